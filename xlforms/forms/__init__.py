"""The official forms, one declaration each."""

from __future__ import annotations

from xlforms.forms.annex5 import ANNEX5
from xlforms.forms.base_data import BASE_DATA
from xlforms.forms.department import DEPARTMENT
from xlforms.forms.known import OFFICIAL_FORMS, KnownForms
from xlforms.forms.official import FORMS
from xlforms.forms.project import PROJECT
from xlforms.forms.report import MATERIAL, REPORT
from xlforms.forms.score_sheet import SCORE_SHEET
from xlforms.forms.vocabulary import Form

__all__ = [
    "ANNEX5",
    "BASE_DATA",
    "DEPARTMENT",
    "FORMS",
    "MATERIAL",
    "OFFICIAL_FORMS",
    "PROJECT",
    "REPORT",
    "SCORE_SHEET",
    "Form",
    "KnownForms",
]
