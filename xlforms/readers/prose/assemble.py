"""A report put together from its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from xlforms.forms import report_terms as r
from xlforms.forms.report import REPORT
from xlforms.forms.report_headings import BOTH
from xlforms.prose import Paragraph, Report, Section
from xlforms.readers.identify import unit_in_title
from xlforms.readers.prose.figures import read_figures
from xlforms.readers.prose.headings import PREFACE, is_heading, sections
from xlforms.readers.prose.lines import NARROW, Line, blocks
from xlforms.readers.prose.points import points
from xlforms.readers.prose.projects import listings
from xlforms.values.text import squash

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_TITLE = re.compile(
    r"(?:整体(?:支出)?|(?:部门|单位)(?:预算|支出))绩效(?:自评|评价|自我评价|自评价|评价自评)*(?:工作)?的?(?:报告|情况)(?:\(?(?:19|20)[0-9]{2}年度?\)?)?$"
)
# A line above the title that is the unit's name and nothing else.
_UNIT = re.compile(r"[^附：:，。、0-9]{2,28}[局委办会院校部厅署处所站队馆社室科园心府]")
_NAMED = re.compile(
    r"(?:部门|单位|填报|报告|预算|填报部门|主管部门)+(?:名称)?(?:\((?:盖章|公章|单位盖章)\))?[:：](?P<unit>[^:：，。(]{3,40})"
)
_TITLE_LINES = 4


def assemble(lines: Iterable[Line], sheet: str = "") -> Report:
    """The report that the lines hold; one without any known heading has no section with a meaning."""
    found = sections(blocks(lines, is_heading))
    above = _above(found)
    title = _title(above)
    year = _YEAR.search(title)
    unit = unit_in_title(_plain(title), REPORT) or _named(above)
    report = Report(sheet, title, int(year[1]) if year else None, unit)
    report.sections = found
    read_figures(report)
    report.listings = [listing for section in found for listing in listings(section)]
    report.problems = _points(found, (r.PROBLEMS, BOTH))
    both = any(section.term == BOTH for section in found)
    report.measures = None if both else _points(found, (r.MEASURES,))
    return report


def _above(found: Sequence[Section]) -> list[str]:
    """The lines above the first heading, without white space."""
    lines = found[0].paragraphs if found and found[0].level == PREFACE else ()
    return [squash(one.text).translate(NARROW) for one in lines]


def _title(above: Sequence[str]) -> str:
    """The title, one line or several, above the first heading."""
    for end in range(1, len(above) + 1):
        for start in range(end - 1, max(-1, end - 1 - _TITLE_LINES), -1):
            joined = "".join(above[start:end])
            if _TITLE.search(joined) and _YEAR.search(joined):
                return _with_unit(above[:start], joined)
    return next((text for text in above if _TITLE.search(text)), "")


def _named(above: Iterable[str]) -> str:
    """The unit on a line of its own above the first heading: 部门名称：某某局."""
    named = map(_NAMED.fullmatch, above)
    return next((one["unit"] for one in named if one), "")


def _with_unit(above: Sequence[str], title: str) -> str:
    """The title with the line above it, where that names the unit that the title itself doesn't."""
    named = above and _UNIT.fullmatch(above[-1]) and not unit_in_title(_plain(title), REPORT)
    return above[-1] + title if named else title


def _plain(title: str) -> str:
    """The title as the forms have it, whose words the unit stands before."""
    return _TITLE.sub(REPORT.titles[0], title)


def _points(found: Iterable[Section], terms: Sequence[object]) -> list[Paragraph]:
    return points([paragraph for section in found if section.term in terms for paragraph in section.paragraphs])
