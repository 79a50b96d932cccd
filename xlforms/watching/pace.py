"""How long things take: between looks, until a file counts as settled, until a watcher counts as dead."""

from __future__ import annotations

from xlforms.records import NamedTuple


class Pace(NamedTuple):
    """Times in seconds, all measured on the monotonic clock.

    Attributes:
        poll: between two looks into the inbox.
        settle: a file must stand still for so long, in at least three looks.
        grace: a file that is not whole, and does not grow, is waited for so long; then it is a bad file.
        withdrawn: a file gone for so long was taken back; one saved anew is gone for a moment only.
        stale_lock: a lock file that stood still for so long was left behind by a crash.
        beat: between two signs of life.
        lease: another watcher without a sign of life for so long is dead.
        page: between two writings of the status page; ten times as long while nothing happens.
        busy: Windows' "in use" is taken for a passing one for so long.
    """

    poll: float = 1.0
    settle: float = 2.0
    grace: float = 120.0
    withdrawn: float = 10.0
    stale_lock: float = 12 * 3600.0
    beat: float = 5.0
    lease: float = 60.0
    page: float = 2.0
    busy: float = 2.5


LOCAL = Pace()
# SMB clients keep sizes and times for seconds before they ask the server again.
SHARE = Pace(poll=3.0, settle=12.0, withdrawn=20.0)


def chosen(*, share: bool, poll: float | None) -> Pace:
    """The pace for a folder; at another `poll` a file is still seen three times before it counts as settled."""
    pace = SHARE if share else LOCAL
    return pace if poll is None else pace._replace(poll=poll, settle=max(pace.settle, 2 * poll))


class Limits(NamedTuple):
    """What a workbook may take, and when a worker process is renewed.

    Attributes:
        seconds: for one file.
        memory: bytes of address space of a worker, where the system can bound it.
        files: a worker is renewed after so many files,
        resident: or when it has once held so many bytes.
        deaths: so many workers may die of a file before it is given up.
        starts: so often may the work on a file begin; more than `deaths`, since a power cut is not the file's fault.
    """

    seconds: float = 60.0
    memory: int = 1_000_000_000
    files: int = 50
    resident: int = 300_000_000
    deaths: int = 3
    starts: int = 10
