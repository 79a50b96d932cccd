"""The numbers set by regulation, typed; parameters.toml holds them, `settings` reads it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from xlforms.calculation.settings import Setting, Settings, regulation, with_file


class Weights(NamedTuple):
    """权重, in points."""

    total: Decimal
    execution: Decimal
    output: Decimal
    benefit: Decimal
    satisfaction: Decimal


class Execution(NamedTuple):
    """预算执行率, as fractions, outside of which a reason is expected."""

    low: Decimal
    high: Decimal


class Indicators(NamedTuple):
    """定量指标: the rule where less is better, `inverse` or `linear`."""

    reverse: str


class OverFulfilment(NamedTuple):
    """超额完成: actual over target above which it is noted, and above which a reason is expected."""

    note: Decimal
    reason: Decimal


class Tiers(NamedTuple):
    """定性指标: lower ends of the first and the second tier, as shares of the weight."""

    full: Decimal
    partial: Decimal


class Grades(NamedTuple):
    """等级: lower ends in points of the first three, and the names of all four."""

    excellent: Decimal
    good: Decimal
    fair: Decimal
    names: tuple[str, str, str, str]


class Tolerances(NamedTuple):
    """允许误差: of a sum, in 万元 a term."""

    sum_term: Decimal


class Parameters(NamedTuple):
    """All settings in force, typed; `settings` has each with its unit and basis under names such as `tiers.partial`."""

    weights: Weights
    execution: Execution
    indicators: Indicators
    over_fulfilment: OverFulfilment
    tiers: Tiers
    grades: Grades
    tolerances: Tolerances
    settings: Mapping[str, Setting]


@lru_cache(maxsize=8)
def load(path: str | None = None, on: date | None = None) -> Parameters:
    """The settings in force.

    Args:
        path: a bureau's own file, over the regulation's numbers.
        on: the day whose rules hold; the newest when None.

    Raises:
        FileError: XF970 when the file can't be read, XF971 when a setting in it is unknown or impossible.
    """
    settings = regulation(on or date.max)
    return _typed(with_file(settings, path) if path else settings)


def _typed(settings: Settings) -> Parameters:
    def section(name: str) -> dict[str, Any]:
        return {key.split(".")[1]: one.value for key, one in settings.items() if key.startswith(f"{name}.")}

    return Parameters(
        Weights(**section("weights")),
        Execution(**section("execution")),
        Indicators(**section("indicators")),
        OverFulfilment(**section("over_fulfilment")),
        Tiers(**section("tiers")),
        Grades(**section("grades")),
        Tolerances(**section("tolerances")),
        settings,
    )
