"""XF2: what a person typed that is not a plain value."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {}
