"""图: native charts that live on the summary's own sheets, and the small tables of counts that some need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from xlforms.catalogue import FAMILIES
from xlforms.desk.columns import Kind, Table
from xlforms.desk.looks import Looks
from xlforms.desk.sheets import FIRST
from xlforms.desk.tables import FINDINGS, OVERVIEW
from xlforms.findings import Severity
from xlforms.records import NamedTuple
from xlforms.workbook import ref

if TYPE_CHECKING:
    from xlforms.desk.frames import DataFrame

Book = Any
Sheet = Any

NAME = "图"
_MOST_UNITS = 60  # that a chart has room for
_GRADES = ("优", "良", "中", "差")
_BANDS = ((0.0, 0.6), (0.6, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.0))
_WIDE, _HIGH = 1060, 340
_HALF = 525
_CHART_ROWS = 17
_COLOURS = {Severity.ERROR: "#C00000", Severity.WARNING: "#ED9B00", Severity.HINT: "#5B9BD5"}


class Counted(NamedTuple):
    """A line of a small table: its label, and a formula with its value for each column."""

    label: str
    cells: tuple[tuple[str, int], ...]


def draw_charts(book: Book, frames: Mapping[str, DataFrame], looks: Looks) -> None:
    """Add the sheet of charts, with its tables of counts below them."""
    sheet = book.add_worksheet(NAME)
    overview, findings = frames[OVERVIEW.name], frames[FINDINGS.name]
    below = 4 * _CHART_ROWS + 2
    _set_up(sheet, below)
    sheet.write_string(0, 0, "绩效自评汇总：图", looks.title)
    if not len(overview):
        sheet.write_string(1, 0, "没有读到自评表。", looks.note)
        return
    units = min(len(overview), _MOST_UNITS)
    few = f"（前 {units} 名）" if units < len(overview) else ""
    _by_unit(book, sheet, 1, f"各单位预算执行率{few}", units, ("execution_rate",), "0%")
    _by_unit(book, sheet, 1 + _CHART_ROWS, f"各单位自评总分{few}", units, ("score",), "0")
    money = ("final_budget", "actual_expenditure")
    _by_unit(book, sheet, 1 + 2 * _CHART_ROWS, f"各单位全年预算数与执行数（万元）{few}", units, money, "#,##0")
    kinds = _kinds(findings)
    first = _table(sheet, below, "问题的种类", [severity.value for severity in Severity], kinds, looks)
    second = below + len(kinds) + 3
    grades = _grades(overview)
    third = _table(sheet, second, "等级", ["单位数"], grades, looks)
    _stacked(book, sheet, 1 + 3 * _CHART_ROWS, first, len(kinds))
    _counts(book, sheet, 1 + 3 * _CHART_ROWS, third, len(grades))


def _set_up(sheet: Sheet, below: int) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 12, 10)
    sheet.set_row(0, 26)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.set_portrait()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&C第 &P 页 共 &N 页&R&D")
    sheet.fit_to_pages(1, 0)
    sheet.set_h_pagebreaks([1 + 2 * _CHART_ROWS, below])


def _column(table: Table, name: str, rows: int) -> str:
    """A column of a table's sheet, as a reference that a chart lives on."""
    at = table.names.index(name) + 1
    first, last = ref(FIRST + 1, at), ref(FIRST + rows, at)
    return f"='{table.title}'!{_fixed(first)}:{_fixed(last)}"


def _fixed(place: str) -> str:
    letters = place.rstrip("0123456789")
    return f"${letters}${place[len(letters) :]}"


def _title(name: str) -> str:
    return next(column.title for column in OVERVIEW.columns if column.name == name)


def _by_unit(
    book: Book, sheet: Sheet, row: int, title: str, units: int, names: tuple[str, ...], number_format: str
) -> None:
    """A column for each unit, in the order of 总览."""
    chart = book.add_chart({"type": "column"})
    for name in names:
        chart.add_series(
            {
                "name": _title(name),
                "categories": _column(OVERVIEW, "unit", units),
                "values": _column(OVERVIEW, name, units),
                "gap": 60,
            }
        )
    _dress(chart, title, number_format, legend=len(names) > 1)
    chart.set_size({"width": _WIDE, "height": _HIGH})
    sheet.insert_chart(row, 0, chart, {"object_position": 2})


def _dress(chart: Any, title: str, number_format: str, *, legend: bool) -> None:  # noqa: ANN401  untyped
    chart.set_title({"name": title, "name_font": {"size": 13, "bold": True}, "overlay": False})
    chart.set_y_axis(
        {"num_format": number_format, "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    )
    chart.set_legend({"position": "top"} if legend else {"none": True})


def _kinds(findings: DataFrame) -> list[Counted]:
    """How many findings of each family and severity, counted by the sheet itself."""
    codes, severities = (_area(FINDINGS, name, len(findings)) for name in ("code", "severity"))
    families = findings["code"].str[:3]
    lines = []
    for family, title in FAMILIES.items():
        cells = []
        for severity in Severity:
            known = int(((families == family) & (findings["severity"] == severity.value)).sum())
            cells.append((f'=COUNTIFS({codes},"{family}*",{severities},"{severity.value}")', known))
        lines.append(Counted(title, tuple(cells)))
    return lines


def _grades(overview: DataFrame) -> list[Counted]:
    places = _area(OVERVIEW, "grade", len(overview))
    found = overview["grade"].value_counts()
    lines = [Counted(grade, ((f'=COUNTIF({places},"{grade}")', int(found.get(grade, 0))),)) for grade in _GRADES]
    named = sum(cells[0][1] for _, cells in lines)
    others = f"=ROWS({places})-SUM({','.join(f'COUNTIF({places},{chr(34)}{grade}{chr(34)})' for grade in _GRADES)})"
    return [*lines, Counted("没有等级", ((others, len(overview) - named),))]


def _area(table: Table, name: str, rows: int) -> str:
    return _column(table, name, max(rows, 1)).removeprefix("=")


def _table(sheet: Sheet, row: int, title: str, headings: list[str], lines: list[Counted], looks: Looks) -> int:
    """A small table; gives the row of its headings."""
    for at, text in enumerate([title, *headings]):
        sheet.write_string(row, at, text, looks.header)
    for down, line in enumerate(lines, start=row + 1):
        sheet.write_string(down, 0, line.label, looks.cell(Kind.TEXT))
        for at, (formula, value) in enumerate(line.cells, start=1):
            sheet.write_formula(down, at, formula, looks.cell(Kind.COUNT), value)
    return row


def _stacked(book: Book, sheet: Sheet, row: int, table: int, lines: int) -> None:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for at, severity in enumerate(Severity, start=1):
        chart.add_series(_series(table, lines, at) | {"fill": {"color": _COLOURS[severity]}, "gap": 50})
    _dress(chart, "问题的种类（条）", "General", legend=True)
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_size({"width": _HALF, "height": _HIGH})
    sheet.insert_chart(row, 0, chart, {"object_position": 2})


def _counts(book: Book, sheet: Sheet, row: int, table: int, lines: int) -> None:
    chart = book.add_chart({"type": "column"})
    labels = {"data_labels": {"value": True}, "gap": 60, "fill": {"color": "#70AD47"}}
    chart.add_series(_series(table, lines, 1) | labels)
    _dress(chart, "各等级的单位数", "0", legend=False)
    chart.set_size({"width": _HALF, "height": _HIGH})
    sheet.insert_chart(row, 0, chart, {"object_position": 2, "x_offset": _WIDE - _HALF})


def _series(table: int, lines: int, at: int) -> dict[str, Any]:
    """A column of a small table on this sheet."""
    return {
        "name": [NAME, table, at],
        "categories": [NAME, table + 1, 0, table + lines, 0],
        "values": [NAME, table + 1, at, table + lines, at],
    }
