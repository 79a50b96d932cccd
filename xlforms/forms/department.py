"""部门整体支出绩效自评表: the department's self-evaluation."""

from __future__ import annotations

from xlforms.forms import fund_terms as f
from xlforms.forms import goal_terms as g
from xlforms.forms import terms as t
from xlforms.forms.indicators import GOAL, HEAD_SCORE, INDICATORS, SELF_EVALUATIONS, SURE
from xlforms.forms.unit_terms import UNIT_NAME
from xlforms.forms.vocabulary import Beside, Block, Column, Crossing, Form, Row
from xlforms.values.money import read_money
from xlforms.values.numbers import read_score, read_weight
from xlforms.values.rates import read_rate

FUNDS_COLUMNS = (
    Column("original_budget", t.ORIGINAL_BUDGET, read_money, optional=True),
    Column("final_budget", t.FINAL_BUDGET, read_money),
    Column("actual_expenditure", t.ACTUAL_EXPENDITURE, read_money),
    Column("weight", t.WEIGHT, read_weight, optional=True, printed=(t.SCORE, t.ANNUAL_BUDGET, t.PROJECT_FUNDS)),
    Column("execution_rate", t.EXECUTION_RATE, read_rate, follows="weight"),
    Column("score", t.SCORE, read_score, follows="weight"),
)

FUNDS_ROWS = (
    Row("total", f.TOTAL_FUNDS, bare=True),
    Row("appropriation", f.APPROPRIATION, optional=True),
    Row("upper", f.UPPER_FUNDS, optional=True),
    Row("central", f.CENTRAL_FUNDS, optional=True),
    Row("local", f.LOCAL_FUNDS, optional=True),
    Row("provincial", f.PROVINCE_FUNDS, optional=True),
    Row("municipal", f.MUNICIPAL_FUNDS, optional=True),
    Row("county", f.COUNTY_FUNDS, optional=True),
    Row("government_fund", f.FUND_BUDGET, optional=True),
    Row("state_capital", f.CAPITAL_BUDGET, optional=True),
    Row("special_account", f.ACCOUNT_FUNDS, optional=True),
    Row("bond", f.BOND_FUNDS, optional=True),
    Row("carryover", f.CARRYOVER, optional=True),
    Row("other", f.OTHER_FUNDS, optional=True),
    Row("own", f.OWN_FUNDS, optional=True),
    Row("personnel", f.PERSONNEL_EXPENDITURE, optional=True, purpose=True),
    Row("office", f.OFFICE_EXPENDITURE, optional=True, purpose=True),
    Row("project", f.PROJECT_EXPENDITURE, optional=True, purpose=True),
)

# Yinchuan counts the execution rate as an indicator, and leaves the funds out here and there.
FUNDS = Block(
    starts=(t.ORIGINAL_BUDGET, t.FINAL_BUDGET, f.TOTAL_FUNDS),
    anchors=(Crossing("funds", FUNDS_ROWS, FUNDS_COLUMNS),),
    # Hebei prints 预算执行进度 above the labels that stand before their amounts.
    headed=(t.EXECUTION_RATE,),
    instead=t.EXECUTION_RATE,
)

# The amounts of the split are typed inside the labels' own cells; other places go on with it below the columns of the
# funds, or leave it out.
SPLIT = Block(
    starts=(f.BY_INCOME, f.BY_EXPENDITURE, f.GENERAL_PUBLIC_BUDGET, f.BASIC_EXPENDITURE),
    anchors=tuple(
        Beside(name, term, read_money, inside=True, far=True, optional=True, column=t.FINAL_BUDGET)
        for name, term in (
            ("income.total", f.BY_INCOME),
            ("income.general_public_budget", f.GENERAL_PUBLIC_BUDGET),
            ("income.government_fund", f.GOVERNMENT_FUND),
            ("income.special_account", f.SPECIAL_ACCOUNT),
            ("income.state_capital", f.STATE_CAPITAL),
            ("income.other", f.OTHER_FUNDS),
            ("expenditure.total", f.BY_EXPENDITURE),
            ("expenditure.basic", f.BASIC_EXPENDITURE),
            ("expenditure.project", f.PROJECT_EXPENDITURE),
        )
    ),
)

DEPARTMENT = Form(
    key="department",
    official="部门整体支出绩效自评表",
    titles=(
        "整体支出绩效自评表",
        "整体绩效自评表",
        "整体支出绩效目标自评表",
        "整体支出绩效自评情况表",
        "整体支出绩效目标完成情况自评表",
        "部门预算绩效自评表",
        "部门绩效自评表",
        "整体自评表",
        "绩效目标自评表",
        "绩效自评表",
        *SELF_EVALUATIONS,
    ),
    proof=(
        f.TOTAL_FUNDS,
        t.ORIGINAL_BUDGET,
        t.FINAL_BUDGET,
        t.ACTUAL_EXPENDITURE,
        g.EXPECTED_GOAL,
        t.LEVEL1,
        t.LEVEL3,
        t.TARGET,
        t.ACTUAL,
        t.SCORE,
    ),
    proven=4,
    sure=(UNIT_NAME, *SURE),
    blocks=(
        Block((), (Beside("unit_name", UNIT_NAME, far=True), *HEAD_SCORE)),
        FUNDS,
        SPLIT,
        GOAL,
        INDICATORS,
    ),
    unit=("unit_name", "title"),
)
