"""The verdict on one hand-in: how much is wrong, what matters most, what to do next."""

from __future__ import annotations

from collections import Counter

from xlforms.calculation.stakes import by_weight
from xlforms.findings import Finding, Severity
from xlforms.pipeline import Checked
from xlforms.records import NamedTuple

_WORST = 3
_FILES = "XF9"


class Verdict(NamedTuple):
    """What a person has to know before anything else.

    Attributes:
        counts: how many findings there are of each severity.
        worst: the three findings that matter most, 提示 never among them; see `calculation.stakes`.
        next: what to do, in one sentence.
    """

    counts: dict[Severity, int]
    worst: list[Finding]
    next: str


def verdict(done: Checked) -> Verdict:
    """Sum up what a check tells."""
    numbers = Counter(note.severity for note in done.findings)
    counts = {severity: numbers[severity] for severity in Severity}
    serious = [note for note in done.findings if note.severity is not Severity.HINT]
    return Verdict(counts, by_weight(serious, done.submission)[:_WORST], _next(done, counts))


def _next(done: Checked, counts: dict[Severity, int]) -> str:
    if any(note.code.startswith(_FILES) and note.severity is Severity.ERROR for note in done.findings):
        return "先处理打不开的文件，再校验一次。"
    if done.submission.report is not None and not done.submission.forms:
        return _of_a_report(counts)
    if counts[Severity.ERROR]:
        return "改好原表里的错误，再校验一次；每条的依据和改法：xlforms explain 代码。"
    if counts[Severity.WARNING]:
        return "没有错误；警告逐条核对，确实如此的在自评报告里说明原因，再填表：xlforms fill。"
    return "没有错误，可以填表：xlforms fill。"


def _of_a_report(counts: dict[Severity, int]) -> str:
    """What to do next with a report that was handed in without any table."""
    if counts[Severity.ERROR] or counts[Severity.WARNING]:
        return "改好报告再校验一次，最好和各表放在一个文件夹里一起核对；每条的依据和改法：xlforms explain 代码。"
    return "报告本身没有错误；请和各表放在一个文件夹里，一起核对。"
