"""The vocabulary of anchors: how a declaration says where on a form a value stands. Labels, never addresses."""

from __future__ import annotations

from collections.abc import Callable, Collection

from xlforms.forms.term import Term
from xlforms.records import NamedTuple
from xlforms.values.kinds import CellValue, Quantity

Reads = Callable[[CellValue, str, str], Quantity]


class Beside(NamedTuple):
    """A value to the right of its label, or behind the colon in the label's own cell.

    Attributes:
        name: field name.
        term: the label.
        reads: how the value is read; None for plain text.
        inside: the official place is the label's own cell (an amount typed behind the colon).
        far: empty cells may stand between label and value.
        optional: no finding when the label is not there.
        column: where several values stand to the right, the one below this label counts.
        named: labels of other forms that may be the value (a project is called 业务工作经费).
    """

    name: str
    term: Term
    reads: Reads | None = None
    inside: bool = False
    far: bool = False
    optional: bool = False
    column: Term | None = None
    named: Collection[Term] = ()


class Under(NamedTuple):
    """A value below its label.

    Attributes:
        name: field name.
        term: the label.
        reads: how the value is read; None for plain text.
        optional: no finding when the label is not there.
        goes_on: a text takes in the lines below it down to the next block.
    """

    name: str
    term: Term
    reads: Reads | None = None
    optional: bool = False
    goes_on: bool = False


class Row(NamedTuple):
    """A row label of a crossing.

    Attributes:
        name: middle part of the field name.
        term: the label.
        optional: no finding when the label is not there.
        bare: where no row has a label, the first line below the headers is this one.
        purpose: it divides the total by what it was spent on; beside rows by source it is no further part.
    """

    name: str
    term: Term
    optional: bool = False
    bare: bool = False
    purpose: bool = False


class Column(NamedTuple):
    """A column label of a crossing or a listing.

    Attributes:
        name: last part of the field name.
        term: the label.
        reads: how its values are read; None for plain text.
        dated: another label that means this one when it carries the older of two years (2023年决算数, 2024年决算数).
        optional: no finding when the label is not there.
        follows: name of the column without which nobody expects this one.
        printed: labels that print the first row's points where this column is missing: 得分(20分×执行率),
            预算执行情况(10分).
        near: name of the column beside which this one stands: of several such headers the first one right of it.
    """

    name: str
    term: Term
    reads: Reads | None = None
    dated: Term | None = None
    optional: bool = False
    follows: str = ""
    printed: tuple[Term, ...] = ()
    near: str = ""


class Crossing(NamedTuple):
    """Values where the line of a row label meets the column of a column label: `prefix.row.column`.

    A line is that of one row only, the first one that names it.
    """

    prefix: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]


class Listing(NamedTuple):
    """Lines below a header down to a stop label, one thing a line.

    Attributes:
        name: what is listed, `indicators` or `rows`.
        columns: the header's labels; the first one names the line.
        until: the label of the line that ends the listing, read as `<until.name>.<column>`.
    """

    name: str
    columns: tuple[Column, ...]
    until: Term | None = None


class Lines(NamedTuple):
    """Lines below a header down to a stop label or an empty line, for a bureau's own form: `name.1.column`.

    Attributes:
        name: begins the field names.
        columns: the header's labels; the first one begins the block.
        until: the label of the line that ends the list.
    """

    name: str
    columns: tuple[Column, ...]
    until: Term | None = None


class Numbered(NamedTuple):
    """Values to the right of a label that recurs with a running number (问题1, 问题2 …): `name.1`, `name.2`."""

    name: str
    term: Term


class Sections(NamedTuple):
    """Prose below headings, each text down to the next heading: `prefix.<term.name>`.

    Attributes:
        prefix: begins the field names.
        terms: the headings that have a text.
        bare: headings that only head others.
    """

    prefix: str
    terms: tuple[Term, ...]
    bare: tuple[Term, ...] = ()


Anchor = Beside | Under | Crossing | Listing | Lines | Numbered | Sections


class Block(NamedTuple):
    """A part of a form within which a label is unique.

    Attributes:
        starts: the block begins in the first line that holds one of these labels; none for the form's head.
        anchors: what stands in it.
        headed: labels that open the block where they stand in the line directly above.
        anywhere: its labels may stand in any line of the form.
        instead: a label that makes up for a block that is not there, where it stands below all the others' first lines.
    """

    starts: tuple[Term, ...]
    anchors: tuple[Anchor, ...]
    headed: tuple[Term, ...] = ()
    anywhere: bool = False
    instead: Term | None = None


class Form(NamedTuple):
    """The declaration of one official form.

    Attributes:
        key: the contract's name of the form.
        official: its official Chinese name.
        titles: how its title ends, the year and the brackets left out; of forms that share a title the labels decide.
        proof: labels of which at least `proven` must stand under the title.
        proven: how many labels of `proof` make the form sure.
        sure: labels that make the form sure where it has no title; all of `proof` where none are named.
        blocks: its parts from top to bottom.
        unit: names of the fields that tell the unit, the best first; `title` for what stands before the form's name.
        head: the label at its head; where it stands once more another such form begins, even without a title.
    """

    key: str
    official: str
    titles: tuple[str, ...]
    proof: tuple[Term, ...]
    proven: int
    blocks: tuple[Block, ...]
    unit: tuple[str, ...] = ()
    sure: tuple[Term, ...] = ()
    head: Term | None = None

    def __hash__(self) -> int:
        """That of its name: a form is a long declaration."""
        return hash(self.key)
