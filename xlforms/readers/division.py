"""Whether the lines of a table are all parts of its total: 其中 may divide another line, or name one part alone."""

from __future__ import annotations

from collections.abc import Sequence

from xlforms.readers.region import Columns, Region
from xlforms.values.text import normalise


def is_divided(region: Region, parts: Sequence[int], columns: Columns) -> bool:
    """Whether the lines below the total do not add up to it: 其中 stands at a later one, or at the only one."""
    labels = (region.line_label(line, columns) for line in (parts if len(parts) == 1 else parts[1:]))
    return any(normalise(label.content).startswith("其中") for label in labels if label)
