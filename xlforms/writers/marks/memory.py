"""How a workbook remembers that it is marked, and by what its marks are known again."""

from __future__ import annotations

from xlforms.findings import Severity
from xlforms.workbook.document import Document
from xlforms.workbook.hidden_names import forget, remember, remembered

# Light red, yellow and blue, none of which Office offers.
COLOURS = {Severity.ERROR: "FFB9B1", Severity.WARNING: "FFE27D", Severity.HINT: "CFE6FA"}
FILLS = "_xlforms.fill."
_MARKED = "_xlforms.marked"


def remember_marks(document: Document) -> None:
    """Let a workbook say that it is marked."""
    remember(document, _MARKED, "1")


def remembers_marks(document: Document) -> bool:
    """Whether a workbook says that it is marked."""
    return any(True for _ in remembered(document, _MARKED))


def forget_marks(document: Document) -> None:
    """Let a workbook say nothing of marks."""
    forget(document, _MARKED)
