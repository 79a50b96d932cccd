"""The bureau's desk: what many units handed in, read by many hands, and laid out as one summary (汇总)."""
