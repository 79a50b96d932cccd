"""Units of indicators: which of them are one, and by what power of ten they differ."""

from __future__ import annotations

from functools import lru_cache

_MULTIPLES = (("亿", 8), ("千万", 7), ("百万", 6), ("万", 4), ("千", 3))
_SYNONYMS = {
    **dict.fromkeys(("名", "位"), "人"),
    **dict.fromkeys(("m2", "m²", "平方米", "平米"), "㎡"),
    "天": "日",
    "公里": "千米",
    "公斤": "千克",
}


@lru_cache(maxsize=1024)
def common_scale(first: str, second: str) -> tuple[int, int] | None:
    """The powers of ten that bring numbers in the two units to one unit; None if they are of different things.

    A number without a unit is in the other's: nobody writes 万元 twice.

    >>> common_scale("亿元", "万元"), common_scale("万", "元"), common_scale("人", ""), common_scale("人", "人次")
    ((8, 4), (4, 0), (0, 0), None)
    """
    if not first or not second:
        return 0, 0
    (power, base), (other_power, other_base) = _split(first), _split(second)
    return (power, other_power) if base == other_base or not base or not other_base else None


def _split(unit: str) -> tuple[int, str]:
    unit = _SYNONYMS.get(unit, unit)
    for multiple, power in _MULTIPLES:
        if unit.startswith(multiple):
            rest = unit.removeprefix(multiple)
            return power, _SYNONYMS.get(rest, rest)
    return 0, unit
