"""中文数字: the numerals of headings and lists, up to 九十九."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_FIRST_BEYOND = 100


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
