"""The kinds of items, one a module, in an explicit registry."""
