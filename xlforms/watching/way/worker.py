"""A worker process: workbooks one after the other, each a line of JSON in and a line of JSON out.

It takes workbooks apart, so that one that crashes a parser, or eats memory, or never ends, harms nobody else. It dies
as soon as the watcher that started it is gone, and changes nothing but the folder that each request names.
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from typing import IO, Any

from xlforms.errors import FileError
from xlforms.findings import Finding, Severity, refusal
from xlforms.handed_in import is_archive, is_workbook
from xlforms.handed_in.walking import is_handed_in
from xlforms.watching.names import fitted, readable, split

Request = dict[str, Any]
Answer = dict[str, Any]

MEMBERS = "members"
_NEARLY = 0.9

SETTINGS = ("XF970", "XF971", "XF942", "XF944")
# What `fill` adds to a name must fit behind it.
_ROOM = "-已完成.xlsx"


def main(memory: int, seconds: float) -> None:
    """Work until stdin ends; `memory` in bytes bounds the process, `seconds` of computing each file."""
    answers = _only_for_answers()
    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)
    _bound_memory(memory)
    requests = _requests()
    _warm_up()
    for request in requests:
        _bound_time(seconds)
        answer = _answered(request)
        answers.write(json.dumps({**answer, "resident": _resident()}) + "\n")
        answers.flush()


def _only_for_answers() -> IO[str]:
    """A stream for answers alone: whatever else is printed goes to stderr."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    return answers


def _requests() -> Iterator[Request]:
    """The requests; a thread waits for them, and ends the process when the watcher is gone, even amid a file."""
    waiting: queue.SimpleQueue[Request] = queue.SimpleQueue()

    def listen() -> None:
        for line in sys.stdin.buffer:
            waiting.put(json.loads(line))
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    return iter(waiting.get, None)


def _warm_up() -> None:
    from xlforms import marking, pipeline, writers  # noqa: F401
    from xlforms.workbook.files import bundle  # noqa: F401
    from xlforms.writers import transfer  # noqa: F401


def _bound_memory(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _bound_time(seconds: float) -> None:
    """A process that the watcher can't end any more ends itself: the system counts its time of computing."""
    if sys.platform != "win32":
        import resource

        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used + seconds) + 2, hard))


def _resident() -> int:
    """The most bytes that the process has held at once; 0 where the system doesn't tell."""
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _answered(request: Request) -> Answer:
    try:
        return _worked_on(request)
    except FileError as error:
        # What the system has against reading or writing is no fault of the file.
        if isinstance(error.__cause__, OSError) and error.code not in SETTINGS:
            return _trouble(error.__cause__)
        # A parser that has no memory left calls the file damaged.
        return refused(refusal("XF976") if _is_exhausted() else error)
    except MemoryError:
        return refused(refusal("XF976")) | {"spent": True}
    except OSError as error:
        return _trouble(error)
    except Exception as error:  # noqa: BLE001  whatever a file does to us, its officer gets a sentence
        said = " ".join(str(error).split())[:200]
        return refused(refusal("XF999", reason=f"{type(error).__name__}: {said}")) | {"spent": True}


def _worked_on(request: Request) -> Answer:
    if _is_bundle(request["input"]):
        return _unpacked(request["input"], request["draft"])
    return _completed(_source(request), request["draft"], request["rules"], request["forms"])


def _is_exhausted() -> bool:
    """Whether the process has once come near its bound of memory, where the system tells."""
    if sys.platform != "linux":
        return False
    import resource

    bound = resource.getrlimit(resource.RLIMIT_AS)[0]
    with open("/proc/self/status", encoding="ascii", errors="replace") as file:
        peak = next((int(line.split()[1]) * 1024 for line in file if line.startswith("VmPeak:")), 0)
    return 0 < bound < peak / _NEARLY


def _trouble(error: OSError) -> Answer:
    return {"kind": "trouble", "errno": error.errno, "winerror": getattr(error, "winerror", None)}


def _source(request: Request) -> str:
    """The original under a name that can stand in a workbook and still be lengthened; a copy when its own can't."""
    path = request["input"]
    stem, extension = split(readable(os.path.basename(path)))
    name = fitted(stem, f"{extension}{_ROOM}").removesuffix(_ROOM)
    if name == os.path.basename(path):
        return str(path)
    copy = os.path.join(request["draft"], "source", name)
    os.mkdir(os.path.dirname(copy))
    shutil.copyfile(path, copy)
    return copy


def _completed(source: str, draft: str, rules: str | None, forms: str | None) -> Answer:
    """The very work of `fill`, into the draft; what is to be mended is marked instead, as by `check --annotate`."""
    from xlforms import marking, pipeline

    done = pipeline.fill(source, draft, rules=rules, forms=forms)
    kind, output, findings = "done", done.output, done.findings
    if any(note.severity is Severity.ERROR for note in findings):
        os.unlink(output)
        marked = marking.annotate(source, draft, rules=rules, forms=forms)
        kind, output, findings = "returned", marked.copies[0].output, marked.findings
    return {"kind": kind, "workbook": os.path.basename(output), "findings": [_finding(note) for note in findings]}


def _is_bundle(path: str) -> bool:
    """By its name too: what is called a workbook and is an archive is not taken apart, so that none holds another."""
    from xlforms.workbook.files.bundle import is_bundle

    return is_archive(path) and is_bundle(path)


def _unpacked(source: str, draft: str) -> Answer:
    """The workbooks of an archive, each to become a drop of its own; what else is in it is named."""
    from xlforms.workbook.files.bundle import unpack

    left: list[str] = []

    def wanted(name: str) -> bool:
        if not (is_workbook(name) and is_handed_in(name)):
            left.append(name)
            return False
        return True

    folder = os.path.join(draft, MEMBERS)
    os.mkdir(folder)  # fails where the draft has gone: nothing is made up
    unpacked = unpack(source, folder, wanted)
    if not (unpacked.paths or unpacked.refused):
        raise refusal("XF927")
    for path in unpacked.paths:
        _make_last(path)
    return {
        "kind": "unpacked",
        "members": [os.path.relpath(path, folder) for path in unpacked.paths],
        "refused": [[name, error.message] for name, error in unpacked.refused],
        "left": left,
    }


def _make_last(path: str) -> None:
    """Through a power cut as well."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def _finding(note: Finding) -> dict[str, str]:
    return note.as_json() | {"remedy": note.remedy}


def refused(error: FileError) -> Answer:
    """The answer for a file that can't be worked on."""
    from xlforms.catalogue import CATALOGUE

    told = {"code": error.code, "message": error.message, "remedy": CATALOGUE[error.code].remedy}
    return {"kind": "settings" if error.code in SETTINGS else "failed", "error": told}


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
