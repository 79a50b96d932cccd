"""Cached values kept true: which formulas a change reaches, in which order, and with which values."""
