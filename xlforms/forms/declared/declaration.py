"""One declaration: another layout of an official form, or a form of a bureau's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from xlforms.forms.declared.mistakes import Mistakes
from xlforms.forms.declared.own import own_form
from xlforms.forms.declared.words import fields_of, nearest
from xlforms.forms.official import FORMS
from xlforms.forms.term import Term
from xlforms.forms.vocabulary import Anchor, Beside, Form, Under
from xlforms.records import NamedTuple

OFFICIAL = {form.key: form for form in FORMS if form.key != "report"}
_NAMES = {form.official: form for form in OFFICIAL.values()}
_COMMON = ("form", "name", "titles")
_KEYS = {True: (*_COMMON, "labels", "below"), False: (*_COMMON, "fields", "tables", "lists")}
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_SHORTEST_TITLE = 3


class Declared(NamedTuple):
    """A declaration without mistakes.

    Attributes:
        form: the bureau's own form, or the official one whose layout it tells.
        official: that official form, None for a form of the bureau's own.
        titles: how the title of such a sheet ends.
        words: labels in the bureau's words, and what they stand for.
        below: labels whose values stand below them.
    """

    form: Form
    official: Form | None
    titles: tuple[str, ...]
    words: Mapping[str, Term]
    below: frozenset[Term] = frozenset()

    def onto(self, known: Form) -> Form:
        """The official form with this layout too."""
        blocks = (block._replace(anchors=tuple(map(self._placed, block.anchors))) for block in known.blocks)
        titles = dict.fromkeys((*known.titles, *self.titles))
        return known._replace(titles=tuple(titles), blocks=tuple(blocks))

    def _placed(self, anchor: Anchor) -> Anchor:
        if isinstance(anchor, Beside) and anchor.term in self.below:
            return Under(anchor.name, anchor.term, anchor.reads, anchor.optional)
        return anchor


def declared(said: Mapping[str, Any], text: str) -> tuple[Declared | None, list[str]]:
    """What a file declares, and the mistakes in it, each with its line; None when the form itself is not told."""
    wrong = Mistakes(text)
    name = said.get("form")
    if not isinstance(name, str) or not name:
        wrong.add("form", f"要写明是哪种表：{'、'.join(OFFICIAL)} 之一，或者自己起一个英文小写的名称")
        return None, wrong.found
    official = OFFICIAL.get(name) or _NAMES.get(name)
    wrong.keys(said, _KEYS[official is not None], "" if official else _misspelt(name))
    titles = _titles(said, wrong)
    if official is not None:
        return _layout(official, titles, said, wrong), wrong.found
    return _own(name, titles, said, wrong), wrong.found


def _misspelt(name: str) -> str:
    """A word on a form whose name is nearly an official one's."""
    from difflib import get_close_matches

    near = get_close_matches(name, OFFICIAL, n=1, cutoff=0.75)
    return f"（form 写的是“{name}”，如果指的是 {near[0]}，请改正）" if near else ""


def _titles(said: Mapping[str, Any], wrong: Mistakes) -> tuple[str, ...]:
    titles = said.get("titles")
    if not isinstance(titles, list) or not titles or not all(isinstance(title, str) for title in titles):
        wrong.add("titles", '要写标题末尾的几个字，如 titles = ["项目资金绩效自评统计表"]')
        return ()
    for title in titles:
        if len(title.strip()) < _SHORTEST_TITLE:
            wrong.add(title or "titles", f"标题“{title}”太短，认不准，至少写 {_SHORTEST_TITLE} 个字")
    return tuple(title.strip() for title in titles)


def _layout(official: Form, titles: tuple[str, ...], said: Mapping[str, Any], wrong: Mistakes) -> Declared:
    fields = fields_of(official)
    words = {
        label: term
        for label, meant in wrong.table(said, "labels").items()
        if (term := _field(label, meant, fields, wrong)) is not None
    }
    below = [
        term
        for label in wrong.texts(said, "below")
        if (term := _field(label, label, fields, wrong, "below")) is not None
    ]
    return Declared(official, official, titles, words, frozenset(below))


def _field(label: str, meant: object, fields: Mapping[str, Term], wrong: Mistakes, part: str = "labels") -> Term | None:
    """The field that a label is said to be, None where it is left open."""
    if meant == "":
        return None
    if not isinstance(meant, str):
        wrong.add(label, f'{part}.“{label}”要写成文字，如 "{label}" = "{next(iter(fields))}"')
    elif meant not in fields:
        wrong.add(label, f"{part} 里没有“{meant}”这个栏目{nearest(meant, fields)}")
    return fields.get(meant) if isinstance(meant, str) else None


def _own(name: str, titles: tuple[str, ...], said: Mapping[str, Any], wrong: Mistakes) -> Declared | None:
    if not _KEY.fullmatch(name):
        wrong.add("form", f"“{name}”不能作名称：{'、'.join(OFFICIAL)} 之一，或者小写英文字母、数字和下划线，字母开头")
    official = said.get("name")
    if not isinstance(official, str) or not official.strip():
        wrong.add("name", '要写这张表的中文名称，如 name = "设备购置情况表"')
        official = name
    form, words = own_form(name, official.strip(), titles, said, wrong)
    return None if wrong.found else Declared(form, None, titles, words)
