"""Readers: which forms a workbook holds, and what somebody typed into them."""

from __future__ import annotations

from xlforms.readers.read import read_workbook

__all__ = ["read_workbook"]
