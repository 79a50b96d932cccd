"""Whole workbooks recalculated: those that Excel saved, the rich form, and any that chance makes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook.calculating import book, f, n, shown
from tests.workbook.packages import CORPUS, RICH
from xlforms.workbook import open_workbook, parse_ref, ref

SAVED_BY_EXCEL = ("066-ext-mismatch.xlsm", "237-xlsx.xlsx", "243-xlsx.xlsx", "258-xlsx.xlsx", "288-xlsx.xlsx")


@pytest.mark.parametrize("name", SAVED_BY_EXCEL)
def test_what_excel_saved_is_what_we_calculate(name: str) -> None:
    if not (CORPUS / name).exists():
        pytest.skip("the corpus is not here")
    workbook = open_workbook(CORPUS / name)
    assert sum(len(sheet.formulas) for sheet in workbook.sheets) > 5
    assert workbook.recalculate(workbook.sheets) == []


@pytest.mark.skipif(not RICH.exists(), reason="the shared form is not here")
def test_a_rich_form_is_calculated_through() -> None:
    workbook = open_workbook(RICH)
    assert workbook.recalculate(workbook.sheets) == []
    form = workbook.sheets[0]
    for row, column, value in ((7, 6, "110.5"), (7, 7, "99.3"), (13, 7, "3.5")):
        form.set_value(row, column, Decimal(value))
    workbook.recalculate([form])
    found = shown(workbook)
    assert found["项目支出绩效自评表!I6"] == Decimal("0.8986425339366516")
    assert found["项目支出绩效自评表!G37"] == Decimal("13.5")
    assert found["部门整体支出绩效自评表!F24"] == found["项目支出绩效自评表!H37"]


FIELD = [ref(row, column) for row in range(1, 6) for column in range(1, 5)]
FORMULAS = st.builds(
    lambda shape, first, second: shape.replace("x", first).replace("y", second),
    st.sampled_from(["x+y", "x*2-y", "IF(x>y,x,y)", "SUM(A1:x)", "ROUND(x/3,2)", "SUMIFS(x,x,y)", "x", "MAX(x,y,B:B)"]),
    st.sampled_from(FIELD),
    st.sampled_from(FIELD),
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(FIELD), FORMULAS, min_size=3),
    st.dictionaries(st.sampled_from(FIELD), st.integers(-9, 9), min_size=1),
    st.lists(st.tuples(st.sampled_from(FIELD), st.integers(-9, 9)), min_size=1, max_size=3),
)
def test_step_by_step_is_the_same_as_all_at_once(
    formulas: dict[str, str], numbers: dict[str, int], changes: list[tuple[str, int]]
) -> None:
    """Values kept through changes are those of a workbook that had none; what is dropped here is unknown there."""
    cells = {name: n(value) for name, value in numbers.items()} | {name: f(text) for name, text in formulas.items()}
    kept = book({"表": cells})
    kept.recalculate()
    for name, value in changes:
        kept.sheets[0].set_value(*parse_ref(name), value)
        kept.recalculate()
    fresh = book({"表": cells | {name: n(value) for name, value in changes}})
    fresh.recalculate()
    assert shown(kept) == shown(fresh)
