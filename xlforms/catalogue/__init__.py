"""The catalogue of codes: severity, wording, basis and remedy of every finding and refusal, once.

Codes are permanent. A module holds a family: XF1 layout, XF2 values, XF3 calculation, XF4 checks between figures,
XF5 habits of filling, XF9 files (XF97 settings files, from XF975 on watched folders, XF98 many submissions).
"""

from __future__ import annotations

from xlforms.catalogue import (
    across,
    calculation,
    checks,
    desk,
    files,
    habits,
    layout,
    report,
    report_files,
    settings,
    values,
    watching,
)
from xlforms.catalogue.entry import Entry

CATALOGUE: dict[str, Entry] = {
    **layout.ENTRIES,
    **values.ENTRIES,
    **calculation.ENTRIES,
    **checks.ENTRIES,
    **across.ENTRIES,
    **habits.ENTRIES,
    **report.ENTRIES,
    **report_files.ENTRIES,
    **files.ENTRIES,
    **desk.ENTRIES,
    **settings.ENTRIES,
    **watching.ENTRIES,
}

FAMILIES = {
    "XF1": "表格和栏目",
    "XF2": "填写的内容",
    "XF3": "计算",
    "XF4": "数字之间",
    "XF5": "填报习惯",
    "XF9": "文件",
}

__all__ = ["CATALOGUE", "FAMILIES", "Entry"]
