"""Room for texts on paper."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from xlforms.writers.narrative import split
from xlforms.writers.paper import TALLEST, height, lines, per_line, spread

CHINESE = st.text(alphabet="预算执行率一二三是。；，0123.%", max_size=400)


def test_a_line_holds_half_as_many_chinese_characters_as_others() -> None:
    assert lines("预" * 20, 10) == lines("0" * 40, 10) == 2
    assert lines("预" * 21, 10) == lines("0" * 41, 10) == 3


def test_line_breaks_and_empty_lines_count() -> None:
    assert lines("", 10) == 1
    assert lines("一\n\n二", 10) == 3


def test_a_report_line_holds_26_characters_of_size_three() -> None:
    # 72 digits of 宋体 11 are 576 pixels, 432 points.
    assert per_line(432, 16) == 26


def test_no_row_is_higher_than_excel_knows() -> None:
    assert height("预" * 5000, 100, 10.5) == TALLEST
    assert spread("预" * 5000, 432, 16, 28) == TALLEST


def test_a_single_line_is_as_high_as_the_pitch() -> None:
    assert spread("无", 432, 16, 28) == 28


@settings(max_examples=60, deadline=None)
@given(CHINESE, st.integers(1, 40))
def test_more_text_never_needs_fewer_lines(text: str, characters: int) -> None:
    assert lines(text + "预", characters) >= lines(text, characters)
    assert lines(text, characters) >= len(text) / (2 * characters)


@settings(max_examples=100, deadline=None)
@given(CHINESE, st.integers(5, 80))
def test_a_cut_paragraph_keeps_every_character(text: str, longest: int) -> None:
    pieces = split(text, longest)
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= longest for piece in pieces)


def test_a_paragraph_is_cut_before_the_next_item_of_its_list() -> None:
    text = "一是帮扶。惠及多人。二是培训；人数多。三是宣传。"
    assert split(text, 20) == ["一是帮扶。惠及多人。二是培训；人数多。", "三是宣传。"]
    assert split(text, 12) == ["一是帮扶。惠及多人。", "二是培训；人数多。", "三是宣传。"]
