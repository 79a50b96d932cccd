"""The rules in words: formula, basis, example, and the settings that hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from xlforms.calculation.own_settings import own_file
from xlforms.calculation.parameters import Rulebook
from xlforms.calculation.settings import Setting, Settings
from xlforms.calculation.told import Told, told
from xlforms.cli.chinese import Misuse
from xlforms.cli.dates import day
from xlforms.records import NamedTuple


class Asked(NamedTuple):
    """Whose settings are asked for: of a bureau's file, of a year's forms or of a day, as typed."""

    rules: str | None = None
    year: str | None = None
    on: str | None = None


def rules() -> str:
    """Every rule with its names."""
    listed = [f"  {one.name}  {'、'.join(one.terms)}" for one in told()]
    return "\n".join(["规则（名称中文、英文都行，如 xlforms explain --rule 执行率得分）：", *listed])


def rule(typed: str, asked: Asked) -> str:
    """What a rule says, named in Chinese or in English or by one of its settings; Misuse with the nearest when none."""
    found = _named(typed)
    when, settings = _settings(asked)
    return "\n\n".join("\n".join(_lines(one, when, settings)) for one in found)


def _named(typed: str) -> list[Told]:
    name = unicodedata.normalize("NFKC", typed).strip().lower().replace("-", "_")
    known = told()
    found = [one for one in known if name in (one.name, *one.terms)]
    found = found or [one for one in known if name in one.settings or name.split(".")[0] in one.settings]
    if not found:
        names = [name for one in known for name in (one.name, *one.terms)]
        nearest = [other for other in names if name in other] or get_close_matches(name, names, n=3, cutoff=0.4)
        hint = f"，是不是 {'、'.join(nearest[:5])}？" if nearest else "；全部规则：xlforms explain --rule。"
        raise Misuse(f"没有“{typed}”这条规则{hint}")
    return found


def _settings(asked: Asked) -> tuple[str, Settings]:
    """The settings that hold then, and when that is, in words."""
    book = Rulebook(asked.rules or own_file(""))
    if asked.year and asked.on:
        raise Misuse("--year 和 --on 只能写一个。")
    if asked.year:
        digits = unicodedata.normalize("NFKC", asked.year).strip().removesuffix("度").removesuffix("年")
        if not (digits.isdecimal() and 1990 <= int(digits) <= 2100):
            raise Misuse(f"--year 后面要写年份，如 2024，不能是“{asked.year}”。")
        return f"{digits}年度的表适用的设置", book.of(int(digits)).settings
    if asked.on:
        on = day("--on", asked.on)
        return f"{on} 的设置", book.on(on).settings
    return "现行设置", book.on(date.max).settings


def _lines(one: Told, when: str, settings: Settings) -> Iterator[str]:
    yield f"{one.terms[0]}（{'，'.join((one.name, *one.terms[1:]))}）"
    yield f"  公式：{one.formula}"
    yield f"  依据：{one.basis}"
    yield f"  举例：{one.example}"
    held = one.in_force(settings)
    yield f"  {when}：" if held else "  没有可以另设的数。"
    yield from (f"    {name} ＝ {_shown(setting)}" for name, setting in held.items())


def _shown(setting: Setting) -> str:
    since = "" if setting.since == date.min else f"自 {setting.since} 起，"
    unit = "" if setting.unit in ("规则", "名称") else f" {setting.unit}"
    return f"{setting.shown}{unit}（{since}{setting.basis}）"
