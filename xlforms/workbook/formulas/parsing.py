"""A formula's text into a node: operators by their strength, as Excel reads them (so -2^2 is 4)."""

from __future__ import annotations

from functools import lru_cache
from math import isfinite

from xlforms.workbook.formulas import nodes
from xlforms.workbook.formulas.areas import area
from xlforms.workbook.formulas.functions import call
from xlforms.workbook.formulas.nodes import Node
from xlforms.workbook.formulas.scalars import Unsupported
from xlforms.workbook.formulas.tokens import Token, tokens

_STRENGTH = {
    **dict.fromkeys(("=", "<>", "<", ">", "<=", ">="), 1),
    "&": 2,
    **dict.fromkeys("+-", 3),
    **dict.fromkeys("*/", 4),
    "^": 5,
}
_SIGN = 6
_END = Token("end", "")


@lru_cache(maxsize=4096)
def parse(formula: str) -> Node:
    """The node of `formula`, without its `=`; one that raises Unsupported when not all of it is understood."""
    try:
        return _Parser(formula).whole()
    except (Unsupported, RecursionError) as error:
        return _unsupported(str(error))


def _unsupported(reason: str) -> Node:
    def node(_cells: nodes.Cells) -> nodes.Operand:
        raise Unsupported(reason)

    return node


class _Parser:
    """One walk over the tokens of a formula."""

    def __init__(self, formula: str) -> None:
        self._tokens = [token for token in tokens(formula) if token.kind != "space"]
        self._tokens.append(_END)
        self._at = 0

    def whole(self) -> Node:
        node = self._expression(0)
        self._expect("")
        return node

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += token is not _END
        return token

    def _skip(self, text: str) -> bool:
        """Step over `text` if it is next."""
        found = self._tokens[self._at].text == text
        self._at += found and text != ""
        return found

    def _expect(self, text: str) -> None:
        if not self._skip(text):
            raise Unsupported(f"{self._tokens[self._at].text!r} in a formula")

    def _expression(self, weakest: int) -> Node:
        left = self._operand()
        while True:
            sign = self._tokens[self._at].text
            if sign == "%":
                left = nodes.percent(left)
                self._at += 1
            elif _STRENGTH.get(sign, 0) > weakest:
                self._at += 1
                left = nodes.binary(sign, left, self._expression(_STRENGTH[sign]))
            else:
                return left

    def _operand(self) -> Node:
        kind, text = self._next()
        if kind == "reference":
            return self._reference(text)
        if kind == "function":
            return call(text[:-1], self._arguments())
        if kind == "operator":
            return self._prefixed(text)
        if kind == "name":
            return _word(text)
        return _literal(kind, text)

    def _reference(self, text: str) -> Node:
        place = area(text)
        if place is None:
            raise Unsupported(f"reference {text}")
        return nodes.constant(place)

    def _prefixed(self, sign: str) -> Node:
        if sign == "(":
            node = self._expression(0)
            self._expect(")")
            return node
        if sign == "-":
            return nodes.negative(self._expression(_SIGN))
        if sign == "+":
            return self._expression(_SIGN)
        raise Unsupported(f"{sign!r} in a formula")

    def _arguments(self) -> list[Node]:
        """The arguments up to the closing bracket; one left out is blank."""
        if self._skip(")"):
            return []
        found = [self._argument()]
        while self._skip(","):
            found.append(self._argument())
        self._expect(")")
        return found

    def _argument(self) -> Node:
        missing = self._tokens[self._at].text in {",", ")"}
        return nodes.constant(None) if missing else self._expression(0)


def _word(text: str) -> Node:
    if text.upper() in {"TRUE", "FALSE"}:
        return nodes.constant(text.upper() == "TRUE")
    return nodes.name(text)


def _literal(kind: str, text: str) -> Node:
    if kind == "number" and isfinite(float(text)):
        return nodes.constant(float(text))
    if kind == "string":
        return nodes.constant(text[1:-1].replace('""', '"'))
    if kind == "error":
        return nodes.failure(text[text.index("#") :])
    raise Unsupported(f"{text!r} in a formula")
