"""Which files of a folder are one unit's: told by what stands in them, never by a likeness of names.

A folder, with all below it, is one unit's as long as at most one of its workbooks holds a department's form; without
any, as long as all its forms name the same unit. Else each workbook is a hand-in of its own, and each folder in it is
looked at in turn.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache, partial

from xlforms.errors import FileError
from xlforms.forms import OFFICIAL_FORMS, KnownForms
from xlforms.handed_in.material import Material
from xlforms.readers import read_workbook
from xlforms.records import NamedTuple
from xlforms.workbook import open_workbook


def by_unit(material: Material, known: KnownForms = OFFICIAL_FORMS, *, password: str | None = None) -> list[Material]:
    """The hand-ins of a folder or an archive, each with the files of one unit, told by the forms that are known."""
    told = _telling(known, password)

    def split(part: Material) -> Iterator[Material]:
        files = (*part.workbooks, *part.reports)
        if len(files) <= 1 or _one_unit(map(told, part.workbooks)):
            yield part if len(files) > 1 or part.refused else part.one(files[0])
            return
        yield from (part.one(file) for file in files if os.path.dirname(file) == part.root)
        for folder in _folders(part):
            yield from split(_within(part, folder))

    return [*_with_refused(material, list(split(material._replace(refused=()))))]


def one_units(material: Material, known: KnownForms = OFFICIAL_FORMS, *, password: str | None = None) -> bool:
    """Whether all files of a folder or an archive are one unit's."""
    return _one_unit(map(_telling(known, password), material.workbooks))


def _telling(known: KnownForms, password: str | None) -> Callable[[str], _Told]:
    return cache(partial(_read, known=known, password=password))


class _Told(NamedTuple):
    """What one workbook says about whose it is."""

    department: bool
    units: frozenset[str]


def _read(path: str, known: KnownForms, password: str | None) -> _Told:
    with suppress(FileError):  # said by whoever works on the file
        submission = read_workbook(open_workbook(path, password=password), known)
        units = frozenset(filled.unit for filled in submission.forms if filled.unit)
        return _Told(bool(submission.of("department")), units)
    return _Told(department=False, units=frozenset())


def _one_unit(workbooks: Iterable[_Told]) -> bool:
    departments, units = 0, frozenset[str]()
    for told in workbooks:
        departments += told.department
        units |= told.units
        if departments > 1:
            return False
    return departments == 1 or len(units) <= 1


def _folders(part: Material) -> list[str]:
    """The folders directly in a material's own that hold some of its files."""
    files = (*part.workbooks, *part.reports)
    first = (os.path.relpath(file, part.root).split(os.sep) for file in files)
    return [*dict.fromkeys(parts[0] for parts in first if len(parts) > 1)]


def _within(part: Material, folder: str) -> Material:
    root = os.path.join(part.root, folder)

    def inside(files: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(file for file in files if file.startswith(root + os.sep))

    results = os.path.join(part.results, folder) if part.results else ""
    path = os.path.join(part.path, folder)
    return part._replace(
        path=path, root=root, workbooks=inside(part.workbooks), reports=inside(part.reports), results=results
    )


def _with_refused(material: Material, parts: list[Material]) -> list[Material]:
    """What could not be unpacked stays with the whole, or stands for itself."""
    if material.refused and len(parts) == 1 and parts[0].root == material.root:
        return [parts[0]._replace(refused=material.refused)]
    alone = (Material(os.path.join(material.path, name), refused=((name, why),)) for name, why in material.refused)
    return [*parts, *alone]
