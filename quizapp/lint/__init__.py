"""Lint: is each item, and the quiz as a whole, well made? One rule a module, each with PASS and FAIL examples."""
