"""The table of indicators, the same on the department's and the project's form."""

from __future__ import annotations

from xlforms.forms import goal_terms as g
from xlforms.forms import terms as t
from xlforms.forms.annex_terms import CRITERIA
from xlforms.forms.vocabulary import Beside, Block, Column, Listing, Under
from xlforms.values.numbers import read_score, read_weight

# Some places print the total score above the tables.
HEAD_SCORE = (Beside("total.score", t.HEAD_SCORE, read_score, optional=True),)

# How the titles of self-evaluations of either kind end; the labels below tell which it is.
SELF_EVALUATIONS = ("自评表", "自评价表", "自评情况表", "自评完成情况表", "绩效目标完成情况表")

# What no other table has all of: with the project's or the unit's name it needs no title.
SURE = (t.LEVEL1, t.LEVEL3, t.TARGET, t.ACTUAL, t.SCORE)

# The first and second levels as regulation and forms name them (财预〔2020〕10号), 指标 left out here and there.
LEVELS = frozenset(
    name + word
    for name in (
        *("产出", "效益", "满意度", "成本", "数量", "质量", "时效", "经济成本", "社会成本", "生态环境成本"),
        *("经济效益", "社会效益", "生态效益", "可持续影响", "服务对象满意度", "社会公众或服务对象满意度"),
    )
    for word in ("", "指标")
)

# Those of the first level; where both stand above the indicators in one column, the others are of the second.
FIRST_LEVELS = frozenset(name + word for name in ("产出", "效益", "满意度", "成本") for word in ("", "指标"))

GOAL = Block(
    starts=(g.EXPECTED_GOAL, g.ANNUAL_GOAL),
    anchors=(
        Under("goal.expected", g.EXPECTED_GOAL, optional=True, goes_on=True),
        Under("goal.actual", g.ACTUAL_GOAL, optional=True, goes_on=True),
    ),
)

INDICATORS = Block(
    starts=(t.LEVEL1, t.LEVEL2, t.LEVEL3),
    anchors=(
        Listing(
            "indicators",
            columns=(
                Column("name", t.LEVEL3),
                Column("level1", t.LEVEL1, optional=True),
                Column("level2", t.LEVEL2, optional=True),
                Column("target_sign", t.TARGET_SIGN, optional=True),
                Column("target", t.TARGET),
                Column("adjusted_target", t.ADJUSTED_TARGET, optional=True),
                Column("target_unit", t.TARGET_UNIT, optional=True, near="target"),
                Column("actual", t.ACTUAL),
                Column("actual_unit", t.TARGET_UNIT, optional=True, near="actual"),
                Column("weight", t.WEIGHT, read_weight, optional=True),
                Column("score", t.SCORE, read_score, follows="weight"),
                Column("criteria", CRITERIA, optional=True),
                Column("deviation_reason", t.DEVIATION_REASON, optional=True),
            ),
            until=t.TOTAL,
        ),
    ),
    headed=(t.INDICATORS,),
)
