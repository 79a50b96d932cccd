"""The catalogue of codes: severity, wording, basis and remedy of every finding and refusal, once.

Codes are permanent. The first digit names the family; XF97 are settings files, from XF975 on watched folders, XF98 many
submissions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from xlforms.catalogue.entry import Entry

FAMILIES = {
    "XF1": "表格和栏目",
    "XF2": "填写的内容",
    "XF3": "计算",
    "XF4": "数字之间",
    "XF5": "填报习惯",
    "XF9": "文件",
}

# The modules that hold the codes of a family.
_HOMES = {
    "XF1": ("layout", "report"),
    "XF2": ("values",),
    "XF3": ("calculation",),
    "XF4": ("checks", "across", "report"),
    "XF5": ("habits", "report"),
    "XF9": ("report_files", "files", "desk", "settings", "watching"),
}


class _Catalogue(Mapping[str, Entry]):
    """Every entry by its code. A family is read when a code of it is first asked for: most files need two or three."""

    def __getitem__(self, code: str) -> Entry:
        return _family(code[:3])[code]

    def __iter__(self) -> Iterator[str]:
        return (code for family in _HOMES for code in _family(family))

    def __len__(self) -> int:
        return sum(len(_family(family)) for family in _HOMES)


@cache
def _family(name: str) -> dict[str, Entry]:
    homes = (import_module(f"{__name__}.{home}") for home in _HOMES.get(name, ()))
    return {code: entry for home in homes for code, entry in home.ENTRIES.items() if code.startswith(name)}


CATALOGUE: Mapping[str, Entry] = _Catalogue()

__all__ = ["CATALOGUE", "FAMILIES", "Entry"]
