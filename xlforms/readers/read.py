"""A workbook read into a submission."""

from __future__ import annotations

import re

from xlforms.errors import FileError
from xlforms.findings import finding, refusal
from xlforms.forms import FORMS
from xlforms.forms.report import REPORT
from xlforms.readers.anchors import read_form
from xlforms.readers.identify import Place, places, unit_in_title
from xlforms.readers.unseen import unseen
from xlforms.report import Report
from xlforms.submission import Filled, Submission
from xlforms.values.dates import CHINESE_DIGITS
from xlforms.values.prompts import is_prompt
from xlforms.values.text import normalise, squash
from xlforms.workbook import Sheet, Workbook

# A year, not the day on which a form was filled in; a title may leave 年 out.
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年(?![0-9]{1,2}月)")
_YEAR_OF_TITLE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_CHINESE_YEAR = re.compile("二[〇○零][〇○零一二三四五六七八九]{2}(?=年)")
# The guide that comes with the forms needs no word, and our own list holds what was found in the forms, no form.
_GUIDE, _OURS = "填表说明", "问题清单"


def read_workbook(workbook: Workbook) -> Submission:
    """Read every form of a workbook.

    Raises:
        FileError: XF941, no sheet holds a known form.
    """
    submission = Submission(str(workbook.path))
    found: list[Place] = []
    for sheet in workbook.sheets:
        if squash(_head(sheet)) == _OURS:
            continue
        here, doubts = places(sheet)
        found += here
        submission.findings += doubts
        if not (here or doubts or sheet.name == _GUIDE):
            submission.findings.append(finding("XF108", sheet=sheet.name))
    if not found:
        raise _no_form(submission)
    # A tool that types without calculating leaves formulas with no value, or with the one from before.
    workbook.recalculate([place.region.sheet for place in found])
    submission.forms += (_filled(place, submission) for place in found)
    submission.report = _report(submission)
    return submission


def _report(submission: Submission) -> Report | None:
    """The 自评报告 as prose; only where somebody has written one is its grammar loaded."""
    for filled in submission.of(REPORT.key):
        if filled.form is REPORT and not all(value.blank for value in filled.values.values()):
            from xlforms.readers.prose.sheet import report_on_sheet

            return report_on_sheet(filled, submission.file)
    return None


def _head(sheet: Sheet) -> str:
    cell = sheet.cell(1, 1)
    return cell.text if cell else ""


def _filled(place: Place, submission: Submission) -> Filled:
    region = place.region
    filled = Filled(place.form, region.sheet, place.title, _year(place), "", region.top, region.bottom)
    read_form(place.form, region, filled)
    filled.unit = _unit(place, filled)
    submission.findings.extend(region.findings)
    submission.findings.extend(unseen(filled))
    return filled


def _year(place: Place) -> int | None:
    """The year in the title, else in the lines below it (（2024年度）), else the newest in a label (2024年决算数)."""
    region = place.region
    head = (cell.text for (row, _), cell in region.sheet.cells.items() if place.head <= row < place.head + 3)
    found = [_YEAR_OF_TITLE.search(_digits(place.title)), *(_YEAR.search(_digits(text)) for text in head)]
    return next((int(year.group(1)) for year in found if year), region.year)


def _digits(text: str) -> str:
    """The normalised text with a year of Chinese digits in Arabic ones."""
    return _CHINESE_YEAR.sub(lambda found: found.group().translate(CHINESE_DIGITS), normalise(text))


def _unit(place: Place, filled: Filled) -> str:
    contents = {name: value.content for name, value in filled.values.items() if not is_prompt(value.content)}
    if "title" in place.form.unit:
        contents["title"] = unit_in_title(place.title, place.form)
    return next((contents[name] for name in place.form.unit if contents.get(name)), "")


def _no_form(submission: Submission) -> FileError:
    known = "、".join(f"「{form.official}」" for form in FORMS)
    nearest = "".join(note.message for note in submission.findings if note.code == "XF101")
    return refusal("XF941", known=known, nearest=nearest)
