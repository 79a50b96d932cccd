"""Records are what `typing.NamedTuple` would have made of the same words."""

from __future__ import annotations

import pickle
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


def test_a_record_is_made_of_values_changed_told_and_pickled_like_a_named_tuple() -> None:
    assert Ours._make([3, 4]) == Ours(left=3, right=4)
    assert Ours(3)._asdict() == Theirs(3)._asdict()
    assert pickle.loads(pickle.dumps(Ours(3))) == Ours(3)
    assert type(pickle.loads(pickle.dumps(Ours(3)))) is Ours
    with pytest.raises(TypeError):
        Ours._make([3])
    with pytest.raises(ValueError, match="middle"):
        Ours(3)._replace(middle=1)  # type: ignore[call-arg]


def test_records_of_as_many_fields_have_names_of_their_own() -> None:
    class Other(records.NamedTuple):
        up: int
        down: int = 5

    assert Other(up=1) == (1, 5)
    assert (Other(1).up, Other(1).down) == (1, 5)
    assert not hasattr(Other(1), "left")
    with pytest.raises(TypeError, match="left"):
        Other(left=1)  # type: ignore[call-arg]


def test_a_record_may_be_generic() -> None:
    assert Held[int]([1]).items == Held([1])[0] == [1]
