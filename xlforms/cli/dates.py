"""Dates on the command line, in any usual spelling."""

from __future__ import annotations

from datetime import date

from xlforms.cli.chinese import Misuse
from xlforms.values.dates import read_date


def day(option: str, typed: str) -> date:
    """The day that an option names: 2025-03-31, 2025年3月31日, 2025/3/31, 20250331; Misuse when it names none."""
    found = read_date(typed)
    if found is None:
        raise Misuse(f"{option} 后面要写日期，如 2025-03-31 或 2025年3月31日，不能是“{typed}”。")
    return found


def maybe(option: str, typed: str | None) -> date | None:
    """The day that an option names; None where it was not given."""
    return None if typed is None else day(option, typed)
