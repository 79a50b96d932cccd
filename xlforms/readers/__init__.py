"""Readers: which forms a workbook holds and what somebody typed into them, and what a report says."""

from __future__ import annotations

from xlforms.readers.read import Reading, read_workbook
from xlforms.readers.report_file import read_report

__all__ = ["Reading", "read_report", "read_workbook"]
