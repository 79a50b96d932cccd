"""xlforms: 绩效自评表 completed, checked and scored, in the officer's own workbook.

The way of a workbook; no stage goes back, each returns its result and its findings:

 .xlsx ── workbook ──▶ sheets ──┐
                                ├─ readers ──▶ Submission ──┬─ calculation ─▶ derived values ─┐
 forms (declarations) ──────────┘   (values, cells, text)   └─ checks ──────▶ findings ───────┴─ writers ─▶ .xlsx

What a person typed never raises: it becomes a finding. Only a file that can't be worked on at all does, `FileError`.
"""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlforms.calculation.annex5.timing import Handing
    from xlforms.comparing import compare
    from xlforms.desk.summary import summarize
    from xlforms.errors import FileError
    from xlforms.findings import Finding, Severity
    from xlforms.marking import annotate, clean
    from xlforms.pipeline import check, fill, read
    from xlforms.reporting import report
    from xlforms.scoring import score
    from xlforms.watching import watch
    from xlforms.workbook import Workbook, open_workbook

__all__ = [
    "FileError",
    "Finding",
    "Handing",
    "Severity",
    "Workbook",
    "__version__",
    "annotate",
    "check",
    "clean",
    "compare",
    "fill",
    "open_workbook",
    "read",
    "report",
    "score",
    "summarize",
    "watch",
]
__version__ = "0.1.0"

# A wheel has templates and examples inside the package; a checkout beside it, where people look for them.
if not os.path.isdir(os.path.join(__path__[0], "templates")):
    __path__.append(os.path.dirname(__path__[0]))

_HOMES = {
    "FileError": "xlforms.errors",
    "Finding": "xlforms.findings",
    "Handing": "xlforms.calculation.annex5.timing",
    "Severity": "xlforms.findings",
    "Workbook": "xlforms.workbook",
    "annotate": "xlforms.marking",
    "check": "xlforms.pipeline",
    "clean": "xlforms.marking",
    "compare": "xlforms.comparing",
    "fill": "xlforms.pipeline",
    "open_workbook": "xlforms.workbook",
    "read": "xlforms.pipeline",
    "report": "xlforms.reporting",
    "score": "xlforms.scoring",
    "watch": "xlforms.watching",
    "summarize": "xlforms.desk.summary",
}


def __getattr__(name: str) -> object:
    """Import what is asked for, and only then: `import xlforms` stays as cheap as an empty file."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
