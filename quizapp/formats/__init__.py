"""Formats: files that people bring, read into articles and quizzes, and written back."""
