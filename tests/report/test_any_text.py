"""Whatever stands in a report, reading and checking it end well."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report.texts import JUNSHAN, OTHER, RIGHT, check, read
from xlforms.readers.prose.lines import number_of
from xlforms.values.numerals import value_of

PIECES = [
    *(line for text in (JUNSHAN.read_text("utf-8"), RIGHT, OTHER) for line in text.splitlines() if line),
    *(
        "一、",
        "（二）",
        "第一部分",
        "1、",
        "12.",
        "①",
        "其中：",
        "年初预算数",
        "万元",
        "189.67190.2万元",
        "-3万元",
        "5,00",
    ),
    *(
        "总预算数（万元）：",
        "约",
        "余",
        "%",
        "自评得分",
        "项目",
        "无",
        "\t",
        "\u3000",
        "附件",
        "存在的问题",
        "及",
        "1.2.3.4",
    ),
]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=30), st.sampled_from(["", "\n"]))
def test_any_text_is_read_and_checked(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    report = read(text)
    check(text)
    for figure in report.figures:
        assert figure.text
        assert figure.place.words
        assert (figure.value is None) == bool(figure.readings)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_no_character_of_the_text_gets_lost(pieces: list[str]) -> None:
    """What is read is all that stands there down to the annexes, white space and the marks behind headings aside."""
    lines = [piece.strip() for piece in pieces if piece.strip() and not piece.startswith("附")]
    report = read("\n".join(lines))
    told = "".join(
        part
        for section in report.sections
        for part in (section.number, section.heading, *(one.number + one.text for one in section.paragraphs))
    )
    assert squeezed(told) == squeezed("".join(lines))


def squeezed(text: str) -> str:
    return "".join(text.translate(dict.fromkeys(map(ord, " \t\u3000\xa0、.。：:"))).split())


@given(st.integers(1, 99))
def test_numbers_of_headings(number: int) -> None:
    assert value_of(f"（{number}）") == number
    assert number_of(f"{number}、概况") == f"{number}、"


def test_a_long_text_without_a_stop_takes_no_time() -> None:
    read("一、部门基本情况\n" + "总预算数1万元" * 3000 + "\n" + "没有标点的一行文字总共十五个字以上\n" * 3000)
    check("一、部门基本情况\n" * 3000)
