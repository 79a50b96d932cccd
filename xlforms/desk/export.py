"""The tables of the summary in other forms: CSV for Excel, Parquet and JSON for programs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from xlforms.desk.columns import Table
from xlforms.desk.frames import rows_of
from xlforms.desk.tables import TABLES
from xlforms.findings import refusal
from xlforms.workbook.files.saving import write_whole
from xlforms.workbook.files.storage import write_refusal

if TYPE_CHECKING:
    from xlforms.desk.frames import DataFrame

Frames = Mapping[str, "DataFrame"]

_MARK = b"\xef\xbb\xbf"  # by which Excel knows UTF-8


def write_csv(frames: Frames, folder: str, *, replace: bool) -> list[str]:
    """`folder/总览.csv` and so on, with Chinese headings, UTF-8 with a byte order mark; gives the paths."""
    return [
        _write(os.path.join(folder, f"{table.title}.csv"), _csv(table, frame), replace=replace)
        for table, frame in _tables(frames)
    ]


def write_parquet(frames: Frames, folder: str, *, replace: bool) -> list[str]:
    """`folder/overview.parquet` and so on; gives the paths.

    Raises:
        FileError: XF985 pyarrow isn't installed, XF96x a file can't be written.
    """
    return [
        _write(os.path.join(folder, f"{table.name}.parquet"), _parquet(frame), replace=replace)
        for table, frame in _tables(frames)
    ]


def as_json(frames: Frames) -> dict[str, list[dict[str, Any]]]:
    """`{"overview": [{"rank": 1, "unit": …}, …], …}`; null where nothing stands."""
    return {
        table.name: [dict(zip(table.names, row, strict=True)) for row in rows_of(frame)]
        for table, frame in _tables(frames)
    }


def _tables(frames: Frames) -> list[tuple[Table, DataFrame]]:
    return [(table, frames[table.name]) for table in TABLES if table.name in frames]


def _csv(table: Table, frame: DataFrame) -> bytes:
    headed = frame.set_axis([column.title for column in table.columns], axis="columns")
    return _MARK + headed.to_csv(index=False, lineterminator="\r\n").encode()


def _parquet(frame: DataFrame) -> bytes:
    try:
        data: bytes = frame.to_parquet(None, index=False, engine="pyarrow")
    except ImportError as error:
        raise refusal("XF985", option="--parquet", extra="parquet") from error
    return data


def _write(path: str, data: bytes, *, replace: bool) -> str:
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except OSError as error:
        raise write_refusal(error, path) from error
    write_whole(path, data, source="", replace=replace)
    return path
