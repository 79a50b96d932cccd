"""Derived figures of the total line: Σ分值 and Σ得分."""

from __future__ import annotations

from decimal import Decimal

from xlforms.calculation.derived import SCORE_PLACES, Derived, Known
from xlforms.calculation.rules import half_up
from xlforms.calculation.sums import sum_of
from xlforms.findings import Finding, finding
from xlforms.submission import Filled, Value


def derive_totals(known: Known) -> list[Finding]:
    """Fill 总分 of weights and scores into `known`; a total with scores still missing is left open and said so."""
    if not known.filled.indicators or _rate_unread(known.filled):
        return []
    if not _whole(known):
        known.add(_total(known, "weight", "分值合计"))
    missing = _missing_scores(known)
    place = known.filled.values.get("total.score")
    if not missing:
        known.add(_total(known, "score", "总分"))
    elif place is not None and place.value is None and known.numbers(_scores(known)):
        cells = "、".join(value.cell for value in missing[:5]) + ("等" if len(missing) > 5 else "")
        count = len(missing)
        return [finding("XF305", sheet=place.sheet, cell=place.cell, name=place.name, count=count, cells=cells)]
    return []


def _rate_unread(filled: Filled) -> bool:
    """Whether the execution rate may have points that were not read, so that nothing is known of the whole."""
    return "funds" in filled.unknown and "funds.total.score" not in filled.values


def score_of(filled: Filled, name: str = "total.score") -> Decimal | None:
    """总分 or another 得分 as it counts: where the form's own formula leaves more decimals, two, half up."""
    place = filled.values.get(name)
    if place is None or place.value is None:
        return None
    return place.value if place.formula is None else half_up(place.value, SCORE_PLACES)


def _whole(known: Known) -> bool:
    """Whether the hundred points are typed, or all that the column holds.

    Where the weights miss the hundred, that is the weights' fault.
    """
    place = known.filled.values.get("total.weight")
    if place is None or place.formula is not None:
        return False
    rate, *indicators = parts(known, "weight")
    # Points that are printed into a header have no cell in the column that is added up.
    alone = rate is not None and rate.inside and place.value == sum(known.numbers(indicators))
    return alone or place.value == known.parameters.weights.total


def _scores(known: Known) -> list[Value]:
    return [indicator.score for indicator in known.filled.indicators if indicator.score]


def _missing_scores(known: Known) -> list[Value]:
    """Score cells of weighted indicators that hold no number and got none; of all where the form has no weights."""
    filled = known.filled
    funds = filled.values.get("funds.total.score")
    unweighted = all(indicator.weight is None for indicator in filled.indicators)
    places = [
        indicator.score
        for indicator in filled.indicators
        if indicator.score and (known.number(indicator.weight) is not None or (unweighted and indicator.score.blank))
    ]
    if funds is not None and (known.named("funds.total.weight") is not None or _some_points_left(known)):
        places.insert(0, funds)
    return [place for place in places if known.number(place) is None]


def _some_points_left(known: Known) -> bool:
    """Whether the indicators leave points of the hundred, which are the execution rate's whose 分值 is blank."""
    weights = known.numbers(indicator.weight for indicator in known.filled.indicators)
    return 0 < sum(weights) < known.parameters.weights.total


def _total(known: Known, column: str, label: str) -> Derived | None:
    """The sum of a column: the indicators' and the execution rate's own."""
    return sum_of(known, known.filled.values.get(f"total.{column}"), label, parts(known, column), "XF409")


def parts(known: Known, column: str) -> list[Value | None]:
    """The `weight`s or `score`s that add up to the total."""
    indicators = [getattr(indicator, column) for indicator in known.filled.indicators]
    return [known.filled.values.get(f"funds.total.{column}"), *indicators]
