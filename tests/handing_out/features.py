"""What a sheet has besides its values, as openpyxl sees it, so that two sheets can be compared."""

from __future__ import annotations

from typing import Any

from openpyxl.worksheet.worksheet import Worksheet


def features(sheet: Worksheet) -> dict[str, Any]:
    """Everything that a copy of a template has to keep."""
    rows = {number: (row.height, row.protection.locked) for number, row in sheet.row_dimensions.items()}
    return {
        "merges": {str(area) for area in sheet.merged_cells.ranges},
        "validations": validations(sheet),
        "protection": {name: getattr(sheet.protection, name) for name in sheet.protection.__attrs__},
        "print": (sheet.print_area.rpartition("!")[2], sheet.print_title_rows),
        "page": {name: getattr(sheet.page_setup, name) for name in sheet.page_setup.__attrs__ if name != "id"},
        "margins": {name: getattr(sheet.page_margins, name) for name in sheet.page_margins.__attrs__},
        "fit": sheet.sheet_properties.pageSetUpPr.fitToPage if sheet.sheet_properties.pageSetUpPr else None,
        "centred": sheet.print_options.horizontalCentered,
        "footer": sheet.oddFooter.center.text if sheet.oddFooter else None,
        "view": (sheet.sheet_view.showGridLines, sheet.freeze_panes),
        "widths": {name: column.width for name, column in sheet.column_dimensions.items()},
        "rows": rows,
        "looks": {cell.coordinate: look(cell) for row in sheet.iter_rows() for cell in row},
    }


def validations(sheet: Worksheet) -> set[tuple[object, ...]]:
    """Drop-downs, limits and input messages with the places that they are for."""
    return {
        (str(rule.sqref), rule.type, rule.formula1, rule.formula2, rule.promptTitle, rule.prompt, rule.error)
        for rule in sheet.data_validations.dataValidation
    }


def look(cell: Any) -> tuple[str, ...]:  # noqa: ANN401  a cell or a part of a merged one
    """How a cell looks."""
    styles = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
    return (*map(repr, styles), cell.number_format)
