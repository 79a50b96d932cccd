"""How a drop ends: under which names its results stand, and what is written beside them."""

from __future__ import annotations

import os
from itertools import count

from xlforms.handed_in import DONE, MARKED
from xlforms.records import NamedTuple
from xlforms.watching.folders import Folders
from xlforms.watching.names import fitted, numbered, split, version
from xlforms.watching.telling import letters
from xlforms.watching.way.publishing import original_home
from xlforms.watching.way.worker import MEMBERS, Answer

DONE_ENDING, LIST_ENDING, MARKED_ENDING, REASON_ENDING = f"-{DONE}", "-问题清单.txt", f"-{MARKED}", ".原因.txt"
UNPACKED_ENDING = "-解压清单.txt"
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
    letter = _letter(os.path.basename(name), number, answer, received)
    return Outcome(kind, number, _parts(number, name, answer), letter, _sentence(answer))


def _is_free(number: int, name: str, answer: Answer, folders: Folders) -> bool:
    folder, base = os.path.split(original_home(folders, answer["kind"], name))
    targets = [os.path.join(folders.role(role), path) for role, path in _parts(number, name, answer)]
    if answer["kind"] == "unpacked":
        targets.append(os.path.join(folders.inbox, _lengthened(name, number, "")))
    return not any(map(os.path.lexists, [os.path.join(folder, numbered(base, number)), *targets]))


def _parts(number: int, name: str, answer: Answer) -> Parts:
    folder, base = os.path.split(name)
    reason = os.path.join(folder, fitted(numbered(base, number), REASON_ENDING))
    match answer["kind"]:
        case "failed":
            return {("failed", reason): LETTER}
        case "unpacked":
            letter = ("returned", reason) if answer["refused"] else ("done", _lengthened(name, number, UNPACKED_ENDING))
            return {**_members(_lengthened(name, number, ""), answer), letter: LETTER}
        case "returned":
            return {
                ("returned", _workbook(name, number, MARKED_ENDING, answer)): answer["workbook"],
                ("returned", reason): LETTER,
            }
        case _:
            return {
                ("done", _workbook(name, number, DONE_ENDING, answer)): answer["workbook"],
                ("done", _lengthened(name, number, LIST_ENDING)): LETTER,
            }


def _workbook(name: str, number: int, ending: str, answer: Answer) -> str:
    return _lengthened(name, number, f"{ending}{os.path.splitext(answer['workbook'])[1]}")


def _members(folder: str, answer: Answer) -> Parts:
    return {("inbox", os.path.join(folder, path)): os.path.join(MEMBERS, path) for path in answer["members"]}


def _lengthened(path: str, number: int, ending: str) -> str:
    """The path with its name's extension replaced by what tells its version and an ending."""
    folder, base = os.path.split(path)
    return os.path.join(folder, fitted(split(base)[0], f"{version(number)}{ending}"))


def _letter(base: str, number: int, answer: Answer, received: str) -> bytes:
    name = numbered(base, number)
    match answer["kind"]:
        case "failed":
            return letters.failed(name, answer["error"]["message"], answer["error"]["remedy"], received)
        case "returned":
            marked = _workbook(base, number, MARKED_ENDING, answer)
            return letters.returned(base, marked, answer["findings"], received)
        case "unpacked":
            return letters.unpacked(name, answer["members"], answer["refused"], answer["left"])
        case _:
            return letters.problem_list(name, answer["findings"], received)


def _sentence(answer: Answer) -> str:
    if answer["kind"] == "failed":
        return f"{answer['error']['code']} {answer['error']['message']}"
    if answer["kind"] == "unpacked":
        refused = f"，{len(answer['refused'])} 个没能取出" if answer["refused"] else ""
        return f"取出 {len(answer['members'])} 个表格，每个单独处理{refused}。"
    return letters.counts(answer["findings"])
