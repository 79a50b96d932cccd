"""XF4: figures that do not agree with each other."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {}
