"""附件5 filled in: in place where the workbook has it, else on a sheet added from the template.

Typed scores and reasons stay. Where judgement is open the score stays blank and 评分说明 says what to look at.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from xlforms import templates
from xlforms.calculation.annex5 import assess, scored_sheet
from xlforms.calculation.annex5.check import check_scores
from xlforms.calculation.annex5.ours import explanation, is_ours, typed_score
from xlforms.calculation.annex5.standard import Assessment
from xlforms.calculation.parameters import REGULATION, Rulebook
from xlforms.calculation.report.figures import unit_of, year_of
from xlforms.findings import Finding, finding
from xlforms.readers import read_workbook
from xlforms.submission import Filled, Submission, Value
from xlforms.values.text import squash
from xlforms.workbook import Range, Sheet, Workbook, open_workbook, ref
from xlforms.workbook.files.saving import make_folder
from xlforms.workbook.sheets.widths import widths
from xlforms.writers.blanks import blank_form
from xlforms.writers.paper import for_a_cell, height

NAME = "附件5"
# The typeface of 评分说明, in points.
_SIZE = 10.5


def write_annex5(workbook: Workbook, submission: Submission, rules: Rulebook = REGULATION) -> list[Finding]:
    """Score what the workbook itself shows, and say what is left to people and which typed scores can't stand."""
    assessments = assess(submission, rules)
    own = scored_sheet(submission)
    if own is not None:
        findings = list(check_scores(own, assessments, rules))
        _complete(own, assessments)
        return [*findings, *_waiting(own, assessments)]
    added = _added(workbook, submission)
    _complete(added, assessments)
    return [*_scoreless(submission, added), *_waiting(added, assessments)]


def write_marks(
    target: str, earlier: str, submission: Submission, assessments: Sequence[Assessment], *, replace: bool
) -> None:
    """Save a 附件5 of its own: that of an earlier run completed, else the blank form.

    Args:
        target: the file.
        earlier: the same file where an officer has typed into it, "" when there is none.
        submission: what is scored.
        assessments: its eight rows.
        replace: whether the target may be there already.

    Raises:
        FileError: it can't be written.
    """
    from shutil import copyfile
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="xlforms-", ignore_cleanup_errors=True) as folder:
        source = os.path.join(folder, os.path.basename(target))
        copyfile(earlier or templates.path("annex5"), source)
        workbook = open_workbook(source)
        sheet = scored_sheet(read_workbook(workbook))
        if sheet is not None:
            if not earlier:
                _head(sheet, sheet.sheet, submission)
            _complete(sheet, assessments)
        workbook.recalculate()
        make_folder(target)
        workbook.save(target, replace=replace)


def _added(workbook: Workbook, submission: Submission) -> Filled:
    """A sheet from the template, with unit and year written in."""
    blank = blank_form("annex5", NAME)
    added = blank.on(workbook.add_sheet(blank.sheet, NAME))
    _head(added, blank.sheet, submission)
    return added


def _head(filled: Filled, printed: Sheet, submission: Submission) -> None:
    """Write unit and year behind their labels."""
    year = year_of(submission)
    header = {"预算单位名称": unit_of(submission), "年度": f"{year}年" if year else ""}
    places = [(cell, text) for cell in printed.cells.values() if (text := header.get(squash(cell.text)))]
    for cell, text in places:
        filled.sheet.set_value(cell.row, printed.area(cell.row, cell.column).right + 1, for_a_cell(text))


def _complete(filled: Filled, assessments: Sequence[Assessment]) -> None:
    """Fill the scores and reasons that nobody typed, and a blank total."""
    measure = widths(filled.sheet)
    for assessment in assessments:
        name = assessment.item.name
        score, reason = filled.values.get(f"{name}.score"), filled.values.get(f"{name}.reason")
        if typed_score(filled, name) is not None:
            continue
        if score is not None and score.formula is None and score.value != assessment.score:
            filled.sheet.set_value(score.row, score.column, assessment.score)
        if reason is not None and reason.formula is None and (reason.blank or is_ours(reason)):
            _explain(filled.sheet, reason, explanation(assessment), measure)
    _total(filled)


def _explain(sheet: Sheet, place: Value, text: str, measure: Callable[[Range], float]) -> None:
    """Write a 评分说明, in a row high enough for it."""
    sheet.set_value(place.row, place.column, text)
    known = sheet.row_height(place.row)
    needed = height(text, measure(sheet.area(place.row, place.column)), _SIZE)
    if known is not None and known < needed:
        sheet.set_row_height(place.row, needed)


def _total(filled: Filled) -> None:
    """合计 as a live sum; its value is refreshed with all others when the workbook is."""
    total = filled.values.get("total.score")
    if total is None or not total.free:
        return
    scores = [value for value in _scores(filled) if value.column == total.column]
    cells = f"{scores[0].cell}:{scores[-1].cell}"
    filled.sheet.set_formula(total.row, total.column, f'IF(COUNT({cells})=0,"",SUM({cells}))', None)


def _scores(filled: Filled) -> list[Value]:
    names = [name for name in filled.values if name.endswith(".score") and name != "total.score"]
    return sorted((filled.values[name] for name in names), key=lambda value: value.row)


def _waiting(filled: Filled, assessments: Sequence[Assessment]) -> list[Finding]:
    """One note of all rows that a person still has to score."""
    places = {one.item.official: filled.values.get(f"{one.item.name}.score") for one in assessments}
    open_ = {item.official for item, *_ in (one for one in assessments if one.score is None)}
    left = [(item, place) for item, place in places.items() if item in open_ and place is not None and place.blank]
    if not left:
        return []
    cell = ref(left[0][1].row, left[0][1].column)
    items = "、".join(item for item, _ in left)
    return [finding("XF314", sheet=filled.sheet.name, cell=cell, name="annex5", count=len(left), items=items)]


def _scoreless(submission: Submission, added: Filled) -> list[Finding]:
    """The workbook's own 附件5 as printed, without a column for scores."""
    name = added.sheet.name
    return [finding("XF315", sheet=filled.sheet.name, added=name) for filled in submission.of("annex5")[:1]]
