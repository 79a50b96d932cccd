"""The unit's own two forms, 基础数据表 and 部门整体支出绩效自评表, drawn in layouts chosen at random."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from tests.readers.scattered import Scattered, Typed, labels, words
from xlforms.forms import cost_terms as c
from xlforms.forms import fund_terms as f
from xlforms.forms import goal_terms as g
from xlforms.forms import terms as t
from xlforms.forms import unit_terms as u
from xlforms.forms.term import Term

# Each line of the costs with its path of official names, what may stand before its label, and its three amounts.
COSTS: tuple[tuple[tuple[str, ...], Term, tuple[str, ...], tuple[str, str, str]], ...] = (
    (("三公经费",), c.THREE_PUBLIC, ("", "一、"), ("3", "5", "4.5")),
    (("三公经费", "公务用车购置和维护经费"), c.VEHICLES, ("　1、", "1.", "（1）"), ("2", "2", "1.5")),
    (("三公经费", "公务用车购置和维护经费", "公车购置"), c.VEHICLE_PURCHASE, ("　　其中：",), ("0", "0", "0")),
    (("三公经费", "公务用车购置和维护经费", "公车运行维护"), c.VEHICLE_RUNNING, ("　　　　　",), ("2", "2", "1.5")),
    (("三公经费", "出国经费"), c.ABROAD, ("　2、", "2."), ("0", "0", "0")),
    (("三公经费", "公务接待"), c.RECEPTION, ("　3、", "3．"), ("1", "3", "3")),
    (("项目支出",), c.PROJECT_COSTS, ("", "二、"), ("16", "19", "18")),
    (("项目支出", "业务工作经费"), c.OPERATIONS, ("　1、",), ("10", "12", "11")),
    (("公用经费",), c.OFFICE_COSTS, ("", "三、"), ("20", "20", "19")),
    (("公用经费", "办公经费"), c.OFFICE_EXPENSES, ("　其中：",), ("8", "8", "8")),
    (("公用经费", "会议费、培训费"), c.MEETINGS, ("　　　　",), ("4", "4", "4")),
    (("政府采购金额",), c.PROCUREMENT, ("",), ("3", "3", "3")),
)
STAFF = {"staff.authorised": Decimal(12), "staff.actual": Decimal(10)}
BUILDING = {"building.approved_area": Decimal(1000), "building.actual_area": Decimal(980)}
INVESTED = {"building.budget_investment": Decimal(300), "building.actual_investment": Decimal(290)}
SPLIT: Mapping[str, tuple[Term, Decimal]] = {
    "income.general_public_budget": (f.GENERAL_PUBLIC_BUDGET, Decimal("1390.5")),
    "income.government_fund": (f.GOVERNMENT_FUND, Decimal("7.4")),
    "expenditure.basic": (f.BASIC_EXPENDITURE, Decimal("28.6")),
    "expenditure.project": (f.PROJECT_EXPENDITURE, Decimal("1369.3")),
}
UNIT = "某市某区总工会"


@st.composite
def base_data(draw: st.DrawFn) -> Scattered:
    """The base data: the three years in any order, lines that somebody added, labels in any words."""
    order = draw(st.permutations(range(3)))
    years = ("2023年决算数", draw(st.sampled_from(["2024年预算数", "2024 年预算数"])), "2024年决算数")
    rows: list[list[Typed]] = [["2024年度部门整体支出绩效评价基础数据表"], [f"填报单位：{UNIT}　　单位：万元"]]
    control = draw(labels(c.CONTROL_RATE))
    staff = [draw(labels(c.AUTHORISED_STAFF)), f"2024年{draw(st.sampled_from(words(c.ACTUAL_STAFF)))}", control]
    rows += [[draw(labels(c.STAFF)) + "(人", *staff], ["", *STAFF.values()]]
    rows.append([draw(labels(c.COSTS)) + "(万元)", *(years[at] for at in order)])
    for path, term, leads, amounts in COSTS:
        label = draw(st.sampled_from(leads)) + draw(labels(term)).replace("\n", "")
        rows.append([label, *(Decimal(amounts[at]) for at in order)])
        if path[-1] == "业务工作经费":
            rows.append(["　2、区级专项资金（一个专项一行）"])
            rows.append(["职工帮扶资金", *(Decimal(("6", "7", "7")[at]) for at in order)])
            if draw(st.booleans()):
                rows.append(["……"])
    rates = [draw(labels(term)) for term in _RATES]
    invested = [draw(labels(term)) + "(万元)" for term in (c.BUDGET_INVESTMENT, c.ACTUAL_INVESTMENT)]
    areas = [draw(labels(term)) + draw(st.sampled_from(["(㎡)", "（m²）", "(m2)"])) for term in _AREAS]
    built: list[Typed] = ["", *BUILDING.values(), "", *INVESTED.values()]
    rows += [[draw(labels(c.BUILDING)), *areas, rates[0], *invested, rates[1]], built]
    rows.append([draw(labels(c.THRIFT_MEASURES)), "严控支出"])
    rows.append(["说明：本表以万元为单位"])
    rows.append(["填表人：张三　　填报日期：2025年3月1日　　联系电话：0730-8880000"])
    return Scattered(rows, [], draw(st.integers(1, 9)), draw(st.integers(1, 5)))


_RATES = (c.AREA_CONTROL_RATE, c.INVESTMENT_CONTROL_RATE)
_AREAS = (c.APPROVED_AREA, c.ACTUAL_AREA)


@st.composite
def department(draw: st.DrawFn) -> Scattered:
    """The top of the department's form: the split inside its labels, beside them, or in one cell."""
    total = [Decimal("1397.9"), Decimal("1397.9"), Decimal("1389.3"), Decimal(10)]
    columns = [draw(labels(term)) for term in (t.ORIGINAL_BUDGET, t.FINAL_BUDGET, t.ACTUAL_EXPENDITURE, t.WEIGHT)]
    rows: list[list[Typed]] = [
        [draw(st.sampled_from(["2024年度部门整体支出绩效自评表", "附件2：\n2024 年度部门整体支出绩效自评表"]))],
        [draw(labels(u.UNIT_NAME)), "", UNIT] if draw(st.booleans()) else [f"预算部门名称：{UNIT}"],
        ["年度预算申请(万元)", "", *columns, draw(labels(t.EXECUTION_RATE)), draw(labels(t.SCORE))],
        ["", draw(labels(f.TOTAL_FUNDS)), *total],
    ]
    rows += draw(splits())
    rows.append(["年度总体目标", draw(labels(g.EXPECTED_GOAL)), "", "", draw(labels(g.ACTUAL_GOAL))])
    rows.append(["", "服务职工", "", "", "已服务职工"])
    header = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
    rows.append(["绩效指标", *header])
    rows.append(["", "产出指标(90分)", "数量指标", "帮扶职工", "≥50人", "52人", Decimal(90), Decimal(90)])
    rows.append(["总分", "", "", "", "", "", Decimal(100)])
    return Scattered(rows, [], draw(st.integers(1, 9)), draw(st.integers(1, 5)))


@st.composite
def splits(draw: st.DrawFn) -> list[list[Typed]]:
    """The split of the total, in one of the ways in which it is met."""
    income, expenditure = [
        [
            (draw(st.sampled_from(words(term))), amount)
            for name, (term, amount) in SPLIT.items()
            if name.startswith(side)
        ]
        for side in ("income", "expenditure")
    ]
    heads = ("按收入性质分：", "按支出性质分：")
    how = draw(st.sampled_from(["inside", "beside", "in one cell"]))
    if how == "in one cell":
        together = [
            "\n".join([head, *(f"{word}{draw(st.sampled_from('：:'))}{amount}" for word, amount in side)])
            for head, side in zip(heads, (income, expenditure), strict=True)
        ]
        return [["", together[0], "", "", together[1]]]
    rows: list[list[Typed]] = [["", heads[0], "", "", heads[1]]]
    for number, pair in enumerate(zip(income, expenditure, strict=True)):
        lead = "其中：" if number == 0 else "　　　"
        if how == "inside":
            left, right = (f"{lead}{word}{draw(st.sampled_from('：:'))}{_typed(draw, amount)}" for word, amount in pair)
            rows.append(["", left, "", "", right])
        else:
            (left, first), (right, second) = pair
            rows.append(["", f"{lead}{left}", first, "", f"{lead}{right}：", second])
    return rows


def _typed(draw: st.DrawFn, amount: Decimal) -> str:
    return str(draw(st.sampled_from(["{}", "{}万元", " {} ", "{:,}"])).format(amount))
