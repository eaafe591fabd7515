"""Hand-annotated articles that reading is measured on. The rules of annotation are in docs/golden.md."""
