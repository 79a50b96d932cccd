"""Several labels in one cell, amounts without a colon, and what the print leaves behind a colon."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, changed, codes, numbers, submission
from xlforms.forms.labels import recognise

SPLIT = {
    "income.general_public_budget": "1397.90",
    "income.government_fund": "0",
    "expenditure.basic": "20",
    "expenditure.project": "1369.3",
}


def labels(text: str) -> list[tuple[str, str]]:
    return [(label.term.name, label.rest) for label in recognise(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("其中：基本支出：20　　项目支出：1369.3", [("expenditure.basic", "20"), ("expenditure.project", "1369.3")]),
        ("按支出性质分：\n其中：基本支出：20\n项目支出：", [("expenditure.total", ""), ("expenditure.basic", "20")]),
        ("按收入性质分：1397.90万元，其中：", [("income.total", "1397.90万元")]),
        ("基本支出20", [("expenditure.basic", "20")]),
        ("其中：基本支出\n２０．５万元", [("expenditure.basic", "２０．５万元")]),
        ("填报单位（盖章）：某某局　　　单位：万元", [("unit_name", "某某局")]),
        ("主管部门：交通局  实施单位：公路站", [("supervising_department", "交通局"), ("implementing_unit", "公路站")]),
        ("厉行节约保障措施：一、公务接待：从简", [("thrift_measures", "一、公务接待：从简")]),
        ("指标1", []),
        ("三级指标1", []),
        ("全年预算数2024", []),
    ],
)
def test_labels_of_one_cell(text: str, found: list[tuple[str, str]]) -> None:
    assert [label for label in labels(text) if label in found or label[1]] == found


@pytest.mark.parametrize("quoted", ["“三公”经费", '"三公"经费', "‘三公’经费", "「三公」经费："])
def test_quotation_marks_do_not_count(quoted: str) -> None:
    assert ("three_public", "") in labels(quoted)


def test_the_whole_split_in_two_cells(tmp_path: Path) -> None:
    lines = [
        *DEPARTMENT[:4],
        (
            "",
            "按收入性质分：1397.90\n其中：一般公共预算：1397.90\n政府性基金拨款：0",
            *("", ""),
            "按支出性质分：1389.3\n其中：基本支出：20\n项目支出：1369.3",
        ),
        *DEPARTMENT[9:],
    ]
    read = submission(tmp_path / "a.xlsx", lines)
    assert numbers(read).items() >= SPLIT.items()
    assert numbers(read)["income.total"] == "1397.90"
    assert {read.forms[0].values[name].cell for name in SPLIT} == {"B5", "E5"}
    assert codes(read) == []


@pytest.mark.parametrize(
    "blank", ["其中：一般公共预算：", "其中：一般公共预算：　　万元", "其中：一般公共预算：____", "一般公共预算：XX"]
)
def test_what_the_print_leaves_to_write_on_is_blank(tmp_path: Path, blank: str) -> None:
    read = submission(tmp_path / "a.xlsx", changed(DEPARTMENT, 5, 1, blank))
    assert read.forms[0].values["income.general_public_budget"].blank
    assert codes(read) == []


def test_amounts_in_cells_further_right(tmp_path: Path) -> None:
    lines = changed(changed(DEPARTMENT, 5, 1, "其中：一般公共预算"), 5, 3, "1397.90万元")
    assert numbers(submission(tmp_path / "a.xlsx", lines)).items() >= (
        SPLIT.items() - {("income.government_fund", "0")}
    )


def test_a_split_below_the_columns_of_the_funds_repeats_the_final_budget(tmp_path: Path) -> None:
    rows = [("", "其中：基本支出", 500, 520, 518), ("", "项目支出", 897.9, 877.9, 871.3)]
    read = submission(tmp_path / "a.xlsx", [*DEPARTMENT[:4], *rows, *DEPARTMENT[9:]])
    assert numbers(read)["expenditure.basic"] == "520"
    assert numbers(read)["expenditure.project"] == "877.9"


def test_an_amount_that_nobody_knows_is_said_so(tmp_path: Path) -> None:
    lines = changed(DEPARTMENT, 6, 1, "社会捐赠收入：5")
    read = submission(tmp_path / "a.xlsx", lines)
    assert [(note.code, note.cell) for note in read.findings] == [("XF113", "B7")]
    assert read.forms[0].unknown == {"split"}
    lines = changed(PROJECT, 7, 1, "社会捐赠")
    read = submission(tmp_path / "b.xlsx", lines)
    assert [(note.code, note.cell) for note in read.findings] == [("XF113", "B8")]
    assert read.forms[0].unknown == {"funds"}


def test_the_unit_ends_where_the_next_label_begins(tmp_path: Path) -> None:
    lines = [BASE_DATA[0], ("填报单位：某某局（盖章）　填报日期：2025年3月1日　单位：万元",), *BASE_DATA[1:]]
    assert submission(tmp_path / "a.xlsx", lines).forms[0].unit == "某某局（盖章）"
