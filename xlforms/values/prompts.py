"""Prompts that the blank form prints where data belongs, and that stay when nobody replaces them."""

from __future__ import annotations

import re
from functools import lru_cache

from xlforms.values.text import normalise

_NUMBERED = "(?:指标|项目|专项|目标|资金)"
_PROMPT = (
    rf"{_NUMBERED}(?:[0-9]{{1,2}}|[一二三四五六七八九十]|[X×]+)"  # 指标1
    r"|[.·]{2,}"  # ……, which is normalised to dots
    r"|\*+|_{2,}"
    r"|[Xx×]{2,}[^0-9A-Za-z]{0,6}"  # XX, XX项目, XXXX年度
    r"|\(?(?:每|一)个.{1,8}一行\)?"  # （每个专项一行）
    r"|\(?(?:请|点击|待)(?:在此)?(?:填|选|输入|补充).*"  # 请填写…, 〔待填写〕
)
# What one of them begins with: few texts do, and for the others nothing is compiled.
_BEGINNINGS = frozenset("指项专目资.·*_Xx×(每一请点待")
_PREFIX = r"^\s*指标\s*[0-9０-９]{1,2}(?![0-9０-９])\s*[:：.．、，]?\s*(?=[^\s:：.．、，])"


@lru_cache(maxsize=1024)
def is_prompt(text: str) -> bool:
    """Whether the whole text is what the blank form printed: `指标1`, `……`, `XX`, `*`, `（每个专项一行）`, `请填写`.

    >>> is_prompt("……"), is_prompt("指标1"), is_prompt("指标1工程完工率")
    (True, True, False)
    """
    plain = normalise(text)
    return plain[:1] in _BEGINNINGS and re.fullmatch(_PROMPT, plain) is not None


@lru_cache(maxsize=1024)
def strip_prompt_prefix(text: str) -> str:
    """The name without the `指标1` that was left before it; a prompt alone stays as it is.

    >>> strip_prompt_prefix("指标1工程完工率"), strip_prompt_prefix("指标1"), strip_prompt_prefix("指标10")
    ('工程完工率', '指标1', '指标10')
    """
    return re.sub(_PREFIX, "", text, count=1) if "指标" in text else text
