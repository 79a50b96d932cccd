"""Automatic numbers of paragraphs (ECMA-376 part 1, 17.9), which Word shows and does not keep as text."""

from __future__ import annotations

import re
from typing import Any

from xlforms.values.numerals import in_chinese

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = frozenset(
    {
        *("chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting"),
        *("taiwaneseCountingThousand", "japaneseDigitalTenThousand", "ideographLegalTraditional"),
        "chineseLegalSimplified",
    }
)
_CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
_BULLETS = frozenset({"bullet", "none"})
_DEEPEST = 9


class Numbering:
    """The running numbers of one document's lists."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401
        """Take the lists and the styles of a python-docx document."""
        self._abstract: dict[str, Any] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int]] = {}
        self._styles = {one.get(f"{_W}styleId"): one for one in document.styles.element.iter(f"{_W}style")}
        for relation in document.part.rels.values():
            if relation.reltype.endswith("/numbering") and not relation.is_external:
                self._load(relation.target_part)

    def _load(self, part: Any) -> None:  # noqa: ANN401
        for abstract in part.element.iter(f"{_W}abstractNum"):
            self._abstract[abstract.get(f"{_W}abstractNumId")] = abstract
        for one in part.element.iter(f"{_W}num"):
            number = one.get(f"{_W}numId")
            target = one.find(f"{_W}abstractNumId")
            if target is not None:
                self._lists[number] = target.get(f"{_W}val")
            for start in one.iter(f"{_W}lvlOverride"):
                first = start.find(f"{_W}startOverride")
                if first is not None:
                    self._starts[number, int(start.get(f"{_W}ilvl"))] = int(first.get(f"{_W}val"))

    def of(self, paragraph: Any) -> str:  # noqa: ANN401
        """The number that Word shows before a paragraph, such as 一、; "" for one without."""
        number, depth = self._place(paragraph.find(f"{_W}pPr"), set())
        abstract = self._abstract.get(self._lists.get(number, ""))
        if abstract is None or depth >= _DEEPEST:
            return ""
        levels = {int(one.get(f"{_W}ilvl")): one for one in abstract.findall(f"{_W}lvl")}
        if depth not in levels:
            return ""
        counts = self._count(number, depth, levels)
        if _value(levels[depth], "numFmt", "decimal") in _BULLETS:
            return ""
        pattern = _value(levels[depth], "lvlText", "")
        return re.sub(r"%([1-9])", lambda found: self._shown(counts, levels, int(found[1]) - 1), pattern)

    def _place(self, properties: Any, seen: set[str]) -> tuple[str, int]:  # noqa: ANN401
        """List and depth of a paragraph, its own or its style's."""
        if properties is None:
            return "", 0
        place = properties.find(f"{_W}numPr")
        if place is not None and place.find(f"{_W}numId") is not None:
            depth = place.find(f"{_W}ilvl")
            number = place.find(f"{_W}numId").get(f"{_W}val")
            return number, int(depth.get(f"{_W}val")) if depth is not None else 0
        style = properties.find(f"{_W}pStyle")
        name = style.get(f"{_W}val") if style is not None else None
        if name is None or name in seen or name not in self._styles:
            return "", 0
        return self._styled(self._styles[name], seen | {name})

    def _styled(self, style: Any, seen: set[str]) -> tuple[str, int]:  # noqa: ANN401
        number, depth = self._place(style.find(f"{_W}pPr"), seen)
        based = style.find(f"{_W}basedOn")
        if number or based is None or based.get(f"{_W}val") in seen:
            return number, depth
        parent = self._styles.get(based.get(f"{_W}val"))
        return self._styled(parent, seen | {based.get(f"{_W}val")}) if parent is not None else ("", 0)

    def _count(self, number: str, depth: int, levels: dict[int, Any]) -> list[int]:
        """Count one more on a level; the deeper ones begin anew. Lists of one kind go on counting together."""
        key = self._lists[number] if (number, depth) not in self._starts else number
        counts = self._counts.setdefault(key, [0] * _DEEPEST)
        first = self._starts.get((number, depth), int(_value(levels[depth], "start", "1")))
        counts[depth] = counts[depth] + 1 if counts[depth] else first
        counts[depth + 1 :] = [0] * (_DEEPEST - depth - 1)
        return counts

    def _shown(self, counts: list[int], levels: dict[int, Any], depth: int) -> str:
        level = levels.get(depth)
        kind = _value(level, "numFmt", "decimal") if level is not None else "decimal"
        value = counts[depth] or 1
        if kind in _CHINESE:
            return in_chinese(value)
        if kind in _CIRCLED and value <= 20:
            return chr(ord("①") + value - 1)
        return str(value)


def _value(level: Any, name: str, default: str) -> str:  # noqa: ANN401
    found = level.find(f"{_W}{name}")
    return str(found.get(f"{_W}val", default)) if found is not None else default
