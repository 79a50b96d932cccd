"""FILE arguments: files, folders, archives, and patterns, which a Windows shell leaves to us."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager

from xlforms.errors import FileError
from xlforms.findings import refusal
from xlforms.forms.declared import forms_for
from xlforms.handed_in import (
    RESULTS,
    Material,
    below,
    by_unit,
    is_archive,
    is_marked,
    is_report,
    is_workbook,
    materials,
    single,
)

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
def submissions(arguments: Iterable[str], password: str | None, forms: str | None = None) -> Iterator[list[Material]]:
    """What the arguments mean, the files of one unit together; see `workbooks`."""

    def split(material: Material) -> list[Material]:
        return by_unit(material, forms_for(material.path, forms), password=password)

    with _meant(arguments, split) as found:
        yield found


def marked(arguments: Iterable[str]) -> list[Material]:
    """The files that the arguments mean, of a folder those that are by their names marked copies of ours."""
    found: dict[str, Material] = {}
    for argument in arguments:
        tops = _matching(argument) if not os.path.exists(argument) else [argument]
        paths = [path for top in tops for path in (filter(is_marked, below(top)) if os.path.isdir(top) else [top])]
        for path in paths:
            found.setdefault(os.path.normcase(os.path.abspath(path)), single(path))
        if not paths:
            refused = refusal("XF945") if os.path.isdir(argument) else refusal("XF901")
            found.setdefault(argument, Material(argument, refused=(("", refused),)))
    return [*found.values()]


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

    Results of an earlier run are left out unless the argument itself is named 已完成 or 已标注.
    """
    results_too = any(result in os.path.basename(os.path.abspath(argument)) for result in RESULTS)
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
