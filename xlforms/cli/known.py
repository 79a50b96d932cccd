"""What xlforms knows: the forms, and the codes with what they mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches

from xlforms.catalogue import CATALOGUE, FAMILIES, Entry
from xlforms.cli.chinese import Misuse
from xlforms.cli.streams import json_text
from xlforms.forms import FORMS, Form


def forms(known: Sequence[Form] = FORMS) -> str:
    """Every known form: official name, titles, main labels."""
    return "\n\n".join(map(_form, known))


def forms_json(known: Sequence[Form] = FORMS) -> str:
    """The same as a JSON array."""
    return json_text(
        [
            {"form": form.key, "official": form.official, "titles": list(form.titles), "labels": _labels(form)}
            for form in known
        ]
    )


def codes() -> str:
    """Every code by its family."""
    return "\n\n".join(
        "\n".join([f"{family} {title}", *(f"  {code} {entry.severity} {entry.title}" for code, entry in _of(family))])
        for family, title in FAMILIES.items()
        if _of(family)
    )


def code(typed: str) -> str:
    """What a code means, typed in any way (xf301, 301, ＸＦ３０１); Misuse with the nearest ones when there is none."""
    name = unicodedata.normalize("NFKC", typed).strip().upper()
    name = f"XF{name}" if name.isdecimal() else name
    if name not in CATALOGUE:
        raise Misuse(_unknown(typed, name))
    return _entry(name, CATALOGUE[name])


def _form(form: Form) -> str:
    titles = "、".join(f"…{title}" for title in form.titles)
    return f"{form.official}（{form.key}）\n  标题：{titles}\n  主要栏目：{'、'.join(_labels(form))}"


def _labels(form: Form) -> list[str]:
    return [term.official for term in form.proof]


def _of(family: str) -> list[tuple[str, Entry]]:
    return [(code, entry) for code, entry in sorted(CATALOGUE.items()) if code.startswith(family)]


def _entry(name: str, entry: Entry) -> str:
    message = re.sub(r"\{\w+\}", "…", entry.message)
    lines = (f"{name} {entry.severity} {entry.title}", message, f"依据：{entry.basis}", f"处理：{entry.remedy}")
    return "\n  ".join(lines)


def _unknown(typed: str, name: str) -> str:
    about = [code for code, entry in CATALOGUE.items() if typed in entry.title]
    begun = [code for code in CATALOGUE if len(name) > len("XF4") and code.startswith(name)]
    nearest = about or begun or get_close_matches(name, CATALOGUE, n=3)
    hint = "、".join(f"{code}（{CATALOGUE[code].title}）" for code in nearest)
    return f"没有“{typed}”这个代码；" + (f"相近的有：{hint}。" if hint else "全部代码：xlforms explain。")
