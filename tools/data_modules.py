"""The data that every command needs, as Python beside its TOML: a start reads it in a tenth of the time.

TOML is what people edit; `python -m tools.data_modules` writes the modules, and a test holds them to it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SOURCES = tuple(ROOT / "xlforms/calculation" / name for name in ("parameters.toml", "report/topics.toml"))


def target(source: Path) -> Path:
    """The module of a data file: parameters_data.py of parameters.toml."""
    return source.with_name(f"{source.stem}_data.py")


def module(source: Path) -> str:
    """The text of the module."""
    data = tomllib.loads(source.read_text("utf-8"), parse_float=Decimal)
    written = "\n".join(["DATA: dict[str, Any] = {", *_lines(data, 1), "}"]).replace("datetime.date(", "date(")
    needed = (("from datetime import date", "date("), ("from decimal import Decimal", "Decimal("))
    imports = [line for line, used in needed if used in written]
    return "\n".join(
        [
            f'"""Generated from {source.name} by tools/data_modules.py."""\n',
            "from __future__ import annotations\n",
            *imports,
            "from typing import Any\n",
            "# fmt: off",
            "# ruff: noqa: E501",
            written,
            "",
        ]
    )


def _lines(data: Mapping[str, Any], depth: int) -> Iterator[str]:
    """One line an entry, and one a part of a list of lists."""
    margin = "    " * depth
    for name, value in data.items():
        if isinstance(value, dict):
            yield f"{margin}{name!r}: {{"
            yield from _lines(value, depth + 1)
            yield f"{margin}}},"
        elif isinstance(value, list) and isinstance(value[0], list):
            yield f"{margin}{name!r}: ["
            yield from (f"{margin}    {one!r}," for one in value)
            yield f"{margin}],"
        else:
            yield f"{margin}{name!r}: {value!r},"


if __name__ == "__main__":
    for each in SOURCES:
        target(each).write_text(module(each), "utf-8")
