"""What people and programs are told: the log, what is made of it, and the letters beside results."""
