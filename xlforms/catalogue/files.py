"""XF9: files that can't be worked on."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {}
