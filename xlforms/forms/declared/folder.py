"""The declarations of a folder, together with the official forms."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from xlforms.catalogue.system import why
from xlforms.findings import refusal
from xlforms.forms.known import OFFICIAL_FORMS, KnownForms
from xlforms.forms.labels import Words
from xlforms.forms.official import FORMS
from xlforms.forms.term import Term
from xlforms.forms.vocabulary import Form

if TYPE_CHECKING:
    from xlforms.forms.declared.declaration import Declared

FOLDER = "表样"
_Stamp = tuple[str, int, int]


def own_folder(path: str) -> str | None:
    """The folder 表样 that stands with a workbook or in a folder of workbooks, or one folder above; None without."""
    folder = os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path))
    places = (os.path.join(place, FOLDER) for place in (folder, os.path.dirname(folder)))
    return next((place for place in places if os.path.isdir(place) and declarations_in(place)), None)


def forms_for(path: str, folder: str | None = None) -> KnownForms:
    """The forms by which what stands at a path is read: those of the folder that is named, else of its own 表样.

    Raises:
        FileError: as `declared_in` does.
    """
    return declared_in(folder or own_folder(path))


def declared_in(folder: str | None) -> KnownForms:
    """The official forms and those declared in the .toml files of a folder; the official ones alone without a folder.

    Raises:
        FileError: XF942 a file can't be read or the folder has none, XF944 a declaration has a mistake.
    """
    if folder is None:
        return OFFICIAL_FORMS
    try:
        files = declarations_in(folder)
        stamps = tuple((file, os.stat(file).st_mtime_ns, os.stat(file).st_size) for file in files)
    except OSError as error:
        raise refusal("XF942", path=folder, reason=why(error)) from None
    if not stamps:
        raise refusal("XF942", path=folder, reason="文件夹里没有 .toml 文件")
    return _known(stamps)


def declarations_in(folder: str | None) -> list[str]:
    """The .toml files of a folder, by name; none without a folder."""
    if not folder:
        return []
    names = sorted(name for name in os.listdir(folder) if name.lower().endswith(".toml") and not name.startswith("."))
    return [os.path.join(folder, name) for name in names]


@lru_cache(maxsize=8)
def _known(stamps: tuple[_Stamp, ...]) -> KnownForms:
    """The set of forms as long as no file changes."""
    files = [file for file, *_ in stamps]
    found: list[Declared] = []
    for file in files:
        found.append(_loaded(file, found))
    words: dict[str, Term] = {}
    for one in found:
        words |= one.words
    return KnownForms(_together(found), Words(words), [os.path.basename(file) for file in files])


def _loaded(file: str, before: Sequence[Declared]) -> Declared:
    from xlforms.forms.declared.declaration import declared

    text = _text(file)
    declaration, mistakes = declared(_toml(file, text), text)
    taken = [one for one in before if declaration and one.form.key == declaration.form.key and not one.official]
    if declaration and not declaration.official and taken:
        mistakes.append(f"form：“{declaration.form.key}”在另一份声明里已经用过，请换一个名称")
    if mistakes or declaration is None:
        raise refusal("XF944", path=file, mistakes="；".join(mistakes))
    return declaration


def _together(found: Sequence[Declared]) -> list[Form]:
    """The official forms with the titles and places that declarations give them, and the bureau's own behind them."""
    forms = {form.key + form.official: form for form in FORMS}
    own: list[Form] = []
    for one in found:
        if one.official is None:
            own.append(one.form)
            continue
        known = forms[one.official.key + one.official.official]
        forms[one.official.key + one.official.official] = one.onto(known)
    return [*forms.values(), *own]


def _text(file: str) -> str:
    try:
        with open(file, encoding="utf-8") as opened:
            return opened.read().removeprefix("\ufeff")
    except OSError as error:
        raise refusal("XF942", path=file, reason=why(error)) from None
    except UnicodeDecodeError:
        raise refusal("XF942", path=file, reason="不是 UTF-8 编码，请用记事本另存为 UTF-8") from None


def _toml(file: str, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise refusal("XF942", path=file, reason=_where(str(error))) from None


def _where(told: str) -> str:
    """What tomllib says in English, by its place in Chinese."""
    import re

    found = re.search(r"at line (\d+), column (\d+)", told)
    place = f"第 {found[1]} 行第 {found[2]} 个字附近" if found else "文件末尾"
    return f'{place}的写法不对：文字要放在英文双引号里，一行一项，如 "批复资金" = "全年预算数"'
