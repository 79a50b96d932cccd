"""Workbooks of kinds that can only be read (.xls, .et, .xlsb, .ods), gone over onto copies of our own blank forms."""

from __future__ import annotations

from xlforms.writers.transfer.book import transfer

__all__ = ["transfer"]
