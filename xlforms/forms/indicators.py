"""The table of indicators, the same on the department's and the project's form."""

from __future__ import annotations

from xlforms.forms import terms as t
from xlforms.forms.vocabulary import Beside, Block, Column, Listing, Under
from xlforms.values.numbers import read_score

# Some places print the total score above the tables.
HEAD_SCORE = (Beside("total.score", t.HEAD_SCORE, read_score, optional=True),)

GOAL = Block(
    starts=(t.EXPECTED_GOAL, t.ANNUAL_GOAL),
    anchors=(
        Under("goal.expected", t.EXPECTED_GOAL, optional=True),
        Under("goal.actual", t.ACTUAL_GOAL, optional=True),
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
                Column("target_unit", t.TARGET_UNIT, optional=True),
                Column("actual", t.ACTUAL),
                Column("weight", t.WEIGHT, read_score, optional=True),
                Column("score", t.SCORE, read_score, follows="weight"),
                Column("deviation_reason", t.DEVIATION_REASON, optional=True),
            ),
            until=t.TOTAL,
        ),
    ),
    headed=(t.INDICATORS,),
)
