"""Hundreds of formulas calculated by LibreOffice too: a calculator that shares nothing with ours."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from decimal import Decimal
from itertools import product
from math import isclose
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName

from xlforms.workbook import open_workbook

ROWS = 12
GRADES = ("甲", "乙级", "丙级", "甲 ", None, "丁")
ROUNDED = ("1.005", "2.675", "9.845", "1.115", "0.285", "1.1*1.15", "0.615*100", "-2.5", "-1.005", "1234567.125", "0.5")
LISTED = Path(__file__).parent.parent / "data" / "formulas.txt"
GENERATED = 400
SHAPES = (
    "SUM(<area>)",
    "SUM(<area>,<cell>)-<cell>",
    "ROUND(SUM(<area>)*<cell>,<places>)",
    "ROUND(<cell>*<cell>,<places>)",
    "ROUNDUP(<cell>/<divisor>,<places>)",
    "ROUNDDOWN(<cell>*<rate>,<places>)",
    "IF(<cell>=0,0,<cell>/<cell>)",
    'IF(<cell>><cell>,ROUND(<cell>*<rate>,2),<cell>&"元")',
    "IFERROR(<cell>/<cell>,0)",
    "MIN(10,ROUND(10*<cell>/<divisor>,2))",
    "MAX(<area>)-MIN(<area>)",
    "AVERAGE(<area>)",
    "COUNT(<area>)+COUNTA(<area>)",
    "PRODUCT(<cell>,<rate>,<divisor>)",
    "SUMPRODUCT(<column>,<column>)",
    'COUNTIF(<area>,">"&N(<cell>))',
    'SUMIF(<column>,"<="&N(<cell>),<column>)',
    "AND(<cell>><divisor>,<cell><<divisor>)",
    "OR(<cell>>=<cell>,NOT(<cell>=<cell>))",
    "INT(<cell>*<rate>)+ABS(-<cell>)",
    "(<cell>-<cell>)/<divisor>",
    "<cell>^2-<cell>%*<rate>",
    'TEXT(<cell>/<divisor>,"0.00%")&TEXT(<cell>,"#,##0.0")',
    "LEFT(<cell>,3)&LEN(<cell>)",
)


def data_book() -> Workbook:
    """Amounts, counts, rates, thirds and grades, some of them blank."""
    chance = random.Random(20241203)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "数据"
    for _ in range(ROWS):
        amount, rate = Decimal(chance.randint(-20000, 200000)) / 100, Decimal(chance.randint(1, 12000)) / 10000
        count = chance.randint(0, 60)
        sheet.append([amount, count, chance.choice((rate, None)), chance.randint(1, 9) / 3, chance.choice(GRADES)])
    book.defined_names["金额"] = DefinedName("金额", attr_text="数据!$A$1")
    book.defined_names["比例"] = DefinedName("比例", attr_text="数据!$C$1:$C$12")
    return book


def listed() -> list[str]:
    lines = LISTED.read_text("utf-8").splitlines()
    cases = product(("ROUND", "ROUNDUP", "ROUNDDOWN"), ROUNDED, range(-2, 4))
    rounded = [f"{name}({value},{places})" for name, value, places in cases]
    return [line for line in lines if line and not line.startswith("#")] + rounded


def generated() -> list[str]:
    chance = random.Random(20240101)
    return [re.sub(r"<(\w+)>", lambda hole: fitting(hole[1], chance), chance.choice(SHAPES)) for _ in range(GENERATED)]


def fitting(hole: str, chance: random.Random) -> str:
    """Something that fits a hole of a shape."""
    row, column = chance.randint(1, ROWS), chance.choice("ABCD")
    return {
        "cell": f"数据!{column}{row}",
        "area": f"'数据'!$A${row}:{column}{chance.randint(row, ROWS)}",
        "column": f"数据!{column}1:{column}{ROWS}",
        "places": str(chance.randint(-2, 4)),
        "divisor": str(chance.choice((3, 7, 1397.9, 0.06))),
        "rate": str(chance.choice((0.984, "98.4%", 1.15, 0.1))),
    }[hole]


def recalculated(source: Path) -> Path:
    """The workbook with its formulas calculated by LibreOffice."""
    out = source.parent / "out"
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out / source.name


def plain(value: object) -> object:
    """A number as a double; an error and no text at all as texts."""
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return float(value)
    return str(value or "") if isinstance(value, str | None) else value


def agree(ours: object, theirs: object) -> bool:
    if isinstance(ours, float) and isinstance(theirs, float):
        return isclose(ours, theirs, rel_tol=1e-12, abs_tol=1e-15)
    return type(ours) is type(theirs) and ours == theirs


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_calculates_the_same(tmp_path: Path) -> None:
    formulas = listed() + generated()
    book = data_book()
    sheet = book.create_sheet("公式")
    for formula in formulas:
        sheet.append([f"={formula}"])
    book.save(tmp_path / "formulas.xlsx")
    mine = open_workbook(tmp_path / "formulas.xlsx")
    assert len(mine.recalculate()) == len(formulas)
    ours = [plain(cell.value) for cell in mine.sheets[1].formulas]
    theirs = [
        plain(cell.value)
        for cell in load_workbook(recalculated(tmp_path / "formulas.xlsx"), data_only=True)["公式"]["A"]
    ]
    answers = zip(formulas, ours, theirs, strict=True)
    assert [answer for answer in answers if not agree(*answer[1:])] == []
