"""The example of a real unit, completed in a folder, and what to look at there."""

from __future__ import annotations

import os

from xlforms import examples, pipeline
from xlforms.cli.wording import counts, place
from xlforms.pipeline import Completed
from xlforms.values.shown import percentage, plain
from xlforms.workbook.files.storage import write_refusal

EXAMPLE = "junshan-2024"
OVERRUN = "XF413"


def show(folder: str) -> str:
    """Copy the example into `folder`, complete it there, and say what was done; a copy that is there already is kept.

    Raises:
        FileError: the folder can't be written.
    """
    source = os.path.join(folder, f"{EXAMPLE}.xlsx")
    if not os.path.exists(source):
        _copy(examples.path(EXAMPLE), source)
    return _told(pipeline.fill(source, replace=True))


def _copy(example: str, target: str) -> None:
    from shutil import copyfile

    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        copyfile(example, target)
    except OSError as error:
        raise write_refusal(error, target) from error


def _told(done: Completed) -> str:
    sights = (
        *_execution(done),
        *(f"{place(note)}：{note.message}" for note in done.findings if note.code == OVERRUN),
        "工作表“附件5”：按考核标准逐项评分，并说明理由",
        "工作表“自评报告”：数字取自各表，标〔待填写〕的地方要由人写",
        f"最后一张工作表“问题清单”：{counts(done.findings)}，点“位置”可跳到那一格",
    )
    lines = (
        f"已填好一份真实单位公开的自评表（{'、'.join(form.unit for form in done.submission.of('department'))}）：",
        f"  原表：{done.file}",
        f"  结果：{done.output}",
        "请打开结果，看这几处：",
        *(f"  {number}. {sight}" for number, sight in enumerate(sights, start=1)),
        "填您自己的表：xlforms fill 您的表.xlsx",
    )
    return "\n".join(lines)


def _execution(done: Completed) -> list[str]:
    """预算执行率 and its score, as they stand in the completed workbook."""
    told = []
    for form in done.submission.of("department"):
        rate, score = form.number("funds.total.execution_rate"), form.number("funds.total.score")
        if rate is not None and score is not None:
            told.append(f"工作表“{form.sheet.name}”：预算执行率 {percentage(rate)}，得分 {plain(score)}，都是算出来的")
    return told
