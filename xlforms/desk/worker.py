"""A process that reads what came in: one question a line on stdin, its answer one line on stdout.

A process of its own, because a file may crash, hang or flood the process that reads it; that must cost no more than
this file. Started by `hands.py` as `python -m xlforms.desk.worker`, on whatever machine.

Its answer to a question (`question.py`) is a list of records (`record.py`), one for each submission found there; to the
question whether all is one unit's, true or false.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from xlforms.calculation.own_settings import own_file
from xlforms.calculation.parameters import Rulebook
from xlforms.desk.question import Asks, Question
from xlforms.desk.record import Record, encoded, failed, record
from xlforms.errors import FileError
from xlforms.findings import refusal
from xlforms.forms.declared import forms_for
from xlforms.handed_in import Material, by_unit, materials, one_units
from xlforms.pipeline import Checked, check
from xlforms.workbook.files.storage import read_source

MEMORY_BYTES = 2_000_000_000
# Objects live until their workbook is done; looking through them for garbage every 700 finds none.
_SELDOM = 50_000


def main() -> None:
    """Answer until nobody asks any more."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", newline="\n")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    questions = os.fdopen(sys.stdin.fileno(), encoding="utf-8", newline="\n")
    _bound()
    for line in questions:
        answers.write(f"{answered(json.loads(line))}\n")
        answers.flush()


def _bound() -> None:
    """Leave interrupts to whoever asks, and memory to others."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_SELDOM)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def answered(question: Question) -> str:
    """The answer, on one line."""
    try:
        if question["asks"] == Asks.ONE_UNIT.value:
            return json.dumps(_one_units(question))
        return encoded(answer(question))
    except Exception as error:  # noqa: BLE001  a record that no JSON can hold
        return encoded([failed(_refused(error))])


def answer(question: Question) -> list[Record]:
    """The records of the submissions that a question is about."""
    try:
        with _at_hand(question) as here, materials(here["path"]) as whole:
            known = forms_for(whole.path, here["forms"])
            return [_worked_on(material, here) for material in by_unit(whole, known, password=here["password"])]
    except Exception as error:  # noqa: BLE001  a fault of our own costs this delivery and no other
        return [failed(_refused(error))]


def _one_units(question: Question) -> bool:
    with materials(question["path"]) as whole:
        known = forms_for(whole.path, question["forms"])
        return one_units(whole, known, password=question["password"])


def _worked_on(material: Material, here: Question) -> Record:
    """The record of one submission, with its name and its files' within what came in."""
    path = here["path"]
    files = [os.path.relpath(file, material.root or path) for file in (*material.workbooks, *material.reports)]
    name = material.path[len(path) :].strip("/\\")
    try:
        if material.refused and not material.root:
            raise material.refused[0][1]
        about: Record = {"name": name, "files": files, "content": _content(material)}
        rules = Rulebook(here["rules"] or own_file(material.path))
        return about | record(_checked(material, rules, here), rules)
    except Exception as error:  # noqa: BLE001  likewise, this submission
        return failed(_refused(error), name, files)


def _checked(material: Material, rules: Rulebook, here: Question) -> Checked:
    return check(material, rules=rules.path, forms=here["forms"], password=here["password"])


def _content(material: Material) -> str:
    """The same for two submissions whose files hold the same."""
    digests = (hashlib.sha256(read_source(path)).digest() for path in (*material.workbooks, *material.reports))
    return hashlib.sha256(b"".join(sorted(digests))).hexdigest()


def _refused(error: Exception) -> FileError:
    match error:
        case FileError():
            return error
        case MemoryError():
            return refusal("XF982")
    said = " ".join(str(error).split())[:200]
    return refusal("XF999", reason=f"{type(error).__name__}: {said}" if said else type(error).__name__)


@contextmanager
def _at_hand(question: Question) -> Iterator[Question]:
    """The question with paths that lead to its files; those that were sent along are in a folder for the while."""
    if question["files"] is None:
        yield question
        return
    with TemporaryDirectory(prefix="xlforms-") as scratch:
        for name, data in question["files"].items():
            _put(os.path.join(scratch, name), b64decode(data))
        path, rules, forms = (
            name and os.path.join(scratch, *name.split("/"))
            for name in (question["path"], question["rules"], question["forms"])
        )
        yield {**question, "path": path or scratch, "rules": rules, "forms": forms, "files": None}


def _put(path: str, data: bytes) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


if __name__ == "__main__":
    main()
