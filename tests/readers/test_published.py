"""Published layouts of other places: every value at its cell, and every derived cell filled."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.libreoffice import converted, needs_libreoffice
from tests.readers.drawing import book
from tests.readers.places import LAYOUTS, Layout
from xlforms.findings import Severity
from xlforms.pipeline import fill, read
from xlforms.submission import Indicator


def told(indicator: Indicator) -> tuple[str, ...]:
    target, actual = indicator.target, indicator.actual
    assert target is not None
    assert actual is not None
    numbers = [str(side.reading.value or "") for side in (target, actual)]
    goal = (target.place.cell, target.reading.operator or "", numbers[0], target.reading.unit)
    return (indicator.name.content, *goal, actual.place.cell, numbers[1])


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_value_is_read_at_its_cell(tmp_path: Path, layout: Layout) -> None:
    (form,) = read(str(book(tmp_path / "a.xlsx", layout.lines, merges=layout.merges))).forms
    assert (form.form.key, form.unit) == (layout.form, layout.unit)
    found = {name: (value.cell, str(value.value)) for name, value in form.values.items()}
    assert {name: found.get(name) for name in layout.values} == layout.values
    assert tuple(map(told, form.indicators)) == layout.indicators
    goals = [name for name, value in form.values.items() if name.startswith("goal.") and not value.blank]
    assert goals == ([] if layout is LAYOUTS["湖北"] else ["goal.expected", "goal.actual"])


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_derived_cell_is_filled(tmp_path: Path, layout: Layout) -> None:
    done = fill(str(book(tmp_path / "a.xlsx", layout.lines, merges=layout.merges)), str(tmp_path / "out"))
    figures = [one.derived for one in done.derived]
    assert {one.place.name: (one.place.cell, str(one.value)) for one in figures} == layout.derived
    told = {note.code for note in done.findings if note.severity is not Severity.HINT and note.code < "XF5"}
    assert told == set(layout.said)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_completed_form_reads_as_it_was_completed(tmp_path: Path, layout: Layout) -> None:
    done = fill(str(book(tmp_path / "a.xlsx", layout.lines, merges=layout.merges)), str(tmp_path / "out"))
    form = read(done.output).forms[0]
    scores = {f"indicators.{at}.score": one.score for at, one in enumerate(form.indicators, start=1)}
    values = {**form.values, **{name: score for name, score in scores.items() if score}}
    assert {name: (values[name].cell, values[name].value) for name in layout.derived} == {
        one.derived.place.name: (one.derived.place.cell, one.derived.value) for one in done.derived
    }


@needs_libreoffice
def test_on_our_blank_the_rate_keeps_the_points_that_its_own_form_gives_it(tmp_path: Path) -> None:
    drawn = [book(tmp_path / f"{name}.xlsx", LAYOUTS[name].lines) for name in ("银川", "湖北", "重庆")]
    forms = [fill(str(old), str(tmp_path / "out")).submission.forms[0] for old in converted(tmp_path, "xls", *drawn)]
    weights = [form.number("funds.total.weight") for form in forms]
    assert weights == [None, Decimal(20), Decimal(10)]
    assert [form.number("total.score") for form in forms][::2] == [Decimal("99.27"), Decimal("99.6")]
