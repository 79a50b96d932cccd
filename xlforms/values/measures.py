"""The grammar of targets: words, operator, number or range, unit, in the ways officers write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from xlforms.records import NamedTuple
from xlforms.values.quantities import PERCENT
from xlforms.values.scan import ABOUT, NUMBER, SLIPS, parse_number, unbracketed
from xlforms.values.text import narrow

About = Literal["", "more", "less", "about"]
Operator = Literal[">=", "<=", ">", "<", "=", "range"]

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("≥≧⩾》≮", ">="),
        **dict.fromkeys("≤≦⩽《≯", "<="),
        "〉": ">",
        "〈": "<",
        "≈": "约",
    }
)
_MORE, _LESS, _REACHED = ("大于", "高于", "多于", "超过", "超出", "超"), ("小于", "低于", "少于"), ("达到", "达")
_NOT = ("不", "不得", "不应", "不能", "不可", "不宜", "未", "未曾", "没有")
_PLAIN: dict[str, Operator] = {
    **dict.fromkeys((">=", "=>", "大于等于", "大于或等于", "至少", "最少", *_REACHED), ">="),
    **dict.fromkeys(("<=", "=<", "小于等于", "小于或等于", "至多", "最多", "控制在"), "<="),
    **dict.fromkeys((">", *_MORE), ">"),
    **dict.fromkeys(("<", "不足", *_LESS), "<"),
    **dict.fromkeys(("=", "等于"), "="),
}
_BEFORE: dict[str, Operator] = {
    **_PLAIN,
    # 不得低于 is no 低于.
    **{f"{no}{word}": "<=" for no in _NOT for word in _MORE},
    **{f"{no}{word}": ">=" for no in _NOT for word in _LESS},
    **{f"{no}{word}": "<" for no in _NOT for word in _REACHED},
}
_AFTER: dict[str, Operator] = {
    **dict.fromkeys(("及以上", "以上"), ">="),
    **dict.fromkeys(("及以下", "以下", "以内", "之内", "内"), "<="),
}
# Longer than these, a number stands in a sentence, and what it counts is anybody's guess.
_WORDS = r"(?P<words>[^-+0-9<>=±.,]{0,10}?)"
_UNIT = r"(?:k?m[23]|[^-+0-9<>=±~.,—–]{0,8}?)"


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


# All of _BEFORE, the negated words as a word and its negation: `re` needs less time for so much less of a pattern.
_COMPARING = rf"(?:{_either(_NOT)})(?:{_either((*_MORE, *_LESS, *_REACHED))})|{_either(_PLAIN)}"


_SINGLE = re.compile(
    rf"{_WORDS}(?P<before>{_COMPARING})?(?P<about>{ABOUT})?(?P<number>[-+]?{NUMBER})"
    rf"(?P<more>[余多])?(?P<unit>{_UNIT})(?P<around>左右|上下)?(?P<after>{_either(_AFTER)})?(?:完成)?"
)
# Rarer patterns are compiled by `re` when first met, so that no start pays for them.
_RANGE = (
    rf"{_WORDS}(?P<low>[-+]?{NUMBER})(?P<low_unit>{_UNIT})(?:[-~—–〜]{{1,2}}|至|到|一)"
    rf"(?P<high>[-+]?{NUMBER})(?P<unit>{_UNIT})(?:之间)?"
)
# ≥95%且≤100%, 95%≤X≤100%.
_BOTH = (
    rf"(?:>=?)(?P<low>[-+]?{NUMBER})(?P<low_unit>{_UNIT})(?:且|并且|并|和|及|,|，|、|;|；)?(?:<=?)"
    rf"(?P<high>[-+]?{NUMBER})(?P<unit>{_UNIT})"
)
_END = rf"(?P<high>[-+]?{NUMBER})(?P<unit>{_UNIT})"
_WITHIN = rf"(?P<low>[-+]?{NUMBER})(?P<low_unit>{_UNIT})(?:<=?)[^0-9<>=]{{0,6}}(?:<=?){_END}"
_SPREAD = rf"{_WORDS}(?:(?P<middle>{NUMBER})(?P<middle_unit>{_UNIT}))?±(?P<spread>{NUMBER})(?P<unit>{_UNIT})"
# 5A级, 10²: the number is part of a name or of another number.
_NO_UNIT = r"[A-Za-z]+[^A-Za-z0-9/]|[²³⁰¹⁴-⁹½①-⑳]"
_OF_HUNDRED = rf"百分之({NUMBER})"
_DIGITS = frozenset("0123456789")
_GOING_ON = _DIGITS | frozenset("%点")


def is_sign(text: str) -> bool:
    """Whether a text is an operator and nothing else.

    >>> is_sign("≥"), is_sign("＝"), is_sign("≥5"), is_sign("不低于")
    (True, True, False, True)
    """
    return narrow(text).translate(_SIGNS) in _BEFORE


class Measured(NamedTuple):
    """A number, or a range of numbers, with what was written around it.

    Attributes:
        operator: how it compares, None where none was written.
        value: the number in its unit, percent as a fraction; of a range its lower end.
        upper: the upper end of a range.
        unit: the unit as typed, "%" for a fraction.
        places: decimal places of `value` that are shown.
        about: how words make it approximate: "more" (余, 多), "less" (近) or "about" (约, 左右); "" for a sure number.
        reversed: whether the range was typed from high to low.
    """

    operator: Operator | None
    value: Decimal
    upper: Decimal | None
    unit: str
    places: int
    about: About = ""
    reversed: bool = False


@lru_cache(maxsize=2048)
def measure(text: str) -> Measured | None:
    """The one number or range that `text` surely means; None when there isn't one."""
    body = narrow(text).translate(_SIGNS).rstrip(SLIPS)
    if _DIGITS.isdisjoint(body):
        return None
    if "百分之" in body:
        body = re.sub(_OF_HUNDRED, r"\1%", body)
    body = body.replace("(含)", "").replace("(含本数)", "")
    if found := _SINGLE.fullmatch(body):
        return _single(found)
    for pattern in (_RANGE, _BOTH, _WITHIN):
        if found := re.fullmatch(pattern, body):
            return _range(found)
    found = re.fullmatch(_SPREAD, body) if "±" in body else None
    return _spread(found) if found else None


def doubt(text: str) -> str:
    """Why a text with digits in it has no sure number; "" for mere words."""
    narrowed = narrow(text)
    if _DIGITS.isdisjoint(narrowed):
        return ""
    numbers = re.findall(NUMBER, narrowed)
    if len(numbers) > 1:
        return "里面不止一个数"
    if re.search(rf"[第前]{NUMBER}", narrowed):
        return "“第”“前”后面的数是名次"
    return "看不出这个数的含义"


def _single(found: re.Match[str]) -> Measured | None:
    before, after = _BEFORE.get(found["before"] or ""), _AFTER.get(found["after"] or "")
    ranked = found["words"].endswith(("第", "前"))
    if ranked or (before and after and before != after):
        return None
    return _measured(before or after, found["number"], None, found["unit"], about=_about(found))


def _about(found: re.Match[str]) -> About:
    if found["more"]:
        return "more"
    if found["about"] in ("近", "将近"):
        return "less"
    return "about" if found["about"] or found["around"] else ""


def _range(found: re.Match[str]) -> Measured | None:
    unit = found["unit"] or found["low_unit"]
    if found["low_unit"] not in ("", unit):
        return None
    return _measured("range", found["low"], found["high"], unit)


def _spread(found: re.Match[str]) -> Measured | None:
    """±10%, 100±5."""
    spread = _measured("range", found["spread"], None, found["unit"])
    middle = _measured("range", found["middle"] or "0", None, found["middle_unit"] or found["unit"])
    if not spread or not middle or spread.unit not in (middle.unit, ""):
        return None
    return middle._replace(value=middle.value - spread.value, upper=middle.value + spread.value, places=spread.places)


def _measured(
    operator: Operator | None, number: str, upper: str | None, unit: str, *, about: About = ""
) -> Measured | None:
    low, high = parse_number(number), parse_number(upper or number)
    unit = unbracketed(unit)
    # 100%覆盖 is 100%.
    unit = "%" if unit.startswith("%") and _GOING_ON.isdisjoint(unit[1:]) else unit
    if not low or not high or _is_no_unit(unit):
        return None
    power = PERCENT.get(unit, 0)
    ends = sorted(end[0].scaleb(power) + 0 for end in (low, high))
    return Measured(
        operator,
        ends[0],
        ends[1] if upper else None,
        "%" if power else unit,
        low[1] - power,
        about,
        low[0] > high[0],
    )


def _is_no_unit(unit: str) -> bool:
    """Whether what follows the number is no unit: 5A级, 10²."""
    first = unit[:1]
    return (first.isascii() if first.isalpha() else first.isnumeric()) and re.match(_NO_UNIT, unit) is not None
