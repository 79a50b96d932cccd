"""Layouts of many places, edited by hand, read as a person reads them; a right form is not found fault with."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.readers.sketches import SKETCHES, Meant, drawn, read_sketch
from xlforms.findings import Severity
from xlforms.pipeline import check, fill, read
from xlforms.submission import Filled, Indicator, Measure, Value


def shown(value: Value | Measure | None) -> str:
    place = value.place if isinstance(value, Measure) else value
    return re.sub(r"\s", "", place.content) if place else ""


def told(one: Indicator) -> list[str]:
    points = [None if value is None else value.value for value in (one.weight, one.score)]
    figures = ["" if value is None else format(value.normalize(), "f") for value in points]
    name = re.sub(r"\s", "", one.name.text)
    return [one.level1, one.level2, name, shown(one.target), shown(one.actual), *figures, shown(one.deviation_reason)]


def fields(form: Filled, meant: Meant) -> dict[str, str]:
    """The fields that the sketch names, as it writes them."""
    found = {"unit": form.unit}
    for name, value in form.values.items():
        wanted = meant.fields.get(name, "")
        same = value.value is not None and re.fullmatch(r"[0-9.]+", wanted) and value.value == Decimal(wanted)
        found[name] = wanted if same else value.content
    return {name: found.get(name, "") for name in meant.fields}


@pytest.mark.parametrize("path", SKETCHES, ids=lambda path: path.stem)
def test_a_form_is_read_as_a_person_reads_it(path: Path, tmp_path: Path) -> None:
    sketch = read_sketch(path)
    forms = read(str(drawn(sketch, tmp_path / "a.xlsx"))).forms
    assert [form.form.key for form in forms] == [meant.kind for meant in sketch.meant]
    for form, meant in zip(forms, sketch.meant, strict=True):
        assert fields(form, meant) == meant.fields
        assert [told(one) for one in form.indicators] == meant.indicators


@pytest.mark.parametrize("path", SKETCHES, ids=lambda path: path.stem)
def test_a_right_form_is_not_found_fault_with(path: Path, tmp_path: Path) -> None:
    sketch = read_sketch(path)
    book = str(drawn(sketch, tmp_path / "a.xlsx"))
    assert {note.code for note in check(book).findings if note.severity is not Severity.HINT} == sketch.said
    (tmp_path / "out").mkdir()
    completed = read(fill(book, str(tmp_path / "out")).output).forms
    for form, meant in zip(completed, sketch.meant, strict=False):
        assert form.form.key == meant.kind
        assert [told(one)[:5] for one in form.indicators] == [line[:5] for line in meant.indicators]
