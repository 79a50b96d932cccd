"""Problems that only complain of too little money, and measures that only ask for more: 附件5 gives neither a point."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from xlforms.calculation.report.noting import noted
from xlforms.findings import Finding
from xlforms.values.text import squash

if TYPE_CHECKING:
    from xlforms.prose import Report

_FUNDS = ("资金", "经费", "财力", "投入")
_MONEY = "(?:专项|工作|项目|业务|运转|办公|财政|建设|配套)?(?:资金|经费|财力|投入|资金投入|经费投入)"
_HOW = "(?:严重|普遍|仍然|明显|比较|较为|较|相对|存在|的|还|仍)*"
_SHORT = f"{_HOW}(?:不足|短缺|缺口(?:较大|大)?|紧张|有限|缺乏|不够|偏少|困难)"
_ONLY_SHORT = rf"{_MONEY}{_SHORT}|(?:缺乏|缺少|短缺){_MONEY}"
_ASKED = "(?:进一步|继续|适当|请|建议|恳请|希望|财政|上级|部门|持续|不断)*(?:加大|增加|提高|追加|落实|争取)"
_ONLY_MORE = rf"{_ASKED}(?:对\w{{0,12}}的)?(?:更多)?{_MONEY}(?:的)?(?:力度|保障|预算|支持|投入|额度)*"
# What belongs to a complaint about money, and says nothing else.
_NUMBERED = "[(（]?[0-9一二三四五六七八九十]+[、.．)）]"
_WITH_MONEY = f"{_NUMBERED}|[一二三四五]是|目前|由于|因|我单位|本单位|我局|部门|单位"


def money_alone(report: Report) -> Iterator[Finding]:
    """All problems, or all measures, are about money."""
    problems, measures = ([one.text for one in points] for points in (report.problems, report.measures or []))
    if only_short(problems):
        facts = {"what": "问题", "money": "资金不足", "count": len(problems), "item": "反映问题情况"}
        yield noted("XF509", report.problems[0].place, "problems.1", **facts)
    if report.measures and only_more(measures):
        facts = {"what": "措施", "money": "加大资金投入", "count": len(measures), "item": "建议情况"}
        yield noted("XF509", report.measures[0].place, "measures.1", **facts)


def only_short(problems: Sequence[str]) -> bool:
    """Whether there are problems and all say nothing but that money is short."""
    return _all(problems, _says_only(_ONLY_SHORT))


def only_more(measures: Sequence[str]) -> bool:
    """Whether there are measures and all say nothing but that more money is wanted."""
    return _all(measures, _says_only(_ONLY_MORE))


def _all(texts: Sequence[str], says: Callable[[str], bool]) -> bool:
    return bool(texts) and all(map(says, texts))


def _says_only(pattern: str) -> Callable[[str], bool]:
    def says(text: str) -> bool:
        if not any(word in text for word in _FUNDS):
            return False
        words = re.sub(_WITH_MONEY, "", squash(text))
        rest = re.sub(pattern, "", words)
        return rest != words and not re.sub(r"[，。；、,.;:：！]", "", rest)

    return says
