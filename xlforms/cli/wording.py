"""Results of fill and check in words: short, and ending with what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from xlforms.calculation.derived import RATE_PLACES
from xlforms.calculation.rules import half_up
from xlforms.findings import Finding, Severity
from xlforms.values.shown import percentage, plain

if TYPE_CHECKING:
    from xlforms.calculation.annex5.marks import Mark
    from xlforms.calculation.ratios import Ratio
    from xlforms.pipeline import Checked, Completed
    from xlforms.reporting import Reported
    from xlforms.scoring import Scored

MEND = "下一步：对照“问题清单”改原表，再运行一次（加 --replace 覆盖这次的结果）。"
READ_ON = "下一步：打开结果核对；自评报告里标〔待填写〕的地方，请补写。"
OPENED = "下一步：用 WPS 或 Word 打开报告，把标黄的〔待填写〕补上，核对后再报送。"
LEFT_OPEN = ("XF501", "XF504")
WHOLE = "下一步：用 WPS 或 Word 打开报告，核对后再报送。"
JUDGE = "下一步：待评的行由人评分：加 -o 文件夹 写出评分表，填好得分和评分说明，再运行一次（加 --replace）。"
JUDGE_THERE = "下一步：在写出的评分表里填好待评各行的得分和评分说明，保存、关闭，再运行一次（加 --replace）。"
JUDGED = "下一步：核对各行的评分说明。"


def completed(done: Completed) -> str:
    """Where the result is, how much was filled, what is wrong."""
    filled = sum(written.derived.place.formula is None for written in done.derived)
    lines = [
        f"{done.file} → {done.output}",
        f"  算出并填入 {filled} 格；{counts(done.findings)}",
        *listed(done.findings),
        f"  {MEND if _serious(done.findings) else READ_ON}",
    ]
    return "\n".join(lines)


def reported(done: Reported) -> str:
    """Where the document is, what is wrong, what a person still has to write."""
    lines = [
        f"{done.file} → {done.output}",
        f"  {counts(done.findings)}",
        *listed(done.findings),
        f"  {OPENED if any(note.code in LEFT_OPEN for note in done.findings) else WHOLE}",
    ]
    return "\n".join(lines)


def checked(done: Checked, *, brief: bool = False, made: Sequence[str] = (), step: str = "") -> str:
    """The verdict: score and grade, how much is wrong, what matters most, what to do; then all errors and warnings.

    Args:
        done: the check.
        brief: the verdict alone.
        made: lines on what was written besides.
        step: the next step where something is wrong, if it is another than that of the check alone.
    """
    from xlforms.verdict import verdict

    summed = verdict(done)
    without = "没有算出总分" if done.submission.forms else "只有自评报告，没有表"
    score = without if done.score is None else f"总分 {plain(done.score)} 分，{done.grade}"
    shown = {*map(id, summed.worst)}
    rest = [] if brief else listed([note for note in done.findings if id(note) not in shown])
    lines = [
        f"{done.submission.file}",
        f"  {score}；{counts(done.findings)}",
        *([f"  最要紧的 {len(summed.worst)} 条："] if rest else []),
        *_told(summed.worst),
        *made,
        f"  下一步：{step if step and summed.worst else summed.next}",
        *([] if brief else _rates(done.rates)),
        *(["  其余的错误和警告：", *rest] if rest else []),
    ]
    return "\n".join(lines)


def _rates(rates: Sequence[Ratio]) -> list[str]:
    """The unit's own rates on a line."""
    own = [(one.label, one.value) for one in rates if not one.of]
    told = [f"{label} {percentage(half_up(value, RATE_PLACES))}" for label, value in own if value is not None]
    return [f"  比率：{'，'.join(told)}"] if told else []


def scored(done: Scored) -> str:
    """The eight rows of 附件5, what they add up to, and what is left to a person."""
    open_ = [one for one in done.marks if one.score is None]
    lines = [
        f"{done.submission.file}{f'（得分取自 {done.officers}）' if done.officers else ''}",
        *(f"  {_pointed(one)}  {one.reason}" for one in done.marks),
        f"  {_added(done.marks, open_)}",
        *listed(done.findings),
        *([f"  已写出：{done.output}"] if done.output else []),
        f"  {(JUDGE_THERE if done.output else JUDGE) if open_ else JUDGED}",
    ]
    return "\n".join(lines)


def _pointed(mark: Mark) -> str:
    """`完整性 13／15`, `自评通知 待评（0—8）／8`."""
    points = f"待评（{mark.band}）" if mark.score is None else plain(mark.score)
    return f"{mark.shown.item.official} {points}／{plain(mark.shown.points)}"


def _added(marks: Sequence[Mark], open_: Sequence[Mark]) -> str:
    settled = plain(sum((one.score for one in marks if one.score is not None), Decimal()))
    if not open_:
        return f"合计 {settled} 分"
    low, high = (plain(sum((one.range[end] for one in marks), Decimal())) for end in (0, 1))
    return f"已评 {len(marks) - len(open_)} 行共 {settled} 分，待评 {len(open_)} 行；合计应在 {low}—{high} 分之间"


def place(note: Finding) -> str:
    """`自评表!G4`, as Excel names a cell, its file in front where there are several; "" for the whole workbook."""
    return " ".join(filter(None, [note.file, f"{note.sheet}!{note.cell}" if note.cell else note.sheet]))


def counts(findings: Sequence[Finding]) -> str:
    """How many findings there are of each severity."""
    numbers = Counter(note.severity for note in findings)
    told = (f"{severity.value} {numbers[severity]} 条" for severity in Severity if numbers[severity])
    return "，".join(told) or "没有发现问题"


def _serious(findings: Sequence[Finding]) -> list[Finding]:
    """错误 and 警告, the errors first."""
    return [note for severity in (Severity.ERROR, Severity.WARNING) for note in findings if note.severity is severity]


def listed(findings: Sequence[Finding]) -> list[str]:
    """A line for each error and warning, the errors first."""
    return _told(_serious(findings))


def _told(findings: Sequence[Finding]) -> list[str]:
    told = ((note.severity.value, note.code, place(note), note.message) for note in findings)
    return ["  " + " ".join(filter(None, words)) for words in told]
