"""Prompts that the blank form prints where data belongs, and that stay when nobody replaces them."""

from __future__ import annotations

import re
from functools import lru_cache

from xlforms.values.text import normalise

# Told by plain words: a pattern with as many Chinese characters takes milliseconds to compile.
_NUMBERED = frozenset({"指标", "项目", "专项", "目标", "资金"})
_NUMERALS = frozenset("一二三四五六七八九十")
_ASKING = ("请", "点击", "待")
_ASKED = ("填", "选", "输入", "补充")
_LONGEST_NAME, _LONGEST_TAIL = 8, 6
_PREFIX = r"^\s*指标\s*[0-9０-９]{1,2}(?![0-9０-９])\s*[:：.．、，]?\s*(?=[^\s:：.．、，])"


@lru_cache(maxsize=1024)
def is_prompt(text: str) -> bool:
    """Whether the whole text is what the blank form printed: `指标1`, `……`, `XX`, `*`, `（每个专项一行）`, `请填写`.

    >>> is_prompt("……"), is_prompt("指标1"), is_prompt("指标1工程完工率")
    (True, True, False)
    """
    plain = normalise(text)
    return _numbered(plain) or _dotted(plain) or _crossed(plain) or _asking(plain.removeprefix("("))


def _numbered(plain: str) -> bool:
    """指标1, 项目一, 专项X."""
    rest = plain[2:]
    if plain[:2] not in _NUMBERED or not rest:
        return False
    digits = len(rest) <= 2 and rest.isascii() and rest.isdigit()
    return digits or rest in _NUMERALS or not rest.strip("X×")


def _dotted(plain: str) -> bool:
    """……, which is normalised to dots; *, __."""
    return bool(plain) and (not plain.strip("*") or (len(plain) > 1 and not (plain.strip(".·") and plain.strip("_"))))


def _crossed(plain: str) -> bool:
    """XX, XX项目, XXXX年度."""
    rest = plain.lstrip("Xx×")
    few = len(plain) - len(rest) > 1 and len(rest) <= _LONGEST_TAIL
    return few and not any(one.isascii() and one.isalnum() for one in rest)


def _asking(plain: str) -> bool:
    """每个专项一行, 请填写…, 待填写, 点击选择."""
    row = plain.removesuffix(")")
    if row.startswith(("每个", "一个")) and row.endswith("一行"):
        return 0 < len(row) - len("每个一行") <= _LONGEST_NAME
    lead = next((word for word in _ASKING if plain.startswith(word)), None)
    return lead is not None and plain[len(lead) :].removeprefix("在此").startswith(_ASKED)


@lru_cache(maxsize=1024)
def strip_prompt_prefix(text: str) -> str:
    """The name without the `指标1` that was left before it; a prompt alone stays as it is.

    >>> strip_prompt_prefix("指标1工程完工率"), strip_prompt_prefix("指标1"), strip_prompt_prefix("指标10")
    ('工程完工率', '指标1', '指标10')
    """
    return re.sub(_PREFIX, "", text, count=1) if "指标" in text else text
