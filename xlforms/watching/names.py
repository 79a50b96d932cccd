"""File names: compared, shown, numbered, and fitted into what a file system takes.

On Linux a name is bytes; it is carried as `os.fsdecode` gives it, so that nothing is lost, and may hold surrogates.
"""

from __future__ import annotations

import os
import unicodedata

LONGEST = 255  # bytes on Linux, UTF-16 units on Windows
_LONGEST_EXTENSION = 20


def key(path: str) -> str:
    """What two names have in common that an officer takes for the same: NFC, without case, `/` between folders."""
    return unicodedata.normalize("NFC", path.replace(os.sep, "/")).casefold()


def readable(name: str) -> str:
    """A name as text: one in GBK, from an old archive or server, is read as such; without surrogates."""
    raw = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def shown(path: str) -> str:
    """A name or path for a sentence: readable, on one line."""
    return "".join(one if one.isprintable() else "?" for one in readable(path))


def split(name: str) -> tuple[str, str]:
    """Stem and extension; what follows the last point of a sentence is no extension."""
    stem, extension = os.path.splitext(name)
    return (stem, extension) if len(extension) <= _LONGEST_EXTENSION else (name, "")


def fitted(stem: str, ending: str) -> str:
    """`stem` followed by `ending`, the stem cut where the whole would be longer than a name can be."""
    while _length(stem + ending) > LONGEST:
        stem = stem[:-1]
    return stem + ending


def version(number: int) -> str:
    """What tells a later version of a name from the first one.

    >>> version(1), version(2)
    ('', ' (2)')
    """
    return "" if number == 1 else f" ({number})"


def numbered(name: str, number: int) -> str:
    """The name of the version of that number.

    >>> numbered("部门.xlsx", 1), numbered("部门.xlsx", 2)
    ('部门.xlsx', '部门 (2).xlsx')
    """
    stem, extension = split(name)
    return fitted(stem, f"{version(number)}{extension}")


def _length(name: str) -> int:
    return len(name.encode("utf-16-le", "surrogatepass")) // 2 if os.name == "nt" else len(os.fsencode(name))
