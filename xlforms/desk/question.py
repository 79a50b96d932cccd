"""The question about what came in, on one line: `worker.py` answers it, here or on another machine."""

from __future__ import annotations

import json
import os
from base64 import b64encode
from typing import TypedDict

from xlforms.desk.delivery import Delivery, beside
from xlforms.workbook.storage import read_source

_RULES = ".rules"


class Question(TypedDict):
    """A question.

    Attributes:
        path: where what came in stands.
        password: opens protected workbooks.
        rules: the path of a bureau's own file of settings, if one is named.
        files: what only the sender can see: the bytes in base64 of each file, by its path from some folder on, as
            `path` and `rules` are then too.
    """

    path: str
    password: str | None
    rules: str | None
    files: dict[str, str] | None


def question(delivery: Delivery, password: str | None, rules: str | None) -> str:
    """A question about files that the process sees itself."""
    path = os.path.abspath(delivery.path)
    return _encoded(Question(path=path, password=password, rules=rules and os.path.abspath(rules), files=None))


def enclosed(delivery: Delivery, password: str | None, rules: str | None) -> str:
    """A question with all files that it is about; FileError when one can't be read."""
    top = os.path.dirname(os.path.dirname(os.path.abspath(delivery.path)))
    files = {_relative(path, top): path for path in (*delivery.files, *beside(delivery))}
    named = f"{_RULES}/{os.path.basename(rules)}" if rules else None
    if rules and named:
        files[named] = rules
    data = {name: b64encode(read_source(path)).decode() for name, path in files.items()}
    return _encoded(Question(path=_relative(delivery.path, top), password=password, rules=named, files=data))


def _relative(path: str, top: str) -> str:
    return os.path.relpath(os.path.abspath(path), top).replace(os.sep, "/")


def _encoded(question: Question) -> str:
    return json.dumps(question)
