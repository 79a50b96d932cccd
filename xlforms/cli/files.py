"""FILE arguments: files, folders, archives, and patterns, which a Windows shell leaves to us."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager

from xlforms.errors import FileError
from xlforms.findings import refusal
from xlforms.handed_in import DONE, Material, below, by_unit, is_archive, is_report, is_workbook, materials

# A Chinese input method types wildcards in full width; the narrow ones match those too.
_FULL_WIDTH = str.maketrans("＊？", "*?")


@contextmanager
def workbooks(arguments: Iterable[str]) -> Iterator[list[Material]]:
    """Every workbook that the arguments mean, each once and by itself, in the order of the arguments.

    An argument that means none is there too, so that whoever works on it says why it can't be worked on.
    """
    with _meant(arguments, _one_by_one) as found:
        yield found


@contextmanager
def submissions(arguments: Iterable[str], password: str | None) -> Iterator[list[Material]]:
    """What the arguments mean, the files of one unit together; see `workbooks`."""
    with _meant(arguments, lambda material: by_unit(material, password=password)) as found:
        yield found


@contextmanager
def _meant(arguments: Iterable[str], split: Callable[[Material], Iterable[Material]]) -> Iterator[list[Material]]:
    found: dict[object, Material] = {}
    with ExitStack() as unpacked:
        for path, results_too in (pair for argument in arguments for pair in _paths(argument)):
            try:
                parts = [*split(unpacked.enter_context(materials(path, results_too=results_too)))]
            except FileError as error:
                parts = [Material(path, refused=(("", error),))]
            for part in parts:
                found.setdefault(_identity(part), part)
        yield [*found.values()]


def _one_by_one(material: Material) -> Iterator[Material]:
    files = material.workbooks if material.root else (*material.workbooks, *material.reports)
    if not (files or material.refused):
        raise refusal("XF909")
    yield from map(material.one, files)
    for name, why in material.refused:
        yield Material(os.path.join(material.path, name), refused=((name, why),))


def _identity(part: Material) -> object:
    files = (*part.workbooks, *part.reports)
    return tuple(os.path.normcase(os.path.abspath(file)) for file in files) or part.path


def _paths(argument: str) -> Iterator[tuple[str, bool]]:
    """The files, folders and archives that an argument means, itself when there are none; whether it means results.

    Results of an earlier run are left out unless the argument itself is named 已完成.
    """
    results_too = DONE in os.path.basename(os.path.abspath(argument))
    found = [argument] if os.path.isfile(argument) else _found(argument, results_too=results_too)
    yield from ((path, results_too) for path in found or [argument])


def _found(argument: str, *, results_too: bool) -> list[str]:
    tops = [argument] if os.path.isdir(argument) else _matching(argument)
    return [path for top in tops for path in _worthwhile(top, results_too=results_too)]


def _matching(pattern: str) -> list[str]:
    from glob import iglob

    found = sorted(iglob(pattern.translate(_FULL_WIDTH), recursive=True))
    return [path for path in found if is_report(pattern) or not is_report(path)]


def _worthwhile(path: str, *, results_too: bool) -> Iterator[str]:
    """A file that may hold forms; a folder that has one, and the archives below it, each by itself."""
    files = below(path) if os.path.isdir(path) else [path]
    if is_report(path) or any(is_workbook(file, results_too=results_too) for file in files):
        yield path
    yield from filter(is_archive, files)
