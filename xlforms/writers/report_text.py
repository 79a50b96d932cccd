"""The text of the report by sections: figures from the tables, the accountant's own words, 无, or 〔待填写〕."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from xlforms.calculation.report.figures import Facts
from xlforms.calculation.report.parts import missing
from xlforms.forms import report_terms as r
from xlforms.forms.term import Term
from xlforms.writers.sentences import compose

_NUMBERED = re.compile(r"[(（]?[0-9０-９一二三四五六七八九十]{1,3}[、.．)）]")


def paragraphs(heading: Term, facts: Facts) -> list[str]:
    """The paragraphs below a heading, at least one."""
    needs = missing(heading, facts)
    return [*_SECTIONS[heading](facts), *(compose("待填写", {"内容": need.label}) for need in needs)]


def _words(facts: Facts, term: Term) -> list[str]:
    """What the accountant wrote, its lines as paragraphs."""
    return _lines(facts.get(f"material.{term.name}", ""))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _said(key: str, facts: Facts) -> list[str]:
    text = compose(key, facts)
    return [text] if text else []


def _joined(said: list[str], words: list[str]) -> list[str]:
    """Our sentences and the first paragraph of the accountant's as one, since he goes on where the figures end."""
    return ["".join((*said, *words[:1])), *words[1:]] if said or words else []


def _numbered(lines: Iterable[str]) -> list[str]:
    return [line if _NUMBERED.match(line) else f"{number}、{line}" for number, line in enumerate(lines, start=1)]


def _words_or(key: str, term: Term) -> Callable[[Facts], list[str]]:
    """The accountant's words; without any our sentence, and without that 无."""
    return lambda facts: _words(facts, term) or _said(key, facts) or _said("没有", facts)


def _overview(facts: Facts) -> list[str]:
    return _words(facts, r.ORGANS) or _said("机构人员", facts)


def _basic(facts: Facts) -> list[str]:
    return _said("基本支出", facts)


def _projects(facts: Facts) -> list[str]:
    """The totals, the list of projects unless the accountant names them all himself, and what he wrote."""
    words = _words(facts, r.PROJECT_NOTE)
    names = facts.get("项目名称", "").splitlines()
    told = bool(names) and all(name in "".join(words) for name in names)
    stated = {name: fact for name, fact in facts.items() if not (told and name in ("项目数", "项目清单"))}
    return _joined(_said("项目支出", stated), words)


def _execution(facts: Facts) -> list[str]:
    return _joined(_said("预算执行", facts), _words(facts, r.EXECUTION))


def _goals(facts: Facts) -> list[str]:
    topics = (
        _words(facts, r.TASKS),
        _words(facts, r.SAVINGS) or _said("成本节约", facts),
        _words(facts, r.TIMING) or _said("完成时间", facts),
    )
    written = [topic for topic in topics if topic]
    firsts = _numbered(topic[0] for topic in written)
    told = [(first, *topic[1:]) for first, topic in zip(firsts, written, strict=True)]
    return [*_said("指标完成", facts), *(line for topic in told for line in topic)]


def _results(facts: Facts) -> list[str]:
    return _words(facts, r.RESULTS)


def _problems(facts: Facts) -> list[str]:
    return _numbered(_lines(facts.get("material.problems", "")))


def _measures(facts: Facts) -> list[str]:
    return _numbered(_lines(facts.get("material.measures", "")))


def _application(facts: Facts) -> list[str]:
    """Use and publication, and the score unless the accountant states it himself."""
    score = [] if "material.score" in facts else _said("自评分", facts)
    return [*_words(facts, r.APPLICATION), *score]


_SECTIONS: Mapping[Term, Callable[[Facts], list[str]]] = {
    r.OVERVIEW: _overview,
    r.BASIC: _basic,
    r.PROJECTS: _projects,
    r.GOVERNMENT_FUND: _words_or("政府性基金", r.GOVERNMENT_FUND),
    r.STATE_CAPITAL: _words_or("没有", r.STATE_CAPITAL),
    r.SOCIAL_INSURANCE: _words_or("没有", r.SOCIAL_INSURANCE),
    r.EXECUTION: _execution,
    r.GOALS: _goals,
    r.RESULTS: _results,
    r.PROBLEMS: _problems,
    r.MEASURES: _measures,
    r.APPLICATION: _application,
    r.OTHER_MATTERS: _words_or("没有", r.OTHER_MATTERS),
}
