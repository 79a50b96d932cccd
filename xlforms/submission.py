"""What one unit handed in: every value with its cell and its text, as typed."""

from __future__ import annotations

from copy import copy
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from xlforms.findings import Finding
from xlforms.forms.vocabulary import Form
from xlforms.records import NamedTuple
from xlforms.values.kinds import BLANK, Kind
from xlforms.values.targets import Target
from xlforms.workbook import Sheet, parse_ref, ref

if TYPE_CHECKING:
    from xlforms.prose import Report

_NO_NUMBER = (Kind.TEXT, Kind.ERROR)


class Value(NamedTuple):
    """One value and the place where it stands, or, if blank, where it belongs.

    Attributes:
        name: field name, such as `funds.total.final_budget`.
        sheet: the sheet's name.
        row: 1-based; of a merged range its first.
        column: 1-based; of a merged range its first.
        kind: number, text, blank, not applicable or error cell.
        value: the number in the field's own unit (money 万元, rates as fractions), None when it is none.
        text: what the person sees in the cell, the label included where both share it.
        content: what belongs to the field: the text without the label.
        places: decimals shown of `value`, None when the cell does not say.
        unit: the unit typed, "" when none.
        stored: whether the cell itself holds the number, so that a formula may refer to it.
        inside: whether the place is the label's own cell.
        formula: the formula that fills the cell, without its equals sign.
        number_format: the number format of what the cell holds.
        power: the power of ten that brings a plain number of the cell to the field's unit; -4 on a form in 元.
        doubted: whether a finding about its own form says that the figure is wrong, so that nothing hangs on it.
        meant: of a doubted figure what it should be, None where that is not known.
    """

    name: str
    sheet: str
    row: int
    column: int
    kind: Kind
    value: Decimal | None = None
    text: str = ""
    content: str = ""
    places: int | None = None
    unit: str = ""
    stored: bool = False
    inside: bool = False
    formula: str | None = None
    number_format: str = "General"
    power: int = 0
    doubted: bool = False
    meant: Decimal | None = None

    @property
    def cell(self) -> str:
        """A1 reference."""
        return ref(self.row, self.column)

    @property
    def blank(self) -> bool:
        """Whether nobody has typed anything here."""
        return self.kind is BLANK

    @property
    def unread(self) -> bool:
        """Whether something stands in the place of a number that is none, which reading has said already."""
        return self.kind in _NO_NUMBER

    @property
    def free(self) -> bool:
        """Whether something may be written here: nobody has typed anything, and no formula is to fill it."""
        return self.blank and self.formula is None


class Measure(NamedTuple):
    """A target or an actual: the cell, its value understood, and whether the cell itself holds that number."""

    place: Value
    reading: Target
    stored: bool


class Indicator(NamedTuple):
    """One line of the table of indicators.

    Attributes:
        level1: 一级指标 without points and white space.
        points1: the points printed with the first level, if any.
        level2: 二级指标, likewise.
        points2: the points printed with the second level, if any.
        name: 三级指标.
        target: 年度指标值.
        actual: 实际完成值.
        weight: 分值.
        score: 得分.
        deviation_reason: 偏差原因分析及改进措施.
        criteria: 评分标准, where the form has a column for it.
        original_target: 年初指标值 where another one, adjusted during the year, counts as the target.
    """

    level1: str
    points1: Decimal | None
    level2: str
    points2: Decimal | None
    name: Value
    target: Measure | None
    actual: Measure | None
    weight: Value | None
    score: Value | None
    deviation_reason: Value | None
    criteria: Value | None = None
    original_target: Value | None = None


class CostRow(NamedTuple):
    """One line of the base data's costs, money in 万元.

    Attributes:
        path: the labels from the outermost parent to the line's own, the official term for a known one.
        terms: the same as the vocabulary's identifiers, "" for a line the officer added.
        label: the cell of the label.
        previous_actual: 上年决算数.
        budget: 本年预算数.
        actual: 本年决算数.
    """

    path: tuple[str, ...]
    terms: tuple[str, ...]
    label: Value
    previous_actual: Value | None = None
    budget: Value | None = None
    actual: Value | None = None


class Filled:
    """One official form as somebody filled it in.

    Attributes:
        form: its declaration.
        sheet: the sheet it stands on.
        title: its title as printed, "" when it has none.
        year: the year it is about.
        unit: the unit it is about.
        top: its first line on the sheet.
        bottom: its last line on the sheet.
        values: the fields found, blank ones included.
        indicators: the lines of the table of indicators.
        rows: the lines of the base data's costs.
        unknown: names of the tables in which amounts stand whose label no term names.
        findings: what was noticed while reading it.
        file: the workbook it stands in, as it is called within the material; "" when that is all there is.
    """

    def __init__(
        self, form: Form, sheet: Sheet, title: str, year: int | None, unit: str, top: int, bottom: int
    ) -> None:
        self.form = form
        self.sheet = sheet
        self.title = title
        self.year = year
        self.unit = unit
        self.top = top
        self.bottom = bottom
        self.values: dict[str, Value] = {}
        self.indicators: list[Indicator] = []
        self.rows: list[CostRow] = []
        self.unknown: set[str] = set()
        self.findings: list[Finding] = []
        self.file = ""

    def on(self, sheet: Sheet) -> Filled:
        """The same form on a copy of its sheet."""
        twin = copy(self)
        twin.sheet = sheet
        return twin

    def put(self, value: Value) -> None:
        """Let a value that was filled in take the place of the blank one of its name."""
        listing, _, rest = value.name.partition(".")
        number, _, field_name = rest.partition(".")
        change: dict[str, Any] = {field_name: value}
        if listing == "indicators":
            self.indicators[int(number) - 1] = self.indicators[int(number) - 1]._replace(**change)
        elif listing == "rows":
            self.rows[int(number) - 1] = self.rows[int(number) - 1]._replace(**change)
        else:
            self.values[value.name] = value

    def number(self, name: str) -> Decimal | None:
        """The number of a field, None when it is blank, not a number or not on this form."""
        value = self.values.get(name)
        return value.value if value else None


class Submission:
    """What one unit handed in: a workbook, or several with a report.

    Attributes:
        file: the path as given, of the workbook, the folder or the archive.
        forms: the forms found, in the order of the workbooks and of their sheets.
        reports: each 自评报告 as prose, those in files of their own before those on sheets.
        findings: what was noticed while reading.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.forms: list[Filled] = []
        self.reports: list[Report] = []
        self.findings: list[Finding] = []

    @property
    def report(self) -> Report | None:
        """The 自评报告 that counts where only one can; None when there is none."""
        return next(iter(self.reports), None)

    def take_in(self, part: Submission, file: str) -> None:
        """Add the forms of one of its workbooks, which is called `file` within the whole."""
        for filled in part.forms:
            filled.file = file
        for report in part.reports:
            report.file = file
        self.forms += part.forms
        self.reports += part.reports
        self.findings += (note.within(file) for note in part.findings)

    def about(self, note: Finding) -> Filled | None:
        """The form that a finding is about; None where it is about none, or its place does not tell which."""
        here = [one for one in self.forms if (one.file, one.sheet.name) == (note.file, note.sheet)]
        row = parse_ref(note.cell)[0] if note.cell else 0
        return next((one for one in here if one.top <= row <= one.bottom), here[0] if len(here) == 1 else None)

    def of(self, key: str) -> list[Filled]:
        """The forms of one kind: `department`, `project`, `base_data`, `score_sheet`, `annex5` or `report`."""
        return [filled for filled in self.forms if filled.form.key == key]
