"""The new workbook: a copy of our blank form for each form of the source, in its order."""

from __future__ import annotations

import os.path

from xlforms import templates
from xlforms.calculation.parameters import REGULATION, Rulebook
from xlforms.findings import Finding, finding, refusal
from xlforms.forms import ANNEX5, BASE_DATA, DEPARTMENT, MATERIAL, PROJECT, REPORT
from xlforms.submission import Filled, Submission
from xlforms.workbook import Workbook, open_workbook
from xlforms.workbook.sheets.widths import widths
from xlforms.writers.blanks import blank_form
from xlforms.writers.paper import height
from xlforms.writers.transfer.copying import Copy
from xlforms.writers.transfer.cost_lines import carry_costs
from xlforms.writers.transfer.fund_lines import carry_funds
from xlforms.writers.transfer.heads import write_head, write_signatures
from xlforms.writers.transfer.indicator_lines import carry_indicators
from xlforms.writers.transfer.prose import carry_numbered, carry_sections
from xlforms.writers.transfer.remains import cut_short, left_behind, noticed_there
from xlforms.writers.transfer.standing import leave_to_rules, let_stand

_TEMPLATE, _GUIDE = "zipingbiao", "填表说明"
BLANKS = {
    BASE_DATA.official: (_TEMPLATE, "基础数据表"),
    DEPARTMENT.official: (_TEMPLATE, "部门整体支出绩效自评表"),
    PROJECT.official: (_TEMPLATE, "项目支出绩效自评表"),
    MATERIAL.official: (_TEMPLATE, "报告素材"),
    REPORT.official: (_TEMPLATE, "自评报告"),
    ANNEX5.official: ("annex5", "附件5"),
}
# The blank prints ten points for the execution rate; a form that scores it elsewhere, or not at all, has none there.
_RATE_POINTS = frozenset({"funds.total.weight", "funds.total.score"})
_NOT_APPLICABLE = "—"
# Type sizes of titles and tables, in points.
_TITLE, _TABLE = 18, 10.5


def transfer(source: Workbook, submission: Submission, rules: Rulebook = REGULATION) -> tuple[Workbook, list[Finding]]:
    """Write what was read from a workbook onto copies of our blank forms.

    What a person typed goes over as typed, derived figures too: only where the blank's formula gives the very same
    number does it stay. Lines that the blank hasn't are added.

    Args:
        source: the workbook, of a kind that can only be read.
        submission: what was read from it.
        rules: what its figures are judged by.

    Returns:
        The new workbook, whose path is still that of the source; and findings that say so, and list what found no
        place in it and what reading noticed about the source's layout.

    Raises:
        FileError: XF943, none of the forms has a blank of ours.
    """
    forms = [filled for filled in submission.forms if filled.form.official in BLANKS]
    if not forms:
        raise refusal("XF943", form=submission.forms[0].form.official, kind=source.kind.words)
    book = open_workbook(templates.path(_TEMPLATE))
    book.path = source.path
    for sheet in [sheet for sheet in book.sheets if sheet.name != _GUIDE]:
        book.remove_sheet(sheet)
    copies = [_added(book, filled) for filled in forms]
    if source.sheet(_GUIDE) is None:
        book.remove_sheet(book.sheets[0])
    years = [filled.year for filled in submission.forms if filled.year is not None]
    for copy in copies:
        _carry(copy, copy.source.year or next(iter(years), None))
    let_stand(book, copies)
    leave_to_rules(book, copies, rules)
    said = finding("XF109", file=os.path.basename(source.path), kind=source.kind.words)
    dateless = [] if years else [finding("XF112")]
    lost = [_without_blank(filled) for filled in submission.forms if filled not in forms]
    return book, [
        said,
        *dateless,
        *lost,
        *noticed_there(submission),
        *(note for copy in copies for note in (*cut_short(copy), *left_behind(copy))),
    ]


def _without_blank(filled: Filled) -> Finding:
    return finding("XF114", source=filled.sheet.name, form=filled.form.official)


def _added(book: Workbook, source: Filled) -> Copy:
    template, name = BLANKS[source.form.official]
    blank = blank_form(template, name)
    return Copy(source, blank, book.add_sheet(blank.sheet, name))


def _carry(copy: Copy, year: int | None) -> None:
    """Write one form, lines that have to be added first."""
    write_head(copy, year)
    carry_funds(copy)
    if copy.source.rows:
        carry_costs(copy)
    if copy.source.indicators:
        carry_indicators(copy)
    carry_numbered(copy)
    if copy.source.form is REPORT:
        carry_sections(copy)
    else:
        _carry_fields(copy)
        write_signatures(copy)
    fit_rows(copy)


def _carry_fields(copy: Copy) -> None:
    for name, place in copy.blank.values.items():
        value = copy.source.values.get(name)
        if value is not None and not value.blank:
            put = copy.put_inside if place.inside else copy.put
            put(value, copy.now(place.row), place.column)
        elif value is None and name in _RATE_POINTS:
            copy.sheet.set_value(copy.now(place.row), place.column, _NOT_APPLICABLE)


def fit_rows(copy: Copy) -> None:
    """Let the rows show all that was written into them."""
    measure = widths(copy.sheet)
    printed = {cell.text for cell in copy.blank.sheet.cells.values()}
    for cell in [cell for cell in copy.sheet.cells.values() if cell.text not in printed]:
        area = copy.sheet.area(cell.row, cell.column)
        known = copy.sheet.row_height(cell.row)
        size = _TITLE if cell.text == copy.source.title else _TABLE
        needed = height(cell.text, measure(area), size)
        if area.top == area.bottom and known is not None and known < needed:
            copy.sheet.set_row_height(cell.row, needed)
