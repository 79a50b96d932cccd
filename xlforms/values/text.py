"""Text made comparable: white space, widths, brackets and colons."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import is_normalized, normalize

_INVISIBLE = dict.fromkeys(map(ord, "\xad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_ASCII_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | str.maketrans("﹣−﹪﹦﹤﹥﹢﹙﹚", "--%=<>+()")
_SIGNS = {"（": "(", "）": ")", "：": ":", "，": ",", "；": ";", "％": "%", "【": "(", "】": ")", "〔": "(", "〕": ")"}
_BRACKETED = r"\([^()]*(?:\)|$)"


def squash(text: str) -> str:
    r"""The text without any white space, line breaks and zero-width characters.

    >>> squash("经济效益\n 指标\u3000")
    '经济效益指标'
    """
    joined = "".join(text.split())
    return joined if joined.isprintable() else joined.translate(_INVISIBLE)


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    r"""The text with its words kept apart: one space between them, no blank lines, nothing at the ends.

    >>> clean("  一、 工作\u3000 情况 \n\n 二、")
    '一、 工作 情况\n二、'
    """
    if text.isprintable():
        return " ".join(text.split())
    visible = text.translate(_INVISIBLE)
    lines = (" ".join(line.split()) for line in visible.splitlines())
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """The form in which labels are compared: NFKC, no white space, ASCII brackets, no colon at the end.

    >>> normalise(" 全年预算数 （A）： ")
    '全年预算数(A)'
    """
    if text.isalnum() and is_normalized("NFKC", text):
        return text
    squashed = squash(text)
    if not squashed.isascii():
        for typed, sign in _SIGNS.items():
            squashed = squashed.replace(typed, sign)
        # NFKC takes its time over Chinese, and with these signs replaced few texts need it.
        if not is_normalized("NFKC", squashed):
            return normalise(normalize("NFKC", squashed))
    return squashed.replace("[", "(").replace("]", ")").rstrip(":")


@lru_cache(maxsize=4096)
def without_brackets(text: str) -> str:
    """The normalised text without what stands in brackets, a bracket never closed included.

    >>> without_brackets("部门（单位）名称"), without_brackets("财政供养人员情况(人")
    ('部门名称', '财政供养人员情况')
    """
    label = normalise(text)
    return re.sub(_BRACKETED, "", label).rstrip(":") if "(" in label else label


def narrow(text: str) -> str:
    """The squashed text with full-width ASCII narrowed; unlike NFKC, 10² and ① stay what they are.

    >>> narrow("２３２.３１ 万元")
    '232.31万元'
    """
    squashed = squash(text)
    return squashed if squashed.isascii() else squashed.translate(_ASCII_WIDTH)
