"""The way of one drop: claimed, worked on, published, and taken over where a watcher dies on it."""
