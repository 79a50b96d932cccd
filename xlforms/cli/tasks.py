"""What a command does with each of its files, and in which words or which JSON it shows the result."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import Generic, NamedTuple, Protocol, TypedDict, TypeVar, Unpack

from xlforms import contract, pipeline, reporting
from xlforms.calculation.own_settings import own_file
from xlforms.cli import wording
from xlforms.contract import Json
from xlforms.findings import Finding
from xlforms.handed_in import Material
from xlforms.pipeline import Checked, Completed
from xlforms.reporting import Reported
from xlforms.submission import Submission


class Result(Protocol):
    """What the pipeline gives for one file."""

    @property
    def findings(self) -> list[Finding]:
        """Everything noticed; 错误 among it changes the exit code."""


R = TypeVar("R", bound=Result)


class Task(NamedTuple, Generic[R]):
    """One command's work on one file.

    Attributes:
        work: does it; FileError when the file can't be worked on.
        text: the result for people.
        json: the result as the contract's object.
        failed: what that object holds, besides file and error, when the file could not be worked on.
    """

    work: Callable[[Material], R]
    text: Callable[[R], str]
    json: Callable[[R], Json]
    failed: Json


class Filling(TypedDict, total=False):
    """How workbooks are completed: the options of `pipeline.fill`."""

    values: bool
    overwrite: bool
    replace: bool
    rules: str | None
    words: str | None
    password: str | None


def fill(folder: str | None, **how: Unpack[Filling]) -> Task[Completed]:
    """填表; the result of one file never replaces that of another file of the same run."""
    outputs: set[str] = set()

    def work(material: Material) -> Completed:
        path = _file(material)
        into = folder or material.results or None
        fresh = _place(pipeline.output_path(path, into)) not in outputs
        rules = how.get("rules") or own_file(material.path)
        ours = Filling(replace=how.get("replace", False) and fresh, rules=rules)
        completed = pipeline.fill(path, into, **how | ours)
        outputs.add(_place(completed.output))
        return completed._replace(file=material.path)

    return Task(work, wording.completed, contract.completed, {"output": None, "derived": [], "findings": []})


def check(password: str | None, rules: str | None = None) -> Task[Checked]:
    """校验."""
    failed: Json = {"score": None, "grade": None, "findings": []}
    return Task(partial(pipeline.check, rules=rules, password=password), wording.checked, contract.checked, failed)


class Reporting(TypedDict, total=False):
    """How a report is written: the options of `reporting.report`."""

    words: str | None
    replace: bool
    rules: str | None
    password: str | None


def report(output: str | None, **how: Unpack[Reporting]) -> Task[Reported]:
    """报告; the document of one unit never replaces that of another of the same run."""
    outputs: set[str] = set()

    def work(material: Material) -> Reported:
        target = reporting.output_path(material, output)
        fresh = _place(target) not in outputs
        done = reporting.report(material, target, **how | Reporting(replace=how.get("replace", False) and fresh))
        outputs.add(_place(target))
        return done

    return Task(work, wording.reported, contract.reported, {"output": None, "findings": []})


def read(password: str | None) -> Task[Submission]:
    """读取."""
    from xlforms.cli import listing

    def work(material: Material) -> Submission:
        submission = pipeline.read(_file(material), password=password)
        submission.file = material.path
        return submission

    failed: Json = {"forms": [], "findings": []}
    return Task(work, listing.submission, contract.submission, failed)


def _file(material: Material) -> str:
    """The one file of a material."""
    return next(iter((*material.workbooks, *material.reports)))


def _place(path: str) -> str:
    return os.path.normcase(os.path.abspath(path))
