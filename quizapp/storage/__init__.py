"""Storage: the tables, and every query on them. Nobody else knows SQL."""
