"""XF5: habits of filling that reviewers send back."""

from __future__ import annotations

from xlforms.catalogue.entry import Entry

ENTRIES: dict[str, Entry] = {}
