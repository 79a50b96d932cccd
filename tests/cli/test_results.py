"""What fill, check and read say, in words and as JSON, and the exit codes that go with it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.running import FINANCE, JUNSHAN, xlforms
from xlforms import pipeline
from xlforms.handed_in import Material

DEPARTMENT = "自评表"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """`fill --json` on the finance department's workbook, and where its results went."""
    folder = tmp_path_factory.mktemp("结果")
    result = xlforms("fill", FINANCE, "-o", folder / "新建", "--json")
    return {"code": result.exit_code, "stderr": result.stderr, "folder": folder, **json.loads(result.stdout)}


def test_fill_makes_the_folder_and_tells_where_the_result_is(shown: dict[str, Any]) -> None:
    output = shown["folder"] / "新建" / f"{FINANCE.stem}-已完成.xlsx"
    assert (shown["file"], shown["output"]) == (str(FINANCE), str(output))
    assert output.exists()


def test_fill_gives_the_contract_s_object(shown: dict[str, Any]) -> None:
    assert shown["code"] == 1
    assert shown["stderr"] == ""
    assert list(shown)[3:] == ["file", "output", "derived", "findings"]
    assert shown["derived"] == []
    keys = ("code", "severity", "sheet", "cell", "name", "message", "basis")
    assert {tuple(each) for each in shown["findings"]} == {keys}
    assert "XF301" in {each["code"] for each in shown["findings"]}


def test_fill_in_words(tmp_path: Path) -> None:
    done = pipeline.fill(str(FINANCE), str(tmp_path / "一"))
    result = xlforms("fill", FINANCE, "-o", tmp_path / "二")
    first, second, *rest = result.stdout.splitlines()
    assert result.exit_code == 1
    assert first == f"{FINANCE} → {tmp_path / '二' / FINANCE.stem}-已完成.xlsx"
    filled = [written for written in done.derived if written.derived.place.formula is None]
    assert second.startswith(f"  算出并填入 {len(filled)} 格；错误 ")
    serious = [note for note in done.findings if note.severity.value != "提示"]
    assert len(rest) == len(serious) + 1
    for note in serious:
        assert f"  {note.severity.value} {note.code} {note.sheet}!{note.cell} {note.message}" in rest
    severities = [line.split()[0] for line in rest[:-1]]
    assert severities == sorted(severities, key=["错误", "警告"].index)
    assert rest[-1].startswith("  下一步：对照“问题清单”改原表")


def test_without_errors_the_exit_code_is_0(tmp_path: Path) -> None:
    result = xlforms("fill", JUNSHAN, "-o", tmp_path)
    assert result.exit_code == 0
    assert "警告 XF413 基础数据表!F21 公用经费决算 17.07 万元" in result.stdout


def test_fill_tells_each_derived_cell(tmp_path: Path) -> None:
    derived = json.loads(xlforms("fill", JUNSHAN, "-o", tmp_path, "--json").stdout)["derived"]
    rate = next(each for each in derived if each["name"] == "funds.total.execution_rate")
    assert rate == {
        "name": "funds.total.execution_rate",
        "sheet": "部门整体支出绩效自评表",
        "cell": "H4",
        "value": 0.984,
        "formula": rate["formula"],
    }
    assert rate["formula"].startswith("=")
    assert {tuple(each) for each in derived} == {tuple(rate)}


def test_values_writes_numbers_instead_of_formulas(tmp_path: Path) -> None:
    book = load_workbook(FINANCE)
    sheet = book[DEPARTMENT]
    sheet["H4"] = sheet["I4"] = None
    book.save(tmp_path / "空.xlsx")
    live, plain = (
        json.loads(xlforms("fill", tmp_path / "空.xlsx", "--json", *option).stdout)["derived"]
        for option in ((), ("--values", "--replace"))
    )
    assert [(each["cell"], each["value"]) for each in live] == [("H4", 0.994), ("I4", 9.94)]
    assert all(each["formula"] for each in live)
    assert plain == [each | {"formula": None} for each in live]


def test_overwrite_replaces_what_disagrees(tmp_path: Path) -> None:
    typed, overwritten = (
        json.loads(
            xlforms("fill", FINANCE, "-o", tmp_path / (option or "甲"), "--json", *filter(None, [option])).stdout
        )
        for option in ("", "--overwrite")
    )
    assert "I4" not in [each["cell"] for each in typed["derived"]]
    assert {"name": "funds.total.score", "cell": "I4", "value": 9.94}.items() <= next(
        each for each in overwritten["derived"] if each["cell"] == "I4"
    ).items()


def test_a_result_is_replaced_only_when_asked_for(tmp_path: Path) -> None:
    output = tmp_path / f"{JUNSHAN.stem}-已完成.xlsx"
    output.write_bytes("手改过的".encode())
    refused = xlforms("fill", JUNSHAN, "-o", tmp_path)
    assert refused.exit_code == 3
    assert "已经存在，没有覆盖；要覆盖上次的结果请加 --replace" in refused.stderr
    assert output.read_bytes() == "手改过的".encode()
    assert xlforms("fill", JUNSHAN, "-o", tmp_path, "--replace").exit_code == 0
    assert output.read_bytes() != "手改过的".encode()


def test_replace_never_replaces_a_result_of_the_same_run(tmp_path: Path) -> None:
    for unit, example in (("甲", JUNSHAN), ("乙", FINANCE)):
        (tmp_path / unit).mkdir()
        shutil.copy(example, tmp_path / unit / "自评表.xlsx")
    results = xlforms("fill", tmp_path / "甲", tmp_path / "乙", "-o", tmp_path / "出", "--replace", "--json")
    first, second = json.loads(results.stdout)
    assert results.exit_code == 3
    assert "君山" in json.dumps(json.loads(xlforms("read", first["output"], "--json").stdout), ensure_ascii=False)
    assert second["error"]["code"] == "XF960"


def test_check_in_words_and_as_json(tmp_path: Path) -> None:
    file = Path(shutil.copy(FINANCE, tmp_path))
    words, result = xlforms("check", file), xlforms("check", file, "--json")
    told = json.loads(result.stdout)
    assert (words.exit_code, result.exit_code) == (1, 1)
    assert list(told) == ["file", "score", "grade", "findings", "counts", "worst", "next", "rates"]
    assert told["file"] == str(file)
    serious = [each for each in told["findings"] if each["severity"] != "提示"]
    assert len(words.stdout.splitlines()) == len(serious) + 4
    assert all(each["message"] in words.stdout for each in serious)
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_read_as_json_is_the_contract_s_object() -> None:
    result = xlforms("read", JUNSHAN, "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(told) == ["file", "forms", "findings"]
    department = next(each for each in told["forms"] if each["form"] == "department")
    assert department["values"]["funds.total.final_budget"] == {"value": 232.31, "text": "232.31", "cell": "E4"}


def test_read_in_words_names_each_field_in_chinese() -> None:
    lines = xlforms("read", JUNSHAN).stdout.splitlines()
    assert lines[0] == str(JUNSHAN)
    assert "【部门整体支出绩效自评表】工作表“部门整体支出绩效自评表”，2024年" in lines
    assert "  E4    年度资金总额·全年预算数：232.31" in lines
    assert "  D13   产出指标／数量指标／联合调解劳动争议：指标值 ≥36起，完成值 36起，分值 5" in lines
    assert "  A21   公用经费：预算 10.80，决算 17.07" in lines
    assert not [line for line in lines if line.endswith("：")]


def test_several_files_give_an_array_and_the_worst_exit_code(tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\3\4")
    results = xlforms("check", broken, JUNSHAN, FINANCE, "--json")
    told = json.loads(results.stdout)
    assert results.exit_code == 3
    assert [each["file"] for each in told] == [str(broken), str(JUNSHAN), str(FINANCE)]
    assert ["error" in each for each in told] == [True, False, False]
    assert results.stderr.splitlines()[-1] == "共 3 个文件：1 个没有错误，1 个有错误，1 个没能处理。"
    assert xlforms("check", JUNSHAN, FINANCE).exit_code == 1
    assert xlforms("read", JUNSHAN, FINANCE, "--json").exit_code == 0


@pytest.mark.parametrize(
    ("command", "empty"),
    [
        ("fill", {"output": None, "derived": [], "findings": []}),
        ("check", {"score": None, "grade": None, "findings": [], "counts": {}, "worst": [], "next": None, "rates": []}),
        ("read", {"forms": [], "findings": []}),
    ],
)
def test_a_file_that_failed_has_the_same_keys(command: str, empty: dict[str, object], tmp_path: Path) -> None:
    file = tmp_path / "没有.xlsx"
    result = xlforms(command, file, "--json")
    error = {"code": "XF901", "message": "找不到这个文件，请检查文件名和所在文件夹。"}
    assert result.exit_code == 3
    assert json.loads(result.stdout) == {"file": str(file), "error": error, **empty}
    assert result.stderr == f"错误 XF901 {file}：{error['message']}\n"


def test_a_folder_without_workbooks_says_so(tmp_path: Path) -> None:
    result = xlforms("check", tmp_path)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.startswith(f"错误 XF909 {tmp_path}：这个文件夹（连同子文件夹）里没有可以处理的工作簿")


def test_a_fault_of_our_own_stops_one_file_only(monkeypatch: pytest.MonkeyPatch) -> None:
    check = pipeline.check

    def fault(material: Material, **how: str | None) -> pipeline.Checked:
        if material.path == str(JUNSHAN):
            raise KeyError("nobody foresaw\nthis")
        return check(material, **how)

    monkeypatch.setattr(pipeline, "check", fault)
    results = xlforms("check", JUNSHAN, FINANCE)
    assert results.exit_code == 3
    assert str(FINANCE) in results.stdout
    sentence, summary = results.stderr.splitlines()
    assert sentence.startswith(f"错误 XF999 {JUNSHAN}：程序出了没有料到的错（KeyError: 'nobody foresaw\\nthis'）")
    assert sentence.endswith("发给安装本软件的技术人员。")
    assert summary == "共 2 个文件：1 个有错误，1 个没能处理。"
    monkeypatch.setenv("XLFORMS_DEBUG", "1")
    assert "Traceback" in xlforms("check", JUNSHAN).stderr
