"""The text of the report by sections: figures from the tables, the accountant's own words, 无, or 〔待填写〕."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from xlforms.calculation.report.figures import Facts
from xlforms.calculation.report.parts import missing
from xlforms.forms import report_terms as r
from xlforms.forms.term import Term
from xlforms.records import NamedTuple
from xlforms.writers.sentences import compose
from xlforms.writers.wording import Wording

_NUMBERED = "[(（]?[0-9０-９一二三四五六七八九十]{1,3}[、.．)）]"
_AFTER_NUMBERS = frozenset("、.．)）")


class Told(NamedTuple):
    """What the report is made from: the facts, and the words to say them in."""

    facts: Facts
    wording: Wording

    def say(self, key: str) -> list[str]:
        """The sentences under a key, as one paragraph; none when nothing can be said."""
        text = compose(self.wording, key, self.facts)
        return [text] if text else []


def paragraphs(heading: Term, told: Told) -> list[str]:
    """The paragraphs below a heading, at least one."""
    needs = missing(heading, told.facts)
    return [*_SECTIONS[heading](told), *(compose(told.wording, "待填写", {"内容": need.label}) for need in needs)]


def _words(told: Told, term: Term) -> list[str]:
    """What the accountant wrote, its lines as paragraphs."""
    return _lines(told.facts.get(f"material.{term.name}", ""))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _joined(said: list[str], words: list[str]) -> list[str]:
    """Our sentences and the first paragraph of the accountant's as one, since he goes on where the figures end."""
    return ["".join((*said, *words[:1])), *words[1:]] if said or words else []


def _numbered(lines: Iterable[str]) -> list[str]:
    return [line if _has_number(line) else f"{number}、{line}" for number, line in enumerate(lines, start=1)]


def _has_number(line: str) -> bool:
    return not _AFTER_NUMBERS.isdisjoint(line[:5]) and re.match(_NUMBERED, line) is not None


def _words_or(key: str, term: Term) -> Callable[[Told], list[str]]:
    """The accountant's words; without any our sentence, and without that 无."""
    return lambda told: _words(told, term) or told.say(key) or told.say("没有")


def _overview(told: Told) -> list[str]:
    return _words(told, r.ORGANS) or told.say("机构人员")


def _basic(told: Told) -> list[str]:
    return told.say("基本支出")


def _projects(told: Told) -> list[str]:
    """The totals, the list of projects unless the accountant names them all himself, and what he wrote."""
    words = _words(told, r.PROJECT_NOTE)
    names = told.facts.get("项目名称", "").splitlines()
    listed = bool(names) and all(name in "".join(words) for name in names)
    stated = {name: fact for name, fact in told.facts.items() if not (listed and name in ("项目数", "项目清单"))}
    return _joined(told._replace(facts=stated).say("项目支出"), words)


def _execution(told: Told) -> list[str]:
    return _joined(told.say("预算执行"), _words(told, r.EXECUTION))


def _goals(told: Told) -> list[str]:
    topics = (
        _words(told, r.TASKS),
        _words(told, r.SAVINGS) or told.say("成本节约"),
        _words(told, r.TIMING) or told.say("完成时间"),
    )
    written = [topic for topic in topics if topic]
    firsts = _numbered(topic[0] for topic in written)
    listed = [(first, *topic[1:]) for first, topic in zip(firsts, written, strict=True)]
    return [*told.say("指标完成"), *(line for topic in listed for line in topic)]


def _results(told: Told) -> list[str]:
    return _words(told, r.RESULTS)


def _problems(told: Told) -> list[str]:
    return _numbered(_lines(told.facts.get("material.problems", "")))


def _measures(told: Told) -> list[str]:
    return _numbered(_lines(told.facts.get("material.measures", "")))


def _application(told: Told) -> list[str]:
    """Use and publication, and the score unless the accountant states it himself."""
    score = [] if "material.score" in told.facts else told.say("自评分")
    return [*_words(told, r.APPLICATION), *score]


_SECTIONS: Mapping[Term, Callable[[Told], list[str]]] = {
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
