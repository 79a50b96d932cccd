"""What a command does with each of its files, and in which words or which JSON it shows the result."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Generic, Protocol, TypedDict, TypeVar, Unpack

from xlforms import contract, pipeline
from xlforms.calculation.own_settings import own_file
from xlforms.cli import wording
from xlforms.contract import Json
from xlforms.findings import Finding
from xlforms.forms.declared import declared_in, own_folder
from xlforms.handed_in import Material
from xlforms.pipeline import Checked, Completed
from xlforms.records import NamedTuple
from xlforms.submission import Submission

if TYPE_CHECKING:
    from xlforms.reporting import Reported
    from xlforms.scoring import Scored


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
    forms: str | None
    password: str | None


def fill(folder: str | None, **how: Unpack[Filling]) -> Task[Completed]:
    """填表; the result of one file never replaces that of another file of the same run."""
    outputs: set[str] = set()
    declared_in(how.get("forms"))  # a mistake in it is said once, not for every file

    def work(material: Material) -> Completed:
        path = _file(material)
        into = folder or material.results or None
        fresh = _place(pipeline.output_path(path, into)) not in outputs
        rules = how.get("rules") or own_file(material.path)
        forms = how.get("forms") or own_folder(material.path)
        ours = Filling(replace=how.get("replace", False) and fresh, rules=rules, forms=forms)
        completed = pipeline.fill(path, into, **how | ours)
        outputs.add(_place(completed.output))
        return completed._replace(file=material.path)

    return Task(work, wording.completed, contract.completed, {"output": None, "derived": [], "findings": []})


# What the object of a check holds, besides file and error, when the file could not be worked on.
UNCHECKED: Json = {"score": None, "grade": None, "findings": [], "counts": {}, "worst": [], "next": None, "rates": []}


def check(
    password: str | None, rules: str | None = None, forms: str | None = None, *, brief: bool = False
) -> Task[Checked]:
    """校验."""
    declared_in(forms)
    work = partial(pipeline.check, rules=rules, forms=forms, password=password)
    return Task(work, partial(wording.checked, brief=brief), contract.checked, UNCHECKED)


class Reporting(TypedDict, total=False):
    """How a report is written: the options of `reporting.report`."""

    words: str | None
    replace: bool
    rules: str | None
    forms: str | None
    password: str | None


def report(output: str | None, **how: Unpack[Reporting]) -> Task[Reported]:
    """报告; the document of one unit never replaces that of another of the same run."""
    from xlforms import reporting

    declared_in(how.get("forms"))
    outputs: set[str] = set()

    def work(material: Material) -> Reported:
        target = reporting.output_path(material, output)
        fresh = _place(target) not in outputs
        done = reporting.report(material, target, **how | Reporting(replace=how.get("replace", False) and fresh))
        outputs.add(_place(target))
        return done

    return Task(work, wording.reported, contract.reported, {"output": None, "findings": []})


class Scoring(TypedDict, total=False):
    """How hand-ins are scored: the options of `scoring.score`, the days as typed."""

    deadline: str | None
    submitted: str | None
    holidays: str | None
    rules: str | None
    forms: str | None
    replace: bool
    password: str | None


def score(folder: str | None, **how: Unpack[Scoring]) -> Task[Scored]:
    """评分; the sheet of one hand-in never replaces that of another of the same run."""
    from xlforms import scoring
    from xlforms.cli.dates import handed_in

    outputs: set[str] = set()
    declared_in(how.get("forms"))
    handing = handed_in(how.get("deadline"), how.get("submitted"), how.get("holidays"))

    def work(material: Material) -> Scored:
        target = _place(scoring.marked_path(material.path, folder))
        scored = scoring.score(
            material,
            folder,
            handing=handing,
            rules=how.get("rules"),
            forms=how.get("forms"),
            replace=how.get("replace", False) and target not in outputs,
            password=how.get("password"),
        )
        outputs.add(target)
        return scored

    rows: Json = {"rows": [], "total": None, "settled": None, "lowest": None, "highest": None}
    failed = rows | {"officers": None, "output": None, "findings": []}
    return Task(work, wording.scored, contract.scored, failed)


def read(password: str | None, forms: str | None = None) -> Task[Submission]:
    """读取."""
    declared_in(forms)
    from xlforms.cli import listing

    def work(material: Material) -> Submission:
        submission = pipeline.read(_file(material), forms=forms or own_folder(material.path), password=password)
        submission.file = material.path
        return submission

    failed: Json = {"forms": [], "findings": []}
    return Task(work, listing.submission, contract.submission, failed)


def _file(material: Material) -> str:
    """The one file of a material."""
    return next(iter((*material.workbooks, *material.reports)))


def _place(path: str) -> str:
    return os.path.normcase(os.path.abspath(path))
