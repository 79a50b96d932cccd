"""Help, aliases and usage errors: in Chinese, every word that is not a name to be typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import xlforms
from xlforms import __version__
from xlforms.cli.commands import main
from xlforms.handing_out import SETS

COMMANDS = list(main.every())
NAMES = {"xlforms", "JSON", "XF301", "xlsx", "toml", "zip", "o", "h", "Ctrl", "C", "html", "md", *COMMANDS}
NAMES |= {name.strip("-") for command in main.every().values() for param in command.params for name in param.opts}
NAMES |= {"help", "version", "no", "cache", "CSV", "Dask", "Parquet", "Word", "docx", *SETS}


def english(text: str) -> set[str]:
    """The words of a text in Latin letters that nobody types as they stand."""
    return set(re.findall(r"[A-Za-z][A-Za-z0-9]*", text)) - NAMES


def test_without_arguments_the_help_is_shown() -> None:
    assert xlforms().output == xlforms("--help").output
    assert xlforms().exit_code == 0


@pytest.mark.parametrize("arguments", [(), *((name,) for name in COMMANDS)])
def test_the_help_is_chinese_and_fits_a_terminal(arguments: tuple[str, ...]) -> None:
    shown = xlforms(*arguments, "--help")
    assert shown.exit_code == 0
    assert shown.output == xlforms(*arguments, "-h").output
    assert not english(shown.output)
    assert all(len(line.encode("gbk")) <= 80 for line in shown.output.splitlines())


def test_the_columns_of_the_help_stand_in_line() -> None:
    lines = [line for line in xlforms("fill", "--help").output.splitlines() if line.startswith("  -")]
    starts = {len(line.encode("gbk")) - len(re.split(r" {2,}", line)[-1].encode("gbk")) for line in lines}
    assert len(lines) == 10
    assert len(starts) == 1


@pytest.mark.parametrize(("alias", "name"), main.aliases.items())
def test_a_command_answers_to_its_chinese_name(alias: str, name: str) -> None:
    shown = xlforms(alias, "--help").output
    assert shown.replace(f"xlforms {alias}", f"xlforms {name}") == xlforms(name, "--help").output
    assert alias in xlforms("--help").output


def test_every_command_has_a_chinese_name() -> None:
    assert sorted(main.aliases.values()) == sorted(COMMANDS)


def test_the_version() -> None:
    assert xlforms("--version").output == f"xlforms {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["fil", "a"], "没有“fil”这个命令，是不是 fill？"),
        (["填报", "a"], "没有“填报”这个命令，是不是 填表？"),
        (["zzz"], f"没有“zzz”这个命令；有这些命令：{'、'.join(main.every())}。"),
        (["--"], "命令的写法不对。"),
        (["fill"], "缺少参数：文件…。"),
        (["--bad"], "没有 --bad 这个选项。"),
        (["fill", "--outpt", "x", "a"], "没有 --outpt 这个选项，是不是 --output？"),
        (["fill", "a", "-o"], "选项 -o 后面要写上它的值。"),
        (["fill", "a", "--json=3"], "选项 --json 后面不带值。"),
        (["explain", "XF301", "XF302"], "多出了“XF302”，这个命令用不上。"),
        (["forms", "x", "y"], "多出了“x y”，这个命令用不上。"),
    ],
)
def test_wrong_usage(arguments: list[str], sentence: str) -> None:
    shown = xlforms(*arguments)
    assert shown.exit_code == 2
    assert shown.stdout == ""
    first, usage, hint = shown.stderr.splitlines()
    assert first == f"错误：{sentence}"
    assert usage.startswith("用法：xlforms")
    assert hint.startswith("查看说明：xlforms")
    assert not english(shown.stderr) - set(arguments) - {"zzz", "fil", "a", "outpt", "bad", "XF302"}


def test_a_file_without_a_command(tmp_path: Path) -> None:
    file = tmp_path / "自评表.xlsx"
    file.touch()
    shown = xlforms(file)
    assert shown.exit_code == 2
    assert f"要先写命令，再写文件，例如：xlforms fill {file}" in shown.stderr
