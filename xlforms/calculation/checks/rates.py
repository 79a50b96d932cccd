"""An indicator that is one of the rates of rules.md 5 against the figures of the other forms."""

from __future__ import annotations

from collections.abc import Iterator

from xlforms.calculation.derived import RATE_PLACES
from xlforms.calculation.gathered import Gathered
from xlforms.calculation.places import at
from xlforms.calculation.ratios import Ratio, of_the_unit
from xlforms.calculation.rules import cut, half_up, within
from xlforms.findings import Finding
from xlforms.submission import Measure
from xlforms.values.shown import percentage
from xlforms.values.text import without_brackets

_QUOTES = dict.fromkeys(map(ord, "\"'“”‘’「」"))


def rates_agree(forms: Gathered) -> Iterator[Finding]:
    """公用经费控制率, 预算执行率 and the like as indicators of the department: reached was what the forms give."""
    known = {one.label: one for one in of_the_unit(forms) if one.value is not None}
    for indicator in forms.department.indicators if forms.department else ():
        rate = known.get(without_brackets(indicator.name.content).translate(_QUOTES))
        actual = indicator.actual
        if rate and actual and forms.department and not _shows(actual, rate):
            facts = {"label": rate.label, "found": actual.place.content, "expected": _percent(rate)}
            facts |= {"other": "、".join(rate.cells), "arithmetic": rate.arithmetic}
            yield at("XF429", actual.place, **facts).within(forms.department.file)


def _shows(actual: Measure, rate: Ratio) -> bool:
    """Whether an actual may stand for the rate, rounded or cut; words and ranges are left alone."""
    reading = actual.reading
    if reading.value is None or rate.value is None or reading.unit != "%" or reading.operator not in (None, "="):
        return True
    places = RATE_PLACES if reading.places is None else reading.places
    return within(reading.value, rate.value, places) or reading.value == cut(rate.value, places)


def _percent(rate: Ratio) -> str:
    return percentage(half_up(rate.value, RATE_PLACES)) if rate.value is not None else ""


RATES = (rates_agree,)
