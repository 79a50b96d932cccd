"""Files on disk: what kind each is, read whole, and written whole or not at all."""
