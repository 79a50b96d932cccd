"""The list of projects in a sentence of 项目支出情况."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from xlforms.forms import report_terms as r
from xlforms.prose import Item, Listing, Paragraph, Section
from xlforms.readers.prose.lines import NARROW

_POWERS = {"万元": 0, "万": 0, "元": -4}
_MARK = re.compile(
    r"其中包括|主要包括|包括|分别[为是]|主要有|主要用于|主要是|具体(?:是|为|有|包括)|项目共[0-9]+个|[0-9]+个项目|其中"
)
_ITEM = re.compile(
    r"(?P<name>[^0-9，,、；;：:。()]{2,40}?)[：:为是]?(?P<about>约|近|超)?(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)"
    r"(?P<more>余|多)?(?P<unit>万元|万|元)"
)
_MONEY = re.compile(r"[0-9](?:余|多)?(?:万元|万|元)")
# Words of an amount that is no project's whole: a list with such names is more than a list.
_NO_NAME = re.compile(r"预算|决算|执行|支出数|增加|减少|同比|上年|结余|结转|节约|合计|共计|总计")


def listings(section: Section) -> Iterator[Listing]:
    """The lists of the section's sentences."""
    if section.term != r.PROJECTS:
        return
    for paragraph in section.paragraphs:
        for sentence in re.finditer(r"[^。\n]+", paragraph.text.translate(NARROW)):
            if found := _listing(sentence, paragraph):
                yield found


def _listing(sentence: re.Match[str], paragraph: Paragraph) -> Listing | None:
    """A list of two projects or more, each named with one amount."""
    marks = list(_MARK.finditer(sentence.group()))
    for mark in marks:
        rest = sentence.group()[mark.end() :]
        items = list(_ITEM.finditer(rest))
        whole = len(items) == len(_MONEY.findall(rest)) and not any(one["about"] or one["more"] for one in items)
        if len(items) > 1 and whole and not any(_NO_NAME.search(one["name"]) for one in items):
            open_ = "等" in rest[items[-1].end() :][:6] or "主要" in sentence.group()
            place = paragraph.at(sentence.start() + mark.end())
            return Listing(tuple(map(_item, items)), open_, place)
    return None


def _item(found: re.Match[str]) -> Item:
    amount = Decimal(found["number"].replace(",", "")).scaleb(_POWERS[found["unit"]]) + 0
    return Item(found["name"].strip(), amount, found.group().strip())
