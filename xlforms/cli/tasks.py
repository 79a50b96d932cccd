"""What a command does with each of its files, and in which words or which JSON it shows the result."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import Generic, NamedTuple, Protocol, TypeVar

from xlforms import contract, pipeline
from xlforms.cli import wording
from xlforms.contract import Json
from xlforms.findings import Finding
from xlforms.handed_in import Material
from xlforms.pipeline import Checked, Completed
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


def fill(folder: str | None, *, values: bool, overwrite: bool, replace: bool, password: str | None) -> Task[Completed]:
    """填表; the result of one file never replaces that of another file of the same run."""
    outputs: set[str] = set()

    def work(material: Material) -> Completed:
        path = _file(material)
        into = folder or material.results or None
        fresh = _place(pipeline.output_path(path, into)) not in outputs
        completed = pipeline.fill(
            path, into, values=values, overwrite=overwrite, replace=replace and fresh, password=password
        )
        outputs.add(_place(completed.output))
        return completed._replace(file=material.path)

    return Task(work, wording.completed, contract.completed, {"output": None, "derived": [], "findings": []})


def check(password: str | None) -> Task[Checked]:
    """校验."""
    failed: Json = {"score": None, "grade": None, "findings": []}
    return Task(partial(pipeline.check, password=password), wording.checked, contract.checked, failed)


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
