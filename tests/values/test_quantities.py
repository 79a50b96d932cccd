"""Money, rates, scores and counts as officers type them (values.md)."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_DOWN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlforms.findings import finding
from xlforms.values.kinds import CellValue, Kind, Quantity
from xlforms.values.money import read_money
from xlforms.values.numbers import read_count, read_number, read_score
from xlforms.values.rates import read_rate
from xlforms.values.scan import split_readings
from xlforms.values.shown import percentage

MONEY = [
    ("232.31", "232.31", 2),
    ("1,304.23", "1304.23", 2),
    ("2,１,304", None, None),
    ("２３２.３１", "232.31", 2),
    ("１，３０４．２３", "1304.23", 2),
    ("232.31万元", "232.31", 2),
    ("57.07 万元", "57.07", 2),
    ("57.07万", "57.07", 2),
    ("57.07（万元）", "57.07", 2),
    ("2026400元", "202.64", 4),
    ("17.5亿元", "175000", -3),
    ("0", "0", 0),
    ("0.00", "0", 2),
    ("¥12.50", "12.5", 2),
    ("7.50.", "7.5", 2),
    ("(12.5)", "-12.5", 1),
    ("（12.5万元）", "-12.5", 1),
    ("－12.5", "-12.5", 1),
    ("\u00a012.5\u3000", "12.5", 1),
    ("约57万元", "57", 0),
    ("1000多万元", "1000", 0),
    ("20余万", "20", 0),
    ("1E3", "1000", -3),
    (".5", "0.5", 1),
]
RATES = [
    ("98.40%", "0.984", 4),
    ("98.4 %", "0.984", 3),
    ("９８．４％", "0.984", 3),
    ("100%", "1", 2),
    ("100", "1", 2),
    ("1", "1", 2),
    ("0.984", "0.984", 3),
    ("98.4", "0.984", 3),
    ("1.087", "1.087", 3),
    ("2", "0.02", 2),
    ("86%", "0.86", 2),
    ("108.70%", "1.087", 4),
    ("95.\n10%", "0.951", 4),
    ("0.00%", "0", 4),
    ("100百分比", "1", 2),
    ("百分之98", "0.98", 2),
    ("-5%", "-0.05", 2),
    ("5‰", "0.005", 3),
]
SCORES = [("10", "10", 0), ("10.00", "10", 2), ("9.84分", "9.84", 2), ("98分", "98", 0), ("99.3 分", "99.3", 1)]
COUNTS = [("12人", "12", 0), ("12", "12", 0), ("１２名", "12", 0)]


def typed(read: object, text: str) -> Quantity:
    assert callable(read)
    quantity = read(text, text, "General")
    assert isinstance(quantity, Quantity)
    return quantity


@pytest.mark.parametrize(
    ("read", "text", "value", "places"),
    [
        (read, *case)
        for read, cases in ((read_money, MONEY), (read_rate, RATES), (read_score, SCORES), (read_count, COUNTS))
        for case in cases
    ],
)
def test_every_spelling_has_its_reading(read: object, text: str, value: str | None, places: int | None) -> None:
    quantity = typed(read, text)
    assert quantity.kind is (Kind.TEXT if value is None else Kind.NUMBER)
    assert quantity.value == (None if value is None else Decimal(value))
    assert (quantity.places, quantity.text) == (places, text)


@pytest.mark.parametrize("text", ["—", "——", "-", "/", "无", "不适用", "－", " — ", "N/A"])
def test_not_applicable_is_neither_blank_nor_zero(text: str) -> None:
    assert typed(read_money, text) == Quantity(Kind.NOT_APPLICABLE, text=text)


@pytest.mark.parametrize("value", [None, "", " \n", "\u3000", "\u200b"])
def test_blank_is_blank(value: str | None) -> None:
    assert read_money(value, value or "", "General") == Quantity(Kind.BLANK, text=value or "")


@pytest.mark.parametrize(
    ("read", "value", "shown", "number_format", "expected", "places"),
    [
        (read_money, "1397.9", "1397.90", "0.00", "1397.9", 2),
        (read_money, "1397.9", "1397.9", "General", "1397.9", 1),
        (read_money, "1304.23", " 1,304.23 ", "_ * #,##0.00_ ", "1304.23", 2),
        (read_money, "0", " -   ", '_ * "-"??_ ', "0", None),
        (read_money, "-12.5", "(12.50)", "0.00_);(0.00)", "-12.5", 2),
        (read_money, "2026400", "2026400元", '0"元"', "202.64", 4),
        (read_rate, "0.99384", "99.4%", "0.0%", "0.99384", 3),
        (read_rate, "0.984", "98.40%", "0.00%", "0.984", 4),
        (read_rate, "1", "100%", "0%", "1", 2),
        (read_rate, "98.4", "98.4%", '0.0"%"', "0.984", 3),
        (read_rate, "0.9938123", "0.9938123", "General", "0.9938123", 7),
        (read_rate, "0.9", "0.9", "General", "0.9", 2),
        (read_number, "0.05", "5%", "0%", "0.05", 2),
        (read_number, "1200.5", "1200.5㎡", '0.0"㎡"', "1200.5", 1),
    ],
)
def test_a_number_cell_is_read_as_stored_with_the_places_shown(
    read: object, value: str, shown: str, number_format: str, expected: str, places: int | None
) -> None:
    assert callable(read)
    quantity = read(Decimal(value), shown, number_format)
    assert (quantity.kind, quantity.value, quantity.places) == (Kind.NUMBER, Decimal(expected), places)
    assert quantity.notes == ()


NOTES: list[tuple[str, object, CellValue, CellValue]] = [
    ("XF201", read_money, "详见附表", "12"),
    ("XF201", read_money, "1234567890123456789012", "123456789012"),
    ("XF201", read_money, "10²", "102"),
    ("XF202", read_money, "189.67190.2万元", "189.67万元"),
    ("XF203", read_money, "7.50.", "7.50"),
    ("XF204", read_money, "13,04.23", "1,304.23"),
    ("XF205", read_money, "1.5e3", "1500"),
    ("XF206", read_money, "#DIV/0!", "0"),
    ("XF206", read_rate, "#N/A", "N/A"),
    ("XF207", read_score, True, Decimal(1)),
    ("XF208", read_money, dt.date(2024, 5, 8), "5.8"),
    ("XF208", read_money, "2024-12-31", "2024"),
    ("XF209", read_money, "57.07%", "57.07万元"),
    ("XF209", read_rate, "98分", "98%"),
    ("XF209", read_score, "9.84人", "9.84分"),
    ("XF209", read_count, "12元", "12人"),
    ("XF210", read_rate, "1.5", "2.5"),
    ("XF210", read_rate, "1", "0.99"),
    ("XF211", read_money, "近160万元", "160万元"),
    ("XF211", read_count, "60余名", "60名"),
    ("XF211", read_money, "57万元左右", "57万元"),
]


@pytest.mark.parametrize(("code", "read", "odd", "plain"), NOTES)
def test_a_note_speaks_of_what_is_odd_and_only_of_that(
    code: str, read: object, odd: CellValue, plain: CellValue
) -> None:
    assert callable(read)
    noted = read(odd, str(odd), "General").notes
    assert [note.code for note in noted] == [code]
    assert str(odd) in finding(code, found=str(odd), **noted[0].facts).message
    assert read(plain, str(plain), "General").notes == ()


def test_a_format_that_shows_another_number_than_is_stored_is_noted() -> None:
    scaled = read_money(Decimal(2026400), "202.6万元", '0!.0,"万元"')
    assert [note.code for note in scaled.notes] == ["XF212"]
    assert scaled.notes[0].facts["stored"] == "2026400"


def test_two_figures_run_together_are_reported_with_their_readings_and_not_read() -> None:
    run_together = typed(read_money, "189.67190.2万元")
    assert run_together.value is None
    assert run_together.notes[0].facts["readings"].startswith("189.67 和 190.2")
    assert (Decimal("189.67"), Decimal("190.2")) in split_readings("189.67190.2万元")


@pytest.mark.parametrize("text", ["189.67", "1.2.3", "1.23.45.6", "12.00.5x"])
def test_other_texts_have_no_such_readings(text: str) -> None:
    expected = {"12.00.5x": ((Decimal("12.0"), Decimal("0.5")),)}
    assert split_readings(text) == expected.get(text, ())


figures = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


def _full_width(text: str) -> str:
    return text.translate({ord(char): ord(char) + 0xFEE0 for char in "0123456789.,-%"})


@given(figures, st.sampled_from(["{:f}", "{:,f}", "{:f}万元", " {:,f} 万元\u3000", "¥{:f}"]), st.booleans())
def test_money_reads_back_in_every_spelling(figure: Decimal, spelling: str, wide: bool) -> None:
    text = spelling.format(figure) if figure >= 0 or "¥" not in spelling else f"-{spelling.format(-figure)}"
    quantity = typed(read_money, _full_width(text) if wide else text)
    assert (quantity.value, quantity.places, quantity.notes) == (figure, 2, ())


@given(figures, st.sampled_from([("元", -4), ("亿元", 4), ("千元", -1), ("百万元", 2)]))
def test_money_in_other_units_is_converted(figure: Decimal, unit: tuple[str, int]) -> None:
    quantity = typed(read_money, f"{figure:f}{unit[0]}")
    assert (quantity.value, quantity.unit) == (figure.scaleb(unit[1]), unit[0])


@given(st.decimals(min_value=-10, max_value=10, places=4))
def test_a_rate_reads_back_as_text_and_as_number(rate: Decimal) -> None:
    assert typed(read_rate, percentage(rate)).value == rate
    shown = percentage(rate.quantize(Decimal("0.001"), ROUND_DOWN))
    assert read_rate(rate, shown, "0.0%")[:2] == (Kind.NUMBER, rate)


@given(st.text(alphabet="0123456789.,-+()（）%万元亿 eE约余人#/年月日—", max_size=20))
def test_nothing_that_is_typed_raises(text: str) -> None:
    for read in (read_money, read_rate, read_score, read_count, read_number):
        quantity = typed(read, text)
        assert (quantity.value is not None) == (quantity.kind is Kind.NUMBER)
        assert quantity.kind is not Kind.TEXT or quantity.notes


@pytest.mark.parametrize("typed_text", ["XX", "……", "____", "万元", " 万元", "指标1"])
def test_what_the_blank_form_prints_is_no_amount(typed_text: str) -> None:
    read = typed(read_money, typed_text)
    assert (read.kind, [note.code for note in read.notes]) == (Kind.BLANK, ["XF213"])


def test_a_unit_of_another_column_is_no_left_over() -> None:
    assert typed(read_money, "分").kind is Kind.TEXT
    assert typed(read_score, "分").kind is Kind.BLANK
