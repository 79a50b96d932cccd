"""报送材料, what units hand in: a workbook, or a folder or .zip with a unit's workbooks and its report."""

from __future__ import annotations

from xlforms.handed_in.grouping import by_unit, one_units
from xlforms.handed_in.material import Material, materials, single, whole
from xlforms.handed_in.walking import (
    CLEANED,
    DONE,
    EXTENSIONS,
    MARKED,
    RESULTS,
    SCORED,
    below,
    handed_in_as,
    is_archive,
    is_marked,
    is_other,
    is_report,
    is_workbook,
)

__all__ = [
    "CLEANED",
    "DONE",
    "EXTENSIONS",
    "MARKED",
    "RESULTS",
    "SCORED",
    "Material",
    "below",
    "by_unit",
    "handed_in_as",
    "is_archive",
    "is_marked",
    "is_other",
    "is_report",
    "is_workbook",
    "materials",
    "one_units",
    "single",
    "whole",
]
