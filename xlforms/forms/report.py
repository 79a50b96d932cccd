"""自评报告, the narrative, and 报告素材, where the accountant writes what no table holds."""

from __future__ import annotations

from xlforms.forms import report_terms as r
from xlforms.forms import terms as t
from xlforms.forms.vocabulary import Beside, Block, Form, Numbered, Sections
from xlforms.values.money import read_money

# The sections of the narrative in their order.
TEXTS = (
    r.OVERVIEW,
    r.BASIC,
    r.PROJECTS,
    r.GOVERNMENT_FUND,
    r.STATE_CAPITAL,
    r.SOCIAL_INSURANCE,
    r.EXECUTION,
    r.GOALS,
    r.RESULTS,
    r.PROBLEMS,
    r.MEASURES,
    r.APPLICATION,
    r.OTHER_MATTERS,
)

# Headings that only head others, without a text of their own.
BARE = (r.PUBLIC_BUDGET, r.PERFORMANCE)

REPORT = Form(
    key="report",
    official="部门整体支出绩效自评报告",
    titles=("整体支出绩效自评报告", "整体支出绩效评价报告"),
    proof=(*TEXTS, *BARE),
    proven=4,
    blocks=(Block((), (Sections("report", TEXTS, BARE),)),),
    unit=("title",),
)

_AMOUNTS = (
    ("original_budget", t.ORIGINAL_BUDGET),
    *(
        (term.name, term)
        for term in (
            r.ADDED_BUDGET,
            r.PERSONNEL_BUDGET,
            r.OFFICE_BUDGET,
            r.PROJECT_BUDGET,
            r.PERSONNEL_ACTUAL,
            r.OFFICE_ACTUAL,
            r.PROJECT_ACTUAL,
        )
    ),
)

_WORDS = (
    r.ORGANS,
    r.PROJECT_NOTE,
    r.GOVERNMENT_FUND,
    r.STATE_CAPITAL,
    r.SOCIAL_INSURANCE,
    r.EXECUTION,
    r.TASKS,
    r.SAVINGS,
    r.TIMING,
    r.RESULTS,
    r.APPLICATION,
    r.OTHER_MATTERS,
)

MATERIAL = Form(
    key="report",
    official="自评报告素材",
    titles=("报告素材",),
    proof=(*_WORDS, r.PROBLEM, r.MEASURE),
    proven=4,
    blocks=(
        Block(
            (),
            (
                *(Beside(f"material.{name}", term, read_money, optional=True) for name, term in _AMOUNTS),
                *(Beside(f"material.{term.name}", term, optional=True) for term in _WORDS),
                Numbered("material.problems", r.PROBLEM),
                Numbered("material.measures", r.MEASURE),
            ),
        ),
    ),
)
