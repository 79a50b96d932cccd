"""汇总 at the command line: progress while reading, files written, and what there is to say about it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from xlforms.cli.chinese import echo, progressbar
from xlforms.cli.dates import handed_in
from xlforms.cli.desk import SUMMARY
from xlforms.cli.streams import json_text
from xlforms.contract import Json
from xlforms.desk.gather import Read, Ways
from xlforms.desk.summary import Asked, build
from xlforms.desk.tables import COMPARISON, TABLES
from xlforms.desk.versions import Status
from xlforms.errors import EXIT_DONE, EXIT_FILE, EXIT_FINDINGS, FileError
from xlforms.findings import Severity
from xlforms.workbook.files.saving import refuse_taken

if TYPE_CHECKING:
    from xlforms.cli.desk import Wanted
    from xlforms.desk.frames import DataFrame

_SHOWN = 10

Frames = Mapping[str, "DataFrame"]


def run(folders: Sequence[str], wanted: Wanted) -> tuple[str, int]:
    """What to print, and the exit code.

    Raises:
        FileError: a folder, the roster or the cluster can't be used, or a file can't be written.
    """
    ways = Ways(
        jobs=wanted["jobs"],
        cluster=wanted["cluster"],
        shared=wanted["shared"],
        cache=not wanted["no_cache"],
        password=wanted["password"],
        rules=wanted["rules"],
        forms=wanted["forms"],
    )
    target = _target(wanted)
    if target:
        refuse_taken(target, replace=wanted["replace"])
    previous = [wanted["previous"]] if wanted["previous"] else None
    handing = handed_in(wanted["deadline"], wanted["submitted"], wanted["holidays"])
    frames = build(Asked(folders, wanted["roster"] or "", previous, target, handing), ways, _watched)
    for complaint in _complaints(frames):
        echo(complaint, err=True)
    written = _written(frames, target, wanted)
    if wanted["as_json"]:
        from xlforms.desk.export import as_json

        echo("\n".join(_told(frames, written)), err=True)
        return json_text(as_json(frames)), _code(frames)
    return "\n".join(_told(frames, written)), _code(frames)


def refused(error: FileError) -> str:
    """The contract's object where nothing could be summed up."""
    tables: Json = {table.name: [] for table in TABLES if table is not COMPARISON}
    return json_text({"error": {"code": error.code, "message": error.message}, **tables})


def _target(wanted: Wanted) -> str:
    """The workbook to write; none when only other forms are asked for."""
    others = wanted["as_json"] or wanted["csv"] or wanted["parquet"]
    return wanted["output"] or ("" if others else SUMMARY)


def _written(frames: Frames, target: str, wanted: Wanted) -> list[str]:
    """Write what is asked for; gives the paths."""
    from xlforms.desk import export

    replace, paths = wanted["replace"], []
    if target:
        from xlforms.desk.book import write_book

        write_book(frames, target, replace=replace)
        paths.append(target)
    if wanted["csv"]:
        paths += export.write_csv(frames, wanted["csv"], replace=replace)
    if wanted["parquet"]:
        paths += export.write_parquet(frames, wanted["parquet"], replace=replace)
    return paths


def _watched(reads: Iterable[Read], expected: int) -> Iterator[Read]:
    """What is read, with a bar that shows files a second, the time left and the findings so far, if somebody looks."""
    if expected <= 1 or not sys.stderr.isatty():
        yield from reads
        return
    start, done, findings = time.monotonic(), 0, 0
    with progressbar(length=expected, label="汇总进度", file=sys.stderr, item_show_func=lambda told: told or "") as bar:
        for read in reads:
            done += 1
            findings += read.answer.count('","XF')
            speed = done / max(time.monotonic() - start, 0.001)
            yield read
            bar.update(1, f"{speed:.0f} 份/秒，问题 {findings} 条")


def _told(frames: Frames, written: Sequence[str]) -> Iterator[str]:
    """How many came, what is missing, where the result is, what to do next."""
    states = frames["files"]["status"].value_counts()
    others = "，".join(f"{status.value} {states[status.value]} 份" for status in Status if states.get(status.value))
    yield f"共 {len(frames['overview'])} 个单位，{len(frames['files'])} 份材料：{others}。"
    severities = frames["findings"]["severity"].value_counts()
    yield "问题：" + "，".join(f"{one.value} {severities.get(one.value, 0)} 条" for one in Severity) + "。"
    missing = frames["missing"]["status"].value_counts()
    if len(frames["missing"]):
        yield "名册：" + "，".join(f"{status} {number} 个" for status, number in missing.items()) + "。"
    yield from (f"已写好：{path}" for path in written)
    yield f"下一步：{_next(states.get(Status.FAILED.value, 0), missing.get('未报送', 0))}"


def _complaints(frames: Frames) -> Iterator[str]:
    """The first files that could not be worked on; the sheet has all of them."""
    refused = frames["findings"][frames["findings"]["unit"] == ""]
    refused = refused[refused["code"].str.startswith("XF9")]
    for code, file, message in refused[["code", "file", "message"]].head(_SHOWN).itertuples(index=False):
        yield f"错误 {code} {file}：{message}"
    if len(refused) > _SHOWN:
        yield f"……另有 {len(refused) - _SHOWN} 份没能处理，见工作表“文件”。"


def _next(failed: int, missing: int) -> str:
    if failed:
        urge = "照工作表“未报送”催报；" if missing else ""
        return f"{urge}看工作表“文件”，没能处理的逐份照说明处理，再汇总一次（加 --replace；没有变的不会重新读）。"
    return "照工作表“未报送”催报。" if missing else "从工作表“总览”看起。"


def _code(frames: Frames) -> int:
    if (frames["files"]["status"] == Status.FAILED.value).any():
        return EXIT_FILE
    wrong = (frames["findings"]["severity"] == Severity.ERROR.value).any()
    return EXIT_FINDINGS if wrong else EXIT_DONE
