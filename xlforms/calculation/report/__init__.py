"""What the report says: its facts from the tables, the accountant's words, and the parts that are missing."""
