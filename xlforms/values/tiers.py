"""The words by which a qualitative indicator says how far it was met."""

from __future__ import annotations

import re
from functools import lru_cache

from xlforms.values.text import normalise

# 财预〔2020〕10号: 达成年度指标、部分达成年度指标并具有一定效果、未达成年度指标且效果较差.
_FIRST = (
    "(?:达成|达到|实现|完成)(?:预期|年度|预定)?(?:指标|目标)?|达标|合格|合规"
    "|(?:效果|成效)?(?:明显|显著)|有效|(?:有效|显著|明显)(?:提升|提高|改善)"
)
_SECOND = ("部分达成", "部分达到", "部分达标", "部分完成", "部分实现", "具有一定效果")
_THIRD = (
    *(no + done for no in ("未", "没有", "尚未") for done in ("达成", "达到", "达标", "完成", "实现", "实施", "开展")),
    *("不达标", "不合格", "不合规", "效果较差"),
)
_DEGREE = r"^(?:已经|已|均|全部|全面|按时|按期|如期|及时|圆满|顺利|保质保量)+"


@lru_cache(maxsize=1024)
def tier(text: str, target: str = "") -> int | None:
    """The tier that the words of an actual claim: 1 达成, 2 部分达成, 3 未达成; None when they claim none surely.

    Args:
        text: the actual as typed.
        target: the target as typed; its own words repeated claim the first tier.

    >>> [tier(words) for words in ("达成预期指标", "部分达成预期指标并具有一定效果", "未达成年度指标", "按季度推进")]
    [1, 2, 3, None]
    """
    words = normalise(text).rstrip("。.,;!")
    if words.startswith(_THIRD):
        return 3
    if words.startswith(_SECOND):
        return 2
    met = re.fullmatch(_FIRST, words) or re.fullmatch(_FIRST, re.sub(_DEGREE, "", words))
    return 1 if met or (words and words == normalise(target).rstrip("。.,;!")) else None
