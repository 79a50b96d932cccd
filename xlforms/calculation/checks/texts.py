"""Habits of writing: prompts left where words belong, a goal repeated as its outcome, another unit's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlforms.calculation.checks.names import core, same_name
from xlforms.calculation.derived import Known
from xlforms.calculation.places import at
from xlforms.calculation.report.material import OPEN
from xlforms.findings import Finding, finding
from xlforms.submission import Filled, Indicator, Value
from xlforms.values.kinds import Kind
from xlforms.values.prompts import is_prompt, strip_prompt_prefix
from xlforms.values.text import normalise, squash
from xlforms.workbook import Range, ref
from xlforms.workbook.recalculation.view import within

_WITH_INDICATORS = ("department", "project")
# XX局, 20XX年: letters that stand for what nobody wrote.
_CROSSES = frozenset("XxＸｘ×")
_LEFT_OPEN = r"(?<![A-Za-z×])[XxＸｘ×]{2,}(?![A-Za-z×])[^，。；\s]{0,6}"
_CELLS_TOLD = 8
_SHORTEST_GOAL = 4
# Who is the subject of a whole self-evaluation is the unit itself.
_OF_ITSELF = (
    r"([\u4e00-\u9fff]{2,24}?(?:局|委员会|委|总工会|办公室|中心|医院|学校|中学|小学|学院|法院|检察院|联合会|协会|镇|街道办事处))"
    r"(?:\(本级\))?(?:20[0-9]{2}年度?)?(?:部门|单位)?整体(?:支出)?绩效"
)
# What units call themselves, and how the names of such units end.
_SELF = {
    "我局": ("局",),
    "我委": ("委员会", "委"),
    "我院": ("院",),
    "我校": ("学校", "中学", "小学", "学院", "大学"),
    "我镇": ("镇", "镇人民政府"),
    "我乡": ("乡", "乡人民政府"),
    "我馆": ("馆",),
}
_KINDS = (*(end for ends in _SELF.values() for end in ends), "总工会", "中心")
# Who asks for it, or is told of it.
_OTHERS = r"财政|人大|政府|审计|党委|市委$|县委$|区委$|省委$|各|预算单位|部门单位"


def prompts_replaced(known: Known) -> Iterator[Finding]:
    """指标1, XX and …… in a place where somebody wrote, or was to write."""
    for value in _written(known.filled):
        left = value.content if is_prompt(value.content) else _open(value.content)
        # Of what the report leaves to be filled in, XF504 tells.
        if left and OPEN not in value.content:
            yield at("XF511", value, found=left)


def prompts_removed(known: Known) -> Iterator[Finding]:
    """The table's prompts that are of no harm: before a name, or in lines that nobody used."""
    if known.filled.form.key not in _WITH_INDICATORS:
        return
    named = {(one.name.row, one.name.column) for one in known.filled.indicators if is_prompt(one.name.content)}
    prefixed = {(one.name.row, one.name.column) for one in known.filled.indicators if _prefixed(one.name)}
    if cells := [ref(*place) for place in sorted(_prompt_cells(known.filled) - named | prefixed)]:
        shown = "、".join(cells[:_CELLS_TOLD]) + ("等" if len(cells) > _CELLS_TOLD else "")
        yield finding("XF510", sheet=known.filled.sheet.name, cell=cells[0], count=len(cells), cells=shown)


def goal_and_outcome_differ(known: Known) -> Iterator[Finding]:
    """实际完成情况 tells what was done, not the goal once more."""
    expected, actual = known.filled.values.get("goal.expected"), known.filled.values.get("goal.actual")
    if expected and actual and not is_prompt(expected.content):
        text = _words(expected.content)
        if len(text) >= _SHORTEST_GOAL and text == _words(actual.content):
            yield at("XF516", actual, other=expected.cell)


def no_other_units_name(known: Known) -> Iterator[Finding]:
    """A text that was taken over from another unit names it as the one that is evaluated."""
    unit, name = known.filled.unit, core(known.filled.unit)
    for value in _written(known.filled) if unit else ():
        text = normalise(value.content)
        if named := _other_unit(text, unit) or _other_self(text, name):
            yield at("XF519", value, found=named, expected=unit)


def _other_unit(text: str, unit: str) -> str:
    """Another unit of whose whole performance a text speaks; "" when of none."""
    for named in re.findall(_OF_ITSELF, text) if "绩效" in text else ():
        if not re.search(_OTHERS, named) and not same_name(named, unit) and not _ends_alike(named, unit):
            return str(named)
    return ""


def _other_self(text: str, unit: str) -> str:
    """What another kind of unit calls itself: 我局 is no school; "" for a unit that may be called anything."""
    if "我" not in text or not unit.endswith(_KINDS):
        return ""
    others = (word for word, ends in _SELF.items() if not unit.endswith(ends))
    # 自我校准 and 我委托 are no names.
    said = (word for word in others if word in text)
    return next((word for word in said if re.search(f"(?<!自){word}(?![托员派限部准正])", text)), "")


def _ends_alike(named: str, unit: str) -> bool:
    """Whether the words before a name were caught with it: 根据区总工会 ends like 君山区总工会."""
    return named.endswith(unit[-3:])


def _written(filled: Filled) -> Iterator[Value]:
    """The words that somebody wrote: fields, and the lines in which something stands."""
    numbered = ("funds.", "total.", "income.", "expenditure.", "staff.", "building.")
    yield from (one for name, one in filled.values.items() if one.kind is Kind.TEXT and not name.startswith(numbered))
    for indicator in filled.indicators:
        yield from _of_indicator(indicator)
    for row in filled.rows:
        if any(amount and amount.value for amount in (row.previous_actual, row.budget, row.actual)):
            name = row.path[-1]
            yield row.label if row.label.content == name else row.label._replace(content=name)


def _of_indicator(indicator: Indicator) -> Iterator[Value]:
    yield indicator.name
    for measure in (indicator.target, indicator.actual):
        if measure and not any(note.code == "XF213" for note in measure.reading.notes):
            yield measure.place
    if indicator.deviation_reason:
        yield indicator.deviation_reason


def _open(text: str) -> str:
    found = None if _CROSSES.isdisjoint(text) else re.search(_LEFT_OPEN, text)
    return found.group() if found else ""


def _prefixed(name: Value) -> bool:
    if name.text == name.content:
        return False
    return squash(name.text) != squash(name.content) and squash(strip_prompt_prefix(name.text)) == squash(name.content)


def _prompt_cells(filled: Filled) -> set[tuple[int, int]]:
    """The cells of the table of indicators in which only a prompt stands."""
    if not filled.indicators:
        return set()
    first, cells = filled.indicators[0].name, filled.sheet.cells
    names = within(Range(first.row, first.column, filled.bottom, first.column), cells)
    return {place for place in names if is_prompt(cells[place].text)}


def _words(text: str) -> str:
    return normalise(text).rstrip("。.;；")


TEXTS = (prompts_replaced, prompts_removed, goal_and_outcome_differ, no_other_units_name)
