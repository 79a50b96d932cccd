"""附件5 部门整体支出绩效自评工作考核评分表: the bureau scores the unit's work."""

from __future__ import annotations

from xlforms.forms import annex_terms as a
from xlforms.forms import terms as t
from xlforms.forms.unit_terms import UNIT_NAME
from xlforms.forms.vocabulary import Beside, Block, Column, Crossing, Form, Row
from xlforms.values.numbers import read_score

ITEMS = (a.NOTICE, a.WORKING_GROUP, a.SELF_CHECK, a.SUBMISSION, a.COMPLETENESS, a.FORMS, a.PROBLEMS, a.SUGGESTIONS)

ANNEX5 = Form(
    key="annex5",
    official="部门整体支出绩效自评工作考核评分表",
    titles=("绩效自评工作考核评分表",),
    proof=ITEMS,
    proven=4,
    blocks=(
        Block((), (Beside("unit_name", UNIT_NAME, far=True, optional=True),)),
        Block(
            (a.CRITERIA, a.EVIDENCE, a.NOTICE),
            (
                Crossing(
                    "",
                    (*(Row(item.name, item) for item in ITEMS), Row("total", t.TOTAL)),
                    (
                        Column("score", t.SCORE, read_score, optional=True),
                        Column("reason", a.REASON, optional=True),
                    ),
                ),
            ),
        ),
    ),
    unit=("unit_name", "title"),
)
