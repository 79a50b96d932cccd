"""The ten parts of the report, and what each of them can't do without (domain/report.md)."""

from __future__ import annotations

from collections.abc import Mapping

from xlforms.calculation.report.material import OPEN, section
from xlforms.forms import report_terms as r
from xlforms.forms.term import Term
from xlforms.records import NamedTuple
from xlforms.submission import Submission


class Need(NamedTuple):
    """Something that a section must say.

    Attributes:
        label: what, in words.
        sources: facts of which one will do.
        field: where a person writes it.
    """

    label: str
    sources: tuple[str, ...]
    field: str


class Part(NamedTuple):
    """One of the ten parts: its number, its heading and the sections that hold its text."""

    number: str
    heading: Term
    sections: tuple[Term, ...]


PARTS = (
    Part("一", r.OVERVIEW, (r.OVERVIEW,)),
    Part("二", r.PUBLIC_BUDGET, (r.BASIC, r.PROJECTS)),
    Part("三", r.GOVERNMENT_FUND, (r.GOVERNMENT_FUND,)),
    Part("四", r.STATE_CAPITAL, (r.STATE_CAPITAL,)),
    Part("五", r.SOCIAL_INSURANCE, (r.SOCIAL_INSURANCE,)),
    Part("六", r.PERFORMANCE, (r.EXECUTION, r.GOALS, r.RESULTS)),
    Part("七", r.PROBLEMS, (r.PROBLEMS,)),
    Part("八", r.MEASURES, (r.MEASURES,)),
    Part("九", r.APPLICATION, (r.APPLICATION,)),
    Part("十", r.OTHER_MATTERS, (r.OTHER_MATTERS,)),
)


def _written(term: Term, *facts: str) -> Need:
    """Something for which the 报告素材 has a place, unless a table tells it."""
    name = f"material.{term.name}"
    return Need(term.official, (name, *facts), name)


# 三, 四, 五 and 十 have none: where nobody wrote anything they say 无.
NEEDS: Mapping[Term, tuple[Need, ...]] = {
    r.OVERVIEW: (_written(r.ORGANS),),
    r.BASIC: (Need("年初预算数、全年预算数和全年执行数", ("总预算数", "决算数"), "funds.total.final_budget"),),
    r.PROJECTS: (_written(r.PROJECT_NOTE, "项目清单", "项目支出", "项目支出决算数"),),
    r.EXECUTION: (_written(r.EXECUTION, "执行率"),),
    r.GOALS: (_written(r.TASKS, "指标数"), _written(r.SAVINGS, "成本指标"), _written(r.TIMING, "时效指标")),
    r.RESULTS: (_written(r.RESULTS),),
    r.PROBLEMS: (Need(r.PROBLEMS.official, ("material.problems",), "material.problems.1"),),
    r.MEASURES: (Need(r.MEASURES.official, ("material.measures",), "material.measures.1"),),
    r.APPLICATION: (_written(r.APPLICATION), Need("自评分", ("自评分", "material.score"), "total.score")),
}


def missing(heading: Term, facts: Mapping[str, str]) -> list[Need]:
    """What a section must say and nothing tells."""
    return [need for need in NEEDS.get(heading, ()) if not any(source in facts for source in need.sources)]


def missing_parts(submission: Submission, facts: Mapping[str, str]) -> list[Part]:
    """The parts of which a section is missing, or still has a place to be filled in."""
    return [part for part in PARTS if not all(_complete(submission, heading, facts) for heading in part.sections)]


def _complete(submission: Submission, heading: Term, facts: Mapping[str, str]) -> bool:
    written = section(submission, heading)
    return OPEN not in written if written else not missing(heading, facts)
