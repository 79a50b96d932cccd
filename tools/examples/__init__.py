"""What the examples consist of: one module a published case, its figures taken from examples/sources."""
