"""The blank official forms that sheets are added from, each opened once a process."""

from __future__ import annotations

from functools import lru_cache

from xlforms import templates
from xlforms.readers.anchors import read_form
from xlforms.readers.identify import places
from xlforms.submission import Filled
from xlforms.workbook import Sheet, Workbook, open_workbook


@lru_cache(maxsize=8)
def blank_sheet(template: str, name: str) -> Sheet:
    """The sheet `name` of a template; KeyError when it has none."""
    sheet = _open(template).sheet(name)
    if sheet is None:
        raise KeyError(name)
    return sheet


@lru_cache(maxsize=8)
def blank_form(template: str, name: str) -> Filled:
    """The form on a blank sheet, which tells where its fields belong."""
    place = places(blank_sheet(template, name))[0][0]
    region = place.region
    filled = Filled(place.form, region.sheet, place.title, None, "", region.top, region.bottom)
    read_form(place.form, region, filled)
    return filled


@lru_cache(maxsize=8)
def _open(template: str) -> Workbook:
    return open_workbook(templates.path(template))
