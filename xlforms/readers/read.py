"""A workbook read into a submission."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from xlforms.errors import FileError
from xlforms.findings import Finding, finding, refusal
from xlforms.forms import OFFICIAL_FORMS, Form, KnownForms
from xlforms.forms.report import REPORT
from xlforms.readers.anchors import read_form
from xlforms.readers.identify import Place, places, unit_in_title
from xlforms.readers.noticed import noticed
from xlforms.submission import Filled, Submission
from xlforms.values.numerals import in_arabic
from xlforms.values.prompts import is_prompt
from xlforms.values.text import normalise, squash
from xlforms.workbook import Sheet, Workbook

if TYPE_CHECKING:
    from xlforms.prose import Report

# A year, not the day on which a form was filled in; a title may leave 年 out.
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年(?![0-9]{1,2}月)")
_YEAR_OF_TITLE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_CHINESE_YEAR = "二[〇○零][〇○零一二三四五六七八九]{2}(?=年)"
# So many lines around a title may tell the year.
_LINES = 3
# The guide that comes with the forms needs no word, and our own list holds what was found in the forms, no form.
_GUIDE, _OURS = "填表说明", "问题清单"


def read_workbook(workbook: Workbook, known: KnownForms = OFFICIAL_FORMS) -> Submission:
    """Read every form of a workbook that is among the known ones.

    Raises:
        FileError: XF941, no sheet holds a known form.
    """
    return Reading(workbook, known).submission()


class Reading:
    """A workbook as it was read; what has changed since can be read again.

    Attributes:
        forms: the forms found, in the order of the sheets.
    """

    def __init__(self, workbook: Workbook, known: KnownForms = OFFICIAL_FORMS) -> None:
        self._known = known
        self._file = str(workbook.path)
        self._doubts: list[Finding] = []
        found = self._found(workbook)
        if not found:
            raise _no_form(self._doubts, known)
        self.forms = [_filled(place) for place in found]

    def _found(self, workbook: Workbook) -> list[Place]:
        """The forms, as they stand once every formula shows what it gives: a title or a label may be one.

        A tool that types without calculating leaves formulas with no value, or with the one from before.
        """
        checked: set[Sheet] = set()
        found = self._look(workbook)
        while True:
            sheets = [place.region.sheet for place in found]
            checked.update(sheets)
            if not workbook.recalculate(sheets):
                return found
            found = self._look(workbook)
            if checked.issuperset(place.region.sheet for place in found):
                return found

    def _look(self, workbook: Workbook) -> list[Place]:
        self._doubts.clear()
        return [place for sheet in workbook.sheets for place in self._places(sheet)]

    def _places(self, sheet: Sheet) -> list[Place]:
        if squash(_head(sheet)) == _OURS:
            return []
        here, doubts = places(sheet, self._known)
        self._doubts += doubts
        if not (here or doubts or sheet.name == _GUIDE):
            self._doubts.append(finding("XF108", sheet=sheet.name))
        return here

    def repeat(self, sheets: Iterable[Sheet]) -> list[Sheet]:
        """Read the forms on some sheets again; gives those on which formulas now show other forms or lines.

        There the first reading stands: what was filled by it could not be told from what was typed.
        """
        other: list[Sheet] = []
        for sheet in sheets:
            old = [at for at, filled in enumerate(self.forms) if filled.sheet is sheet]
            again = [_filled(place) for place in places(sheet, self._known)[0]]
            if list(map(_shape, again)) != [_shape(self.forms[at]) for at in old]:
                other.append(sheet)
                continue
            for at, filled in zip(old, again, strict=True):
                self.forms[at] = filled
        return other

    def submission(self) -> Submission:
        """What was read, with all that was noticed."""
        submission = Submission(self._file)
        submission.forms += self.forms
        submission.findings += self._doubts
        submission.findings += (note for filled in self.forms for note in filled.findings)
        submission.reports += _reports(submission.of(REPORT.key))
        return submission


def _shape(filled: Filled) -> tuple[Form, int, int]:
    """What form it is, and how many lines its tables have."""
    return filled.form, len(filled.indicators), len(filled.rows)


def _reports(sheets: Iterable[Filled]) -> Iterator[Report]:
    """Each 自评报告 as prose; only where somebody has written one is its grammar loaded."""
    for filled in sheets:
        if filled.form is REPORT and not all(value.blank for value in filled.values.values()):
            from xlforms.readers.prose.sheet import report_on_sheet

            if report := report_on_sheet(filled):
                yield report


def _head(sheet: Sheet) -> str:
    cell = sheet.cell(1, 1)
    return cell.text if cell else ""


def _filled(place: Place) -> Filled:
    region = place.region
    filled = Filled(place.form, region.sheet, place.title, _year(place), "", region.top, region.bottom)
    read_form(place.form, region, filled)
    filled.unit = _unit(place, filled)
    filled.findings = [*region.findings, *noticed(filled, region.ground.hidden)]
    return filled


def _year(place: Place) -> int | None:
    """The year in the title, else in the lines around it (（2024年度）), else the newest in a label (2024年决算数)."""
    if year := _YEAR_OF_TITLE.search(_digits(place.title)):
        return int(year.group(1))
    region = place.region
    first, last = min(place.head, max(region.top, place.head - _LINES)), place.head + _LINES - 1
    head = (cell.text for cell in region.ground.cells_in(region.ground.whole._replace(top=first, bottom=last)))
    found = (_YEAR.search(_digits(text)) for text in head)
    return next((int(year.group(1)) for year in found if year), region.year)


def _digits(text: str) -> str:
    """The normalised text with a year of Chinese digits in Arabic ones."""
    plain = normalise(text)
    if "二" not in plain:
        return plain
    return re.sub(_CHINESE_YEAR, lambda found: in_arabic(found.group()), plain)


def _unit(place: Place, filled: Filled) -> str:
    for name in place.form.unit:
        if name == "title":
            unit = unit_in_title(place.title, place.form)
        else:
            unit = filled.values[name].content if name in filled.values else ""
            unit = "" if is_prompt(unit) else unit
        if unit:
            return unit
    return ""


def _no_form(doubts: Iterable[Finding], known: KnownForms) -> FileError:
    names = "、".join(f"「{form.official}」" for form in known.forms)
    nearest = "".join(note.message for note in doubts if note.code == "XF101")
    return refusal("XF941", known=names, nearest=nearest)
