"""Output that survives any console or pipe: a Chinese Windows has GBK there, a bare server ASCII."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import NoReturn


def survive_any_text() -> None:
    """A character that the console or the pipe lacks becomes a question mark; it must not end the work."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def leave(code: int) -> NoReturn:
    """End the process at once: Python would first take all its objects apart, a tenth of the time of a `fill`."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def json_text(value: object) -> str:
    """JSON for stdout: Chinese stays Chinese in UTF-8, and is escaped for any other encoding."""
    import json

    encoding = str(getattr(sys.stdout, "encoding", None)).lower().replace("-", "").replace("_", "")
    return json.dumps(value, ensure_ascii=encoding != "utf8", indent=2)
