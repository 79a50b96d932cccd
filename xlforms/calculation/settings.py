"""The settings behind the parameters: dated, with unit and basis, and a bureau's own file over them."""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from xlforms.findings import refusal

_REGULATION = os.path.join(os.path.dirname(__file__), "parameters.toml")
_CHOICES = {"indicators.reverse": ("inverse", "linear")}
_DESCENDING = (
    ("grades.excellent", "grades.good", "grades.fair"),
    ("tiers.full", "tiers.partial"),
    ("execution.high", "execution.low"),
    ("over_fulfilment.reason", "over_fulfilment.note"),
)


class Setting(NamedTuple):
    """One number set by regulation.

    Attributes:
        value: the number, a choice, or names.
        unit: 分, 比率, 万元, 规则 or 名称.
        since: the first day it holds.
        basis: the regulation, or the bureau's file.
    """

    value: Decimal | str | tuple[str, ...]
    unit: str
    since: date
    basis: str


Settings = dict[str, Setting]


def regulation(on: date) -> Settings:
    """The settings of parameters.toml that hold on a day, by names such as `tiers.partial`."""
    sections = _toml(_REGULATION)
    return {f"{head}.{name}": _in_force(dated, on) for head, names in sections.items() for name, dated in names.items()}


def with_file(settings: Settings, path: str) -> Settings:
    """The settings with a bureau's own file over them.

    Raises:
        FileError: XF970 when the file can't be read, XF971 when a setting in it is unknown or impossible.
    """
    own = _flat(_toml(path))
    mistakes = [mistake for name, value in own.items() for mistake in _mistakes(name, value, settings)]
    merged = settings if mistakes else settings | {name: _own(settings[name], own[name], path) for name in own}
    mistakes = mistakes or list(_disorder(merged))
    if mistakes:
        raise refusal("XF971", path=path, mistakes="；".join(mistakes))
    return merged


def _toml(path: str) -> dict[str, Any]:
    import tomllib

    try:
        with open(path, encoding="utf-8") as file:
            return tomllib.loads(file.read().removeprefix("\ufeff"), parse_float=Decimal)
    except OSError as error:
        raise refusal("XF970", path=path, reason=error.strerror) from error
    except ValueError as error:
        raise refusal("XF970", path=path, reason=f"不是 UTF-8 编码的 TOML（{error}）") from error


def _in_force(versions: list[dict[str, Any]], on: date) -> Setting:
    """The last version begun by the day; before them all, the first."""
    begun = [version for version in versions if version["from"] <= on]
    chosen = begun[-1] if begun else versions[0]
    return Setting(_value(chosen["value"]), chosen["unit"], chosen["from"], chosen["basis"])


def _value(typed: object) -> Decimal | str | tuple[str, ...]:
    if isinstance(typed, list):
        return tuple(map(str, typed))
    return typed if isinstance(typed, str) else Decimal(str(typed))


def _flat(sections: dict[str, Any]) -> dict[str, object]:
    """Names such as `tiers.partial`; a line outside any section has no point in its name and is unknown."""
    flat: dict[str, object] = {}
    for head, content in sections.items():
        named = isinstance(content, dict)
        flat |= {f"{head}.{name}": value for name, value in content.items()} if named else {head: content}
    return flat


def _own(setting: Setting, value: object, path: str) -> Setting:
    return setting._replace(value=_value(value), basis=f"{os.path.basename(path)}（规定：{setting.basis}）")


def _mistakes(name: str, value: object, settings: Mapping[str, Setting]) -> Iterator[str]:
    if name not in settings:
        yield f"没有“{name}”这项设置{_hint(name, settings)}"
    elif not _fits(name, value, settings[name]):
        yield f"“{name}”应为{_wanted(name, settings[name])}，不能是“{value}”"


def _hint(name: str, settings: Mapping[str, Setting]) -> str:
    from difflib import get_close_matches

    nearest = get_close_matches(name, settings, n=1)
    return f"，是不是“{nearest[0]}”" if nearest else f"，可用的是 {'、'.join(settings)}"


def _wanted(name: str, setting: Setting) -> str:
    if name in _CHOICES:
        return " 或 ".join(_CHOICES[name])
    return f"{len(setting.value)} 个名称" if isinstance(setting.value, tuple) else "不小于 0 的数"


def _fits(name: str, value: object, setting: Setting) -> bool:
    if name in _CHOICES:
        return value in _CHOICES[name]
    if isinstance(setting.value, tuple):
        return isinstance(value, list) and len(value) == len(setting.value)
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return number and Decimal(str(value)).is_finite() and Decimal(str(value)) >= 0


def _disorder(settings: Settings) -> Iterator[str]:
    for names in _DESCENDING:
        for higher, lower in pairwise(names):
            if not settings[higher].value > settings[lower].value:  # type: ignore[operator]
                yield f"“{higher}”应大于“{lower}”"
