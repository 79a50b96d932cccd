"""A form of a bureau's own: fields beside or below their labels, tables of rows and columns, lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xlforms.forms.declared.mistakes import Mistakes
from xlforms.forms.declared.words import KINDS, PLACES, nearest
from xlforms.forms.labels import recognise
from xlforms.forms.term import Term
from xlforms.forms.unit_terms import IMPLEMENTING_UNIT, UNIT_NAME
from xlforms.forms.vocabulary import Beside, Block, Column, Crossing, Form, Lines, Row, Under

_FIELD = ("value", "place", "name", "optional")
_TABLE = ("name", "rows", "columns")
_LIST = ("name", "columns", "until")
_PROVEN = 4
_UNITS = (UNIT_NAME, IMPLEMENTING_UNIT)


class _Words:
    """The terms of one declaration's labels: those that are known already, else new ones."""

    def __init__(self) -> None:
        self.own: dict[str, Term] = {}

    def term(self, label: str) -> Term:
        known = next((found.term for found in recognise(label) if not found.rest), None)
        return known or self.own.setdefault(label, Term(f"own.{label}", label))


def own_form(
    key: str, official: str, titles: tuple[str, ...], said: Mapping[str, Any], wrong: Mistakes
) -> tuple[Form, Mapping[str, Term]]:
    """The form and the words of its labels; what is wrong in it is added to `wrong`."""
    words = _Words()
    fields = tuple(_fields(said, words, wrong))
    blocks = [Block((), fields, anywhere=True)] if fields else []
    blocks += [Block((one.rows[0].term, one.columns[0].term), (one,)) for one in _tables(said, words, wrong)]
    blocks += [Block((one.columns[0].term,), (one,)) for one in _lists(said, words, wrong)]
    if not blocks and not wrong.found:
        wrong.add("form", "没有写任何栏目：在 [fields]、[[tables]] 或 [[lists]] 里至少写一个")
    proof = tuple(dict.fromkeys(_proof(blocks)))
    unit = (*(field.name for field in fields if field.term in _UNITS), "title")
    return Form(key, official, titles, proof, min(_PROVEN, len(proof)), tuple(blocks), unit), words.own


def _proof(blocks: list[Block]) -> Iterator[Term]:
    for block in blocks:
        for anchor in block.anchors:
            if isinstance(anchor, Beside | Under) and not anchor.optional:
                yield anchor.term
            elif isinstance(anchor, Crossing | Lines):
                yield from (column.term for column in anchor.columns if not column.optional)


def _fields(said: Mapping[str, Any], words: _Words, wrong: Mistakes) -> Iterator[Beside | Under]:
    names: set[str] = set()
    for label, told in wrong.table(said, "fields").items():
        field = told if isinstance(told, dict) else {"value": told}
        if field.get("value") == "":
            continue
        wrong.keys(field, _FIELD)
        kind, place = field.get("value", "文字"), field.get("place", "右")
        name = field.get("name") or label
        if not _is_kind(label, kind, wrong):
            continue
        if place not in PLACES:
            wrong.add(label, f"“{label}”的 place 写的是“{place}”{nearest(str(place), PLACES)}")
        elif name in names:
            wrong.add(label, f"“{label}”的名称“{name}”用了两次，请在 name 里另起一个")
        else:
            names.add(name)
            optional = field.get("optional") is True
            if place == "下":
                yield Under(name, words.term(label), KINDS[kind], optional)
            else:
                yield Beside(name, words.term(label), KINDS[kind], far=True, optional=optional)


def _is_kind(label: str, kind: object, wrong: Mistakes) -> bool:
    if isinstance(kind, str) and kind in KINDS:
        return True
    wrong.add(label, f"“{label}”的内容写的是“{kind}”{nearest(str(kind), KINDS)}")
    return False


def _tables(said: Mapping[str, Any], words: _Words, wrong: Mistakes) -> Iterator[Crossing]:
    for table in wrong.tables(said, "tables"):
        wrong.keys(table, _TABLE)
        columns = _columns(table, "tables", words, wrong)
        labels = wrong.texts(table, "rows")
        if not labels:
            wrong.add("tables", 'tables 要写 rows，如 rows = ["财政拨款", "其他资金"]')
        elif columns:
            rows = tuple(Row(label, words.term(label), optional=True) for label in labels)
            yield Crossing(_name(table, "tables", wrong), rows, columns)


def _lists(said: Mapping[str, Any], words: _Words, wrong: Mistakes) -> Iterator[Lines]:
    for one in wrong.tables(said, "lists"):
        wrong.keys(one, _LIST)
        columns = _columns(one, "lists", words, wrong)
        until = one.get("until")
        if columns:
            yield Lines(_name(one, "lists", wrong), columns, words.term(until) if isinstance(until, str) else None)


def _columns(table: Mapping[str, Any], part: str, words: _Words, wrong: Mistakes) -> tuple[Column, ...]:
    told = wrong.table(table, "columns")
    if not told:
        wrong.add(part, f'{part} 要写 columns，如 columns = {{ "名称" = "文字", "金额" = "金额" }}')
    good = {label: kind for label, kind in told.items() if kind != "" and _is_kind(label, kind, wrong)}
    return tuple(
        Column(label, words.term(label), KINDS[kind], optional=number > 0)
        for number, (label, kind) in enumerate(good.items())
    )


def _name(table: Mapping[str, Any], part: str, wrong: Mistakes) -> str:
    name = table.get("name")
    if isinstance(name, str) and name and "." not in name:
        return name
    wrong.add(part, f'{part} 要写 name，如 name = "明细"，不带点号')
    return ""
