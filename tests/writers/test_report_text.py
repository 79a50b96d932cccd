"""The sections of the report: every figure from the tables, every word of the accountant, no invention."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from tests.writers.filling import FIGURES, NO_SCORE, WORDS, Typed, below, less, written


def test_budget_and_final_account_come_from_the_department_form() -> None:
    sheet, findings = written(FIGURES, WORDS)
    assert below(sheet, "（一）基本支出情况") == [
        (
            "君山区总工会2024年财政预算批复：总支出年初预算数190.2万元，年中追加42.11万元，总预算数232.31万元。"
            "其中：项目支出57.07万元。2024年年末决算数为228.6万元。其中：项目支出57.07万元。"
        )
    ]
    assert findings == []


def test_the_split_is_the_accountants_where_no_table_has_it() -> None:
    split = {
        "report/material.personnel_budget": Decimal("164.44"),
        "report/material.office_budget": Decimal("10.8"),
        "report/material.personnel_actual": Decimal("154.46"),
        "report/material.office_actual": Decimal("17.07"),
    }
    (text,) = below(written(FIGURES, WORDS, split)[0], "（一）基本支出情况")
    assert "其中：人员类支出164.44万元、公用经费支出10.8万元、项目支出57.07万元。" in text
    assert "其中：人员类支出154.46万元、公用经费支出17.07万元、项目支出57.07万元。" in text


def test_a_budget_that_was_cut_is_told_as_cut() -> None:
    sheet, _ = written(FIGURES, WORDS, {"department/funds.total.original_budget": 240})
    assert "总支出年初预算数240万元，年中调减7.69万元，总预算数232.31万元" in below(sheet, "（一）基本支出情况")[0]


def test_projects_are_listed_with_what_was_spent_on_them() -> None:
    sheet, _ = written(FIGURES, WORDS)
    assert below(sheet, "（二）项目支出情况") == [
        "2024年本部门项目支出全年预算数为57.07万元，决算数为57.07万元。实施项目共1个：职工帮扶57.07万元。"
    ]


def test_a_list_that_the_accountant_wrote_is_not_repeated() -> None:
    sheet, _ = written(FIGURES, WORDS, {"report/material.project_note": "主要是职工帮扶57.07万元。"})
    assert below(sheet, "（二）项目支出情况") == [
        "2024年本部门项目支出全年预算数为57.07万元，决算数为57.07万元。主要是职工帮扶57.07万元。"
    ]


def test_other_budgets_are_none_unless_a_table_or_the_accountant_says_otherwise() -> None:
    sheet, _ = written(FIGURES, WORDS)
    for heading in ("政府性基金预算支出情况", "国有资本经营预算支出情况", "社会保险基金预算支出情况"):
        assert below(sheet, heading) == ["无"]
    sheet, _ = written(FIGURES, WORDS, {"department/income.government_fund": Decimal("5.5")})
    assert below(sheet, "政府性基金预算支出情况") == ["2024年政府性基金预算拨款5.5万元。"]
    sheet, _ = written(FIGURES, WORDS, {"report/material.state_capital": "支出3万元。"})
    assert below(sheet, "国有资本经营预算支出情况") == ["支出3万元。"]


def test_the_execution_rate_stands_before_the_accountants_words() -> None:
    assert below(written(FIGURES, WORDS)[0], "（一）支出预算执行情况") == [
        "2024年全年预算数232.31万元，全年执行数228.6万元，预算执行率98.40%，得分9.84分（分值10分）。资金管理规范。"
    ]


def test_indicators_are_counted_and_those_that_fell_short_named() -> None:
    assert below(written(FIGURES, WORDS)[0], "（二）支出绩效目标完成情况") == [
        (
            "2024年部门整体支出绩效自评表设三级指标4个，得满分3个，未得满分1个。"
            "未得满分的指标：满意度（年度指标值≥95%，实际完成值90%，得分9.47分）。"
        ),
        "1、任务完成率100%。",
        "2、成本节约率0。",
        "3、2024年12月底前完成。",
    ]


def test_indicators_of_time_tell_when_the_accountant_does_not() -> None:
    sheet, findings = written(FIGURES, less(WORDS, "material.timing"))
    assert below(sheet, "（二）支出绩效目标完成情况")[-1] == "3、时效指标完成情况：完成及时率100%。"
    assert findings == []


def test_each_line_of_the_accountant_is_a_paragraph_word_for_word() -> None:
    assert below(written(FIGURES, WORDS)[0], "（三）整体支出绩效情况") == ["调解劳动争议36起。", "帮扶职工2000人。"]


def test_problems_and_measures_are_numbered_once() -> None:
    sheet, _ = written(FIGURES, WORDS, {"report/material.measures.1": "1、加强预算编制。"})
    assert below(sheet, "七、存在的问题及原因分析") == ["1、预算编制不够精准。", "2、财务人员业务能力有待提高。"]
    assert below(sheet, "八、下一步改进措施") == ["1、加强预算编制。", "2、加强培训。"]


def test_the_score_is_told_with_its_grade() -> None:
    assert below(written(FIGURES, WORDS)[0], "拟应用和公开情况") == [
        "在政府网站公开。",
        "根据部门整体支出绩效评价指标及评分标准，2024年君山区总工会部门整体支出绩效自评分为96.5分，等级为“优”。",
    ]


@pytest.mark.parametrize("words", ["自评分为98分。", "综合评分为 98 分。", "整体绩效评价自评得分98分。"])
def test_a_score_that_the_accountant_tells_is_not_told_twice(words: str) -> None:
    sheet, findings = written(FIGURES, WORDS, NO_SCORE, {"report/material.application": words})
    assert below(sheet, "拟应用和公开情况") == [words]
    assert findings == []


def test_money_is_given_as_it_is_and_rates_with_two_decimals() -> None:
    figures: Mapping[str, Typed] = {
        "department/funds.total.final_budget": Decimal("232.3"),
        "department/funds.total.actual_expenditure": 200,
        "department/funds.total.execution_rate": Decimal("0.8609556"),
    }
    (text,) = below(written(FIGURES, WORDS, figures)[0], "（一）支出预算执行情况")
    assert text.startswith("2024年全年预算数232.3万元，全年执行数200万元，预算执行率86.10%，")
