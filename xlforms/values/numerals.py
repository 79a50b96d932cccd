"""中文数字: the numerals of headings, lists and dates, up to 九十九 or digit by digit."""

from __future__ import annotations

import re

from xlforms.values.text import narrow

_DIGITS = "零一二三四五六七八九"
_FIRST_BEYOND = 100
_ARABIC = str.maketrans("〇○零一二三四五六七八九", "000123456789")
NUMERAL = "[〇○零一二三四五六七八九十]+"
_NUMBER = f"[0-9]+|{NUMERAL}|[①-⑳]"


def in_chinese(number: int) -> str:
    """A number of a heading in Chinese; in Arabic figures where no heading has so high a one.

    >>> [in_chinese(number) for number in (1, 10, 12, 20, 34, 100)]
    ['一', '十', '十二', '二十', '三十四', '100']
    """
    if number >= _FIRST_BEYOND:
        return str(number)
    tens, ones = divmod(number, 10)
    high = "" if not tens else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return high + (_DIGITS[ones] if ones else "")


def in_arabic(numeral: str) -> str:
    """The digits of a Chinese numeral, those of a year one by one; what is no numeral comes back as it is.

    >>> [in_arabic(numeral) for numeral in ("十一", "三十", "二〇二五", "零八", "十十")]
    ['11', '30', '2025', '08', '十十']
    """
    tens, ten, ones = numeral.translate(_ARABIC).partition("十")
    if not ten:
        return tens
    return str(int(tens or 1) * 10 + int(ones or 0)) if (tens + ones).isdecimal() or not tens + ones else numeral


def value_of(number: str) -> int | None:
    """The 2 of 二、, （2） and ②; None for what is none.

    >>> [value_of(number) for number in ("二、", "（十一）", "２、", "②", "")]
    [2, 11, 2, 2, None]
    """
    found = re.search(_NUMBER, narrow(number))
    if not found:
        return None
    text = found.group()
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    digits = in_arabic(text)
    return int(digits) if digits.isdecimal() else None
