"""What was read from a workbook, as a listing for people: the cell, the label in Chinese, what stands there."""

from __future__ import annotations

from collections.abc import Iterator

from xlforms.prose import Figure, Report
from xlforms.submission import CostRow, Filled, Indicator, Measure, Submission, Value
from xlforms.values.shown import percentage, plain
from xlforms.writers.field_names import in_words

_INDENT = "  "


def submission(read: Submission) -> str:
    """Every form with its values, indicators and cost rows; blank ones are left out."""
    forms = (line for filled in read.forms for line in _form(filled))
    reports = (line for report in read.reports for line in _report(report))
    return "\n".join([read.file, *forms, *reports])


def _report(report: Report) -> Iterator[str]:
    """What the report says, as it was understood."""
    about = [report.title or "没有标题", *([f"{report.year}年"] if report.year else [])]
    yield f"【自评报告中的数字】{'，'.join(about)}"
    for figure in report.figures:
        shown = "两个数连在一起" if figure.value is None else _shown(figure)
        yield _line(figure.place.cell or figure.place.words, figure.label, f"{shown}（{figure.text}）")
    for name, points in (("问题", report.problems), ("措施", report.measures or [])):
        for number, point in enumerate(points, start=1):
            yield _line(point.place.cell or point.place.words, f"{name}{number}", point.text)


def _shown(figure: Figure) -> str:
    about = "约 " if figure.approximate else ""
    if figure.unit == "%" and figure.value is not None:
        return about + percentage(figure.value)
    money = "万元" if figure.unit in ("元", "万", "万元", "亿", "亿元") else figure.unit
    return f"{about}{plain(figure.value) if figure.value is not None else ''}{money}"


def _form(filled: Filled) -> Iterator[str]:
    about = "，".join([f"工作表“{filled.sheet.name}”", *([f"{filled.year}年"] if filled.year else [])])
    yield f"【{filled.form.official}】{about}"
    for value in filled.values.values():
        if not value.blank:
            yield _line(value.cell, in_words(value.name, filled) or value.name, value.content)
    yield from filter(None, (*map(_indicator, filled.indicators), *map(_row, filled.rows)))


def _line(cell: str, label: str, *contents: str) -> str:
    """One line of the listing, "" when there is nothing to tell."""
    told = "，".join(" ".join(content.split()) for content in contents if content)
    return f"{_INDENT}{cell:<6}{label}：{told}" if told else ""


def _indicator(indicator: Indicator) -> str:
    label = f"{indicator.level1}／{indicator.level2}／{indicator.name.content}"
    return _line(
        indicator.name.cell,
        label,
        _named("指标值", _place(indicator.target)),
        _named("完成值", _place(indicator.actual)),
        _named("分值", indicator.weight),
        _named("得分", indicator.score),
    )


def _row(row: CostRow) -> str:
    amounts = (("上年决算", row.previous_actual), ("预算", row.budget), ("决算", row.actual))
    return _line(row.label.cell, "／".join(row.path), *(_named(label, amount) for label, amount in amounts))


def _place(measure: Measure | None) -> Value | None:
    return measure.place if measure else None


def _named(label: str, value: Value | None) -> str:
    return "" if value is None or value.blank else f"{label} {value.content}"
