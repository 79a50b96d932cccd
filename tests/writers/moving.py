"""Forms drawn with more lines than our blanks have, gone over onto them, and what is read before and after."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.readers.drawing import BASE_DATA, DEPARTMENT, Lines, book
from xlforms.findings import Finding
from xlforms.readers import read_workbook
from xlforms.submission import Filled, Submission, Value
from xlforms.workbook import Sheet, Workbook, open_workbook, parse_ref
from xlforms.writers.transfer import transfer

Facts = dict[object, object]
FIGURES = ("previous_actual", "budget", "actual")

# More indicators than the blank has lines for, and second and first levels that it hasn't.
INDICATORS: Lines = (
    ("", "产出指标(40分)", "数量指标", "指标甲", "≥50个", "50", 5, 5, ""),
    *(("", "", "", f"数量之{number}", "≥50个", "49", 5, 4.9, "") for number in range(2, 6)),
    ("", "", "质量指标", "合格率", 0.98, 0.97, 5, 4.95, "因" * 60),
    ("", "产出指标", "经济成本指标", "控制成本", "≤30万元", "28万元", 10, 10, ""),
    ("", "效益指标(30分)", "生态环境效益", "绿化", 100, 90, 20, 18, ""),
    ("", "", "经济效益\n指标", "增收", "≥95%", "96%", 10, 10, ""),
    ("", "满意度指标(10分)", "社会公众或服务对象满意度", "满意", "95%以上", "90%", 10, 9.47, ""),
    ("", "成本指标(10分)", "社会成本", "减少排放", "10吨", "9吨", 5, 4.5, ""),
    ("", "", "环境成本", "节约用水", "10吨", "9吨", 5, 4.5, ""),
)
MANY: Lines = (*DEPARTMENT[:12], *INDICATORS, ("总分", "", "", "", "", "", 100, 97.26, ""))
# More lines of 项目支出 than the blank has, a second group of funds, and an item of 三公经费 of the officer's own.
COSTS: Lines = (
    *BASE_DATA[:10],
    ("　4、其他", 1, 1, 1),
    BASE_DATA[10],
    *((f"　{number}、自有项目{number}", number, number, number) for number in range(1, 7)),
    ("　7、区级专项资金", "", "", ""),
    *((f"区级资金{number}", 1, 2, 3) for number in range(1, 6)),
    ("　8、上级转移支付", 99, "", ""),
    ("上级资金甲", 10, 10, 10),
    ("上级资金乙", 10, 10, 9),
    ("其中：办案", 4, 4, 4),
    *BASE_DATA[17:],
)


def moved(path: Path) -> tuple[Workbook, list[Finding]]:
    """A workbook gone over; one that could be edited goes over just as well."""
    source = open_workbook(path)
    return transfer(source, read_workbook(source))


def drawn(path: Path, *sheets: Lines) -> Workbook:
    return moved(book(path / "源.xlsx", *sheets))[0]


def figure(value: Value | None) -> Decimal | None:
    return None if value is None else value.value


def facts(filled: Filled) -> Facts:
    """What was read of a form: figures and texts by field name, indicators and costs in no order.

    Not the unit of a target: .xls and .ods come without number formats, so 100% is 1.
    """
    lines: Facts = {
        (one.level1, one.points1, one.level2.removesuffix("指标"), one.name.content): (
            one.target and one.target.reading[1:4],
            one.actual and one.actual.reading[1:4],
            *map(figure, (one.weight, one.score)),
            one.deviation_reason and one.deviation_reason.content,
        )
        for one in filled.indicators
    }
    costs = {(*row.path, name): figure(getattr(row, name)) for row in filled.rows for name in FIGURES}
    texts: Facts = {
        name: value.content for name, value in filled.values.items() if value.value is None and value.content
    }
    numbers: Facts = {name: value.value for name, value in filled.values.items() if value.value is not None}
    given: Facts = {path: amount for path, amount in costs.items() if amount is not None}
    return {"year": filled.year, "unit": filled.unit, **numbers, **texts, **lines, **given}


def differences(before: Submission, after: Submission) -> list[object]:
    """What was read and is read otherwise after going over; sums that the blank's formulas add are no difference."""
    pairs = zip(before.forms, after.forms, strict=True)
    found: list[object] = []
    for source, form in pairs:
        was, now = facts(source), facts(form)
        found += [(source.sheet.name, name, was[name], now.get(name)) for name in was if now.get(name) != was[name]]
    return found


def sheet(workbook: Workbook, name: str) -> Sheet:
    found = workbook.sheet(name)
    assert found is not None
    return found


def shown(sheet: Sheet, ref: str) -> str:
    cell = sheet.cell(*parse_ref(ref))
    return cell.text if cell else ""


def row_of(sheet: Sheet, text: str) -> int:
    return next(cell.row for cell in sheet.cells.values() if cell.text.strip() == text)


def formula(sheet: Sheet, row: int, column: int) -> str | None:
    cell = sheet.cell(row, column)
    return cell.formula if cell else None
