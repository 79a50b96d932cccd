"""`check --annotate` and `clean`: what they do with each of their files, and their results in words."""

from __future__ import annotations

import os
from functools import partial
from typing import TypedDict, Unpack

from xlforms import contract, marking
from xlforms.cli import wording
from xlforms.cli.tasks import UNCHECKED, Task
from xlforms.forms.declared import declared_in
from xlforms.handed_in import Material
from xlforms.marking import Annotated, Cleaned, Copy

REBUILT = "旧格式不能在原表上标注，标在了空白表样上；标注件里的单元格位置，以标注件的问题清单为准"
NEXT = "打开标注件，照批注改，保存后再校验一次；不要标注了：xlforms clean 标注件。"


class Marking(TypedDict, total=False):
    """How workbooks are marked: the options of `marking.annotate`."""

    replace: bool
    rules: str | None
    forms: str | None
    password: str | None


def annotate(folder: str | None, *, brief: bool, **how: Unpack[Marking]) -> Task[Annotated]:
    """校验 --annotate; the copy of one file never replaces that of another file of the same run."""
    taken: set[str] = set()
    declared_in(how.get("forms"))
    work = partial(marking.annotate, folder=folder, taken=taken, **how)
    return Task(work, partial(_annotated, brief=brief), contract.annotated, UNCHECKED | {"marked": []})


def clean(folder: str | None, *, replace: bool, password: str | None) -> Task[Cleaned]:
    """清除标注; the result of one file never replaces that of another file of the same run."""
    outputs: set[str] = set()

    def work(material: Material) -> Cleaned:
        place = os.path.normcase(os.path.abspath(marking.cleaned_path(material.path, folder)))
        cleaned = marking.clean(material.path, folder, replace=replace and place not in outputs, password=password)
        outputs.add(place)
        return cleaned

    return Task(work, _cleaned, contract.cleaned, {"output": None})


def _annotated(done: Annotated, *, brief: bool) -> str:
    """What the check tells, and where the marked copies are."""
    made = [line for copy in done.copies for line in _copy(copy)]
    return wording.checked(done.checked, brief=brief, made=made, step=NEXT if made else "")


def _cleaned(done: Cleaned) -> str:
    """Where the result is."""
    return f"{done.file} → {done.output}\n  标注已经清除"


def _copy(copy: Copy) -> list[str]:
    lines = [f"  标注件：{copy.output}，标了 {copy.cells} 格，最后一张工作表是问题清单"]
    if copy.without_note:
        cells = "、".join(f"{sheet}!{cell}" for sheet, cell in copy.without_note)
        lines.append(f"  {cells} 已有批注会话，只上了颜色，问题见问题清单")
    return [*lines, f"  {REBUILT}"] if copy.rebuilt else lines
