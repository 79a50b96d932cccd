"""Everything that came in, read once: from the cache where nothing has changed, else by processes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from typing import TypedDict

from xlforms.desk.cache import Cache
from xlforms.desk.delivery import Delivery, Listing, Unreadable, content, digest, parts
from xlforms.desk.hands import Asked, Hand, answered
from xlforms.desk.question import Asks, Own, enclosed, question
from xlforms.desk.stamp import stamp
from xlforms.forms.declared import declarations_in
from xlforms.records import NamedTuple

_LOOKED_UP = 200  # answers that are looked up together
# How the answer begins about what no process survived.
_LOST = tuple(f'[{{"failed":["{code}"' for code in ("XF981", "XF982"))
# Codes that say nothing of the content: another time the file can be read, the password is right, no process dies.
_PASSING = re.compile(r'"XF(?:90[1-35-8]|9[5-9][0-9])"')


class Read(NamedTuple):
    """A delivery read.

    Attributes:
        delivery: what came in.
        answer: its records, as JSON.
        cached: whether they were known already.
    """

    delivery: Delivery
    answer: str
    cached: bool


class Options(TypedDict, total=False):
    """The fields of `Ways`, as keywords."""

    jobs: int
    cluster: str
    shared: bool
    cache: bool
    password: str | None
    rules: str | None
    forms: str | None


class Ways(NamedTuple):
    """How deliveries are read.

    Attributes:
        jobs: how many processes work on this machine; 0 for one a processor.
        cluster: the address of a Dask scheduler whose workers do it instead, "" for none.
        shared: whether the cluster's workers see the files under the same paths; else the files are sent to them.
        cache: whether answers are kept and looked up.
        password: opens protected workbooks.
        rules: a bureau's own file of settings; without it `xlforms.toml` beside the workbooks counts.
        forms: a bureau's own folder of declarations; without it 表样 beside the workbooks counts.
    """

    jobs: int = 0
    cluster: str = ""
    shared: bool = False
    cache: bool = True
    password: str | None = None
    rules: str | None = None
    forms: str | None = None


def together(folder: Delivery, ways: Ways) -> bool:
    """Whether a process finds that all in a folder is one unit's."""
    hand = Hand()
    try:
        return hand.ask(question(folder, _own(ways), Asks.ONE_UNIT)) == "true"
    finally:
        hand.close()


def _own(ways: Ways) -> Own:
    return Own(ways.password, ways.rules, ways.forms)


def read_all(deliveries: Sequence[Delivery], ways: Ways) -> Iterator[Read]:
    """The records of each delivery, as they come; a folder that no process survives comes in its parts."""
    with ExitStack() as stack:
        cache = stack.enter_context(Cache()) if ways.cache else None
        wanted = deliveries
        while wanted:
            again: list[Delivery] = []
            for read in _read(wanted, ways, cache):
                smaller = parts(read.delivery) if read.answer.startswith(_LOST) else []
                again += smaller
                if not smaller:
                    yield read
            wanted = again


def _read(deliveries: Sequence[Delivery], ways: Ways, cache: Cache | None) -> Iterator[Read]:
    names: dict[int, str] = {}
    missing: dict[int, Delivery] = {}
    there = Listing()
    for at in range(0, len(deliveries), _LOOKED_UP):
        some = dict(enumerate(deliveries[at : at + _LOOKED_UP], start=at))
        names |= _names(some, ways, there) if cache else {}
        known = cache.known([names[number] for number in some if number in names]) if cache else {}
        for number, delivery in some.items():
            answer = known.get(names.get(number, ""))
            if answer is None:
                missing[number] = delivery
            else:
                yield Read(delivery, answer, cached=True)
    for number, answer in _asked(missing, ways):
        # A file may have been saved anew since it was looked at.
        if (
            cache
            and number in names
            and _worth_keeping(answer)
            and _names({number: missing[number]}, ways) == {number: names[number]}
        ):
            cache.put(names[number], answer)
        yield Read(missing[number], answer, cached=False)


def _names(deliveries: Mapping[int, Delivery], ways: Ways, there: Listing | None = None) -> dict[int, str]:
    """The names under which the answers about some deliveries are kept, but for those that can't be read now."""
    names = {}
    with suppress(Unreadable):
        own = [*([ways.rules] if ways.rules else []), *declarations_in(ways.forms)]
        reader = " ".join([stamp(), *(content(path).hex() for path in own), ways.password or ""])
        for number, delivery in deliveries.items():
            with suppress(Unreadable):
                names[number] = digest(delivery, reader, there)
    return names


def _worth_keeping(answer: str) -> bool:
    """Whether the content alone gave the answer."""
    return not _PASSING.search(answer)


def _asked(missing: dict[int, Delivery], ways: Ways) -> Iterator[tuple[int, str]]:
    if not missing:
        return
    own = _own(ways)
    if ways.cluster:
        from xlforms.desk.cluster import answered_by_cluster

        ask = question if ways.shared else enclosed
        yield from answered_by_cluster(missing, ways.cluster, partial(ask, own=own))
        return
    questions = (Asked(number, question(delivery, own)) for number, delivery in missing.items())
    yield from answered(questions, min(ways.jobs or os.cpu_count() or 1, len(missing)))
