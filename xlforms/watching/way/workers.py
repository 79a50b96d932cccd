"""The watcher's side of a worker process: it is kept warm, bounded in time, and renewed."""

from __future__ import annotations

import json

from xlforms.bounded import Answering, started
from xlforms.watching.pace import Limits
from xlforms.watching.way.worker import Answer, Request

CRASHED, TOO_LONG = "XF977", "XF975"


class WorkerDied(Exception):  # noqa: N818  what happened, not a fault of ours
    """The worker is gone; `code` of the catalogue says how."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Worker:
    """One process at a time, started when it is needed."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        bounds = (str(limits.memory), str(limits.seconds))
        self._process = Answering(lambda: started("xlforms.watching.way.worker", *bounds), limits.seconds)

    def ask(self, request: Request) -> Answer:
        """What the worker makes of a request; WorkerDied when it, or its time, was spent on it."""
        line = self._process.ask(json.dumps(request))
        if line is None:
            raise WorkerDied(TOO_LONG if self._process.late else CRASHED)
        answer: Answer = json.loads(line)
        if self._is_spent(answer):
            self.stop()
        return answer

    def stop(self) -> None:
        """End the process at once; nothing that it does is needed any more."""
        self._process.close()

    def _is_spent(self, answer: Answer) -> bool:
        return bool(
            answer.get("spent")
            or answer["kind"] == "trouble"
            or self._process.asked >= self._limits.files
            or answer["resident"] > self._limits.resident
        )
