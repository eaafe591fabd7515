"""Services: one function a use case. They join the pure rooms with storage, and only they commit."""
