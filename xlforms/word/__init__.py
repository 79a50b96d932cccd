"""Word documents: what stands in one, and a report typeset as one."""
