"""Synthetic submissions: `python -m benchmarks.submissions DIR COUNT [SEED]`.

Variants of the published cases: the amounts multiplied, so that sums still agree, every unit with a name of its own, in
one of ten a fault as officers make them: a sum that doesn't close, a score that isn't the rule's, an amount with words,
no unit, a file cut short. The variants are made with our own editor once; a file is one of them with another
name in its bytes.
"""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import xlforms
from xlforms import examples
from xlforms.submission import Value
from xlforms.workbook import open_workbook

UNITS = {
    "junshan-2024": "岳阳市君山区总工会",
    "caizheng-jinrong-2024": "财政金融部",
    "langfang-2019": "廊坊市食品工程学校",
}
FACTORS = (1, 2, 3, 5, 7)
FAULTY = 10
"""One file of so many has a fault."""
_PLACES = ("局", "委", "办", "中心", "学校", "医院", "总队", "研究院")

Spoil = Callable[[dict[str, Value]], tuple[Value, Decimal | str | None] | None]


class Variant(NamedTuple):
    """A workbook's parts, and the name of its unit in them."""

    parts: tuple[tuple[str, bytes], ...]
    unit: bytes


def main(folder: Path, count: int, seed: int = 1) -> None:
    """Write so many submissions into a folder, one workbook a unit."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in submissions(count, seed):
        (folder / name).write_bytes(data)


def submissions(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and contents; the same for the same seed."""
    chance = random.Random(seed)
    sound = [variant(name, factor, None) for name in UNITS for factor in FACTORS]
    faults: list[Spoil] = [wrong_sum, wrong_score, with_words, without_unit]
    spoilt = [
        made for name in UNITS for spoil in faults if (made := variant(name, chance.choice(FACTORS), spoil)).parts
    ]
    for number in range(count):
        unit = f"第{number:05}{chance.choice(_PLACES)}"
        if chance.randrange(FAULTY):
            yield f"{unit}.xlsx", renamed(chance.choice(sound), unit)
        elif chance.randrange(5):
            yield f"{unit}.xlsx", renamed(chance.choice(spoilt), unit)
        else:
            whole = renamed(chance.choice(sound), unit)
            yield f"{unit}.xlsx", whole[: len(whole) * 2 // 3]


def variant(name: str, factor: int, spoil: Spoil | None) -> Variant:
    """A case with its amounts multiplied, and spoilt; without parts where there is nothing to spoil."""
    book = open_workbook(examples.path(name))
    for filled in xlforms.read(examples.path(name)).forms:
        sheet = book.sheet(filled.sheet.name)
        amounts = [value for row in filled.rows for value in (row.previous_actual, row.budget, row.actual)]
        amounts += [value for key, value in filled.values.items() if key.endswith(("_budget", "_expenditure"))]
        for value in amounts:
            if sheet and value and value.stored and value.formula is None and value.value is not None:
                sheet.set_value(value.row, value.column, value.value * factor)
    places = {
        value.name: value for filled in xlforms.read(examples.path(name)).forms for value in filled.values.values()
    }
    if spoil is not None:
        spoiling = spoil(places)
        if spoiling is None:
            return Variant((), b"")
        place, content = spoiling
        sheet = book.sheet(place.sheet)
        if sheet is not None:
            sheet.set_value(place.row, place.column, content)
    book.recalculate()
    with zipfile.ZipFile(io.BytesIO(book.to_bytes())) as package:
        return Variant(tuple((part, package.read(part)) for part in package.namelist()), UNITS[name].encode())


def wrong_sum(places: dict[str, Value]) -> tuple[Value, Decimal] | None:
    place = places.get("funds.appropriation.final_budget") or places.get("funds.total.actual_expenditure")
    return None if place is None or place.value is None else (place, place.value + 4)


def wrong_score(places: dict[str, Value]) -> tuple[Value, Decimal] | None:
    place = places.get("funds.total.score")
    return None if place is None else (place, Decimal("12.5"))


def with_words(places: dict[str, Value]) -> tuple[Value, str] | None:
    place = places.get("funds.total.final_budget")
    return None if place is None or place.value is None else (place, f"约{place.value}万元左右")


def without_unit(places: dict[str, Value]) -> tuple[Value, None] | None:
    place = places.get("unit_name") or places.get("implementing_unit")
    return None if place is None else (place, None)


def renamed(base: Variant, unit: str) -> bytes:
    """The file of another unit."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in base.parts:
            package.writestr(
                zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)),
                data.replace(base.unit, unit.encode()),
                zipfile.ZIP_DEFLATED,
            )
    return buffer.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *map(int, sys.argv[3:]))
