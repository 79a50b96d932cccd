"""The verdict of `check`: before all else, and all that there is in the JSON."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import FINANCE, JUNSHAN, xlforms
from xlforms.pipeline import check
from xlforms.verdict import verdict


def test_the_verdict_comes_first_and_nothing_is_said_twice() -> None:
    lines = xlforms("check", JUNSHAN).stdout.splitlines()
    told = [line for line in lines if line.startswith("  警告")]
    assert lines[1].startswith("  没有算出总分；警告 ")
    assert lines[2] == "  最要紧的 3 条："
    assert lines[3:6] == told[:3]
    assert lines[6].startswith("  下一步：")
    assert lines[7].startswith("  比率：")
    assert lines[8] == "  其余的错误和警告："
    assert lines[9:] == told[3:]
    assert len({*told}) == len(told) > 3


def test_a_short_list_needs_no_second_one() -> None:
    lines = xlforms("check", FINANCE, "--brief").stdout.splitlines()
    whole = xlforms("check", FINANCE).stdout
    assert "其余的错误和警告" not in whole
    assert "最要紧" not in whole
    assert [line.split()[0] for line in lines[2:]] == ["错误", "错误", lines[-1].split()[0]]
    assert lines[-1].startswith("  下一步：改好原表里的错误")


def test_brief_says_the_verdict_alone() -> None:
    whole, brief = (xlforms("check", JUNSHAN, *option).stdout.splitlines() for option in ((), ("--brief",)))
    assert brief == [line for line in whole[:7] if "最要紧" not in line]


def test_the_json_has_all_of_it() -> None:
    told = json.loads(xlforms("check", JUNSHAN, "--json").stdout)
    severities = [each["severity"] for each in told["findings"]]
    assert told["counts"] == {severity: severities.count(severity) for severity in ("错误", "警告", "提示")}
    assert len(told["worst"]) == 3
    assert all(note in told["findings"] for note in told["worst"])
    assert told["next"].startswith("没有错误；警告逐条核对")


def test_a_file_that_can_not_be_opened_is_the_next_step(tmp_path: Path) -> None:
    (tmp_path / "自评表.xlsx").write_bytes(FINANCE.read_bytes())
    (tmp_path / "基础.xlsx").write_bytes(b"PK\3\4")
    summed = verdict(check(str(tmp_path)))
    assert summed.next.startswith("先处理打不开的文件")
    assert summed.worst[0].code.startswith("XF9")
