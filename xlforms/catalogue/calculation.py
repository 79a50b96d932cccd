"""XF3: derived figures that disagree or can't be derived."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {}
