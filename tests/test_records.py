"""Records are what `typing.NamedTuple` would have made of the same words."""

from __future__ import annotations

import typing
from collections.abc import Sequence
from typing import Generic, TypeVar

import pytest

from xlforms import records

T = TypeVar("T")


class Ours(records.NamedTuple):
    """A point."""

    left: int
    right: int = 2

    @property
    def sum(self) -> int:
        """Both."""
        return self.left + self.right

    def moved(self) -> Ours:
        """One on."""
        return self._replace(left=self.left + 1)


class Theirs(typing.NamedTuple):
    """A point."""

    left: int
    right: int = 2


class Held(records.NamedTuple, Generic[T]):
    """Something held."""

    items: Sequence[T]


def test_a_record_is_a_tuple_with_names() -> None:
    one = Ours(1)
    assert tuple(one) == tuple(Theirs(1))
    assert one == Ours(1, 2)
    assert (one.left, one.right, one.sum) == (1, 2, 3)
    assert repr(one) == "Ours(left=1, right=2)"
    assert one.moved() == Ours(left=2)
    assert type(one.moved()) is Ours
    assert {one: 1}[Ours(1, 2)] == 1


def test_a_record_says_of_itself_what_a_named_tuple_says() -> None:
    for name in ("_fields", "_field_defaults", "__match_args__", "__doc__", "__module__"):
        assert getattr(Ours, name) == getattr(Theirs, name)
    assert Ours.__qualname__ == "Ours"
    assert not hasattr(Ours(1), "__dict__")


def test_a_field_can_neither_be_set_nor_left_out() -> None:
    with pytest.raises(AttributeError):
        Ours(1).left = 3  # type: ignore[misc]
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]


def test_a_record_may_be_generic() -> None:
    assert Held[int]([1]).items == Held([1])[0] == [1]
