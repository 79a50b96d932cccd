"""学表: a declaration drafted from a form that nobody has declared yet."""

from __future__ import annotations

from xlforms.learning.draft import draft
from xlforms.learning.survey import Survey, survey

__all__ = ["Survey", "draft", "survey"]
