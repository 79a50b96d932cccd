"""Records: named tuples whose fields' types are for readers and type checkers alone.

`typing.NamedTuple` compiles the type of every field and then sets the members of the class one by one. A command makes
a hundred such classes before it begins; made this way they take half the time.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple  # noqa: TID251
else:

    class _Record(type):
        """Makes a class of what stands in the body of `class Name(NamedTuple)`."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body["__annotations__"]
            defaults = [body.pop(field) for field in fields if field in body]
            base = namedtuple(name, fields, defaults=defaults, module=body["__module__"])  # noqa: PYI024
            return type(name, (base, *bases[1:]), {"__slots__": (), **body})

    class NamedTuple(metaclass=_Record):
        """What `typing.NamedTuple` is."""
