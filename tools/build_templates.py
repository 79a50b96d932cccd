"""Build the blank official forms: `python -m tools.build_templates [DIR]`, by default into templates/."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tools.package import save
from tools.templates import annex5, base_data, department, guide, material, narrative, problems, project
from tools.templates.look import typeface

Draw = Callable[[Worksheet], None]

WORKBOOKS: dict[str, dict[str, Draw]] = {
    "zipingbiao": {
        "填表说明": guide.draw,
        "基础数据表": base_data.draw,
        "部门整体支出绩效自评表": department.draw,
        "项目支出绩效自评表": project.draw,
        "报告素材": material.draw,
        "自评报告": narrative.draw,
    },
    "annex5": {"附件5": annex5.draw},
    "wentiqingdan": {"问题清单": problems.draw},
}


def build(sheets: dict[str, Draw]) -> Workbook:
    """Draw a workbook, a sheet for each name."""
    book = Workbook()
    # Column widths are counted in digits of this typeface.
    book._named_styles["Normal"].font = typeface("宋体", 11)  # type: ignore[attr-defined]  # noqa: SLF001
    book.remove(book.worksheets[0])
    for name, draw in sheets.items():
        draw(book.create_sheet(name))
    return book


def main(folder: str) -> None:
    """Write every template into `folder`."""
    for name, sheets in WORKBOOKS.items():
        save(build(sheets), os.path.join(folder, f"{name}.xlsx"))


if __name__ == "__main__":
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "templates"))
