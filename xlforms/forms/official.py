"""All official forms, in the order in which they are tried."""

from __future__ import annotations

from xlforms.forms.annex5 import ANNEX5
from xlforms.forms.base_data import BASE_DATA
from xlforms.forms.department import DEPARTMENT
from xlforms.forms.project import PROJECT
from xlforms.forms.report import MATERIAL, REPORT
from xlforms.forms.score_sheet import SCORE_SHEET
from xlforms.forms.vocabulary import Form

FORMS: tuple[Form, ...] = (BASE_DATA, DEPARTMENT, PROJECT, SCORE_SHEET, MATERIAL, REPORT, ANNEX5)
