"""A derived figure: what the rules give for a cell, with the formula that says so in the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from xlforms.calculation.parameters import Parameters
from xlforms.calculation.rules import within
from xlforms.records import NamedTuple
from xlforms.submission import Filled, Value
from xlforms.values.shown import plain
from xlforms.workbook import Cell

# Rates and scores are shown with two decimals of a percent and of a point unless the cell says otherwise.
RATE_PLACES = 4
SCORE_PLACES = 2


class Derived(NamedTuple):
    """What a rule gives for one cell.

    Attributes:
        place: where it stands or belongs.
        label: the figure in words, for sentences.
        value: rounded half up to the places that the cell shows.
        exact: before rounding.
        formula: the same as an Excel formula, without its equals sign; None where the inputs are no numbers of cells
            (text such as ≥95%, an amount inside a label).
        arithmetic: the calculation in words and figures.
        percent: whether people write it as a percentage.
        terms: of a sum, what was added up.
        code: the finding's code where a typed figure disagrees.
        most: of a score its 分值; what exceeds it is told by its own check.
    """

    place: Value
    label: str
    value: Decimal
    exact: Decimal
    formula: str | None
    arithmetic: str
    percent: bool = False
    terms: tuple[Decimal, ...] = ()
    code: str = "XF301"
    most: Decimal | None = None

    @property
    def shown(self) -> str:
        """The value as people write it; beside cells in another unit with its own."""
        if self.percent:
            return f"{self.value.scaleb(2):f}%"
        return f"{plain(self.value)}万元" if self.place.power else plain(self.value)

    @property
    def places(self) -> int:
        """The places that count: of a rate as shown, of a score or an amount two at least."""
        shown = self.place.places
        if self.percent:
            return RATE_PLACES if shown is None else shown
        return SCORE_PLACES if shown is None else max(shown, SCORE_PLACES)

    @property
    def disagrees(self) -> bool:
        """Whether another figure stands in the cell, typed or from a formula of its own."""
        return self.place.value is not None and not within(self.place.value, self.exact, self.places)


class Operand(NamedTuple):
    """A number that a rule takes in, with its cell where a formula may refer to one.

    Attributes:
        value: in the field's unit.
        cell: its cell, None when no formula may refer to one.
        power: the power of ten that brings the cell's number to the field's unit.
    """

    value: Decimal
    cell: str | None
    power: int = 0


class Known:
    """The numbers of one form: those typed, and where a cell is blank those derived so far.

    Attributes:
        filled: the form.
        parameters: the settings in force when the form's year is evaluated.
        derived: what the rules give, by field name.
        replaced: names of the fields whose typed figure gives way to the rule's.
        settled: the cells, by field name, whose figure has been taken over as it stands there.
    """

    def __init__(self, filled: Filled, parameters: Parameters, *, overwrite: bool = False) -> None:
        self.filled = filled
        self.replaced: set[str] = set()
        self.settled: dict[str, Cell] = {}
        self._overwrite = overwrite
        self.parameters = parameters
        self.derived: dict[str, Derived] = {}

    def add(self, derived: Derived | None) -> None:
        """Take in a derived figure; later rules use it where its cell is blank or gives way."""
        if derived is None:
            return
        self.derived[derived.place.name] = derived
        if self._overwrite and derived.disagrees and derived.place.formula is None:
            self.replaced.add(derived.place.name)

    def number(self, value: Value | None) -> Decimal | None:
        """The number of a value: typed, or derived for a cell that is blank or gives way; None when there is none."""
        if value is None:
            return None
        gives_way = value.name in self.replaced
        if value.value is not None and not gives_way:
            return value.value
        derived = self.derived.get(value.name)
        return derived.value if derived is not None and (value.blank or gives_way) else None

    def numbers(self, values: Iterable[Value | None]) -> list[Decimal]:
        """The numbers of those values that have one."""
        return [number for value in values if (number := self.number(value)) is not None]

    def named(self, name: str) -> Decimal | None:
        """The number of a field."""
        return self.number(self.filled.values.get(name))

    def take(self, value: Value | None) -> Operand | None:
        """The number of a value as formulas take it in."""
        number = self.number(value)
        if value is None or number is None:
            return None
        typed = value.value is not None and value.name not in self.replaced
        held = value.stored if typed else not value.inside
        return Operand(number, value.cell if held else None, value.power)

    def number_format(self, place: Value) -> str:
        """The number format of a cell, filled in or not."""
        return self.filled.sheet.number_format(place.row, place.column) if place.blank else place.number_format

    def get(self, name: str) -> Operand | None:
        """The number of a field as formulas take it in."""
        return self.take(self.filled.values.get(name))


def formula_of(template: str, *operands: Operand) -> str | None:
    """The formula with the operands' cells filled in, None unless each has one."""
    cells = [operand.cell for operand in operands]
    return template.format(*cells) if all(cells) else None
