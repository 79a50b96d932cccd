"""What the accountant wrote for the report: in the 报告素材, or straight into the 自评报告."""

from __future__ import annotations

import re
from collections.abc import Mapping

from xlforms.forms.report import REPORT
from xlforms.forms.term import Term
from xlforms.submission import Filled, Submission, Value

# Begins every place that a person still has to fill in.
OPEN = "〔待填写"
_SCORE_TOLD = r"(?:自评|综合评|评价)(?:得分|总分|分)[^0-9。；]{0,6}[0-9]"


def report_sheet(submission: Submission) -> Filled | None:
    """The 自评报告 of the workbook, None when it has none."""
    return next((filled for filled in submission.of("report") if filled.form is REPORT), None)


def field(submission: Submission, name: str) -> Value | None:
    """A field of the 报告素材 (`material.…`) or of the department's form, filled in if any is; None when not there."""
    forms = submission.of("report" if name.startswith("material.") else "department")
    found = [value for filled in forms if (value := filled.values.get(name))]
    return next((value for value in found if not value.blank), found[0] if found else None)


def material_facts(submission: Submission) -> dict[str, str]:
    """What the accountant wrote, word for word, by field name.

    Problems and measures, one a line, are `material.problems` and `material.measures`. `material.score` is there when
    he tells the score of the department's form himself.
    """
    facts: dict[str, str] = {}
    listed: dict[str, list[str]] = {}
    for filled in submission.of("report"):
        for name, value in filled.values.items():
            if name.startswith("material.") and not value.blank:
                text = (value.content if value.inside else value.text).strip()
                head, _, number = name.rpartition(".")
                if number.isdecimal():
                    listed.setdefault(head, []).append(joined(text))
                else:
                    facts.setdefault(name, text)
    facts |= {name: "\n".join(texts) for name, texts in listed.items()}
    if told := re.search(_SCORE_TOLD, facts.get("material.application", "")):
        facts["material.score"] = told.group()
    return facts


def joined(text: str) -> str:
    """A text without its line breaks."""
    return "".join(map(str.strip, text.splitlines()))


def section(submission: Submission, heading: Term) -> str:
    """The text that stands in the 自评报告 below a heading, its paragraphs as lines."""
    filled = report_sheet(submission)
    value = filled.values.get(f"report.{heading.name}") if filled else None
    return value.content if value else ""


def stated(submission: Submission, facts: Mapping[str, str], name: str, heading: Term) -> list[str]:
    """Problems or measures, one a line: those that the 自评报告 states, else those of the 报告素材."""
    written = [line for line in section(submission, heading).splitlines() if OPEN not in line]
    return written or facts.get(name, "").splitlines()
