"""偏差原因: what counts as one, and what in any remark says that something was not done."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from xlforms.submission import Indicator
from xlforms.values.kinds import Kind
from xlforms.values.prompts import is_prompt
from xlforms.values.scan import scan
from xlforms.values.text import normalise

_NONE = r"(?:无|没有|未发生|不存在)?(?:任何)?(?:偏差|差异|原因)?(?:情况)?[。.]?"
_NOT_DONE = (
    r"(?:未|没有|没能|尚未|未能|未按[时期]|未全[部面])(?:能)?(?:完成|达到|达成|达标|实现|实施|开展|到位|验收|支付|完工)"
    r"|部分(?:未)?完成|(?:进度|进展|工期)[^，。；]{0,4}(?:滞后|缓慢)"
)
# Without one of these there is no need to look closer.
_OPEN = ("未", "没", "部分", "进度", "进展", "工期")
_SHORT = (
    *("不足", "不够", "滞后", "推迟", "延迟", "延期", "延后", "偏低", "较低", "偏差较", "未能", "未达", "未完", "尚未"),
    *("有待", "困难", "影响", "差距", "低于", "少于", "短缺", "减少", "取消", "疫情"),
)
# 不存在未完成事项, 未完成原因：无.
_DENIED = r"(?:不存在|没有|无|杜绝|避免|防止)[^，。；]{0,6}$"
_HEADING = r"^(?:的|之)?(?:原因|项目|事项|情况)[^，。；:]{0,8}[:：]?(?:无|没有|不存在|$)"


def reason_of(indicator: Indicator) -> str:
    """The reason that a person gave; "" where the cell is blank or says that there is none."""
    value = indicator.deviation_reason
    return _reason(value.content) if value else ""


@lru_cache(maxsize=1024)
def _reason(content: str) -> str:
    text = normalise(content)
    if not text or is_prompt(text) or re.fullmatch(_NONE, text):
        return ""
    return "" if scan(text).kind in (Kind.BLANK, Kind.NOT_APPLICABLE, Kind.NUMBER) else text


@lru_cache(maxsize=1024)
def says_unfinished(text: str) -> str:
    """The words that say something was not done; "" when none do.

    >>> says_unfinished("二期工程尚未完成验收"), says_unfinished("不存在未完成事项"), says_unfinished("未完成原因：无")
    ('尚未完成', '', '')
    """
    words = normalise(text)
    for found in re.finditer(_NOT_DONE, words) if _any(_OPEN, words) else ():
        if not re.search(_DENIED, words[: found.start()]) and not re.match(_HEADING, words[found.end() :]):
            return found.group()
    return ""


@lru_cache(maxsize=1024)
def says_short(text: str) -> bool:
    """Whether a remark tells of a shortfall.

    >>> says_short("受天气影响，工期推迟"), says_short("按计划完成"), says_short("无偏差")
    (True, False, False)
    """
    words = normalise(text)
    short = (words[: one.start()] for one in re.finditer("|".join(_SHORT), words)) if _any(_SHORT, words) else ()
    return bool(says_unfinished(words)) or any(not re.search(_DENIED, before) for before in short)


def _any(some: Iterable[str], words: str) -> bool:
    return any(one in words for one in some)
