"""The one door to dask.distributed: the same questions, answered by the processes of a cluster's workers.

Each worker asks a process of its own (`hands.py`), so that a bad file never takes a worker along. When a worker itself
goes, the scheduler gives its questions to another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from threading import local
from typing import TYPE_CHECKING

from xlforms.catalogue.system import why
from xlforms.desk.delivery import Delivery
from xlforms.desk.hands import Hand, lost
from xlforms.desk.stamp import stamp
from xlforms.errors import FileError
from xlforms.findings import refusal

if TYPE_CHECKING:
    from distributed import Client, Future
    from distributed.client import as_completed

_CONNECTING = 20  # seconds to find the scheduler, and a first worker
_AT_ONCE = 8  # questions in one task: a task costs the scheduler a millisecond
_AHEAD = 4  # tasks on their way for each of the cluster's threads: bytes don't pile up
_THREAD = local()

Deliveries = Mapping[int, Delivery]
Ask = Callable[[Delivery], str]
Answers = list[tuple[int, str]]


def answered_by_cluster(deliveries: Deliveries, address: str, ask: Ask) -> Iterator[tuple[int, str]]:
    """Ask about every delivery; the answers with the deliveries' numbers, as they come.

    Args:
        deliveries: what came in, by number.
        address: the scheduler's, such as `tcp://192.168.1.10:8786`.
        ask: makes the question about a delivery; FileError when its files can't be read.

    Raises:
        FileError: XF983 the cluster can't be reached, XF984 it has another xlforms, XF985 dask isn't installed.
    """
    client = _connected(address)
    try:
        batches = _batches(deliveries)
        spread = _Spread(client, deliveries, ask)
        spread.send(islice(batches, _AHEAD * _threads(client, address)))
        for future in spread.coming:
            yield from spread.taken(future, address)
            spread.send(islice(batches, 1))
    finally:
        client.close()


def answers(questions: list[tuple[int, str]], ours: str) -> Answers:
    """What a worker does: ask its own process. ValueError when its xlforms is not the sender's."""
    if stamp() != ours:
        raise ValueError(stamp())
    hand = getattr(_THREAD, "hand", None)
    if hand is None:
        hand = _THREAD.hand = Hand()
    return [(number, hand.ask(text)) for number, text in questions]


class _Spread:
    """Tasks on their way to the cluster.

    Attributes:
        coming: the futures, as they are done.
    """

    def __init__(self, client: Client, deliveries: Deliveries, ask: Ask) -> None:
        from distributed import as_completed

        self._client, self._deliveries, self._ask = client, deliveries, ask
        self._numbers: dict[str, list[int]] = {}
        self._unread: Answers = []
        self.coming: as_completed = as_completed(loop=client.loop)

    def send(self, batches: Iterator[list[int]]) -> None:
        """Send a task for each batch of deliveries."""
        for numbers in batches:
            questions = [(number, text) for number in numbers if (text := self._question(number)) is not None]
            future = self._client.submit(answers, questions, stamp(), pure=False)
            self._numbers[future.key] = [number for number, _ in questions]
            self.coming.add(future)

    def taken(self, future: Future, address: str) -> Iterator[tuple[int, str]]:
        """The answers of a task; one that failed for several is sent again for each by itself."""
        numbers = self._numbers.pop(future.key)
        unread, self._unread = self._unread, []
        yield from unread
        if future.status == "finished":
            yield from future.result()
        elif future.status != "error":
            raise refusal("XF983", address=address, reason="调度程序中途断开")
        elif isinstance(error := future.exception(), ValueError):
            raise refusal("XF984", address=address, theirs=str(error), ours=stamp())
        elif len(numbers) > 1:
            self.send(iter([[number] for number in numbers]))
        else:
            yield from ((number, lost(refusal("XF982"))) for number in numbers)

    def _question(self, number: int) -> str | None:
        """The question about a delivery; None, and its answer is known, when its files can't be read."""
        try:
            return self._ask(self._deliveries[number])
        except FileError as error:
            self._unread.append((number, lost(error)))
            return None


def _batches(deliveries: Deliveries) -> Iterator[list[int]]:
    numbers = iter(deliveries)
    while batch := [*islice(numbers, _AT_ONCE)]:
        yield batch


def _connected(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise refusal("XF985", option="--cluster", extra="cluster") from error
    try:
        return Client(address, timeout=_CONNECTING, set_as_default=False)
    except ValueError as error:
        raise refusal("XF983", address=address, reason=why(error, "地址的写法不对")) from error
    except OSError as error:
        # Whether the last of its attempts was refused or had no answer in time is a matter of chance.
        reason = f"没有回答，或者那里没有这个服务（{error}）"
        raise refusal("XF983", address=address, reason=reason) from error


def _threads(client: Client, address: str) -> int:
    """How many threads the cluster has, once a worker is there and all have the same xlforms as we."""
    try:
        client.wait_for_workers(1, timeout=_CONNECTING)
        theirs = set(client.run(stamp).values()) - {stamp()}
    except TimeoutError as error:
        raise refusal("XF983", address=address, reason="没有工作进程") from error
    except ImportError as error:
        raise refusal("XF984", address=address, theirs="没有安装", ours=stamp()) from error
    if theirs:
        raise refusal("XF984", address=address, theirs="、".join(sorted(theirs)), ours=stamp())
    return sum(client.nthreads().values())
