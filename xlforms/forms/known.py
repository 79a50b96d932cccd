"""The forms that a workbook is read by: the official ones, and those that a bureau declares."""

from __future__ import annotations

from collections.abc import Sequence

from xlforms.forms.labels import OFFICIAL, Words
from xlforms.forms.official import FORMS
from xlforms.forms.vocabulary import Form


class KnownForms:
    """A set of forms, with the words by which their labels are known.

    Attributes:
        forms: the declarations.
        words: the words of all their labels.
        files: the declarations of a bureau's own among them, by their file names; none for the official forms alone.
    """

    def __init__(self, forms: Sequence[Form], words: Words = OFFICIAL, files: Sequence[str] = ()) -> None:
        self.forms = tuple(forms)
        self.words = words
        self.files = tuple(files)


OFFICIAL_FORMS = KnownForms(FORMS)
