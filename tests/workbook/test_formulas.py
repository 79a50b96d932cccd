"""Formulas evaluated as Excel does. What LibreOffice can confirm stands in tests/data; here is the rest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlforms.workbook import CellError, Range
from xlforms.workbook.formulas import Area, Scalar, Unsupported, evaluate, plain_area, precedents, translate
from xlforms.workbook.formulas.functions import FUNCTIONS
from xlforms.workbook.formulas.tokens import tokens
from xlforms.workbook.references import parse_ref


class Sheet:
    """The cells of one sheet by their references; `金额` names A1."""

    def __init__(self, *, date1904: bool = False, **cells: Scalar) -> None:
        self.date1904 = date1904
        self.cells = {parse_ref(name): value for name, value in cells.items()}

    def value(self, _sheet: str | None, row: int, column: int) -> Scalar:
        return self.cells.get((row, column))

    def filled(self, area: Area) -> Iterator[tuple[tuple[int, int], Scalar]]:
        return ((place, value) for place, value in self.cells.items() if area.range.covers(*place))

    def named(self, name: str) -> Area | None:
        return Area(None, Range(1, 1, 1, 1)) if name == "金额" else None


SHEET = Sheet(A1=5.0, B1=True, A2="无", B2="1,304.23", A3=2.5, B3="5", A4=CellError("#N/A"), A5="", A6="57.07万元")


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("SUM(A1:B3)", 7.5),
        ("SUM(A1:A4)", CellError("#N/A")),
        ("SUM(B1,A1)", 5.0),
        ("SUM(TRUE,A1)", 6.0),
        ("COUNT(A1:B6)", 2.0),
        ('COUNT(1,"2",TRUE,"无",)', 4.0),
        ("COUNTA(A1:B6)", 9.0),
        ("AVERAGE(B1:B3)", CellError("#DIV/0!")),
        ("MAX(B1:B3)", 0.0),
        ("PRODUCT(B1:B3)", 0.0),
        ("COUNTIF(A1:B3,5)", 2.0),
        ('COUNTIF(A1:B3,"<>5")', 4.0),
        ('COUNTIF(A1:C10,"")', 22.0),
        ('COUNTIF(A1:C10,"=")', 21.0),
        ("COUNTIF(A1:B6,TRUE)", 1.0),
        ('SUMIF(B1:B3,"5",A1:A3)', 2.5),
        ('TRUE>"a"', True),
        ("1=TRUE", False),
        ('"a"=5', False),
        ("C1=0", True),
        ('C1=""', True),
        ("C1=FALSE", True),
        ("B2+0", 1304.23),
        ("B3*2", 10.0),
        ('"86%"*1', 0.86),
        ("A2+1", CellError("#VALUE!")),
        ("A6+1", CellError("#VALUE!")),
        ("A5+1", CellError("#VALUE!")),
        ("C1+1", 1.0),
        ("C1", 0.0),
        ("C1&C2", ""),
        ("A4&1", CellError("#N/A")),
        ("IFERROR(A4,C1)", 0.0),
        ("IF(A1,A2)", "无"),
        ("IF(A2,1)", CellError("#VALUE!")),
        ('IF("true",1)', 1.0),
        ("SUM(IF(A1>0,A2,A3))", 0.0),
        ("AND(A2)", CellError("#VALUE!")),
        ("ISBLANK(A5)", False),
        ("ISBLANK(A4)", False),
        ("VALUE(TRUE)", CellError("#VALUE!")),
        ('TEXT("12","0.00")', "12.00"),
        ("TEXT(TRUE,\"0\")", "TRUE"),
        ("CONCATENATE(TRUE,1.50,C1)", "TRUE1.5"),
        ("-0*1", 0.0),
        ("1E308*10", CellError("#NUM!")),
        ("SUM(1E308,1E308)", CellError("#NUM!")),
        ("(-8)^(1/3)", CellError("#NUM!")),
        ("0^0", CellError("#NUM!")),
        ("0^-1", CellError("#DIV/0!")),
        ("10^400", CellError("#NUM!")),
        ("ROUND(2.5E+15,-15)", 3e15),
        ("ROUND(1234567890123456,0)", 1234567890123456.0),
        ("ROUND(5,1E+9)", 5.0),
        ("ROUND(5,-1E+9)", 0.0),
        ("#REF!+1", CellError("#REF!")),
        ("基础数据表!#REF!", CellError("#REF!")),
        ("金额*2", 10.0),
        ("'表 1''s'!A1+2024年!$A$3", 7.5),
        ("VLOOKUP(2.5,A1:B3,2,FALSE)", "5"),
        ("VLOOKUP(2.5,A1:B3,3,FALSE)", CellError("#REF!")),
        ("SUMPRODUCT(A1:A3,A1:A2)", CellError("#VALUE!")),
        (" SUM( A1 ,\n1 ) ", 6.0),
        ('MID("预算",1,-1)', CellError("#VALUE!")),
        ('SUBSTITUTE("ab","","x")', "ab"),
    ],
)  # fmt: skip
def test_a_formula_has_the_value_that_excel_gives(formula: str, value: Scalar) -> None:
    found = evaluate(formula, SHEET)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    "formula",
    [
        'INDIRECT("A1")', "OFFSET(A1,1,0)", "TODAY()", "SUMIFS(A1:A3,A1:A3,1)", "SUM()", "ROUND(1)", "名称", "表!名称",
        "A1:A3+1", "A1:A3", "A1 A2", "(A1,A2)", "SUM(Sheet1:Sheet3!A1)", "[1]Sheet1!A1", "表1[金额]", "A1#", "{1,2}",
        "SUM(A1:INDEX(A1:A3,2))", "@A1", "A1+", "(1", "", "ZZZ1", '"2024-12-31"+1', '"１２"+1', '"1/2"*2', '"￥5"+1',
        '"甲"<"乙"', '"Ａ"="a"', 'LEN("😀")', 'TEXT(5,"[DBNum2]")', 'TEXT(5,"mmm")', "VLOOKUP(5,A1:B3,2)",
        'VLOOKUP("无*",A1:B3,2,0)', 'COUNTIF(A1:A3,">甲")', 'COUNTIF(A1:A3,"2024年")', "SUMIF(A1:A3,5,B1:B2)",
        "SUMPRODUCT((A1:A3>1)*1)", "SUMPRODUCT(5)",
    ],
)  # fmt: skip
def test_what_is_not_wholly_understood_has_no_value(formula: str) -> None:
    with pytest.raises(Unsupported):
        evaluate(formula, SHEET)


def test_days_that_count_from_1904_are_not_put_into_words() -> None:
    sheet = Sheet(date1904=True)
    assert evaluate('TEXT(5,"0")', sheet) == "5"
    with pytest.raises(Unsupported):
        evaluate('TEXT(5,"yyyy")', sheet)


def test_a_long_sum_is_calculated_and_an_endless_one_refused() -> None:
    assert evaluate("+".join(["A1"] * 300), SHEET) == 1500.0
    with pytest.raises(Unsupported):
        evaluate("(" * 5000 + "1" + ")" * 5000, SHEET)


def test_an_overlong_text_is_an_error() -> None:
    assert evaluate("A1&A1", Sheet(A1="长" * 20000)) == CellError("#VALUE!")


@given(st.text("A1$:!'\"#%(),;{}[]+-*/^&=<> .\n表", max_size=30))
def test_tokens_are_the_text_and_any_text_has_a_value_or_none(formula: str) -> None:
    assert "".join(token.text for token in tokens(formula)) == formula
    precedents(formula)
    try:
        evaluate(formula, SHEET)
    except Unsupported:
        assert formula != "A1"


ARGUMENTS = st.sampled_from(
    [
        "A1",
        "B1",
        "A2",
        "B2",
        "A4",
        "C1",
        "A1:B3",
        "A1:A3",
        "1",
        "-1",
        "1E+300",
        '"1E+400"',
        '"5%"',
        '""',
        '">1"',
        "1/0",
        "",
    ]
)


@given(st.sampled_from(sorted(FUNCTIONS)), st.lists(ARGUMENTS, max_size=4))
def test_a_function_gives_a_value_or_none_whatever_it_is_given(name: str, arguments: list[str]) -> None:
    try:
        found = evaluate(f"{name}({','.join(arguments)})", SHEET)
    except Unsupported:
        return
    assert type(found) in {float, str, bool, CellError}


@pytest.mark.parametrize(
    ("formula", "moved"),
    [
        ("A1+$A1+A$1+$A$1", "C4+$A4+C$1+$A$1"),
        ("SUM(A1:B$2)", "SUM(C4:D$2)"),
        ("SUM(A:$B)+SUM(1:$2)", "SUM(C:$B)+SUM(4:$2)"),
        ("'A1''s'!A1&基础数据表!B2", "'A1''s'!C4&基础数据表!D5"),
        ('"A1"&LOG10(A1)&T1[A1]', '"A1"&LOG10(C4)&T1[A1]'),
        ("税率A1.5*A1", "税率A1.5*C4"),
        ("a1", "C4"),
    ],
)
def test_a_shared_formula_moves_its_relative_references(formula: str, moved: str) -> None:
    assert translate(formula, 3, 2) == moved


def test_a_reference_moved_off_the_sheet_is_lost() -> None:
    assert translate("A1+表!B2:C3", -2, 0) == "#REF!+表!#REF!"
    assert translate("XFD1", 0, 1) == "#REF!"


@given(st.integers(0, 50), st.integers(0, 50), st.sampled_from(["SUM(A1:$C7)*表!B$2", "A:B&3:4", "IF(A1=0,0,B1/A1)"]))
def test_moving_there_and_back_changes_nothing(rows: int, columns: int, formula: str) -> None:
    assert translate(translate(formula, rows, columns), -rows, -columns) == formula


def test_precedents_are_the_areas_and_names_in_the_text() -> None:
    found = precedents("SUM(C3:A1)+'表 1'!C3&\"D9\"+金额*LOG10(A:A)+TRUE")
    assert found.areas == (
        Area(None, Range(1, 1, 3, 3)), Area("表 1", Range(3, 3, 3, 3)), Area(None, Range(1, 1, 1048576, 1)),
    )  # fmt: skip
    assert found[1:] == (("金额",), False, False, False)


@pytest.mark.parametrize(
    ("formula", "marks"),
    [
        ("TODAY()-A1", (True, False, False)),
        ("[1]Sheet1!A1+'[2]表 1'!B2", (True, False, False)),
        ("OFFSET(A1,1,0)", (False, True, False)),
        ("SUM(Sheet1:Sheet3!A1)", (False, True, False)),
        ("A1:INDEX(A1:A9,2)", (False, True, False)),
        ("SUM(表1[金额])", (False, False, True)),
        ("ROUND(A1,2)", (False, False, False)),
    ],
)
def test_what_the_text_does_not_tell_is_marked(formula: str, marks: tuple[bool, bool, bool]) -> None:
    assert precedents(formula)[2:] == marks


def test_a_plain_area_is_fixed_and_on_a_named_sheet() -> None:
    assert plain_area("表!$A$1:$B$2") == Area("表", Range(1, 1, 2, 2))
    assert [plain_area(text) for text in ("$A$1", "表!A1", "表!$A$1+1", "0.17", "[1]表!$A$1")] == [None] * 5
