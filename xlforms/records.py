"""Records: named tuples whose fields' types are for readers and type checkers alone.

`typing.NamedTuple` compiles a constructor and the type of every field, makes a class of them, and sets its members one
by one. A command makes a hundred such classes before it begins; made this way they take a fifth of the time.
"""

from __future__ import annotations

from collections import namedtuple
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple  # noqa: TID251
else:

    class _Fields(tuple):
        """What `collections.namedtuple` gives each of its classes, once for all of them."""

        __slots__ = ()

        @classmethod
        def _make(cls, values: Any) -> Any:  # noqa: ANN401  a record of any kind
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(made)}")
            return made

        def _replace(self, /, **changes: Any) -> Any:  # noqa: ANN401
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"{type(self).__name__} has no {', '.join(changes)}")
            return made

        __replace__ = _replace

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            told = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({told})"

    class _Record(type):
        """Makes a class of what stands in the body of `class Name(NamedTuple)`."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body["__annotations__"])
            defaults = {field: body.pop(field) for field in fields if field in body}
            made = {
                "__slots__": (),
                "__new__": _constructor(fields, tuple(defaults.values())),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
                **{field: vars(_nameless(len(fields)))[f"_{place}"] for place, field in enumerate(fields)},
            }
            return type(name, (_Fields, *bases[1:]), made | body)

    def _constructor(fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
        """The `__new__` of as many fields, with their names for its arguments."""
        new = _nameless(len(fields)).__new__
        code = new.__code__.replace(co_varnames=(new.__code__.co_varnames[0], *fields))
        return FunctionType(code, new.__globals__, "__new__", defaults)

    @cache
    def _nameless(fields: int) -> type:
        """The named tuple of so many fields, `_0`, `_1`, …: but for the names all of as many are alike."""
        return namedtuple("_nameless", [""] * fields, rename=True)  # noqa: PYI024

    class NamedTuple(metaclass=_Record):
        """What `typing.NamedTuple` is."""
