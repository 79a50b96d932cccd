"""The figures of a paragraph by their phrases (phrases.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from xlforms.forms import report_terms as r
from xlforms.forms.report_headings import BOTH, CAUSES
from xlforms.forms.term import Term
from xlforms.prose import Figure, Paragraph, Report, Section
from xlforms.readers.prose.amounts import Amount, amounts, clauses_between, sentence_between, words_of
from xlforms.readers.prose.lines import NARROW
from xlforms.readers.prose.money import ELSEWHERE, Told, understand
from xlforms.readers.prose.phrases import Phrase, grammar
from xlforms.readers.prose.rates import Placed, growth, shares, stated
from xlforms.records import NamedTuple

# Sections about other budgets, and those where money is nobody's in particular.
_OTHER_BUDGETS = frozenset({r.GOVERNMENT_FUND, r.STATE_CAPITAL, r.SOCIAL_INSURANCE})
_DEFAULTS: dict[Term | None, str] = {
    **dict.fromkeys((r.OVERVIEW, r.PUBLIC_BUDGET, r.BASIC, r.PERFORMANCE, r.EXECUTION), "total"),
    r.PROJECTS: "project",
}
_WHOLE, _BASIC = ("总支出", "总预算", "财政拨款", "支出总额", "整体支出"), "基本支出"
# Below these, persons and projects are counted that are not the unit's own or not all of them.
_ABOUT_RESULTS = frozenset({r.RESULTS, r.GOALS, r.PROBLEMS, r.MEASURES, r.APPLICATION, BOTH, CAUSES})
_ANYWHERE = frozenset({"score", "task_completion_rate", "cost_saving_rate"})
_PARTS = frozenset({"basic", "personnel", "office", "project"})
_SIGNS = {"cut_budget": ("added_budget", -1)}
_COUNTED = re.compile(r"(?:实施|开展|安排|涉及|组织实施)了?$")
# How far from its beginning a paragraph says that it goes on with the one above.
_OPENING = 20
# Brackets that opened farther away than this are none of a clause's.
_FAR = 200
# A clause that compares an amount with another, and names no further part.
_COMPARED = re.compile("[比较]|同期|增加|增长|减少|下降|节约|结余|结转")
_PLANNED = re.compile("预算(?!收入|执行|完成)")
_CARRIED = re.compile("(?:年末|年终|本年)?(?:结转|结余)")
# What splits up a whole that was told before: 其中：…, 基本支出中，….
_OF_WHICH = re.compile("其中|支出中[，,：:]|经费中[，,：:]")


class _State(NamedTuple):
    """What goes on from clause to clause: whose and which amounts.

    Attributes:
        subject: whose, None where nobody can tell.
        column: which, None before anybody said.
        given: whether whose it is was written, not only implied by the section.
    """

    subject: str | None
    column: str | None
    given: bool = False


def read_figures(report: Report) -> None:
    """Add the figures of every section to the report."""
    for section in _within(report.sections):
        column = None
        for paragraph in section.paragraphs:
            reader = _Reader(report, section, paragraph, column)
            found = sorted(reader.figures(), key=lambda one: one[0])
            report.figures.extend(figure for _, figure in found)
            column = reader.column


def _within(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections, those below a known heading that have an unknown one of their own with the known one's meaning."""
    above = None
    for section in sections:
        if section.term or above is None or section.level <= above.level:
            above = section if section.term else None
            yield section
        else:
            yield section._replace(term=above.term)


def _default(section: Section, paragraph: Paragraph, position: int) -> str | None:
    """Whose amounts a section tells where nobody says so."""
    if section.term == r.PROJECTS and paragraph.number:
        return None
    if section.term == r.BASIC:
        return _total_or_basic(section, paragraph, position)
    return _DEFAULTS.get(section.term) if section.heading else "total"


def _total_or_basic(section: Section, paragraph: Paragraph, position: int) -> str:
    """Below 基本支出情况 some tell the whole budget (总支出), others 基本支出 alone, others one after the other."""
    if any(word in one.text for one in section.paragraphs for word in _WHOLE):
        return "total"
    before = section.paragraphs[: section.paragraphs.index(paragraph)]
    told = any(_BASIC in one.text for one in before) or _BASIC in paragraph.text[:position]
    later = _BASIC in paragraph.text[position:] or any(_BASIC in one.text for one in section.paragraphs)
    return "total" if later and not told else "basic"


def _money(amount: Amount) -> Amount | None:
    """An amount of money; one behind a colon without a unit is in that of the forms, 万元."""
    if amount.labelled and amount.bare and not amount.unit:
        return amount._replace(unit="万元")
    return amount if amount.unit in grammar().money else None


class _Reader:
    """One paragraph, read from left to right.

    Attributes:
        column: which amounts it tells last, and before it is read, the paragraph above it.
    """

    def __init__(self, report: Report, section: Section, paragraph: Paragraph, column: str | None) -> None:
        self.report = report
        self.section = section
        self.paragraph = paragraph
        self.column = column

    def figures(self) -> Iterator[Placed]:
        """The figures with where they stand in the paragraph, those of money first."""
        money = [*self._money()]
        yield from money
        for amount in amounts(self.paragraph.text):
            yield from ((amount.at, figure) for figure in self._phrase(amount))
        yield from growth(self.section, self.paragraph)
        yield from shares(self.section, self.paragraph, money, self._says)

    def _money(self) -> Iterator[Placed]:
        if self.section.term in _OTHER_BUDGETS:
            return
        goes_on = _OF_WHICH.search(self.paragraph.text[:_OPENING])
        state, end = _State(_default(self.section, self.paragraph, 0), self.column if goes_on else None), 0
        parts, strangers = False, set[str | None]()
        for amount in filter(None, map(_money, amounts(self.paragraph.text))):
            if sentence_between(self.paragraph.text, end, amount.start):
                state, parts, strangers = _State(self._implied(amount), state.column), False, set()
            state = self._past(state, end, amount.start)
            told = self._understood(amount)
            if told is None and self._carried(amount):
                self._split_off({state.column or "actual_expenditure"})
            elif told is None and not (_COMPARED.search(amount.clause) or self._in_brackets(amount.at)):
                strangers.add(state.column)
            if figure := self._told(amount, told, state):
                yield amount.at, figure
            parts = parts or (told is not None and told.subject in _PARTS)
            if parts:
                self._split_off(strangers)
            state = self._after(told, state, amount)
            end = amount.end
            self.column = state.column

    def _says(self, clause: str) -> Told | None:
        return understand(clause, self.report.unit, self.report.year)

    def _carried(self, amount: Amount) -> bool:
        """Whether an amount is what is left of a whole that is split up: 其中：…；年末结转126.24万元."""
        return bool(_CARRIED.match(amount.clause)) and "其中" in self.paragraph.text[: amount.start]

    def _understood(self, amount: Amount) -> Told | None:
        """What its clause says; of a whole, no part is the whole again: 预算数300万元，其中：财政拨款280万元."""
        told = self._says(amount.clause)
        of_which = told and told.subject == "total" and "其中" in self._sentence(amount.at)
        return None if of_which else told

    def _split_off(self, columns: Iterable[str | None]) -> None:
        """Note that something else than the usual parts is split off a total."""
        if self.section.term != r.PROJECTS:
            self.report.partial.update(filter(None, columns))

    def _past(self, state: _State, start: int, end: int) -> _State:
        """The state after the clauses without a figure between two figures."""
        for clause in clauses_between(self.paragraph.text, start, end):
            told = self._says(words_of(clause))
            if told and (told.subject or told.column):
                state = _State(told.subject or state.subject, told.column or state.column, given=bool(told.subject))
            elif told is None and ELSEWHERE.search(clause):
                state = _State(None, state.column)
        return state

    def _told(self, amount: Amount, told: Told | None, state: _State) -> Figure | None:
        """The figure that a clause about money tells, if it is sure whose and which it is."""
        if told is None or told.other_year or not (told.subject or told.column):
            return None
        subject, column = told.subject or state.subject, told.column or state.column or self._spent(amount, told)
        implied = told.subject is None and not state.given
        return self._amount(amount, subject, column, implied=implied) if subject and column else None

    def _spent(self, amount: Amount, told: Told) -> str | None:
        """项目支出97万元, in a paragraph that has said nothing of a budget: reported after the year, it was spent."""
        before = self.paragraph.text[: amount.at]
        planned = _PLANNED.search(before) or "拨款" in amount.clause
        return None if planned or not told.subject or self.section.heading == "" else "actual_expenditure"

    def _implied(self, amount: Amount) -> str | None:
        return _default(self.section, self.paragraph, amount.start)

    def _after(self, told: Told | None, state: _State, amount: Amount) -> _State:
        """How it goes on after a figure."""
        if told is None or told.other_year:
            return _State(None, state.column)
        column = told.column or state.column
        if told.subject and told.column:
            return _State(told.subject, column, given=True)
        # A part named alone (公用经费10.8万元) does not make the next 决算数 its own.
        return _State(self._implied(amount), column) if told.subject else _State(state.subject, column, state.given)

    def _amount(self, amount: Amount, subject: str, column: str, *, implied: bool) -> Figure:
        column, sign = _SIGNS.get(column, (column, 1))
        power = grammar().money[amount.unit]
        labels = grammar().labels
        label = labels[column] if subject == "total" else f"{labels[subject]}{labels[column]}"
        readings = tuple(one.scaleb(power) for one in amount.readings)
        value = None if amount.value is None else (sign * amount.value).scaleb(power) + 0
        figure = self._figure(f"{subject}.{column}", label, amount, value, amount.places - power)
        return figure._replace(implied=implied, readings=readings)

    def _phrase(self, amount: Amount) -> Iterator[Figure]:
        if amount.value is None:
            return
        if counted := self._counted(amount):
            yield counted
        for phrase in grammar().phrases:
            if self._fits(amount, phrase):
                power = -2 if amount.unit == "%" else 0
                value = amount.value.scaleb(power)
                yield self._figure(phrase.name, phrase.label, amount, value, amount.places - power)
                return

    def _fits(self, amount: Amount, phrase: Phrase) -> bool:
        if amount.unit not in phrase.units or not amount.bare or not amount.clause:
            return False
        found = phrase.tail.fullmatch(amount.clause)
        if not found:
            return False
        if self.section.term in _ABOUT_RESULTS and phrase.name not in _ANYWHERE:
            return False
        if phrase.alone and any(word in self._sentence(amount.at) for word in phrase.alone):
            return False
        if phrase.whole and self._says(found["before"]) is None:
            return False
        return not any(word in found["before"] for word in phrase.never)

    def _sentence(self, position: int) -> str:
        """What stands before a place in its sentence."""
        before = self.paragraph.text[max(0, position - _FAR) : position]
        return re.split("[。；;!？?\n]", before)[-1]

    def _counted(self, amount: Amount) -> Figure | None:
        """共实施3个项目: the number stands before its word."""
        if self.section.term in _ABOUT_RESULTS:
            return None
        follows = self.paragraph.text[amount.end :].lstrip().startswith("项目")
        if amount.unit != "个" or not follows or not _COUNTED.search(amount.clause.rstrip("共")):
            return None
        return self._figure("project_count", "项目个数", amount, amount.value, 0)

    def _figure(self, name: str, label: str, amount: Amount, value: Decimal | None, places: int) -> Figure:
        text = self.paragraph.text[amount.start : amount.end].strip()
        figure = stated((name, label, value, text, amount.unit, places), self.section, self.paragraph.at(amount.at))
        return figure._replace(approximate=amount.approximate)

    def _in_brackets(self, position: int) -> bool:
        before = self.paragraph.text[max(0, position - _FAR) : position].translate(NARROW)
        return before.count("(") > before.count(")")
