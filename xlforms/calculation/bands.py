"""Bands of points as a standard prints them: 16—18, 20."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from xlforms.values.shown import plain

Band = tuple[Decimal, Decimal]
_BAND = r"([0-9]+(?:\.[0-9]+)?)(?:\s*-+\s*([0-9]+(?:\.[0-9]+)?))?"
_DASHES = str.maketrans("—–~～至", "-----")


def read_bands(texts: tuple[str, ...]) -> tuple[Band, ...] | None:
    """Bands from the best to the worst; None where one is none, or overlaps the one before it.

    >>> read_bands(("20", "16-18"))
    ((Decimal('20'), Decimal('20')), (Decimal('16'), Decimal('18')))
    >>> read_bands(("15-18", "10-16"))
    """
    found = [re.fullmatch(_BAND, text.strip().translate(_DASHES)) for text in texts]
    bands = tuple((Decimal(one[1]), Decimal(one[2] or one[1])) for one in found if one)
    apart = all(above[0] > below[1] for above, below in pairwise(bands)) and all(low <= high for low, high in bands)
    return bands if len(bands) == len(texts) and apart else None


def shown(bands: tuple[Band, ...]) -> str:
    """Bands in words.

    >>> shown(((Decimal(20), Decimal(20)), (Decimal(10), Decimal(12)), (Decimal(0), Decimal(0))))
    '20、10—12、0'
    """
    return "、".join("—".join(dict.fromkeys((plain(low), plain(high)))) for low, high in bands)
