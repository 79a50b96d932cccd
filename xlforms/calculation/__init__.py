"""What the rules derive from a form's figures, and what speaks against the figures typed."""
