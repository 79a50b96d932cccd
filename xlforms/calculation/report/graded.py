"""等级 as the report states it against its own 自评得分."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlforms.calculation.parameters import Parameters
from xlforms.calculation.report.noting import noted
from xlforms.calculation.rules import grade
from xlforms.findings import Finding
from xlforms.forms import report_terms as r
from xlforms.prose import Report
from xlforms.values.shown import plain

# 评价等级为“优”; 等级分为优、良、中、差 names the scale, 2023年 and a project's are other ones.
_STATED = re.compile(
    r"(?:等级|等次|评级|级别)(?:评定|确定)?[为是：:]?\s*[“\"「（(]?(?P<grade>优秀|优|良好|良|中等|中|较差|差)[”\"」）)]?(?=[。，；,;、\s]|$)"
)
_OTHERS = re.compile("项目|上年|去年|上一年|各|以上|以下|分别")
_WORDS = {"优秀": "优", "良好": "良", "中等": "中", "较差": "差"}
_SCALE = ("优", "良", "中", "差")


def grade_fits_score(report: Report, parameters: Parameters) -> Iterator[Finding]:
    """The grade that goes with the score, by the bounds in force (财预〔2020〕10号)."""
    score = report.stated("score")
    if score is None or score.value is None:
        return
    expected = grade(score.value, parameters)
    if expected not in _SCALE:
        return
    for section in report.sections:
        for paragraph in section.paragraphs if section.term != r.PROJECTS else ():
            for found in _STATED.finditer(paragraph.text):
                before = re.split("[。；;]", paragraph.text[: found.start()])[-1]
                stated = _WORDS.get(found["grade"], found["grade"])
                if stated != expected and not _OTHERS.search(before):
                    facts = {"phrase": found.group(), "score": plain(score.value), "expected": expected}
                    yield noted("XF465", paragraph.at(found.start()), "grade", found=stated, **facts)
