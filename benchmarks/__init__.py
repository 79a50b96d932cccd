"""What xlforms costs, and what it withstands; the figures stand in docs/measurements.md."""
