"""One worksheet: its cells read in one pass, and edits that touch nothing but what is set."""
