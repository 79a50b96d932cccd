"""The report read as prose: lines to paragraphs, headings by their meaning, figures by their phrases."""

from __future__ import annotations

from xlforms.readers.prose.assemble import assemble
from xlforms.readers.prose.lines import Line

__all__ = ["Line", "assemble"]
