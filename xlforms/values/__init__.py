"""Numbers, rates, targets and dates as people type them: each reader takes what a cell holds and never raises."""
