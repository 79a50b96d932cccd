"""The settings behind the parameters: dated, with unit and basis; parameters.toml and a bureau's own file hold them."""

from __future__ import annotations

import os.path
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from xlforms.calculation.parameters_data import DATA
from xlforms.catalogue.system import why
from xlforms.findings import refusal
from xlforms.records import NamedTuple
from xlforms.values.shown import plain


class Setting(NamedTuple):
    """One number set by regulation.

    Attributes:
        value: the number, a choice, or a list of names or bands.
        unit: 分, 比率, 万元, 规则 or 名称.
        since: the first day it holds, `date.min` for a bureau's own without one.
        basis: the regulation, or the bureau's file and the regulation that it departs from.
    """

    value: Decimal | str | tuple[str, ...]
    unit: str
    since: date
    basis: str

    @property
    def shown(self) -> str:
        """The value in words."""
        if isinstance(self.value, tuple):
            return "、".join(self.value)
        return self.value if isinstance(self.value, str) else plain(self.value)


# By names such as `tiers.partial`.
Settings = Mapping[str, Setting]
# Likewise, the oldest version first.
Versions = Mapping[str, tuple[Setting, ...]]


@lru_cache(maxsize=1)
def regulation() -> Versions:
    """The settings of parameters.toml."""
    return {
        f"{head}.{name}": tuple(Setting(_value(one["value"]), one["unit"], one["from"], one["basis"]) for one in dated)
        for head, names in DATA.items()
        for name, dated in names.items()
    }


def own(path: str, flat: Mapping[str, list[dict[str, Any]]]) -> Versions:
    """A bureau's settings, found sound already."""
    return {name: tuple(_own(name, one, path) for one in tables) for name, tables in flat.items()}


def in_force(regulated: Versions, own_ones: Versions, on: date) -> Settings:
    """The settings that hold on a day: of each the last version begun, the bureau's own before the regulation's."""
    return {
        name: next(reversed([one for one in own_ones.get(name, ()) if one.since <= on]), _begun(versions, on))
        for name, versions in regulated.items()
    }


def toml(path: str) -> dict[str, Any]:
    """A file of settings.

    Raises:
        FileError: XF970 when it can't be read.
    """
    import tomllib

    try:
        with open(path, encoding="utf-8") as file:
            return tomllib.loads(file.read().removeprefix("\ufeff"), parse_float=Decimal)
    except OSError as error:
        raise refusal("XF970", path=path, reason=why(error)) from error
    except ValueError as error:
        raise refusal("XF970", path=path, reason=f"不是 UTF-8 编码的 TOML（{error}）") from error


def flat(sections: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The versions by names such as `tiers.partial`, a plain value as a version without a date.

    A line outside any section has no point in its name and is unknown.
    """
    named: dict[str, object] = {}
    for head, content in sections.items():
        inside = isinstance(content, dict)
        named |= {f"{head}.{name}": value for name, value in content.items()} if inside else {head: content}
    return {name: _tables(value) for name, value in named.items()}


def _tables(value: object) -> list[dict[str, Any]]:
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        return value
    return [value] if isinstance(value, dict) else [{"value": value}]


def _own(name: str, table: Mapping[str, Any], path: str) -> Setting:
    rule = _begun(regulation()[name], date.max)
    said = f"：{table['basis']}" if "basis" in table else ""
    basis = f"{os.path.basename(path)}{said}（规定：{rule.basis}）"
    return Setting(_value(table["value"]), rule.unit, table.get("from", date.min), basis)


def _begun(versions: tuple[Setting, ...], on: date) -> Setting:
    """The last version begun by the day; before them all, the first."""
    return next(reversed([one for one in versions if one.since <= on]), versions[0])


def _value(typed: object) -> Decimal | str | tuple[str, ...]:
    if isinstance(typed, list):
        return tuple(map(str, typed))
    return typed if isinstance(typed, str) else Decimal(str(typed))
