"""One command over many files: a file that fails does not stop the others, and the worst one gives the exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from xlforms.cli.chinese import echo, progressbar
from xlforms.cli.failures import unforeseen
from xlforms.cli.streams import json_text
from xlforms.cli.tasks import R, Task
from xlforms.contract import Json, failure
from xlforms.errors import EXIT_DONE, EXIT_FILE, EXIT_FINDINGS, FileError
from xlforms.findings import Finding, Severity
from xlforms.handed_in import Material
from xlforms.records import NamedTuple

# The family of codes for files that could not be worked on.
_OF_FILES = "XF9"


class Report(NamedTuple):
    """What there is to say about one file.

    Attributes:
        code: the exit code that the file alone would give.
        shown: the result, in words or as the contract's object.
        complaint: why the file could not be worked on, "" when it could.
    """

    code: int
    shown: str | Json
    complaint: str = ""


def run(materials: Sequence[Material], task: Task[R], *, as_json: bool) -> int:
    """Work on one after the other; results go to stdout, complaints to stderr; gives the exit code."""
    reports = [_report(material, task, as_json=as_json) for material in _watched(materials)]
    if as_json:
        objects = [report.shown for report in reports]
        echo(json_text(objects[0] if len(objects) == 1 else objects))
    for report in reports:
        if report.complaint:
            echo(report.complaint, err=True)
        elif not as_json:
            echo(report.shown)
    if len(reports) > 1:
        echo(_summary([report.code for report in reports]), err=True)
    return max(report.code for report in reports)


def _summary(codes: Sequence[int]) -> str:
    parts = ((EXIT_DONE, "没有错误"), (EXIT_FINDINGS, "有错误"), (EXIT_FILE, "没能处理"))
    told = "，".join(f"{codes.count(code)} 个{words}" for code, words in parts if code in codes)
    return f"共 {len(codes)} 个文件：{told}。"


def _watched(files: Sequence[Material]) -> Iterator[Material]:
    """The files one after the other, with a progress bar where there are several and somebody looks."""
    if len(files) == 1 or not sys.stderr.isatty():
        yield from files
        return
    with progressbar(files, label="处理进度", file=sys.stderr) as bar:
        yield from bar


def _report(material: Material, task: Task[R], *, as_json: bool) -> Report:
    try:
        return _worked_on(material, task, as_json=as_json)
    except FileError as error:
        refused = error
    except Exception as error:  # noqa: BLE001  the other files go on, and the accountant gets a sentence
        refused = unforeseen(error)
    shown = failure(material.path, refused) | task.failed if as_json else ""
    return Report(EXIT_FILE, shown, f"错误 {refused.code} {material.path}：{refused.message}")


def _worked_on(material: Material, task: Task[R], *, as_json: bool) -> Report:
    if material.refused and not material.root:
        raise material.refused[0][1]
    result = task.work(material)
    return Report(exit_code(result.findings), task.json(result) if as_json else task.text(result))


def exit_code(findings: Iterable[Finding]) -> int:
    """The exit code that findings give."""
    wrong = [note.code for note in findings if note.severity is Severity.ERROR]
    if any(code.startswith(_OF_FILES) for code in wrong):
        return EXIT_FILE
    return EXIT_FINDINGS if wrong else EXIT_DONE
