"""What nobody foresaw, turned into a sentence for the accountant; the traceback is for developers only."""

from __future__ import annotations

import os

from xlforms.errors import FileError
from xlforms.findings import refusal

DEBUG = "XLFORMS_DEBUG"
_LONGEST_REASON = 200


def unforeseen(error: Exception) -> FileError:
    """XF999 for a fault of our own; with XLFORMS_DEBUG=1 its traceback goes to stderr."""
    if os.environ.get(DEBUG) == "1":
        import traceback

        traceback.print_exception(error)
    said = " ".join(str(error).split())[:_LONGEST_REASON]
    return refusal("XF999", reason=f"{type(error).__name__}: {said}" if said else type(error).__name__)
