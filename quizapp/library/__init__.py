"""Library: the articles that ship with the app."""
