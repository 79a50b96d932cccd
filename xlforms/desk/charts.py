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
_WIDE, _HALF, _HIGH = 1060, 525, 340
# Pixels of a unit's bars and of what is above and below all of them, and of a row of the sheet.
_BAR, _AROUND, _ROW = 21, 90, 21
_LEGEND, _MORE = 40, 6  # pixels for a legend, and for a second bar of a unit
_PAGE = 70  # rows of a printed page
_LINES = {"major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
_COLOURS = {Severity.ERROR: "#C00000", Severity.WARNING: "#ED9B00", Severity.HINT: "#5B9BD5"}


class Counted(NamedTuple):
    """A line of a small table: its label, and a formula with its value for each column."""

    label: str
    cells: tuple[tuple[str, int], ...]


class Frame(NamedTuple):
    """Where a chart goes: the row, and in pixels its width, its height and how far from the left."""

    sheet: Sheet
    row: int
    wide: int
    high: int
    left: int = 0

    def hang(self, chart: Any) -> None:  # noqa: ANN401  untyped
        """Put a chart there."""
        chart.set_size({"width": self.wide, "height": self.high})
        self.sheet.insert_chart(self.row, 0, chart, {"object_position": 2, "x_offset": self.left})


def draw_charts(book: Book, frames: Mapping[str, DataFrame], looks: Looks) -> None:
    """Add the sheet of charts, with its tables of counts among them."""
    sheet = book.add_worksheet(NAME)
    overview, findings = frames[OVERVIEW.name], frames[FINDINGS.name]
    _set_up(sheet)
    sheet.write_string(0, 0, "绩效自评汇总：图", looks.title)
    if not len(overview):
        sheet.write_string(1, 0, "没有读到自评表。", looks.note)
        return
    units = min(len(overview), _MOST_UNITS)
    few = f"（前 {units} 名）" if units < len(overview) else ""
    kinds, grades = _kinds(findings), _grades(overview)
    high = _AROUND + _BAR * units
    higher = min(high + _LEGEND + _MORE * units, _ROW * (_PAGE - 1))
    small, tables = _rows(_HIGH), len(kinds) + len(grades) + 4
    rates, counts, first, money = _placed(sheet, _rows(high), small, tables, _rows(higher))
    _table(sheet, first, "问题的种类", [severity.value for severity in Severity], kinds, looks)
    second = first + len(kinds) + 2
    _table(sheet, second, "等级", ["单位数"], grades, looks)
    left, right = Frame(sheet, rates, _HALF, high), Frame(sheet, rates, _HALF, high, _WIDE - _HALF)
    _by_unit(book, left, f"各单位预算执行率{few}", units, {"execution_rate": "0.00%"}, "0%")
    _by_unit(book, right, f"各单位自评总分{few}", units, {"score": "0.00"}, "0")
    both = {"final_budget": "", "actual_expenditure": ""}
    _by_unit(book, Frame(sheet, money, _WIDE, higher), f"各单位全年预算数与执行数（万元）{few}", units, both, "#,##0")
    _stacked(book, Frame(sheet, counts, _HALF, _HIGH), first, len(kinds))
    _counts(book, Frame(sheet, counts, _HALF, _HIGH, _WIDE - _HALF), second, len(grades))


def _rows(pixels: int) -> int:
    """How many rows a chart takes, with one between it and the next."""
    return -(-pixels // _ROW) + 1


def _placed(sheet: Sheet, *rows: int) -> list[int]:
    """The first rows of things that take so many, one below the other; none is cut in two by a page's end."""
    at, page, places, breaks = 1, 0, [], []
    for number in rows:
        if at + number - page > _PAGE and at > 1:
            breaks.append(at)
            page = at
        places.append(at)
        at += number
    sheet.set_h_pagebreaks(breaks)
    for row in range(1, at):  # LibreOffice has a height of its own for those that none is said of
        sheet.set_row(row, _ROW * 0.75)
    return places


def _set_up(sheet: Sheet) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 12, 10)
    sheet.set_row(0, 26)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.set_portrait()
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&C第 &P 页 共 &N 页&R&D")
    sheet.fit_to_pages(1, 0)


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


def _by_unit(book: Book, frame: Frame, title: str, units: int, shown: Mapping[str, str], number_format: str) -> None:
    """A bar for each unit, in the order of 总览: names of many characters are read beside a bar, not below a column.

    `shown` has the columns, each with the format in which its figures stand at the bars' ends, "" for none.
    """
    chart = book.add_chart({"type": "bar"})
    for name, ends in shown.items():
        values = {"categories": _column(OVERVIEW, "unit", units), "values": _column(OVERVIEW, name, units)}
        labels = {"data_labels": {"value": True, "num_format": ends}} if ends else {}
        chart.add_series({"name": _title(name), "gap": 60, **values, **labels})
    _dress(chart, title, legend=len(shown) > 1)
    chart.set_x_axis({"num_format": number_format, "min": 0, **_LINES})
    chart.set_y_axis({"reverse": True, "interval_unit": 1, "num_font": {"size": 9}})
    frame.hang(chart)


def _dress(chart: Any, title: str, *, legend: bool) -> None:  # noqa: ANN401  untyped
    chart.set_title({"name": title, "name_font": {"size": 13, "bold": True}, "overlay": False})
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


def _table(sheet: Sheet, row: int, title: str, headings: list[str], lines: list[Counted], looks: Looks) -> None:
    """A small table."""
    for at, text in enumerate([title, *headings]):
        sheet.write_string(row, at, text, looks.header)
    for down, line in enumerate(lines, start=row + 1):
        sheet.write_string(down, 0, line.label, looks.cell(Kind.TEXT))
        for at, (formula, value) in enumerate(line.cells, start=1):
            sheet.write_formula(down, at, formula, looks.cell(Kind.COUNT), value)


def _stacked(book: Book, frame: Frame, table: int, lines: int) -> None:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for at, severity in enumerate(Severity, start=1):
        chart.add_series(_series(table, lines, at) | {"fill": {"color": _COLOURS[severity]}, "gap": 50})
    _dress(chart, "问题的种类（条）", legend=True)
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0", **_LINES})
    frame.hang(chart)


def _counts(book: Book, frame: Frame, table: int, lines: int) -> None:
    chart = book.add_chart({"type": "column"})
    labels = {"data_labels": {"value": True}, "gap": 60, "fill": {"color": "#70AD47"}}
    chart.add_series(_series(table, lines, 1) | labels)
    _dress(chart, "各等级的单位数", legend=False)
    chart.set_y_axis({"num_format": "0", "min": 0, **_LINES})
    frame.hang(chart)


def _series(table: int, lines: int, at: int) -> dict[str, Any]:
    """A column of a small table on this sheet."""
    return {
        "name": [NAME, table, at],
        "categories": [NAME, table + 1, 0, table + lines, 0],
        "values": [NAME, table + 1, at, table + lines, at],
    }
