"""Lines that the blank forms haven't: added where they belong, with all that counts them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl

from tests.readers.drawing import BASE_DATA, DEPARTMENT, PROJECT, Lines, changed
from tests.writers.moving import COSTS, MANY, drawn, formula, row_of, shown
from xlforms.readers import read_workbook
from xlforms.workbook import parse_ref


def test_more_indicators_than_the_blank_has_lines(tmp_path: Path) -> None:
    workbook = drawn(tmp_path, MANY)
    form = read_workbook(workbook).forms[0]
    assert [(one.level1, one.level2, one.name.content) for one in form.indicators] == [
        *(("产出指标", "数量指标", name) for name in ("指标甲", *(f"数量之{number}" for number in range(2, 6)))),
        ("产出指标", "质量指标", "合格率"),
        ("产出指标", "经济成本指标", "控制成本"),
        ("效益指标", "经济效益指标", "增收"),
        ("效益指标", "生态环境效益", "绿化"),
        ("满意度指标", "社会公众或服务对象满意度", "满意"),
        ("成本指标", "社会成本", "减少排放"),
        ("成本指标", "环境成本", "节约用水"),
    ]
    done = workbook.sheets[0]
    total = row_of(done, "总分")
    assert total == 35 + 2 + 1 + 2
    assert formula(done, total, 7) == f'IF(COUNT(G13:G{total - 1})=0,"",SUM(G4,G13:G{total - 1}))'
    levels = {str(area) for area in done.merges if area.left == area.right in {2, 3} and area.top > 12}
    assert levels == {
        *("B13:B26", "C13:C17", "C18:C20", "C21:C23", "C24:C26"),
        *("B27:B35", "C27:C28", "C29:C30", "C31:C32", "C33:C34"),
        *("B36:B37", "C36:C37", "B38:B39"),
    }
    assert [shown(done, ref) for ref in ("B13", "B38", "C35", "C38", "C39")] == [
        *("产出指标\n（40分）", "成本指标\n（10分）", "生态环境效益", "社会成本", "环境成本")
    ]


def test_added_lines_look_and_behave_like_the_others(tmp_path: Path) -> None:
    workbook = drawn(tmp_path, MANY, COSTS)
    workbook.save(tmp_path / "done.xlsx")
    done = openpyxl.load_workbook(tmp_path / "done.xlsx")
    form, costs = done.worksheets
    for printed, added in (("D13", "D17"), ("B13", "B38"), ("C13", "C39"), ("H13", "H39")):
        for look in ("font", "fill", "border", "alignment", "protection", "number_format"):
            assert repr(getattr(form[added], look)) == repr(getattr(form[printed], look))
    assert form.row_dimensions[17].height == form.row_dimensions[14].height
    assert (form.row_dimensions[18].height or 0) > (form.row_dimensions[17].height or 0)
    assert form.print_area == "'部门整体支出绩效自评表'!$A$1:$I$41"
    advised = [str(rule.sqref) for rule in form.data_validations.dataValidation if rule.promptTitle == "分值"]
    assert advised == ["G13:G39"]
    group = next(row for row in range(1, 40) if "上级转移支付" in str(costs.cell(row, 1).value))
    for row, model in ((group, 6), (group + 1, 9)):
        assert repr(costs.cell(row, 4).fill) == repr(costs.cell(model, 4).fill)
    assert {str(area) for area in costs.merged_cells.ranges} >= {f"B{group}:C{group}", f"F{group + 3}:G{group + 3}"}


def test_more_cost_lines_than_the_blank_has(tmp_path: Path) -> None:
    workbook = drawn(tmp_path, COSTS)
    done = workbook.sheets[0]
    labels = [shown(done, f"A{row}").strip() for row in range(6, 36)]
    assert labels[5:23] == [
        *("3、公务接待", "4、其他", "项目支出：", *(f"{number}、自有项目{number}" for number in range(1, 7))),
        *("7、区级专项资金", *(f"区级资金{number}" for number in range(1, 6))),
        *("8、上级转移支付", "上级资金甲", "上级资金乙"),
    ]
    sums = {shown(done, f"A{row}").strip(): (formula(done, row, 4) or "") for row in range(6, 36)}
    assert {label: text.partition("SUM")[2].rstrip(")") for label, text in sums.items() if text} == {
        "三公经费": "(D7,D10:D12",
        "1、公务用车购置和维护经费": "(D8,D9",
        "项目支出：": "(D14:D20,D26",
        "7、区级专项资金": "(D21:D25",
        "8、上级转移支付": "(D27:D28",
    }
    totals = {shown(done, f"A{row}").strip(): [shown(done, f"{at}{row}") for at in "BDF"] for row in (6, 13, 20, 26)}
    assert totals == {
        "三公经费": ["4.00", "4.00", "4.50"],
        "项目支出：": ["125.00", "51.00", "55.00"],
        "7、区级专项资金": ["5.00", "10.00", "15.00"],
        "8、上级转移支付": ["99.00", "20.00", "19.00"],
    }


def test_lines_that_stay_blank_keep_their_labels_and_their_numbering(tmp_path: Path) -> None:
    few = [line for line in BASE_DATA if "运行维护经费" not in str(line[0]) and "专项" not in str(line[0])]
    done = drawn(tmp_path, few).sheets[0]
    assert [shown(done, f"A{row}").strip() for row in range(13, 18)] == [
        *("1、业务工作经费", "2、运行维护经费", "……", "", "3、省级专项资金（一个专项一行）")
    ]
    own = [("1、甲项目", 1, 1, 1), ("2、乙项目", 1, 1, 1), ("3、运行维护经费", 1, 1, 1)]
    done = drawn(tmp_path, [*few[:11], *own, *few[13:]]).sheets[0]
    assert [shown(done, f"A{row}").strip() for row in range(13, 18)] == [
        *("1、甲项目", "2、乙项目", "3、运行维护经费", "", "4、省级专项资金（一个专项一行）")
    ]


def test_sums_that_were_typed_stand_and_what_adds_them_up_takes_them(tmp_path: Path) -> None:
    typed = changed(changed(BASE_DATA, 14, 1, 7), 10, 1, 16)
    done = drawn(tmp_path, typed).sheets[0]
    assert [(shown(done, ref), formula(done, *parse_ref(ref))) for ref in ("B12", "B17")] == [
        ("16.00", None),
        ("7.00", None),
    ]


def test_indicators_of_unknown_levels_stand_by_themselves(tmp_path: Path) -> None:
    lines = [[*line[:1], *line[3:]] if number >= 11 else line for number, line in enumerate(DEPARTMENT)]
    form = read_workbook(drawn(tmp_path, lines)).forms[0]
    assert [(one.level1, one.level2, one.name.content) for one in form.indicators] == [
        ("(原表未分级)", "(原表未分级)", name) for name in ("培训人次", "增收", "满意度")
    ]


def test_a_group_of_funds_that_goes_on_after_a_page_break_goes_over_once(tmp_path: Path) -> None:
    lines = [*BASE_DATA[:16], BASE_DATA[14], *BASE_DATA[16:]]
    form = read_workbook(drawn(tmp_path, lines)).forms[0]
    funds = [row.path[-1] for row in form.rows if "省级专项资金" in row.path]
    assert funds == ["省级专项资金", "教育专项", "省级专项资金", "卫生专项"]


BOND: Lines = (
    *PROJECT[:5],
    ("", "年度资金总额", 12000, 12000, 10500, 10, "87.5%", 8.75),
    ("", "其中：专项债券资金", 10000, 10000, 8500, "", "85%"),
    ("", "　　　财政预算安排", 2000, 2000, 2000, "", "100%"),
    ("", "　　　其他资金", 0, 0, 0),
    *PROJECT[9:],
)


def test_funds_that_the_blank_has_no_line_for(tmp_path: Path) -> None:
    workbook = drawn(tmp_path, BOND)
    form, sheet = read_workbook(workbook).forms[0], workbook.sheets[0]
    values = {name: (value.cell, value.value) for name, value in form.values.items() if name.startswith("funds.bond.")}
    assert values["funds.bond.final_budget"] == ("E9", Decimal(10000))
    assert values["funds.bond.execution_rate"] == ("H9", Decimal("0.85"))
    assert (shown(sheet, "B9"), shown(sheet, "B10")) == ("　　　专项债券资金", "　　　其他资金")
    assert formula(sheet, 6, 4) == 'IF(COUNT(D7:D10)=0,"",SUM(D7:D10))'
    assert [str(area) for area in sheet.merges if area.left == 1 and area.top == 5] == ["A5:A10"]
    assert form.number("funds.total.actual_expenditure") == 10500


def test_funds_that_divide_another_get_no_line(tmp_path: Path) -> None:
    lines = [
        *BOND[:6],
        ("", "财政拨款", 12000, 12000, 10500),
        ("", "其中：中央财政资金", 9000, 9000, 8000),
        ("", "　　　地方资金", 3000, 3000, 2500),
        *BOND[9:],
    ]
    form = read_workbook(drawn(tmp_path, lines)).forms[0]
    assert not [name for name in form.values if name.startswith(("funds.central", "funds.local"))]
