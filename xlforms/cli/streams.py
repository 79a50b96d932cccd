"""Output that survives any console or pipe: a Chinese Windows has GBK there, a bare server ASCII."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress


def survive_any_text() -> None:
    """A character that the console or the pipe lacks becomes a question mark; it must not end the work."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def drop_output() -> None:
    """Give up what stdout did not take: Python, which writes it once more when it ends, would complain."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def json_text(value: object) -> str:
    """JSON for stdout: Chinese stays Chinese in UTF-8, and is escaped for any other encoding."""
    import json

    encoding = str(getattr(sys.stdout, "encoding", None)).lower().replace("-", "").replace("_", "")
    return json.dumps(value, ensure_ascii=encoding != "utf8", indent=2)
