"""A bureau's own settings, checked when they are loaded: known names, possible values, ends in order."""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from xlforms.calculation.bands import read_bands
from xlforms.calculation.settings import Setting, Settings, Versions, flat, in_force, own, regulation, toml
from xlforms.findings import refusal

NAME = "xlforms.toml"
_CHOICES = {"indicators.reverse": ("inverse", "linear"), "annex5.deadline": ("printed", "rolled")}
_BANDS = ("annex5.problems", "annex5.suggestions")
_DESCENDING = (
    ("grades.excellent", "grades.good", "grades.fair"),
    ("tiers.full", "tiers.partial"),
    ("execution.high", "execution.low"),
    ("over_fulfilment.reason", "over_fulfilment.note"),
)
_PARTS = ("weights.execution", "weights.output", "weights.benefit", "weights.satisfaction")
_WHOLE = "weights.total"
_KEYS = {"value", "unit", "from", "basis"}
# 60 where 0.6 is meant.
_LARGEST_RATE = 10

_Tables = Mapping[str, list[dict[str, Any]]]


def own_file(path: str) -> str | None:
    """The bureau's file that stands with a workbook or in a folder of workbooks, or one folder above; None without."""
    folder = os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path))
    places = (os.path.join(place, NAME) for place in (folder, os.path.dirname(folder)))
    return next((place for place in places if os.path.isfile(place)), None)


def own_settings(path: str) -> Versions:
    """The settings of a bureau's own file.

    Raises:
        FileError: XF970 when the file can't be read, XF971 when a setting in it is unknown or impossible.
    """
    tables = flat(toml(path))
    wrong = [mistake for name, versions in tables.items() for mistake in _mistakes(name, versions)]
    settings = {} if wrong else own(path, tables)
    if wrong := wrong or _disorder(settings):
        raise refusal("XF971", path=path, mistakes="；".join(wrong))
    return settings


def _mistakes(name: str, versions: list[dict[str, Any]]) -> Iterator[str]:
    if name not in regulation():
        yield f"没有“{name}”这项设置{_hint(name)}"
        return
    for table in versions:
        if odd := sorted(table.keys() - _KEYS):
            yield f"“{name}”里不认识“{'、'.join(odd)}”，可用的是 value、unit、from、basis"
        elif type(table.get("from", date.min)) is not date:
            yield f"“{name}”的 from 应为日期，如 2025-01-01，不能是“{table['from']}”"
        elif wanted := _wanted(name, table.get("value"), regulation()[name][-1]):
            yield f"“{name}”应为{wanted}，不能是“{table.get('value', '空白')}”"


def _hint(name: str) -> str:
    from difflib import get_close_matches

    nearest = get_close_matches(name, regulation(), n=1)
    return f"，是不是“{nearest[0]}”" if nearest else f"，可用的是 {'、'.join(regulation())}"


def _wanted(name: str, value: object, setting: Setting) -> str:
    """What a value should be and is not; "" where it fits."""
    if name in _CHOICES:
        return "" if value in _CHOICES[name] else " 或 ".join(_CHOICES[name])
    if isinstance(setting.value, tuple):
        return "" if _listed(name, value, len(setting.value)) else _list_wanted(name, setting.value)
    number = isinstance(value, int | Decimal) and not isinstance(value, bool) and Decimal(value).is_finite()
    if not number or Decimal(str(value)) < 0:
        return "不小于 0 的数"
    return "小数（90% 写成 0.9）" if setting.unit == "比率" and Decimal(str(value)) > _LARGEST_RATE else ""


def _listed(name: str, value: object, length: int) -> bool:
    if not isinstance(value, list) or len(value) != length:
        return False
    return name not in _BANDS or read_bands(tuple(map(str, value))) is not None


def _list_wanted(name: str, example: tuple[str, ...]) -> str:
    return f"由高到低的 {len(example)} 档，如 {list(example)}" if name in _BANDS else f"{len(example)} 个名称"


def _disorder(settings: Versions) -> list[str]:
    """What of the settings contradicts each other, on any day on which one of them begins."""
    days = {one.since for versions in (*settings.values(), *regulation().values()) for one in versions}
    found = (mistake for day in sorted(days) for mistake in _contradictions(in_force(regulation(), settings, day)))
    return [*dict.fromkeys(found)]


def _contradictions(settings: Settings) -> Iterator[str]:
    number = {name: one.value for name, one in settings.items() if isinstance(one.value, Decimal)}
    for names in _DESCENDING:
        for higher, lower in pairwise(names):
            if number[higher] <= number[lower]:
                yield f"“{higher}”应大于“{lower}”"
    if sum(number[part] for part in _PARTS) != number[_WHOLE]:
        yield f"“{'”“'.join(_PARTS)}”之和应等于“{_WHOLE}”"
