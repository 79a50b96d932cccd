"""项目支出绩效自评表: one project's self-evaluation, a sheet a project."""

from __future__ import annotations

from xlforms.forms import unit_terms as u
from xlforms.forms.cost_terms import COST_LINES
from xlforms.forms.department import DEPARTMENT, FUNDS
from xlforms.forms.indicators import GOAL, HEAD_SCORE, INDICATORS, SELF_EVALUATIONS, SURE
from xlforms.forms.vocabulary import Beside, Block, Form

PROJECT = Form(
    key="project",
    official="项目支出绩效自评表",
    titles=(
        "项目支出绩效自评表",
        "项目绩效自评表",
        "项目支出绩效目标自评表",
        "项目支出绩效自评情况表",
        "项目绩效目标自评表",
        "项目支出绩效目标完成情况自评表",
        "项目自评表",
        "项目支出绩效自评价表",
        "专项资金绩效自评表",
        "专项资金绩效目标自评表",
        "转移支付绩效自评表",
        "转移支付绩效目标自评表",
        "绩效目标自评表",
        "绩效自评表",
        *SELF_EVALUATIONS,
    ),
    proof=(u.PROJECT_NAME, *DEPARTMENT.proof),
    proven=4,
    sure=(u.PROJECT_NAME, *SURE),
    blocks=(
        Block(
            (),
            (
                Beside("project_name", u.PROJECT_NAME, far=True, named=COST_LINES),
                Beside("supervising_department", u.SUPERVISING_DEPARTMENT, far=True, optional=True),
                Beside("implementing_unit", u.IMPLEMENTING_UNIT, far=True, optional=True),
                Beside("unit_name", u.UNIT_NAME, far=True, optional=True),
                *HEAD_SCORE,
            ),
        ),
        FUNDS,
        GOAL,
        INDICATORS,
    ),
    unit=("implementing_unit", "unit_name", "supervising_department"),
    head=u.PROJECT_NAME,
)
