"""部门整体支出绩效评价评分表: the older score sheet (Yueyang, 2018-2019), each indicator scored by its criteria."""

from __future__ import annotations

from xlforms.forms import terms as t
from xlforms.forms.annex_terms import CRITERIA
from xlforms.forms.indicators import HEAD_SCORE
from xlforms.forms.unit_terms import UNIT_NAME
from xlforms.forms.vocabulary import Beside, Block, Column, Form, Listing
from xlforms.values.numbers import read_score, read_weight

SCORE_SHEET = Form(
    key="score_sheet",
    official="部门整体支出绩效评价评分表",
    titles=(
        "整体支出绩效评价评分表",
        "整体支出绩效评价指标评分表",
        "整体支出绩效评价打分表",
        "整体支出绩效评价得分表",
        "整体支出绩效自评评分表",
        "整体支出绩效评分表",
        "绩效评价评分表",
        "绩效自评评分表",
        "整体支出绩效自评表",
        "绩效自评表",
    ),
    proof=(t.LEVEL1, t.LEVEL2, t.LEVEL3, CRITERIA, t.SCORE),
    proven=4,
    blocks=(
        Block((), (Beside("unit_name", UNIT_NAME, far=True, optional=True), *HEAD_SCORE)),
        Block(
            (t.LEVEL1, t.LEVEL2, t.LEVEL3),
            (
                Listing(
                    "indicators",
                    columns=(
                        Column("name", t.LEVEL3),
                        Column("level1", t.LEVEL1),
                        Column("level2", t.LEVEL2, optional=True),
                        Column("criteria", CRITERIA),
                        Column("target", t.TARGET, optional=True),
                        Column("actual", t.ACTUAL, optional=True),
                        Column("weight", t.WEIGHT, read_weight),
                        Column("score", t.SCORE, read_score),
                        Column("deviation_reason", t.DEVIATION_REASON, optional=True),
                    ),
                    until=t.TOTAL,
                ),
            ),
            headed=(t.INDICATORS,),
        ),
    ),
    unit=("unit_name", "title"),
)
