"""附件5 反映问题情况 and 建议情况: what the words show, for the person who judges them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlforms.calculation.annex5.standard import STANDARDS, Assessment, waiting
from xlforms.calculation.report.material import stated
from xlforms.forms import annex_terms as a
from xlforms.forms import report_terms as r
from xlforms.submission import Submission

# The five areas that 附件5 asks for, and words that tell of each.
_AREAS = {
    "预算和预算绩效管理": ("预算", "决算", "绩效", "执行率", "编制"),
    "部门履职效能": ("履职", "职责", "职能", "效能", "服务", "业务能力", "力度", "队伍", "人员"),
    "资金分配、使用和管理": ("资金", "经费", "开支", "支付", "支出", "专项"),
    "资产和财务管理": ("资产", "财务", "会计", "账", "内控", "内部控制"),
    "政府采购": ("采购", "招标", "投标"),
}
_SHORT_OF_MONEY = ("不足", "短缺", "缺口", "紧张", "有限", "缺乏")
_MORE_MONEY = ("加大投入", "加大资金投入", "增加投入", "增加资金", "增加经费", "加大经费", "增加预算")
_MONEY = ("资金", "经费", "投入", "预算")


def assess_problems(submission: Submission, facts: Mapping[str, str]) -> Assessment:
    """反映问题情况: how many problems, and which of the five areas they touch."""
    problems = stated(submission, facts, "material.problems", r.PROBLEMS)
    standard = STANDARDS[a.PROBLEMS]
    if not problems:
        return waiting(standard, "报告没有写问题。")
    text = "".join(problems)
    touched = [area for area, words in _AREAS.items() if _any(words, text)]
    absent = [area for area in _AREAS if area not in touched]
    seen = f"列出{len(problems)}个问题，从用词看涉及{'、'.join(touched) or '的方面不明'}"
    seen += f"，没有看到{'、'.join(absent)}" if absent else ""
    only_money = all(_any(_MONEY, problem) and _any(_SHORT_OF_MONEY, problem) for problem in problems)
    return waiting(standard, f"{seen}。{'看来只提资金不足。' if only_money else ''}")


def assess_suggestions(submission: Submission, facts: Mapping[str, str]) -> Assessment:
    """建议情况: how many measures there are for how many problems."""
    problems = stated(submission, facts, "material.problems", r.PROBLEMS)
    measures = stated(submission, facts, "material.measures", r.MEASURES)
    standard = STANDARDS[a.SUGGESTIONS]
    if not measures:
        return waiting(standard, "报告没有写改进措施。")
    only_money = all(_any(_MORE_MONEY, measure) for measure in measures)
    seen = f"{len(problems)}个问题，{len(measures)}条措施，请逐条对照。"
    return waiting(standard, f"{seen}{'看来只提加大投入。' if only_money else ''}")


def _any(words: Sequence[str], text: str) -> bool:
    return any(word in text for word in words)
