"""Which submissions count: of a unit that handed in the same form of the same year several times, the latest.

Units are the same only when their names are, white space aside; a submission without a unit's name stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from xlforms.desk.record import Record
from xlforms.records import NamedTuple
from xlforms.values.text import squash


class Status(Enum):
    """What becomes of a submission."""

    COUNTED = "采用"
    OLDER = "旧稿"
    SAME = "重复"
    FAILED = "没能处理"


class Submitted(NamedTuple):
    """A submission that was read.

    Attributes:
        name: what it is called: its path.
        modified: when its files were last changed, in nanoseconds.
        content: the same for two submissions that are the same, "" when that isn't known.
        record: what was read, without the rows of the tables.
        number: which of all that came it is; under this its rows are kept.
    """

    name: str
    modified: int
    content: str
    record: Record
    number: int

    @property
    def key(self) -> tuple[str, int | None]:
        """Unit and year."""
        return squash(self.record["unit"]), self.record["year"]


class Judged(NamedTuple):
    """A submission and what becomes of it.

    Attributes:
        submitted: the submission.
        status: counted or not.
        instead: the name of the one that counts in its place.
        versions: how many submissions the unit made for the year.
    """

    submitted: Submitted
    status: Status
    instead: str = ""
    versions: int = 1


def judged(submissions: Sequence[Submitted]) -> list[Judged]:
    """Every submission with what becomes of it, in the same order."""
    groups: dict[object, list[Submitted]] = {}
    for one in submissions:
        if "failed" not in one.record:
            groups.setdefault(one.key if one.key[0] else one.name, []).append(one)
    found = {one.submitted.name: one for group in groups.values() for one in _group(group)}
    return [found.get(one.name, Judged(one, Status.FAILED)) for one in submissions]


def _group(group: Iterable[Submitted]) -> Iterable[Judged]:
    """The submissions of one unit and year, from the latest on: one that holds nothing else yet counts."""
    latest_first = sorted(group, key=lambda one: (one.modified, one.name), reverse=True)
    holders: dict[str, str] = {}
    contents: dict[str, str] = {}
    for one in latest_first:
        instead = next((holders[held] for held in one.record["holds"] if held in holders), "")
        same = contents.setdefault(one.content or one.name, one.name)
        if instead:
            status = Status.SAME if same != one.name else Status.OLDER
            yield Judged(one, status, same if status is Status.SAME else instead, len(latest_first))
            continue
        holders |= dict.fromkeys(one.record["holds"], one.name)
        yield Judged(one, Status.COUNTED, "", len(latest_first))
