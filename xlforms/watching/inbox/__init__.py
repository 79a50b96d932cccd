"""What lies in the inbox, and from when on it may be taken."""
