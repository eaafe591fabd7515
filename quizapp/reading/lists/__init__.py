"""Lists that the gazetteer reads; CREDITS.md says where they come from."""
