"""The rates that stand behind an amount: how it grew, and of what it is which share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from xlforms.prose import Figure, Paragraph, Place, Section
from xlforms.readers.prose.amounts import words_of
from xlforms.readers.prose.lines import NARROW
from xlforms.readers.prose.money import Told
from xlforms.readers.prose.phrases import grammar

_GROWTH = re.compile(
    r"(?:同比|[比较](?:上年|去年)(?:度|同期)?|与(?:上年|去年)相比)[^。；0-9]{0,12}?(?P<way>增加|增长|减少|下降|降低)了?"
    r"(?P<change>[0-9.]+)(?P<unit>万元|元)[，,]?(?:同比)?(?P<turn>增长|增幅|上升|增加|下降|降幅|降低|减少)[了为]?(?P<rate>[0-9.]+)%"
)
_DOWN = ("减少", "下降", "降低", "降幅")
# 334.67万元，占总支出的30.47%
_SHARE = re.compile(
    r"[0-9,.]+\s*(?:亿元|亿|万元|万|元)?[，,、(]?\s*占(?P<of>[^0-9，。；,;、]{0,20}?)的?(?:比例|比重|比)?[为是达约]?(?P<rate>[0-9]+(?:\.[0-9]+)?)%"
)


Placed = tuple[int, Figure]
Stated = tuple[str, str, Decimal | None, str, str, int]


def stated(told: Stated, section: Section, place: Place) -> Figure:
    """A figure: its name, label, value, text, unit and places, stated exactly and by its own words."""
    return Figure(*told, approximate=False, implied=False, section=section.heading, term=section.term, place=place)


def growth(section: Section, paragraph: Paragraph) -> Iterator[Placed]:
    """同比增加12.3万元，增长5.6%."""
    for found in _GROWTH.finditer(paragraph.text.translate(NARROW)):
        for name, label, key, unit, way in (
            ("year_on_year.change", "同比增减额", "change", found["unit"], found["way"]),
            ("year_on_year.rate", "同比增减率", "rate", "%", found["turn"]),
        ):
            digits = found[key].rstrip(".")
            power = -2 if unit == "%" else grammar().money[unit]
            value = Decimal(digits).scaleb(power) * (-1 if way in _DOWN else 1)
            places = len(digits.partition(".")[2]) - power
            text = paragraph.text[found.start() : found.end()]
            at = found.start(key)
            yield at, stated((name, label, value, text, unit, places), section, paragraph.at(at))


def shares(
    section: Section, paragraph: Paragraph, money: Iterable[Placed], understood: Callable[[str], Told | None]
) -> Iterator[Placed]:
    """334.67万元，占总支出的30.47%: its name tells whose share it is, and of what where that is said."""
    text = paragraph.text.translate(NARROW)
    for start, figure in money:
        found = _SHARE.match(text, start)
        told = understood(words_of(found["of"])) if found else None
        if not found or not told or told.other_year or figure.approximate:
            continue
        digits = found["rate"]
        value, places = Decimal(digits).scaleb(-2), len(digits.partition(".")[2]) + 2
        name = f"{figure.name}.share" + (f".{told.subject}" if told.subject else "")
        at = found.start("rate")
        yield at, stated((name, f"{figure.label}占比", value, found.group(), "%", places), section, paragraph.at(at))
