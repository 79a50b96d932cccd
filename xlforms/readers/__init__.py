"""Readers: which forms a workbook holds and what somebody typed into them, and what a report says."""

from __future__ import annotations

from xlforms.readers.read import Reading, read_workbook

__all__ = ["Reading", "read_workbook"]
