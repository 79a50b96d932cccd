"""What is written to the officer: the list of problems beside a result, the reasons beside what came back or failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from xlforms.findings import Severity
from xlforms.watching.names import shown

Notes = Sequence[dict[str, str]]


def problem_list(name: str, findings: Notes, received: str) -> bytes:
    """-问题清单.txt: every finding, the grave ones first."""
    told = counts(findings)
    lines = (f"{shown(name)}：{told}。", *_numbered(findings), *_received(received))
    return _text(lines)


def returned(name: str, marked: str, findings: Notes, received: str) -> bytes:
    """原因.txt of a workbook that is to be mended: a sentence for each problem, and what to do."""
    lines = (
        f"{shown(name)} 要修改：{counts(findings)}。",
        "",
        f"怎么办：照下面逐条改（“{shown(marked)}”里标出了位置），改好后用原来的文件名“{shown(name)}”再放进收件箱；",
        "会作为新的一版处理，旧的保留。只有“错误”必须改，“警告”“提示”请核对。",
        *_numbered(findings),
        *_received(received),
    )
    return _text(lines)


def unpacked(name: str, members: Sequence[str], refused: Sequence[Sequence[str]], left: Sequence[str]) -> bytes:
    """What became of the files of an archive."""
    lines = (
        f"{shown(name)}：取出 {len(members)} 个表格，每个单独处理。",
        *_listed("取出的", map(shown, members)),
        *_listed("没能取出的，请另外放进收件箱", (f"{shown(inside)}：{why}" for inside, why in refused)),
        *_listed("不是表格、没有取出的（压缩包原样保存在原件里）", map(shown, left)),
    )
    return _text(lines)


def failed(name: str, message: str, remedy: str, received: str) -> bytes:
    """原因.txt of a file that could not be worked on: why, and what to do."""
    lines = (
        f"{shown(name)} 没能处理。",
        "",
        f"原因：{message}",
        f"怎么办：{remedy}改好或换好后再放进收件箱。",
        *_received(received),
    )
    return _text(lines)


def counts(findings: Notes) -> str:
    """How many problems there are of each severity."""
    numbers = {severity.value: sum(note["severity"] == severity for note in findings) for severity in Severity}
    told = [f"{severity} {number} 条" for severity, number in numbers.items() if number]
    return "，".join(told) or "没有发现问题"


def _numbered(findings: Notes) -> Iterator[str]:
    order = [severity.value for severity in Severity]
    for number, note in enumerate(sorted(findings, key=lambda note: order.index(note["severity"])), start=1):
        place = "!".join(filter(None, (note["sheet"], note["cell"])))
        yield ""
        yield f"{number}. " + " ".join(filter(None, (note["severity"], note["code"], place, note["message"])))
        yield f"   依据：{note['basis']}"
        yield f"   处理：{note['remedy']}"


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = [f"  {line}" for line in lines]
    if told:
        yield from ("", f"{title}：", *told)


def _received(received: str) -> Iterator[str]:
    yield ""
    yield f"处理时间：{received}"


def _text(lines: Sequence[str]) -> bytes:
    """As the editor of any Windows shows it."""
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig", "replace")
