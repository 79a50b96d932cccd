"""勾稽 across the forms of one unit (rules.md 8.5): a hand-in where each check speaks, and the same one mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, Typed, book, changed
from xlforms.calculation.checks import TOGETHER
from xlforms.calculation.checks import names as names_of
from xlforms.calculation.checks.untouched import UNTOUCHED
from xlforms.findings import Finding
from xlforms.pipeline import check

CODES = {
    "XF420",
    "XF421",
    "XF422",
    "XF423",
    "XF424",
    "XF425",
    "XF426",
    "XF427",
    "XF428",
    "XF429",
    "XF430",
    "XF431",
    "XF432",
    "XF433",
}
UNIT, ROADS, BRIDGES = "某某局", "道路养护", "桥梁维修"
# The base data from 0: 项目支出, its first two lines, 公用经费.
PROJECT_COSTS, OPERATIONS, MAINTENANCE, EDUCATION, HEALTH = 10, 11, 12, 15, 16
PREVIOUS, BUDGET, ACTUAL = 1, 2, 3


def put(lines: Lines, *cells: tuple[int, int, Typed]) -> Lines:
    for row, column, value in cells:
        lines = changed(lines, row, column, value)
    return lines


def base(*cells: tuple[int, int, Typed]) -> Lines:
    """Base data with two projects, 1000 and 369.3, which make 1369.3."""
    lines = [
        *BASE_DATA[:PROJECT_COSTS],
        ("项目支出：", 30, 1377.9, 1369.3),
        (f"1、{ROADS}", 10, 1000, 1000),
        (f"2、{BRIDGES}", 20, 377.9, 369.3),
        *BASE_DATA[EDUCATION + 2 :],
    ]
    return put([(f"填报单位：{UNIT}",), *lines], *((row + 1, column, value) for row, column, value in cells))


def project(name: str, spent: float, *cells: tuple[int, int, Typed]) -> Lines:
    lines = put(PROJECT, (2, 2, name), (3, 2, UNIT), (3, 6, f"{UNIT}工程队"))
    return put(
        lines, *((row, column, "") for row in (6, 7) for column in (2, 3, 4)), (6, 3, 1400), (6, 4, spent), *cells
    )


def titled(lines: Lines, year: int) -> Lines:
    def of(text: Typed) -> Typed:
        return text.replace("2023", str(year - 1)).replace("2024", str(year)) if isinstance(text, str) else text

    return [[of(value) for value in line] for line in lines]


ROAD, BRIDGE = project(ROADS, 1000), project(BRIDGES, 369.3)
RIGHT: tuple[Lines, ...] = (base(), DEPARTMENT, ROAD, BRIDGE)
LAST_YEAR = titled(
    base(*((row, ACTUAL, value) for row, value in ((7, 2), (9, 1), (10, 30), (11, 10), (12, 20), (13, 20)))), 2023
)


def told(path: Path, *sheets: Lines) -> list[Finding]:
    return [one for one in check(str(book(path, *sheets))).findings if one.code in CODES]


def test_forms_that_agree_are_passed_in_silence(tmp_path: Path) -> None:
    assert told(tmp_path / "a.xlsx", *RIGHT) == []
    assert told(tmp_path / "b.xlsx", base(), DEPARTMENT) == []
    assert told(tmp_path / "c.xlsx", DEPARTMENT, ROAD) != []


# A budget of 1500 that nothing was added to, split.
OF_THE_BUDGET = put(
    DEPARTMENT, (3, 2, 1500), (3, 3, 1500), (5, 4, "其中：基本支出：122.1"), (6, 4, "　　　项目支出：1377.9")
)

# Code, the sheets, where it is told, and a part of the sentence.
CASES: list[tuple[str, tuple[Lines, ...], str, str]] = [
    (
        "XF420",
        (base(), put(DEPARTMENT, (5, 4, "其中：基本支出：89.3"), (6, 4, "　　　项目支出：1300")), ROAD, BRIDGE),
        "表2!E7",
        "填的是 1300，基础数据表（表1!D12）的项目支出决算数是 1369.3：1369.3－1300＝69.3",
    ),
    ("XF421", (base(), DEPARTMENT, ROAD, project("桥梁", 500)), "表1!D12", "1000＋500＝1500；1500－1369.3＝130.7"),
    ("XF422", (base(), DEPARTMENT, ROAD, project("桥梁", 300)), "表1!D12", "（表3!E6、表4!E6）相加是 1300"),
    (
        "XF423",
        (base(), DEPARTMENT, ROAD, project(BRIDGES, 369)),
        "表4!E6",
        "全年执行数是 369，基础数据表（表1!D14）的决算数是 369.3",
    ),
    ("XF424", (base(), DEPARTMENT, ROAD), "表1!D13", f"2 个项目（{ROADS}、{BRIDGES}），项目自评表有 1 张（{ROADS}）"),
    ("XF425", (base(), DEPARTMENT, ROAD, ROAD), "表4!C3", f"项目「{ROADS}」有两张自评表，另一张在 表3!C3"),
    ("XF426", (put(base(), (0, 0, "填报单位：教育局")), DEPARTMENT, ROAD, BRIDGE), "表1!A1", "单位是「教育局」"),
    (
        "XF427",
        (base(), DEPARTMENT, ROAD, put(BRIDGE, (1, 0, "(2023年度)"))),
        "表4!A1",
        "是 2023 年的，其他表是 2024 年的",
    ),
    (
        "XF428",
        (put(base(), (12, PREVIOUS, 12)), DEPARTMENT, ROAD, BRIDGE, LAST_YEAR),
        "表1!B13",
        "上年决算数填的是 12，上年的基础数据表（表5!D13）的决算数是 10：12－10＝2",
    ),
    (
        "XF429",
        (base(), put(DEPARTMENT, (13, 3, "“公用经费”控制率"), (13, 4, "≤100%"), (13, 5, "98%")), ROAD, BRIDGE),
        "表2!F14",
        "完成值填的是 98%，按表里的数（表1!D15、表1!C15）算是 110.00%：22÷20＝110.00%",
    ),
    (
        "XF430",
        (base(), DEPARTMENT, ROAD, put(BRIDGE, (3, 2, "交通局"), (3, 6, "公路站"))),
        "表4!G4",
        "单位是「公路站、交通局」",
    ),
    (
        "XF431",
        (base(), DEPARTMENT, ROAD, project("绿化", 369.3)),
        "表4!C3",
        f"列的项目是：{ROADS}、{BRIDGES}，没有这个名称",
    ),
    (
        "XF432",
        (base(), put(OF_THE_BUDGET, (5, 4, "其中：基本支出：300"), (6, 4, "　　　项目支出：1200")), ROAD, BRIDGE),
        "表2!E7",
        "年初到年末预算没有调整，基础数据表（表1!C12）的项目支出预算数却是 1377.9：1377.9－1200＝177.9",
    ),
    (
        "XF433",
        (base(), DEPARTMENT, put(ROAD, (6, 2, 900), (6, 3, 1100)), BRIDGE),
        "表1!C13",
        "预算数是 1000，它的自评表的全年预算数（表3!D6）是 1100，年初预算数是 900，都对不上：1100－1000＝100",
    ),
]


@pytest.mark.parametrize(("code", "sheets", "place", "words"), CASES, ids=[case[0] for case in CASES])
def test_what_disagrees_is_told_with_both_cells(
    tmp_path: Path, code: str, sheets: tuple[Lines, ...], place: str, words: str
) -> None:
    spoken = [one for one in told(tmp_path / "a.xlsx", *sheets) if one.code == code]
    assert [f"{one.sheet}!{one.cell}" for one in spoken] == [place]
    assert words in spoken[0].message


def test_a_split_of_the_budget_is_not_held_against_what_was_spent(tmp_path: Path) -> None:
    budget = put(DEPARTMENT, (3, 3, 1500), (5, 4, "其中：基本支出：60"), (6, 4, "　　　项目支出：1440"))
    assert told(tmp_path / "a.xlsx", base(), budget, ROAD, BRIDGE) == []
    neither = put(budget, (6, 4, "　　　项目支出：1450"))
    assert [one.code for one in told(tmp_path / "b.xlsx", base(), neither, ROAD, BRIDGE)] == ["XF420"]


def test_last_years_forms_beside_this_years_are_no_mistake(tmp_path: Path) -> None:
    assert told(tmp_path / "a.xlsx", *RIGHT, LAST_YEAR) == []
    ended = put(project("去年的项目", 5), (1, 0, "(2023年度)"))
    assert told(tmp_path / "b.xlsx", *RIGHT, LAST_YEAR, ended) == []


def test_a_form_with_the_wrong_year_counts_as_this_years(tmp_path: Path) -> None:
    (only,) = told(tmp_path / "a.xlsx", base(), DEPARTMENT, ROAD, put(BRIDGE, (1, 0, "(2023年度)")))
    assert only.code == "XF427"
    (only,) = told(tmp_path / "b.xlsx", LAST_YEAR, DEPARTMENT)[:1]
    assert (only.code, only.sheet) == ("XF420", "表2")


def test_a_split_of_a_budget_that_was_not_adjusted_is_the_base_datas(tmp_path: Path) -> None:
    assert told(tmp_path / "a.xlsx", base(), OF_THE_BUDGET, ROAD, BRIDGE) == []
    adjusted = put(OF_THE_BUDGET, (3, 2, 1400), (5, 4, "其中：基本支出：60"), (6, 4, "　　　项目支出：1440"))
    assert told(tmp_path / "b.xlsx", base(), adjusted, ROAD, BRIDGE) == []


@pytest.mark.parametrize("budgets", [(1000, 1100), (900, 1000), ("", 1100)])
def test_a_projects_budget_may_be_the_initial_one(tmp_path: Path, budgets: tuple[Typed, Typed]) -> None:
    road = put(ROAD, (6, 2, budgets[0]), (6, 3, budgets[1]))
    assert told(tmp_path / "a.xlsx", base(), DEPARTMENT, road, BRIDGE) == []


def test_the_department_may_split_its_budget(tmp_path: Path) -> None:
    split = put(DEPARTMENT, (6, 4, "　　　项目支出：1377.9"))
    assert told(tmp_path / "a.xlsx", base(), split, ROAD, BRIDGE) == []


def test_a_line_of_several_projects_wants_no_form_of_its_name(tmp_path: Path) -> None:
    grouped = put(base(), (12, 0, "1、业务工作经费"), (13, 0, "2、运行维护经费"))
    assert told(tmp_path / "a.xlsx", grouped, DEPARTMENT, ROAD, BRIDGE) == []
    third = (project("路灯", 300), project("绿化", 69.3))
    assert told(tmp_path / "b.xlsx", grouped, DEPARTMENT, ROAD, *third) == []
    beside = put(base(), (12, 0, "1、业务工作经费"))
    assert "XF424" not in {one.code for one in told(tmp_path / "c.xlsx", beside, DEPARTMENT, BRIDGE)}


@pytest.mark.parametrize("actual", ["110%", "110.00%", "未超支", 1.1])
def test_a_rate_as_the_forms_give_it_is_passed(tmp_path: Path, actual: Typed) -> None:
    rate = put(DEPARTMENT, (13, 3, "公用经费控制率"), (13, 4, "≤100%"), (13, 5, actual))
    assert told(tmp_path / "a.xlsx", base(), rate, ROAD, BRIDGE) == []


def test_a_rounding_tail_is_no_disagreement(tmp_path: Path) -> None:
    assert told(tmp_path / "a.xlsx", base(), DEPARTMENT, ROAD, project(BRIDGES, 369.31)) == []


def test_files_of_one_folder_are_held_against_each_other(tmp_path: Path) -> None:
    book(tmp_path / "自评表.xlsx", base(), DEPARTMENT)
    book(tmp_path / "项目1.xlsx", ROAD)
    book(tmp_path / "项目2.xlsx", project(BRIDGES, 369))
    (note,) = [one for one in check(str(tmp_path)).findings if one.code == "XF423"]
    assert note.file == "项目2.xlsx"
    assert "基础数据表（自评表.xlsx 表1!D14）" in note.message


def test_names_are_compared_as_far_as_they_tell() -> None:
    import doctest

    assert doctest.testmod(names_of).failed == 0


def test_every_check_across_forms_has_a_case() -> None:
    # A blank that comes back has no two cells that disagree: tests/handing_out has its cases.
    assert len(TOGETHER) == 11 + len(UNTOUCHED)
    assert {case[0] for case in CASES} == CODES
