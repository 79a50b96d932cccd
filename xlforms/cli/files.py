"""FILE arguments: files, folders with all their workbooks, and patterns, which a Windows shell leaves to us."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

EXTENSIONS = frozenset([".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".et", ".ods"])
# Lock files of Excel and WPS, and whatever else a system hides.
_HIDDEN = ("~$", ".")
_DONE = "已完成"
# A Chinese input method types wildcards in full width; the narrow ones match those too.
_FULL_WIDTH = str.maketrans("＊？", "*?")


def expand(arguments: Iterable[str]) -> list[str]:
    """The files that the arguments mean, each once, in the order of the arguments.

    An argument that means none stays as it is, so that whoever opens it says why it can't be worked on. Results of an
    earlier run are left out unless the argument itself is named 已完成.
    """
    found: dict[str, str] = {}
    for argument in arguments:
        for path in _meant(argument):
            found.setdefault(os.path.normcase(os.path.abspath(path)), path)
    return [*found.values()]


def _meant(argument: str) -> list[str]:
    if os.path.isdir(argument):
        paths = _below(argument)
    elif os.path.exists(argument):
        return [argument]
    else:
        paths = _matching(argument.translate(_FULL_WIDTH))
    results_too = _DONE in os.path.basename(os.path.abspath(argument))
    return sorted(path for path in paths if _wanted(path, results_too=results_too)) or [argument]


def _below(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(_HIDDEN)]
        yield from (os.path.join(parent, name) for name in names)


def _matching(pattern: str) -> Iterator[str]:
    from glob import iglob

    for path in iglob(pattern, recursive=True):
        if os.path.isdir(path):
            yield from _below(path)
        else:
            yield path


def _wanted(path: str, *, results_too: bool) -> bool:
    name = os.path.basename(path)
    stem, extension = os.path.splitext(name)
    is_workbook = extension.lower() in EXTENSIONS and not name.startswith(_HIDDEN)
    return is_workbook and (results_too or not stem.endswith(f"-{_DONE}"))
