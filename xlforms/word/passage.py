"""What a report typeset as a document consists of."""

from __future__ import annotations

from enum import Enum

from xlforms.records import NamedTuple


class Kind(Enum):
    """The looks that an official document has, GB/T 9704 and domain/report.md."""

    TITLE = "标题"
    PART = "一级标题"
    SECTION = "二级标题"
    BODY = "正文"
    ANNEX = "附件说明"


class Passage(NamedTuple):
    """A paragraph of the document."""

    kind: Kind
    text: str
