"""学表: a declaration drafted and written, and what to do with it."""

from __future__ import annotations

import os

from xlforms.errors import FileError
from xlforms.findings import refusal
from xlforms.forms.declared import FOLDER
from xlforms.learning import Survey, draft, survey
from xlforms.readers.identify import places
from xlforms.workbook import Sheet, Workbook, open_workbook
from xlforms.workbook.files.saving import write_whole
from xlforms.workbook.files.storage import write_refusal


def learned(file: str, target: str | None, *, sheet: str | None, password: str | None, replace: bool) -> str:
    """Draft a declaration of a workbook's form and write it; gives what to say.

    Raises:
        FileError: the workbook can't be worked on, XF947 it has no labels or no such sheet, XF96x the target can't be
            written.
    """
    workbook = open_workbook(file, password=password)
    seen = _surveyed(workbook, sheet)
    stem = os.path.splitext(os.path.basename(file))[0]
    path = target or os.path.join(os.path.dirname(file), FOLDER, f"{stem}.toml")
    try:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    except OSError as error:
        raise write_refusal(error, path) from error
    write_whole(path, draft(seen).encode(), source=file, replace=replace)
    return _told(seen, file, path)


def _surveyed(workbook: Workbook, name: str | None) -> Survey:
    """The sheet of that name, or of those without a known form the one most like a form, or any that has labels."""
    wanted = [sheet for sheet in workbook.sheets if name in (None, sheet.name)]
    seen = [(sheet, survey(sheet)) for sheet in wanted]
    with_labels = [(sheet, one) for sheet, one in seen if one.labels]
    if not with_labels:
        raise _nothing(workbook, name)
    unknown = [one for sheet, one in with_labels if not _is_known(sheet)]
    return max(unknown, key=_likeness, default=with_labels[0][1])


def _likeness(seen: Survey) -> tuple[bool, int]:
    """How much is in favour of a form: that it is like an official one, then how many labels there are."""
    return seen.official is not None, len(seen.labels)


def _is_known(sheet: Sheet) -> bool:
    return bool(places(sheet)[0])


def _nothing(workbook: Workbook, name: str | None) -> FileError:
    names = "、".join(sheet.name for sheet in workbook.sheets)
    return refusal("XF947", sheet=name or names, sheets=names)


def _told(seen: Survey, file: str, path: str) -> str:
    known = sum(label.term is not None for label in seen.labels)
    unknown = len(seen.labels) - known
    like = f"像「{seen.official.official}」，" if seen.official else "不像任何官方表样，"
    folder = os.path.dirname(path) or "."
    lines = (
        f"{file} → {path}",
        f"  工作表“{seen.sheet}”{like}认识 {known} 个栏目，不认识 {unknown} 个",
        f"  下一步：用记事本打开声明，按里面的说明改好、保存，再运行 xlforms read {file} --forms {folder}",
    )
    return "\n".join(lines)
