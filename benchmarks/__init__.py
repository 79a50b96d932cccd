"""What xlforms costs, measured beside what the same work costs otherwise; figures stand in docs/measurements.md."""
