"""Damage to the bytes of a file, as copies cut short and bad disks do it, and to the headers of a zip file."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_SIGNATURE = re.compile(rb"PK(?:\x01\x02|\x03\x04|\x05\x06)")
_HEADER = 46
_EXTREMES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)


def spoil_bytes(data: bytes, chance: Random) -> bytes:
    """Damage a file in one or several places."""
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 5, 20))):
        chance.choice(_DAMAGES)(damaged, chance)
    return bytes(damaged)


def _flip(data: bytearray, chance: Random) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _truncate(data: bytearray, chance: Random) -> None:
    del data[chance.randrange(len(data) + 1) :]


def _remove(data: bytearray, chance: Random) -> None:
    del data[_piece(data, chance)]


def _blank(data: bytearray, chance: Random) -> None:
    piece = _piece(data, chance)
    data[piece] = bytes(len(data[piece]))


def _repeat(data: bytearray, chance: Random) -> None:
    piece = _piece(data, chance)
    data[piece] = data[piece] * 2


def _move(data: bytearray, chance: Random) -> None:
    piece = _piece(data, chance)
    moved = data[piece]
    del data[piece]
    at = chance.randrange(len(data) + 1)
    data[at:at] = moved


def _misstate(data: bytearray, chance: Random) -> None:
    """Put an extreme figure into a header of the zip file: sizes, offsets, counts, flags, methods."""
    headers = [match.start() for match in _SIGNATURE.finditer(data)]
    if headers:
        at = chance.choice(headers) + chance.randrange(4, _HEADER)
        size = chance.choice((1, 2, 4))
        data[at : at + size] = (chance.choice(_EXTREMES) & (256**size - 1)).to_bytes(size, "little")


def _piece(data: bytearray, chance: Random) -> slice:
    start = chance.randrange(len(data) + 1)
    return slice(start, start + chance.choice((1, 4, 30, 500, 5000)))


_DAMAGES: tuple[Callable[[bytearray, Random], None], ...] = (
    *(_flip, _flip, _flip, _truncate, _remove, _blank, _repeat, _move),
    *(_misstate, _misstate, _misstate, _misstate),
)
