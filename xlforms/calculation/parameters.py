"""The numbers set by regulation, typed; parameters.toml holds them, a bureau's own file goes before it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from xlforms.calculation.bands import Band, read_bands
from xlforms.calculation.own_settings import own_settings
from xlforms.calculation.settings import Setting, Settings, Versions, in_force, regulation
from xlforms.records import NamedTuple


class Weights(NamedTuple):
    """权重, in points."""

    total: Decimal
    execution: Decimal
    output: Decimal
    benefit: Decimal
    satisfaction: Decimal


class Execution(NamedTuple):
    """预算执行率: as fractions, outside of which a reason is expected; the points that it has in other places."""

    low: Decimal
    high: Decimal
    elsewhere: Decimal


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


class Annex5(NamedTuple):
    """附件5: the points of each clause, and the legal bands of the two rows of judgement, from the best to the worst.

    Attributes:
        notice_issued: 自评通知 issued.
        notice_contents: its six contents together.
        working_group: 工作小组 set up.
        self_check: 单位自查.
        submission: 提交报告 in time.
        day_late: taken away for each working day.
        deadline: `printed`, or `rolled` to the next working day.
        body: 完整性 of the report itself.
        annexes: 完整性 of its annexes.
        missing_part: taken away for each missing part of either.
        weights: 绩效自评表 with the regulation's weights.
        level3: its indicators down to level 3.
        clear: its indicators 明确、具体、可衡量.
        core: 突出核心、精简实用.
        related: 密切相关、全面反映.
        problems: 反映问题情况.
        suggestions: 建议情况.
    """

    notice_issued: Decimal
    notice_contents: Decimal
    working_group: Decimal
    self_check: Decimal
    submission: Decimal
    day_late: Decimal
    deadline: str
    body: Decimal
    annexes: Decimal
    missing_part: Decimal
    weights: Decimal
    level3: Decimal
    clear: Decimal
    core: Decimal
    related: Decimal
    problems: tuple[Band, ...]
    suggestions: tuple[Band, ...]


class Parameters(NamedTuple):
    """All settings in force, typed; `settings` has each with its unit and basis under names such as `tiers.partial`."""

    weights: Weights
    execution: Execution
    indicators: Indicators
    over_fulfilment: OverFulfilment
    tiers: Tiers
    grades: Grades
    tolerances: Tolerances
    annex5: Annex5
    settings: Mapping[str, Setting]


class Rulebook:
    """What forms are judged by: the regulation's numbers and, before them, those of a bureau's own file.

    Attributes:
        path: the bureau's own file; None when there is none.
        own: the settings in that file, by name.
    """

    def __init__(self, path: str | None = None) -> None:
        """Read a bureau's file, once.

        Raises:
            FileError: XF970 when it can't be read, XF971 when a setting in it is unknown or impossible.
        """
        self.path = path
        self.own: Versions = own_settings(path) if path else {}
        self._days: dict[date, Parameters] = {}

    def on(self, day: date) -> Parameters:
        """The settings that hold on a day."""
        if day not in self._days:
            self._days[day] = _typed(in_force(regulation(), self.own, day)) if self.own else _regulated(day)
        return self._days[day]

    def of(self, year: int | None) -> Parameters:
        """The settings by which a year is judged: it is evaluated in the year after; the newest without a year."""
        return self.on(date(year + 1, 12, 31) if year else date.max)


REGULATION = Rulebook()


def load(path: str | None = None, on: date | None = None) -> Parameters:
    """The settings in force on a day, the newest when None; of the regulation, or a bureau's own file before it.

    Raises:
        FileError: XF970 when the file can't be read, XF971 when a setting in it is unknown or impossible.
    """
    return Rulebook(path).on(on or date.max)


@lru_cache(maxsize=8)
def _regulated(on: date) -> Parameters:
    return _typed(in_force(regulation(), {}, on))


def _typed(settings: Settings) -> Parameters:
    def section(name: str) -> dict[str, Any]:
        return {key.split(".")[1]: one.value for key, one in settings.items() if key.startswith(f"{name}.")}

    annex5 = section("annex5")
    annex5 |= {row: read_bands(annex5[row]) for row in ("problems", "suggestions")}
    return Parameters(
        Weights(**section("weights")),
        Execution(**section("execution")),
        Indicators(**section("indicators")),
        OverFulfilment(**section("over_fulfilment")),
        Tiers(**section("tiers")),
        Grades(**section("grades")),
        Tolerances(**section("tolerances")),
        Annex5(**annex5),
        settings,
    )
