"""附件5 反映问题情况 and 建议情况: what the words show, for the person who judges them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from xlforms.calculation.annex5.standard import Assessment, Standard, settled, waiting
from xlforms.calculation.report.answers import open_problems
from xlforms.calculation.report.material import stated
from xlforms.calculation.report.money_alone import only_more, only_short
from xlforms.forms import report_terms as r
from xlforms.forms.term import Term
from xlforms.submission import Submission

if TYPE_CHECKING:
    from xlforms.prose import Paragraph

# The five areas that 附件5 asks for, and words that tell of each.
_AREAS = {
    "预算和预算绩效管理": ("预算", "决算", "绩效", "执行率", "编制"),
    "部门履职效能": ("履职", "职责", "职能", "效能", "服务", "业务能力", "力度", "队伍", "人员"),
    "资金分配、使用和管理": ("资金", "经费", "开支", "支付", "支出", "专项"),
    "资产和财务管理": ("资产", "财务", "会计", "账", "内控", "内部控制"),
    "政府采购": ("采购", "招标", "投标"),
}


def assess_problems(standard: Standard, submission: Submission, facts: Mapping[str, str]) -> Assessment:
    """反映问题情况: how many problems, and which of the five areas they touch."""
    problems = _stated(submission, facts, "material.problems", r.PROBLEMS)
    if not problems:
        return waiting(standard, "报告没有写问题。")
    if only_short(problems):
        return settled(standard, Decimal(), f"列出{len(problems)}个问题，都是资金不足；只提出资金不足问题的不得分。")
    text = "".join(problems)
    touched = [area for area, words in _AREAS.items() if _any(words, text)]
    absent = [area for area in _AREAS if area not in touched]
    seen = f"列出{len(problems)}个问题，从用词看涉及{'、'.join(touched) or '的方面不明'}"
    return waiting(standard, seen + (f"，没有看到{'、'.join(absent)}" if absent else "") + "。")


def assess_suggestions(standard: Standard, submission: Submission, facts: Mapping[str, str]) -> Assessment:
    """建议情况: how many measures there are for how many problems, and which problems none of them speaks of."""
    problems = _stated(submission, facts, "material.problems", r.PROBLEMS)
    measures = _stated(submission, facts, "material.measures", r.MEASURES)
    if not measures:
        mixed = submission.report is not None and submission.report.measures is None
        return waiting(standard, "问题和措施写在一起，请逐条对照。" if mixed else "报告没有写改进措施。")
    if only_more(measures):
        reason = f"列出{len(measures)}条措施，都是加大资金投入；只提出加大资金投入建议的不得分。"
        return settled(standard, Decimal(), reason)
    unanswered = [str(one.number) for one in open_problems(problems, measures) if not one.perhaps]
    told = f"第{'、'.join(unanswered)}个问题没有看到对应的措施" if unanswered else "请逐条对照"
    return waiting(standard, f"{len(problems)}个问题，{len(measures)}条措施，{told}。")


def _stated(submission: Submission, facts: Mapping[str, str], name: str, heading: Term) -> list[str]:
    """Problems or measures: those of a report in a file of its own, else of its sheet or of the 报告素材."""
    report = submission.report
    if report is not None and not report.sheet:
        points: Sequence[Paragraph] = (report.problems if heading == r.PROBLEMS else report.measures) or ()
        return [point.text for point in points]
    return stated(submission, facts, name, heading)


def _any(words: Sequence[str], text: str) -> bool:
    return any(word in text for word in words)
