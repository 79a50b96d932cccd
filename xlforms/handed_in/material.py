"""The files of one hand-in, whether they came one by one, in a folder or in an archive."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from xlforms.errors import FileError
from xlforms.findings import refusal
from xlforms.handed_in.walking import DONE, below, is_archive, is_handed_in, is_report, is_workbook
from xlforms.records import NamedTuple


class Material(NamedTuple):
    """报送材料: one workbook or report, or the files of one folder.

    Attributes:
        path: what it is called: the path given, within an archive `材料.zip/甲单位`.
        root: the folder that its files stand in, "" for a file alone.
        workbooks: the workbooks' paths on the disk.
        reports: the paths of texts that may be its report.
        refused: names of files that could not be taken out of their archive, and why.
        results: the folder for results when none is asked for; "" means beside each workbook.
    """

    path: str
    root: str = ""
    workbooks: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    refused: tuple[tuple[str, FileError], ...] = ()
    results: str = ""

    def name(self, file: str) -> str:
        """What one of the files is called within the material; "" for a file alone."""
        return os.path.relpath(file, self.root).replace(os.sep, "/") if self.root else ""

    def one(self, file: str) -> Material:
        """One of its files as a material of its own."""
        shown = os.path.join(self.path, self.name(file)) if self.root else self.path
        return single(shown, file)._replace(results=_beside(self.results, self.name(file)))


def single(path: str, file: str | None = None) -> Material:
    """A file alone, which stands at `file` when it is called otherwise."""
    file = path if file is None else file
    return Material(path, "", (), (file,)) if is_report(file) else Material(path, "", (file,))


@contextmanager
def materials(path: str, *, results_too: bool = False) -> Iterator[Material]:
    """All that a path means; what is in an archive stands unpacked in a folder as long as the context lasts.

    Args:
        path: a file, a folder or a .zip.
        results_too: whether results of an earlier run in a folder are meant too.

    Raises:
        FileError: XF909 a folder without a workbook, XF927 an archive without one, or why an archive can't be read.
    """
    if os.path.isdir(path):
        yield _folder(path, path, "XF909", results_too=results_too)
    elif _is_bundle(path):
        from tempfile import TemporaryDirectory

        with TemporaryDirectory(prefix="xlforms-", ignore_cleanup_errors=True) as folder:
            yield _archive(path, folder)
    else:
        yield single(path)


@contextmanager
def whole(path: str | Material) -> Iterator[Material]:
    """A path as one unit's material, or the material itself."""
    if isinstance(path, Material):
        yield path
    else:
        with materials(path) as material:
            yield material


def _folder(path: str, root: str, code: str, *, results_too: bool = False) -> Material:
    files = below(root)
    workbooks = tuple(file for file in files if is_workbook(file, results_too=results_too))
    found = Material(path, root, workbooks, tuple(filter(is_report, files)))
    if not (found.workbooks or found.reports):
        raise refusal(code)
    return found


def _is_bundle(path: str) -> bool:
    if not is_archive(path):
        return False
    from xlforms.workbook.files.bundle import is_bundle

    return is_bundle(path)


def _archive(path: str, folder: str) -> Material:
    from xlforms.workbook.files.bundle import unpack

    unpacked = unpack(path, folder, is_handed_in)
    results = f"{os.path.splitext(path)[0]}-{DONE}"
    if not unpacked.paths and unpacked.refused:
        return Material(path, folder, refused=tuple(unpacked.refused), results=results)
    return _folder(path, folder, "XF927")._replace(refused=tuple(unpacked.refused), results=results)


def _beside(results: str, name: str) -> str:
    return os.path.join(results, os.path.dirname(name)) if results else ""
