"""What came in: each workbook, archive or folder that a process is given to read at once, before it is read.

Of a folder that is named, each workbook, archive and folder in it is one unit's; which files within such a folder go
together, or whether they are several units' after all, is told by what stands in them (`handed_in.by_unit`).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator

from xlforms.calculation.own_settings import NAME
from xlforms.findings import refusal
from xlforms.forms.declared import FOLDER, declarations_in, own_folder
from xlforms.handed_in import below, is_archive, is_other, is_report, is_workbook
from xlforms.records import NamedTuple
from xlforms.scoring import SCORES, marked_path, officers_places

# A folder with more workbooks below it is most often not one unit's, so that its parts go to several processes; whether
# it is one's after all, one with many projects, is asked up to the second number.
_FEW, _MOST = 40, 400
_PART = 1 << 20  # bytes of a file that are looked at together


class Delivery(NamedTuple):
    """A workbook, an archive, or a folder with what is most often one unit's.

    Attributes:
        path: where it stands, as it was given.
        files: the paths of its files; itself when it is no folder.
    """

    path: str
    files: tuple[str, ...]

    def name(self, file: str) -> str:
        """What one of the files is called within the folder; for a file alone its own name."""
        return os.path.basename(file) if file == self.path else os.path.relpath(file, self.path).replace(os.sep, "/")


Together = Callable[[Delivery], bool]


def _never(_: Delivery) -> bool:
    return False


def deliveries(paths: Iterable[str], besides: Iterable[str] = (), together: Together = _never) -> list[Delivery]:
    """All that the paths mean, each once, in their order, `besides` some files that are no submissions.

    A folder of very many workbooks comes in its parts, unless it is found that they belong `together`.

    Raises:
        FileError: XF901 a path is not there, XF909 there is nothing to work on in a folder.
    """
    found: dict[str, Delivery] = {}
    others = {_place(path) for path in besides}
    for path in paths:
        if not os.path.exists(path):
            raise refusal("XF989", path=path)
        inside = [*_within(path, together)] if os.path.isdir(path) else [Delivery(path, (path,))]
        if not inside:
            raise refusal("XF990", path=path)
        for delivery in inside:
            found.setdefault(_place(delivery.path), delivery)
    return [delivery for place, delivery in found.items() if place not in others]


def _place(path: str) -> str:
    return os.path.normcase(os.path.abspath(path))


def parts(delivery: Delivery) -> list[Delivery]:
    """What stands directly in a folder, each by itself; nothing for a file."""
    inside = _within(delivery.path) if os.path.isdir(delivery.path) else ()
    return [one for one in inside if not is_other(one.path)]


def _within(folder: str, together: Together = _never) -> Iterator[Delivery]:
    """The files directly in a folder, and the folders in it; of one with nothing that can be read, what is there."""
    inner: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    read = set()
    for path in below(folder):
        first, _, rest = os.path.relpath(path, folder).partition(os.sep)
        name = os.path.join(folder, first)
        if is_archive(path) or (not rest and (_counts(path) or is_other(path))):
            read.add(name)
            yield Delivery(path, (path,))
        elif _counts(path):
            inner.setdefault(name, []).append(path)
        elif is_other(path):
            others.setdefault(name, []).append(path)
    alone = (path for name, paths in others.items() if name not in inner and name not in read for path in paths)
    yield from (Delivery(path, (path,)) for path in alone)
    for name, files in inner.items():
        whole, workbooks = Delivery(name, tuple(files)), sum(map(is_workbook, files))
        if workbooks <= _FEW or (workbooks <= _MOST and together(whole)):
            yield whole
        else:
            yield from _within(name, together)


def _counts(path: str) -> bool:
    return is_workbook(path) or is_report(path) or is_archive(path)


class Unreadable(Exception):  # noqa: N818  it is no fault of the program
    """A file that can't be read now; whoever works on it says why."""


class Listing:
    """Where there may be files that count besides those handed in; a folder is looked through once.

    For many deliveries that are looked at one after the other: for a single one it would be dear.
    """

    def __init__(self) -> None:
        self._known: dict[str, bool] = {}

    def has_some(self, folder: str) -> bool:
        """Whether what stands in a folder is by its name settings, scores or declarations of forms."""
        if folder not in self._known:
            self._known[folder] = _has_some(folder)
        return self._known[folder]


def _has_some(folder: str) -> bool:
    try:
        return any(name.lower() in (NAME, FOLDER) or SCORES.search(name) for name in os.listdir(folder))
    except OSError:
        return False


def beside(delivery: Delivery, there: Listing | None = None) -> list[str]:
    """What counts besides the files: a bureau's settings and forms, inside, beside and one folder above; scores.

    Args:
        delivery: what came in.
        there: which folders are worth looking at; all without it.
    """
    whole = os.path.abspath(delivery.path)
    alone = delivery.files == (delivery.path,)
    files = [whole] if alone else [*map(os.path.abspath, delivery.files)]
    folder = os.path.dirname(whole)
    inside = [] if alone else [*map(os.path.dirname, files), whole]
    places = dict.fromkeys([*inside, folder, os.path.dirname(folder)])
    candidates = [os.path.join(place, NAME) for place in places if there is None or there.has_some(place)]
    for path in dict.fromkeys([whole, *files]):
        if there is None or there.has_some(os.path.dirname(path)):
            candidates += officers_places(path, marked_path(path, None))
    if there is None or any(map(there.has_some, places)):
        own = dict.fromkeys(map(own_folder, dict.fromkeys([whole, *inside])))
        candidates += [file for forms in own for file in declarations_in(forms)]
    return [path for path in dict.fromkeys(candidates) if path not in files and os.path.isfile(path)]


def digest(delivery: Delivery, stamp: str, there: Listing | None = None) -> str:
    """A name for what reading the files gives: it changes with them, what stands beside them, and the reader.

    Raises:
        Unreadable: a file can't be read.
    """
    total = hashlib.sha256(stamp.encode())
    for path in delivery.files:
        told = os.path.splitext(path)[1].lower() if path == delivery.path else delivery.name(path)
        total.update(f"\0{told}\0".encode())
        total.update(content(path))
    for path in beside(delivery, there):
        total.update(f"\0{os.path.relpath(path, os.path.abspath(delivery.path))}\0".encode())
        total.update(content(path))
    return total.hexdigest()


def content(path: str) -> bytes:
    """A digest of what a file holds; Unreadable when it can't be read."""
    total = hashlib.sha256()
    try:
        with open(path, "rb", buffering=0) as file:
            while part := file.read(_PART):
                total.update(part)
    except OSError as error:
        raise Unreadable from error
    return total.digest()


def modified(files: Iterable[str]) -> int:
    """When the latest of some files was changed, in nanoseconds; 0 when that can't be told."""
    return max(_times(files), default=0)


def _times(files: Iterable[str]) -> Iterator[int]:
    for path in files:
        try:
            yield os.stat(path).st_mtime_ns
        except OSError:
            continue
