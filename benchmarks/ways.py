"""The ways from a workbook to the completed one: xlforms, the least any program must do, and other libraries.

The other libraries only load the workbook, set the cells that `fill` sets on the user's own sheets, and save: they
don't read forms, calculate, check, or add sheets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.workbooks import Setting, Work
from xlforms import pipeline
from xlforms.workbook.files.saving import write_whole
from xlforms.workbook.parts.archive import Archive, rebuild

Way = Callable[[Work, Path], None]


def whole_fill(work: Work, folder: Path) -> None:
    """Open, identify, read, calculate, check, write, save."""
    pipeline.fill(str(work.source), str(folder))


def floor(work: Work, folder: Path) -> None:
    """A bare copy: parts that don't change raw, the others compressed again, written whole, flushed and renamed."""
    data = rebuild(Archive(work.source.read_bytes()), work.changed, work.added)
    write_whole(folder / "floor.xlsx", data, source=str(work.source), replace=False)


def with_openpyxl(work: Work, folder: Path) -> None:
    from openpyxl import load_workbook

    workbook = load_workbook(work.source)
    for sheet, cell, content in _contents(work.settings):
        workbook[sheet][cell] = content
    workbook.save(folder / "openpyxl.xlsx")


def with_wolfxl(work: Work, folder: Path) -> None:
    from wolfxl import load_workbook

    workbook = load_workbook(str(work.source), modify=True)
    for sheet, cell, content in _contents(work.settings):
        workbook[sheet][cell] = content
    workbook.save(str(folder / "wolfxl.xlsx"))
    workbook.close()


def with_xlsxedit(work: Work, folder: Path) -> None:
    from xlsxedit import Workbook

    workbook = Workbook.open(work.source)
    for sheet, cell, formula, value in work.settings:
        if formula is None:
            workbook[sheet][cell].value = value
        else:
            workbook[sheet][cell].formula = formula
    workbook.save(folder / "xlsxedit.xlsx")


def with_excelize(work: Work, folder: Path) -> None:
    import excelize

    workbook = excelize.open_file(str(work.source))
    for sheet, cell, formula, value in work.settings:
        if formula is None:
            workbook.set_cell_value(sheet, cell, value)
        else:
            workbook.set_cell_formula(sheet, cell, formula)
    workbook.save_as(str(folder / "excelize.xlsx"))
    workbook.close()


def _contents(settings: Iterable[Setting]) -> Iterator[tuple[str, str, float | str]]:
    for sheet, cell, formula, value in settings:
        yield sheet, cell, value if formula is None else f"={formula}"


LIBRARIES: dict[str, Way] = {
    "openpyxl": with_openpyxl,
    "wolfxl": with_wolfxl,
    "xlsxedit": with_xlsxedit,
    "excelize": with_excelize,
}


def refusal(name: str, work: Work) -> str:
    """Why a library can't be measured on a workbook, "" when it can."""
    if not find_spec(name):
        return "is not installed: pip install 'xlforms[bench]'"
    with TemporaryDirectory() as folder:
        try:
            LIBRARIES[name](work, Path(folder))
        except (ValueError, RuntimeError) as error:
            return f"gives up: {error}"
    return ""
