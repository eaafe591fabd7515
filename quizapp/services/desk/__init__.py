"""The desk: what teachers do. A function a use case; each takes the row id of the teacher who asks.

What belongs to somebody else and is not shared is answered as if it were not there (NotFound).
"""
