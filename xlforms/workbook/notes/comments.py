"""The comments part of a worksheet: texts of notes by cell (ECMA-376 part 1, 18.7).

A text of ours stands between two lines that nobody else types, its section, so that it can be taken out of a note that
somebody else began or goes on with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlforms.records import NamedTuple
from xlforms.workbook.parts.order import ensure
from xlforms.workbook.parts.part import Part
from xlforms.workbook.parts.tree import SPACE, Element, append, make

_ORDER = ("authors", "commentList", "extLst")
# As Excel has it: a typeface by name with its family and the Chinese character set, the colour of infotips.
_LOOK = {"sz": "9", "color": "81", "rFont": "宋体", "family": "3", "charset": "134"}


class Run(NamedTuple):
    """A piece of a note's text in one look."""

    text: str
    bold: bool = False


class Section(NamedTuple):
    """The lines between which a text of ours stands in a note."""

    first: str
    last: str

    def bounds(self, text: str) -> tuple[int, int] | None:
        r"""From where to where the section reaches in a text, with the line break before it; None when it hasn't one.

        >>> Section("<", ">").bounds("theirs\n<\nours\n>\ntheirs"), Section("<", ">").bounds("theirs")
        ((6, 15), None)
        """
        if (start := text.find(self.first)) < 0:
            return None
        end = text.find(self.last, start)
        before = text[:start].removesuffix("\n").removesuffix("\r")
        return len(before), len(text) if end < 0 else end + len(self.last)


class Comments:
    """The notes of one worksheet."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._space = part.namespace
        self._list = ensure(part.root, "commentList", _ORDER)
        self._known: dict[str, Element] = {comment.get("ref", ""): comment for comment in self._list.iterchildren("*")}

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of each note by the reference of its cell."""
        return {place: "".join(piece.text or "" for piece in self._pieces(one)) for place, one in self._known.items()}

    @property
    def threads(self) -> set[str]:
        """The cells whose note only says, to older programs, that a thread of comments stands there."""
        authors = [author.text or "" for author in self._authors()]
        return {place for place, one in self._known.items() if _item(authors, one.get("authorId")).startswith("tc=")}

    def put(self, place: str, runs: Sequence[Run], author: str) -> None:
        """Append runs to the note of a cell; one that is made has this author."""
        if (comment := self._known.get(place)) is None:
            comment = append(self._list, f"{self._space}comment", {"ref": place, "authorId": self._author(author)})
            self._known[place] = comment
        text = ensure(comment, "text", ("text", "commentPr"))
        self._as_runs(text)
        for run in runs:
            text.append(self._run(run))
        self._part.changed = True

    def cut(self, place: str, start: int, end: int) -> None:
        """Take the characters from `start` to `end` out of a note, whatever runs they stand in."""
        at = 0
        for piece in self._pieces(self._known[place]):
            text = piece.text or ""
            low, high = (min(max(bound - at, 0), len(text)) for bound in (start, end))
            at += len(text)
            if low < high:
                self._shorten(piece, text[:low] + text[high:])
        self._part.changed = True

    def remove(self, place: str) -> None:
        """Take out the note of a cell."""
        self._list.remove(self._known.pop(place))
        self._part.changed = True

    def _pieces(self, comment: Element) -> list[Element]:
        """The `<t>` elements that a note shows; those of phonetic runs are none of them."""
        space = self._space
        texts = comment.iterfind(f"{space}text")
        children = [child for text in texts for child in text.iterchildren(f"{space}t", f"{space}r")]
        return [
            piece
            for child in children
            for piece in ([child] if child.tag == f"{space}t" else child.iterchildren(f"{space}t"))
        ]

    def _shorten(self, piece: Element, rest: str) -> None:
        piece.text = rest
        run = piece.getparent()
        if not rest and run is not None and run.tag == f"{self._space}r" and (parent := run.getparent()) is not None:
            parent.remove(run)

    def _as_runs(self, text: Element) -> None:
        """A plain text as the first of several runs."""
        for plain in list(text.iterchildren(f"{self._space}t")):
            run = make(f"{self._space}r")
            text.replace(plain, run)
            run.append(plain)

    def _run(self, run: Run) -> Element:
        made = make(f"{self._space}r")
        look = append(made, f"{self._space}rPr")
        if run.bold:
            append(look, f"{self._space}b")
        for name, value in _LOOK.items():
            append(look, f"{self._space}{name}", {"indexed" if name == "color" else "val": value})
        piece = append(made, f"{self._space}t", {SPACE: "preserve"})
        piece.text = run.text
        return made

    def _authors(self) -> list[Element]:
        return list(ensure(self._part.root, "authors", _ORDER).iterchildren(f"{self._space}author"))

    def _author(self, name: str) -> str:
        """The number of an author, appended when there is none of this name."""
        names = [author.text or "" for author in self._authors()]
        if name not in names:
            append(ensure(self._part.root, "authors", _ORDER), f"{self._space}author").text = name
            names.append(name)
        return str(names.index(name))


def _item(names: Sequence[str], number: str | None) -> str:
    """The name of that number, "" when there is none."""
    return names[int(number)] if number and number.isdecimal() and int(number) < len(names) else ""
