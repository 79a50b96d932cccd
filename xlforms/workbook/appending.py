"""Styles appended to those of a workbook: a style in another number format, and the styles of another workbook.

`cellXfs` and its companions (ECMA-376 part 1, 18.8) are only ever appended to: what an index means never changes. What
is equal to one that is there is not appended again. An index that is named although nothing stands there counts as that
of the first element: where one would be appended with such an index, the first stands there once more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from functools import lru_cache
from typing import TypeAlias

from xlforms.workbook.number_format import builtin_format
from xlforms.workbook.parts.attributes import index, whole
from xlforms.workbook.parts.order import STYLESHEET, ensure
from xlforms.workbook.parts.tree import Element, attributes_of, drop, make, parse
from xlforms.workbook.parts.variants import adapted, variant_of
from xlforms.workbook.styles import Styles

_FIRST_CUSTOM = 164
# Built-in numbers that mean the same in every language.
_BUILTIN = {builtin_format(number): str(number) for number in (0, 1, 2, 3, 4, 9, 10, 11, 49)}
_PIECES = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}
_APPLIED = dict.fromkeys(("applyNumberFormat", "applyFont", "applyFill", "applyBorder"), "1")
# Of the workbooks of one template each needs much the same. Some 100 kB each.
_KEPT = 64

_Content: TypeAlias = tuple[str, frozenset[tuple[str, str]], tuple["_Content", ...]]


class Adopted:
    """Styles with those of another workbook appended; known by identity.

    Attributes:
        styles: all of them.
        cells: their `s` by that in the other workbook.
        differential: their `dxfId`, of a conditional format, by that in the other workbook.
        alike: whether numbers show in all of the cell styles as they do in the other workbook.
    """

    __slots__ = ("alike", "cells", "differential", "styles")

    def __init__(
        self, styles: Styles, source: Styles, cells: Mapping[str, str], differential: Mapping[str, str]
    ) -> None:
        self.styles = styles
        self.cells = cells
        self.differential = differential
        self.alike = all(styles.formats[here] == source.formats[there] for there, here in cells.items())


@lru_cache(maxsize=_KEPT)
def with_format(styles: Styles, style: str | None, code: str) -> tuple[Styles, str]:
    """Styles that have the cell style `style` in another number format too, and its `s`."""
    longer = _Longer(styles)
    found = styles.item("cellXfs", style)
    blank = {"fontId": "0", "fillId": "0", "borderId": "0"}
    clone = make(f"{styles.part.namespace}xf", blank) if found is None else deepcopy(found)
    clone.set("numFmtId", longer.number_of(code))
    clone.set("applyNumberFormat", "1")
    index = longer.place("cellXfs", clone)
    return longer.done(), str(index)


@lru_cache(maxsize=_KEPT)
def with_fill(styles: Styles, style: str | None, fill: str) -> tuple[Styles, str]:
    """Styles that have the cell style `style` with another fill too, given as XML, and its `s`."""
    longer = _Longer(styles)
    found, piece = styles.item("cellXfs", style), parse(fill.encode())
    clone = make(f"{styles.part.namespace}xf", {"numFmtId": "0"}) if found is None else deepcopy(found)
    if piece is not None:
        clone.set("fillId", str(longer.place("fills", piece)))
    index = longer.place_flagged("cellXfs", clone, "applyFill")
    return longer.done(), str(index)


@lru_cache(maxsize=_KEPT)
def adopted(styles: Styles, source: Styles, cells: tuple[str, ...], differential: tuple[str, ...]) -> Adopted:
    """Styles that have some of the cell styles and conditional formats of another workbook too."""
    adoption = _Adoption(source, _Longer(styles))
    mapped = {index: adoption.once("cellXfs", index) for index in cells}
    rules = {index: adoption.once("dxfs", index) for index in differential}
    return Adopted(adoption.target.done(), source, mapped, rules)


def _content(item: Element) -> _Content:
    """What an element of a collection says, in whichever words: prefixes and the order of attributes don't count."""
    children = tuple(_content(child) for child in item.iterchildren("*"))
    return item.tag, frozenset(attributes_of(item).items()), children


def _join(root: Element) -> None:
    """One collection of each name: of a second one, which is in no schema, every reader makes something else."""
    first: dict[object, Element] = {}
    for one in [*root.iterchildren("*")]:
        kept = first.setdefault(one.tag, one)
        if kept is not one:
            kept.extend([*one])
            kept.set("count", str(len(kept)))
            root.remove(one)


class _Longer:
    """Styles in the making: others, and what is appended to them."""

    def __init__(self, styles: Styles) -> None:
        self.part = styles.part.copy()
        _join(self.part.root)
        self._styles = styles
        self._grown = False
        self._codes = dict(styles.codes)
        self._places: dict[str, dict[_Content, int]] = {}
        self._sizes: dict[str, int] = {}
        self._named: dict[str, Collection[int]] = {}

    def done(self) -> Styles:
        """The styles as they are now; the very same if nothing was appended."""
        return Styles(self.part, self._styles.dangling) if self._grown else self._styles

    def place(self, name: str, item: Element) -> int:
        """The index of an element that says the same in a collection; when there is none, `item` is appended."""
        content, places = _content(item), self.known(name)
        if content not in places:
            places[content] = self.append(name, item)
        return places[content]

    def known(self, name: str) -> dict[_Content, int]:
        """The indices of a collection by what its elements say; of several equal ones the first counts."""
        if (places := self._places.get(name)) is None:
            numbered = reversed(list(enumerate(self._collection(name).iterchildren("*"))))
            places = self._places[name] = {_content(known): index for index, known in numbered}
        return places

    def place_flagged(self, name: str, item: Element, flag: str) -> int:
        """The same, whatever an attribute of one that is there says; one that is appended says yes."""
        for told in (item.get(flag), None, "0", "1", "false", "true"):
            drop(item, flag)
            if told is not None:
                item.set(flag, told)
            if (known := self.known(name).get(_content(item))) is not None:
                return known
        item.set(flag, "1")
        return self.place(name, item)

    def append(self, name: str, item: Element) -> int:
        """Append an element to a collection; gives its index."""
        collection = self._collection(name)
        first = next(collection.iterchildren("*"), None)
        if name not in self._sizes:
            self._sizes[name], self._named[name] = sum(1 for _ in collection.iterchildren("*")), self._dangling(name)
        count, dangling = self._sizes[name], self._named[name]
        while first is not None and count in dangling:
            collection.append(deepcopy(first))
            count += 1
        collection.append(item)
        self._sizes[name] = count + 1
        self._grown = True
        collection.set("count", str(count + 1))
        return count

    def _dangling(self, name: str) -> Collection[int]:
        """The indices of a collection that are named in vain, among others."""
        named = [key for key, collection in _PIECES.items() if collection == name]
        if named:
            return {whole(style, key) for key in named for style in self._cell_styles()}
        return self._styles.dangling if name == "cellXfs" else ()

    def _cell_styles(self) -> Iterator[Element]:
        return self.part.root.iter(f"{self.part.namespace}xf")

    def number_of(self, code: str) -> str:
        """The number of a format code: a built-in one, one of the workbook, or a new one."""
        if code in _BUILTIN:
            return _BUILTIN[code]
        known = next((number for number, other in self._codes.items() if other == code), None)
        if known is None:
            named = (whole(style, "numFmtId") for style in self._cell_styles())
            known = str(max(_FIRST_CUSTOM - 1, *map(index, self._codes), *named) + 1)
            self.append("numFmts", make(f"{self.part.namespace}numFmt", {"numFmtId": known, "formatCode": code}))
            self._codes[known] = code
        return known

    def _collection(self, name: str) -> Element:
        return ensure(self.part.root, name, STYLESHEET)


class _Adoption:
    """From the style indices of one workbook to those of another, appended as they are asked for."""

    def __init__(self, source: Styles, target: _Longer) -> None:
        self.target = target
        self._source = source
        self._variant = variant_of(target.part.root)
        self._known: dict[tuple[str, str], str] = {}

    def once(self, collection: str, index: str) -> str:
        """The target's index for the source's."""
        key = (collection, index)
        if (known := self._known.get(key)) is None:
            item = self._source.item(collection, index)
            known = self._known[key] = "0" if item is None else self._place(collection, deepcopy(item))
        return known

    def _place(self, collection: str, item: Element) -> str:
        if collection == "cellXfs":
            self._settle(item)
        return str(self.target.place(collection, adapted(item, self._variant)))

    def _settle(self, style: Element) -> None:
        """Let a cell style lean on what the target has."""
        number = style.get("numFmtId", "0")
        code = self._source.codes.get(number)
        wanted = {name: self.once(collection, style.get(name, "0")) for name, collection in _PIECES.items()}
        wanted |= {"numFmtId": number if code is None else self.target.number_of(code), "xfId": "0", **_APPLIED}
        for attribute, value in wanted.items():
            if style.get(attribute) != value:
                style.set(attribute, value)
