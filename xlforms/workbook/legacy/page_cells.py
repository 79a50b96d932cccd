"""What stands in a cell of a web page: the number that Excel or LibreOffice noted in it, or its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlforms.workbook.legacy.entered import entered
from xlforms.workbook.legacy.tables import GENERAL, NUMBER, TEXT, Told
from xlforms.workbook.parts.tree import Element, walk
from xlforms.workbook.sheets.values import number

_VALUES = ("sdval", "x:num")  # LibreOffice's and Excel's
_FORMAT = re.compile(
    r"""(?i)(?:mso-number-format|vnd\.ms-excel\.numberformat)\s*:\s*(?:"([^"]*)"|'([^']*)'|([^;"']*))"""
)
_RULE = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")
_STYLE = re.compile(r"(?is)<style\b[^>]*>(.*?)</style>")
_SPACES = re.compile(r"[ \t\r\n\v\f]+")
_BLOCK_EDGES = re.compile(r" *\v[ \v]*")
_PARAGRAPHS = {"p", "div", "li", "tr", "h1", "h2", "h3"}
_UNSEEN = {"script", "style", "comment"}
_TEXTUAL = "@"
_NAMED = {"general": GENERAL, "percent": "0.00%", "fixed": "0.00", "standard": "#,##0.00", "text": _TEXTUAL}


class PageCells:
    """The cells of one page, read as the program that wrote it means them."""

    def __init__(self, root: Element, text: str) -> None:
        # A program that notes the numbers means everything else as text.
        self._notes = any(cell.get(name) is not None for cell in root.iter("td", "th") for name in _VALUES)
        self._classes = dict(_classes(text))

    def cell(self, row: int, column: int, element: Element) -> Told | None:
        """The cell of a `<td>` or `<th>`, None when nothing stands in it."""
        text = _text(element)
        number_format = self._format(element)
        noted = next((element.get(name) for name in _VALUES if element.get(name)), None)
        if noted is not None and not isinstance(value := number(noted.strip()), str):
            return Told(row, column, NUMBER, float(value), number_format or GENERAL)
        if not text:
            return None
        if number_format == _TEXTUAL or (self._notes and "x:num" not in element.attrib):
            return Told(row, column, TEXT, text)
        return entered(row, column, text)

    def _format(self, element: Element) -> str:
        """The number format that a cell names, "" when it names none."""
        if (told := element.get("sdnum")) is not None:
            return told.split(";", 2)[2] if told.count(";") >= 2 else ""
        if found := _declared(element.get("style", "")):
            return found
        names = element.get("class", "").split()
        return next((self._classes[name] for name in names if name in self._classes), "")


def _classes(text: str) -> Iterator[tuple[str, str]]:
    """The number formats of the style sheet's classes."""
    for sheet in _STYLE.findall(text):
        for name, rule in _RULE.findall(sheet):
            if found := _declared(rule):
                yield name, found


def _declared(style: str) -> str:
    r"""The number format in a style.

    >>> _declared(r'color:red;mso-number-format:"0\.00%"'), _declared("mso-number-format:Percent")
    ('0.00%', '0.00%')
    """
    if (found := _FORMAT.search(style)) is None:
        return ""
    code = next(filter(None, found.groups()), "").strip()
    code = re.sub(r"\\([^0-9A-Fa-f])", r"\1", code)
    return _NAMED.get(code.lower(), code)


def _text(element: Element) -> str:
    """The text of a cell as it is seen: white space drawn together, a line for each break and paragraph."""
    lines = _BLOCK_EDGES.sub("\n", "".join(_pieces(element)).strip(" \v")).replace("\xa0", " ").split("\n")
    return "\n".join(line.strip(" ") for line in lines).strip(" \n")


def _pieces(element: Element) -> Iterator[str]:
    """The texts in a cell, with a vertical tab at each edge of a paragraph."""
    for event, found, skip in walk(element):
        edge = "\v" if found.tag in _PARAGRAPHS else ""
        if event == "start" and found.tag in _UNSEEN:
            skip()
        elif event == "start":
            yield "\n" if found.tag == "br" else edge
            yield _SPACES.sub(" ", found.text or "")
        elif found is not element:
            yield edge
            yield _SPACES.sub(" ", found.tail or "")
