"""What changed in the figures and texts of one form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from xlforms.comparing.fields import Field, Line, Side
from xlforms.comparing.pairing import pair_lines
from xlforms.records import NamedTuple
from xlforms.writers.field_names import in_words


class Change(NamedTuple):
    """One difference.

    Attributes:
        form: the form's official name.
        project: whose form it is, where there is one for each project.
        name: the field name, as the newer hand-in numbers lines if it has it; of a whole line its number, "" of a form.
        label: the same in the words of the forms.
        old: what stood there; None when a line or form was added.
        new: what stands there; None when it was removed.
    """

    form: str
    project: str
    name: str
    label: str
    old: Side | None
    new: Side | None

    @property
    def difference(self) -> Decimal | None:
        """By how much a number changed, in the field's own unit; None where either side is no number."""
        if self.old is None or self.new is None or self.old.value is None or self.new.value is None:
            return None
        return self.new.value - self.old.value


def changes_of(form: str, project: str, old: Iterable[Line], new: Iterable[Line]) -> Iterator[Change]:
    """The differences between two lists of lines of one form."""
    for before, after in pair_lines(old, new):
        if before is None or after is None:
            line = before or after
            if line is not None:
                told = line.head.side._replace(text=_summary(line))
                sides = (told, None) if after is None else (None, told)
                yield Change(form, project, line.name, line.label, *sides)
        else:
            yield from _of_line(form, project, before, after)


def _of_line(form: str, project: str, before: Line, after: Line) -> Iterator[Change]:
    if before.path != after.path:
        moved = (line.head.side._replace(text=line.label, value=None) for line in (before, after))
        yield Change(form, project, after.name, f"{after.label}（所属级别）", *moved)
    for column in dict.fromkeys([*after.fields, *before.fields]):
        one, other = before.fields.get(column), after.fields.get(column)
        if _said(one) != _said(other):
            name = ".".join(filter(None, [after.name, column]))
            yield Change(form, project, name, _label(after, column), _shown(one, after), _shown(other, after))


def _said(field: Field | None) -> object:
    return None if field is None else field.said


def _shown(field: Field | None, line: Line) -> Side:
    """The side of a field; one that a layout has no place for is blank there."""
    return line.head.side._replace(text="", value=None, cell="") if field is None else field.side


def _label(line: Line, column: str) -> str:
    """The line and the column in the words of the forms."""
    table = line.name.partition(".")[0]
    words = in_words(".".join(filter(None, [table, column])), None) or column
    return "·".join(filter(None, [line.label, words]))


def _summary(line: Line) -> str:
    """What a whole line says."""
    told = ((_label(line._replace(label=""), column), field) for column, field in line.fields.items())
    return "，".join(f"{words} {field.side.text}" for words, field in told if field.said is not None)
