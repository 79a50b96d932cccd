"""Which files of a folder or an archive are handed in: workbooks and reports, no lock files, no results of ours."""

from __future__ import annotations

import os
import re

DONE, MARKED, CLEANED, SCORED = "已完成", "已标注", "已清除标注", "附件5评分"
RESULTS = (DONE, MARKED, CLEANED, SCORED)
_RESULT = rf"-(?:{'|'.join(RESULTS)})(?:\([0-9]+\))?$"
# Web pages and other XML stand about for many reasons: those are taken only where a file is named itself.
EXTENSIONS = frozenset([".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".et", ".ods", ".csv"])
REPORTS = frozenset([".docx", ".doc", ".txt"])
# In what else a unit may send its forms; most can't be read, which whoever waits for the forms has to be told.
_PAGES = frozenset([".pdf", ".ofd", ".xps", ".wps", ".rtf", ".xml", ".htm", ".html", ".mht", ".mhtml"])
_PICTURES = frozenset([".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".heic", ".webp"])
_ARCHIVES = frozenset([".rar", ".7z", ".tar", ".gz", ".tgz"])
# Lock files of Excel and WPS, and whatever else a system hides; what macOS adds to an archive.
_HIDDEN = ("~$", ".", "__MACOSX")


def below(folder: str) -> list[str]:
    """Every file below a folder but those in hidden ones, in the order of their paths."""
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(_HIDDEN)]
        found += [os.path.join(parent, name) for name in names]
    return sorted(found)


def is_workbook(path: str, *, results_too: bool = False) -> bool:
    """Whether a file is by its name a workbook that somebody handed in."""
    return _wanted(path, EXTENSIONS, results_too=results_too)


def is_marked(path: str) -> bool:
    """Whether a file is by its name a marked copy of ours."""
    result = re.search(_RESULT, os.path.splitext(os.path.basename(path))[0])
    return is_workbook(path, results_too=True) and result is not None and MARKED in result[0]


def is_report(path: str) -> bool:
    """Whether a file may by its name be a report that somebody handed in."""
    return _wanted(path, REPORTS, results_too=False)


def is_other(path: str) -> bool:
    """Whether a file is by its name of a kind in which somebody may have handed in what should be a workbook."""
    return _wanted(path, _PAGES | _PICTURES | _ARCHIVES, results_too=False)


def is_archive(path: str) -> bool:
    """Whether a file may by its name be an archive of what was handed in."""
    name = os.path.basename(path)
    return name.lower().endswith(".zip") and not name.startswith(_HIDDEN)


def is_handed_in(path: str) -> bool:
    """Whether a file of an archive, named by its path in it, is worth unpacking."""
    # Who leads out of the archive is not hidden: it is refused aloud.
    visible = not any(part.startswith(_HIDDEN) for part in path.split("/") if part != "..")
    return visible and (is_workbook(path) or is_report(path))


def handed_in_as(stem: str) -> str:
    """The name of a workbook before marks were put on.

    >>> handed_in_as("自评表-已标注(2)"), handed_in_as("自评表-已完成"), handed_in_as("自评表")
    ('自评表', '自评表-已完成', '自评表')
    """
    result = re.search(_RESULT, stem)
    return stem[: result.start()] if result is not None and MARKED in result[0] else stem


def _wanted(path: str, extensions: frozenset[str], *, results_too: bool) -> bool:
    name = os.path.basename(path)
    stem, extension = os.path.splitext(name)
    known = extension.lower() in extensions and not name.startswith(_HIDDEN)
    return known and (results_too or not re.search(_RESULT, stem))
