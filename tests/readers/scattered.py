"""One content drawn in layouts chosen at random: any synonym, columns in any order, merged, shifted, spread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from xlforms.forms import fund_terms as f
from xlforms.forms import goal_terms as g
from xlforms.forms import terms as t
from xlforms.forms import unit_terms as u
from xlforms.forms.labels import recognise
from xlforms.forms.term import Term
from xlforms.pipeline import read
from xlforms.submission import Filled

Typed = str | Decimal


class Line(NamedTuple):
    """One indicator, as it is meant."""

    level1: str
    level2: str
    name: str
    target: str
    actual: str
    weight: Decimal
    score: Decimal
    reason: str


# What is printed and typed on every drawing.
NAMES = {"project_name": "道路养护", "supervising_department": "某市交通局", "implementing_unit": "某市公路站"}
FUNDS: Mapping[str, Sequence[Decimal]] = {
    "total": [Decimal(text) for text in ("100", "120.5", "118.25")],
    "appropriation": [Decimal(text) for text in ("80", "100.5", "98.25")],
    "carryover": [Decimal(text) for text in ("20", "20", "20")],
    "other": [Decimal(0)] * 3,
}
MONEY = ("original_budget", "final_budget", "actual_expenditure")
GOALS = ("养护农村公路 120 公里", "已养护 118 公里")
LINES = (
    Line("产出指标", "数量指标", "养护里程", "≥120公里", "118公里", Decimal(30), Decimal("29.5"), "两公里改道"),
    Line("产出指标", "质量指标", "验收合格率", "100%", "100%", Decimal(20), Decimal(20), ""),
    Line("效益指标", "社会效益指标", "受益人口", "≥5000人", "5200人", Decimal(30), Decimal(30), ""),
    Line("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", "95%", Decimal(10), Decimal(10), ""),
)
FUND_ROWS = {
    "total": f.TOTAL_FUNDS,
    "appropriation": f.APPROPRIATION,
    "carryover": f.CARRYOVER,
    "other": f.OTHER_FUNDS,
}
FUND_COLUMNS = {
    "original_budget": t.ORIGINAL_BUDGET,
    "final_budget": t.FINAL_BUDGET,
    "actual_expenditure": t.ACTUAL_EXPENDITURE,
    "weight": t.WEIGHT,
    "execution_rate": t.EXECUTION_RATE,
    "score": t.SCORE,
}
INDICATOR_COLUMNS = {
    "target": t.TARGET,
    "actual": t.ACTUAL,
    "weight": t.WEIGHT,
    "score": t.SCORE,
    "reason": t.DEVIATION_REASON,
}


def words(term: Term) -> list[str]:
    """The words of a term that stand for no other."""
    return [word for word in (term.official, *term.synonyms) if len(recognise(word)) == 1]


@st.composite
def labels(draw: st.DrawFn, term: Term) -> str:
    """A label in any of its words and dresses."""
    word = draw(st.sampled_from(words(term) or [term.official]))
    dress = draw(st.sampled_from(["{}", " {}", "{}：", "{}:", "{}\n", "“{}”", "{}（A）", "{}　"]))
    broken = word if len(word) < 4 or draw(st.booleans()) else f"{word[:2]}\n{word[2:]}"
    return str(dress.format(broken))


class Scattered(NamedTuple):
    """A drawing: the cells, the merged ranges, and which columns the target is split over."""

    rows: list[list[Typed]]
    merges: list[tuple[int, int, int, int]]
    top: int
    left: int


@st.composite
def drawings(draw: st.DrawFn) -> Scattered:
    """The content in a layout of its own; row and column of merges count from 0 within the drawing."""
    rows: list[list[Typed]] = []
    merges: list[tuple[int, int, int, int]] = []
    split = draw(st.booleans())
    columns = draw(st.permutations(list(INDICATOR_COLUMNS)))
    _head(draw, rows)
    _funds(draw, rows, merges)
    rows.append(["年度总体目标", draw(labels(g.EXPECTED_GOAL)), "", "", draw(labels(g.ACTUAL_GOAL))])
    rows.append(["", GOALS[0], "", "", GOALS[1]])
    _indicators(draw, rows, merges, columns, split=split)
    if draw(st.booleans()):
        rows, merges = _spread(draw, rows, merges)
    return Scattered(rows, merges, draw(st.integers(1, 9)), draw(st.integers(1, 5)))


def _head(draw: st.DrawFn, rows: list[list[Typed]]) -> None:
    year = draw(st.sampled_from(["in", "below", "beside"]))
    title = "项目支出绩效自评表"
    titles: dict[str, list[Typed]] = {"in": [f"2024年度{title}"], "beside": [title, "", "", "(2024年度)"]}
    rows.append(titles.get(year, [title]))
    if year == "below":
        rows.append(["（2024 年度）"])
    rows.append([draw(labels(u.PROJECT_NAME)), "", NAMES["project_name"]])
    beside: list[Typed] = [draw(labels(u.IMPLEMENTING_UNIT)), "", NAMES["implementing_unit"]]
    department: list[Typed] = [draw(labels(u.SUPERVISING_DEPARTMENT)), "", NAMES["supervising_department"]]
    rows.extend([[*department, "", *beside]] if draw(st.booleans()) else [department, beside])


def _funds(draw: st.DrawFn, rows: list[list[Typed]], merges: list[tuple[int, int, int, int]]) -> None:
    top = len(rows)
    order = draw(st.permutations(list(FUND_COLUMNS)))
    rows.append(["项目资金\n（万元）", "", *(draw(labels(FUND_COLUMNS[column])) for column in order)])
    for number, (row, amounts) in enumerate(FUNDS.items()):
        lead = "其中：" if number == 1 else "　　　" if number else ""
        cells: dict[str, Typed] = {**dict(zip(MONEY, amounts, strict=True)), "weight": "—", "score": "—"}
        if row == "total":
            cells |= {"weight": Decimal(10), "execution_rate": "98.13%", "score": Decimal("9.81")}
        rows.append(["", lead + draw(labels(FUND_ROWS[row])), *(cells.get(column, "") for column in order)])
    if draw(st.booleans()):
        merges.append((top, 0, len(rows) - 1, 0))


def _indicators(
    draw: st.DrawFn,
    rows: list[list[Typed]],
    merges: list[tuple[int, int, int, int]],
    columns: Sequence[str],
    *,
    split: bool,
) -> None:
    top = len(rows)
    lead = [draw(labels(term)) for term in (t.LEVEL1, t.LEVEL2, t.LEVEL3)]
    header: list[Typed] = ["绩效指标", *lead]
    below: list[Typed] = [""] * 4
    for column in columns:
        if column == "target" and split:
            header += ["年度指标值", "", ""]
            below += [draw(labels(t.TARGET_SIGN)), "指标值", draw(labels(t.TARGET_UNIT))]
        else:
            header.append(draw(labels(INDICATOR_COLUMNS[column])))
            below.append("")
    rows.append(header)
    if split:
        rows.append(below)
        at = 4 + list(columns).index("target")
        merges.append((top, at, top, at + 2))
    first = len(rows)
    for number, line in enumerate(LINES):
        rows.append(_line(line, columns, split=split, level=number == 0 or LINES[number - 1].level1 != line.level1))
        if draw(st.integers(0, 3)) == 0:
            rows.append(["", "", "", draw(st.sampled_from(["……", "指标2", "指标2：", "XX"]))])
    if draw(st.booleans()):
        rows.insert(first + 1, [*header])
    cells: dict[str, Typed] = {"weight": Decimal(100), "score": Decimal("99.31")}
    total: list[Typed] = [draw(st.sampled_from(["总分", "合计", "合 计：", "总 分"])), "", "", ""]
    for column in columns:
        total += ["", "", ""] if column == "target" and split else [cells.get(column, "")]
    rows.append(total)


def _line(line: Line, columns: Sequence[str], *, split: bool, level: bool) -> list[Typed]:
    cells: list[Typed] = ["", line.level1 if level else "", line.level2, line.name]
    for column in columns:
        if column == "target" and split:
            cells += _in_three(line.target)
        else:
            value: Typed = getattr(line, column)
            cells.append(value)
    return cells


def _in_three(target: str) -> list[Typed]:
    sign = "≥" if target.startswith("≥") else "＝"
    number = target.lstrip("≥").rstrip("%公里人")
    return [sign, Decimal(number), target.lstrip("≥").removeprefix(number)]


def _spread(
    draw: st.DrawFn, rows: list[list[Typed]], merges: list[tuple[int, int, int, int]]
) -> tuple[list[list[Typed]], list[tuple[int, int, int, int]]]:
    """An empty column that somebody inserted left of everything but the first, and an empty line above a block."""
    at = draw(st.integers(1, 2))
    wide = [[*row[:at], "", *row[at:]] if len(row) > at else row for row in rows]
    moved = [(top, left + (left >= at), bottom, right + (right >= at)) for top, left, bottom, right in merges]
    line = next(number for number, row in enumerate(wide) if row[0] == "年度总体目标")
    wide.insert(line, [])
    down = [(top + (top >= line), left, bottom + (bottom >= line), right) for top, left, bottom, right in moved]
    return wide, down


def put(sheet: Worksheet, drawn: Scattered) -> None:
    """Write the drawing onto a sheet."""
    for row, line in enumerate(drawn.rows, start=drawn.top):
        for column, value in enumerate(line, start=drawn.left):
            if value != "":
                sheet.cell(row, column, value)
    for top, left, bottom, right in drawn.merges:
        first, last = sheet.cell(drawn.top + top, drawn.left + left), sheet.cell(drawn.top + bottom, drawn.left + right)
        sheet.merge_cells(f"{first.coordinate}:{last.coordinate}")


def saved(path: str, *drawn: Scattered) -> None:
    """A workbook with a sheet for each drawing."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, one in enumerate(drawn, start=1):
        put(workbook.create_sheet(f"Sheet{number}"), one)
    workbook.save(path)


def only_form(drawn: Scattered) -> Filled:
    """The form that a drawing is read as; nothing about it has to be said."""
    with TemporaryDirectory() as folder:
        path = str(Path(folder, "a.xlsx"))
        saved(path, drawn)
        submission = read(path)
    assert [note.message for note in submission.findings] == []
    (form,) = submission.forms
    return form
