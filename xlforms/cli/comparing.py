"""`compare`: two hand-ins, the outcome in words or as the contract's object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict, Unpack

from xlforms import contract
from xlforms.cli.batch import exit_code
from xlforms.cli.chinese import Misuse, echo
from xlforms.cli.failures import unforeseen
from xlforms.cli.files import submissions
from xlforms.cli.streams import json_text
from xlforms.cli.wording import counts, listed
from xlforms.comparing import Change, Compared, Side, compared
from xlforms.errors import EXIT_FILE, FileError
from xlforms.findings import Finding
from xlforms.forms.declared import declared_in
from xlforms.handed_in import Material
from xlforms.pipeline import Checked, check
from xlforms.values.shown import plain
from xlforms.verdict import verdict

# Of a long text so many characters are shown, some of them before the first that differs.
_SHOWN, _BEFORE = 40, 10


class Judging(TypedDict, total=False):
    """What both are judged by: the options of `pipeline.check`."""

    rules: str | None
    forms: str | None
    password: str | None


def run(old: str, new: str, *, as_json: bool, **how: Unpack[Judging]) -> int:
    """Compare two hand-ins; gives the exit code, by the findings of the newer one."""
    done = []
    declared_in(forms := how.get("forms"))
    password = how.get("password")
    with submissions([old], password, forms) as first, submissions([new], password, forms) as second:
        for path, found in ((old, first), (new, second)):
            try:
                done.append(_checked(_one(path, found), how))
            except FileError as error:
                return _refused(old, new, path, error, as_json=as_json)
        outcome = compared(*done)
        echo(json_text(contract.compared(outcome)) if as_json else in_words(outcome))
    return exit_code(outcome.findings)


def _one(path: str, found: Sequence[Material]) -> Material:
    if len(found) != 1:
        raise Misuse(f"“{path}”里有 {len(found)} 份材料，一次只比较一份：请写明文件，或一个单位的文件夹。")
    return found[0]


def _checked(material: Material, how: Judging) -> Checked:
    if material.refused and not material.root:
        raise material.refused[0][1]
    try:
        return check(material, **how)
    except FileError:
        raise
    except Exception as error:
        raise unforeseen(error) from error


def _refused(old: str, new: str, path: str, error: FileError, *, as_json: bool) -> int:
    if as_json:
        echo(json_text(contract.not_compared(old, new, path, error)))
    echo(f"错误 {error.code} {path}：{error.message}", err=True)
    return EXIT_FILE


def in_words(done: Compared) -> str:
    """What changed, what became of the problems, what to do."""
    before, after = ("没有算出" if one.score is None else plain(one.score) for one in (done.old, done.new))
    lines = [
        f"旧：{done.old.submission.file}",
        f"新：{done.new.submission.file}",
        *(f"  注意：{warning}" for warning in done.warnings),
        f"  总分：{before} → {after}",
        f"  问题：{counts(done.old.findings)} → {counts(done.new.findings)}",
        *_changes(done.changes),
        *_findings("已解决", done.settled),
        *_findings("新出现", done.appeared),
        *_findings("仍然有", done.remaining),
        f"  下一步：{verdict(done.new).next}",
    ]
    return "\n".join(lines)


def _findings(what: str, findings: Sequence[Finding]) -> list[str]:
    return [f"  {what}：{counts(findings)}", *(f"  {line}" for line in listed(findings))] if findings else []


def _changes(changes: Sequence[Change]) -> Iterator[str]:
    yield f"  改动 {len(changes)} 处" + ("：" if changes else "：读到的数字和文字都一样")
    heading = ""
    for change in changes:
        whose = f"  【{change.form}】{change.project}"
        if whose != heading:
            yield whose
            heading = whose
        yield f"    {_change(change)}"


def _change(change: Change) -> str:
    if change.old is None or change.new is None:
        side = change.new or change.old
        what = "新增" if change.old is None else "删去"
        told = f"：{_on_a_line(side.text)}" if side and side.text else ""
        return f"{what} {change.label}{f'（{_spot(side)}）' if side and side.cell else ''}{told}"
    old, new = _excerpts(change.old, change.new)
    places = dict.fromkeys(filter(None, map(_spot, (change.old, change.new))))
    return f"{change.label}：{old} → {new}（{' → '.join(places)}）{_difference(change)}"


def _difference(change: Change) -> str:
    """By how much a figure grew or fell; of rates in points of percent."""
    difference = change.difference
    if not difference or change.new is None:
        return ""
    percent = "%" in change.new.text
    amount = plain(abs(difference) * (100 if percent else 1))
    return f"，{'增加' if difference > 0 else '减少'} {amount}{' 个百分点' if percent else ''}"


def _spot(side: Side) -> str:
    named = f"{side.sheet}!{side.cell}" if side.sheet and side.cell else side.cell
    return " ".join(filter(None, [side.file, named])) if named else ""


def _excerpts(old: Side, new: Side) -> tuple[str, str]:
    """Both texts on one line, of long ones the part where they begin to differ."""
    texts = _on_a_line(old.text), _on_a_line(new.text)
    pairs = enumerate(zip(*texts, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(map(len, texts)))
    start = max(0, same - _BEFORE) if max(map(len, texts)) > _SHOWN else 0
    return _excerpt(old, texts[0], start), _excerpt(new, texts[1], start)


def _excerpt(side: Side, text: str, start: int) -> str:
    if not text:
        return "（空白）" if side.cell else "（没有这一栏）"
    end = start + _SHOWN
    return f"{'…' if start else ''}{text[start:end]}{'…' if len(text) > end else ''}"


def _on_a_line(text: str) -> str:
    return " ".join(text.split())
