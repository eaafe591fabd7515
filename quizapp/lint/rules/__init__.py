"""The rules of lint, one a module, in an explicit registry."""
