"""Texts as SpreadsheetML holds them: shared, inline and rich, with their escapes.

ECMA-376 part 1, 18.4.8 (si) and 22.9.2.19 (ST_Xstring).
"""

from __future__ import annotations

import re

from xlforms.workbook.parts.names import Names
from xlforms.workbook.parts.tree import Element

# Left to re's own cache: most workbooks need none of them.
_ESCAPE = "_x([0-9A-Fa-f]{4})_"
_NEEDS_ESCAPE = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)"
_SURROGATE = "[\ud800-\udfff]"


def unescape(text: str) -> str:
    """Resolve `_x000D_` and its kind.

    >>> unescape("a_x0041__x005F_x000D_")
    'aA_x000D_'
    """
    if "_x" not in text:
        return text
    plain = re.sub(_ESCAPE, lambda match: chr(int(match[1], 16)), text)
    if re.search(_SURROGATE, plain):
        return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return plain


def escape(text: str) -> str:
    r"""Write what XML can't hold, and what would read as an escape, as `_xHHHH_`.

    >>> escape("a\x01_x000D_")
    'a_x0001__x005F_x000D_'
    """
    if "_x" not in text and text.replace("\n", "").replace("\u3000", "").isprintable():
        return text
    return re.sub(_NEEDS_ESCAPE, lambda match: f"_x{ord(match[0]):04X}_", text)


def text_of(element: Element, tags: Names) -> str:
    """The text of an `<si>` or `<is>`: its `<t>` or its runs' texts, without phonetic runs.

    >>> xml = "<si><r><t>北</t></r><r><t>京</t></r><rPh sb='0' eb='1'><t>ペキン</t></rPh></si>"
    >>> from xlforms.workbook.parts.names import names
    >>> from xlforms.workbook.parts.tree import parse
    >>> text_of(parse(xml.encode()), names(""))
    '北京'
    """
    if len(element) == 1 and (only := element[0]).tag == tags.t:
        text = only.text or ""
        return unescape(text) if "_x" in text else text
    pieces = []
    for child in element:
        if child.tag == tags.t:
            pieces.append(child.text or "")
        elif child.tag == tags.r:
            pieces += [text.text or "" for text in child.iterchildren(tags.t)]
    return unescape("".join(pieces))
