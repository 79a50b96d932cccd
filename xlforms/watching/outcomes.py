"""How a drop ends: under which names its results stand, and what is written beside them."""

from __future__ import annotations

import os
from itertools import count
from typing import NamedTuple

from xlforms.watching import letters
from xlforms.watching.folders import Folders
from xlforms.watching.names import fitted, numbered, split, version
from xlforms.watching.publishing import original_home
from xlforms.watching.worker import Answer

DONE_ENDING, LIST_ENDING, MARKED_ENDING, REASON_ENDING = "-已完成", "-问题清单.txt", "-待修改", ".原因.txt"
LETTER = "letter.txt"
Parts = dict[tuple[str, str], str]


class Outcome(NamedTuple):
    """What there is to publish of a drop.

    Attributes:
        kind: done, returned, failed, …
        number: the version of its name.
        parts: of each role and path in its folder, the file in the draft.
        letter: the content of the letter, a file in the draft still to be written.
        sentence: for the status page and the log.
    """

    kind: str
    number: int
    parts: Parts
    letter: bytes
    sentence: str


def outcome(name: str, answer: Answer, folders: Folders, received: str) -> Outcome:
    """What comes of a worker's answer about the drop `name`."""
    kind = answer["kind"]
    number = next(n for n in count(1) if _is_free(n, name, answer, folders))
    letter = _letter(numbered(os.path.basename(name), number), answer, received)
    return Outcome(kind, number, _parts(number, name, answer), letter, _sentence(answer))


def _is_free(number: int, name: str, answer: Answer, folders: Folders) -> bool:
    folder, base = os.path.split(original_home(folders, answer["kind"], name))
    targets = [os.path.join(folders.role(role), path) for role, path in _parts(number, name, answer)]
    return not any(map(os.path.lexists, [os.path.join(folder, numbered(base, number)), *targets]))


def _parts(number: int, name: str, answer: Answer) -> Parts:
    folder, base = os.path.split(name)
    reason = os.path.join(folder, fitted(numbered(base, number), REASON_ENDING))
    if answer["kind"] == "failed":
        return {("failed", reason): LETTER}
    workbook = answer["workbook"]
    extension = os.path.splitext(workbook)[1]
    if answer["kind"] == "returned":
        marked = os.path.join(folder, _lengthened(base, number, f"{MARKED_ENDING}{extension}"))
        return {("returned", marked): workbook, ("returned", reason): LETTER}
    completed = os.path.join(folder, _lengthened(base, number, f"{DONE_ENDING}{extension}"))
    return {
        ("done", completed): workbook,
        ("done", os.path.join(folder, _lengthened(base, number, LIST_ENDING))): LETTER,
    }


def _lengthened(base: str, number: int, ending: str) -> str:
    return fitted(split(base)[0], f"{version(number)}{ending}")


def _letter(name: str, answer: Answer, received: str) -> bytes:
    match answer["kind"]:
        case "failed":
            return letters.failed(name, answer["error"]["message"], answer["error"]["remedy"], received)
        case "returned":
            marked = _lengthened(name, 1, f"{MARKED_ENDING}{os.path.splitext(answer['workbook'])[1]}")
            return letters.returned(name, marked, answer["findings"], received)
        case _:
            return letters.problem_list(name, answer["findings"], received)


def _sentence(answer: Answer) -> str:
    if answer["kind"] == "failed":
        return f"{answer['error']['code']} {answer['error']['message']}"
    return letters.counts(answer["findings"])
