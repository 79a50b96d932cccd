"""Texts from files whose encoding nobody tells: a byte order mark, UTF-8, or what Chinese Windows writes."""

from __future__ import annotations

import codecs

_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_LIKELY = ("utf-8-sig", "gb18030")
# Whoever says GB2312 or GBK may use a character that only their successor has.
_CHINESE = {"gb2312", "gbk", "cp936", "hz", "gb18030"}


def decoded(data: bytes, told: str = "", *, cut: bool = False) -> str:
    """The text of a file, or of its beginning, whose last character may be `cut` in two.

    Args:
        data: the bytes.
        told: the encoding that the file itself names, believed where the bytes fit it.
        cut: whether more bytes follow.
    """
    if wide := _MARKS.get(data[:2]):
        return data.decode(wide, "ignore").removeprefix("\ufeff")
    for encoding in (*_known(told), *_LIKELY):
        try:
            return codecs.getincrementaldecoder(encoding)().decode(data, not cut).removeprefix("\ufeff")
        except UnicodeError:
            continue
    return data.decode("latin-1")


def _known(told: str) -> list[str]:
    try:
        name = codecs.lookup(told.strip()).name if told else ""
    except (LookupError, ValueError):
        return []
    if name in _CHINESE:
        return ["gb18030"]
    # UTF-8 says more of itself than a page that was saved in another encoding says of it.
    return ["utf-8-sig", name] if name in _SINGLE_BYTE or name == "big5" else []


_SINGLE_BYTE = {f"iso8859-{number}" for number in range(1, 17)} | {f"cp125{number}" for number in range(9)}
