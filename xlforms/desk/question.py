"""The question about what came in, on one line: `worker.py` answers it, here or on another machine."""

from __future__ import annotations

import json
import os
from base64 import b64encode
from enum import Enum
from typing import TypedDict

from xlforms.desk.delivery import Delivery, beside
from xlforms.forms.declared import declarations_in
from xlforms.records import NamedTuple
from xlforms.workbook.files.storage import read_source

_RULES, _FORMS = ".rules", ".forms"


class Asks(Enum):
    """What is asked: the records of the submissions there, or whether all that is there is one unit's."""

    RECORDS = "records"
    ONE_UNIT = "one unit"


class Question(TypedDict):
    """A question.

    Attributes:
        asks: the value of one of `Asks`.
        path: where what came in stands.
        password: opens protected workbooks.
        rules: the path of a bureau's own file of settings, if one is named.
        forms: the path of a bureau's own folder of declarations, if one is named.
        files: what only the sender can see: the bytes in base64 of each file, by its path from some folder on, as
            `path`, `rules` and `forms` are then too.
    """

    asks: str
    path: str
    password: str | None
    rules: str | None
    forms: str | None
    files: dict[str, str] | None


class Own(NamedTuple):
    """What a bureau gives along: its password, and the paths of its settings and its declarations of forms."""

    password: str | None = None
    rules: str | None = None
    forms: str | None = None


def question(delivery: Delivery, own: Own, asks: Asks = Asks.RECORDS) -> str:
    """A question about files that the process sees itself."""
    path, rules, forms = (there and os.path.abspath(there) for there in (delivery.path, own.rules, own.forms))
    told = Question(asks=asks.value, path=path or "", password=own.password, rules=rules, forms=forms, files=None)
    return json.dumps(told)


def enclosed(delivery: Delivery, own: Own) -> str:
    """A question with all files that it is about; FileError when one can't be read."""
    top = os.path.dirname(os.path.dirname(os.path.abspath(delivery.path)))
    files = {_relative(path, top): path for path in (*delivery.files, *beside(delivery))}
    rules = f"{_RULES}/{os.path.basename(own.rules)}" if own.rules else None
    if rules and own.rules:
        files[rules] = own.rules
    files |= {f"{_FORMS}/{os.path.basename(path)}": path for path in declarations_in(own.forms)}
    told = Question(
        asks=Asks.RECORDS.value,
        path=_relative(delivery.path, top),
        password=own.password,
        rules=rules,
        forms=_FORMS if own.forms else None,
        files={name: b64encode(read_source(path)).decode() for name, path in files.items()},
    )
    return json.dumps(told)


def _relative(path: str, top: str) -> str:
    return os.path.relpath(os.path.abspath(path), top).replace(os.sep, "/")
