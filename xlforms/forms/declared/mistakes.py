"""The mistakes of a declaration, collected: where each is, what is wrong, what may be written."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from xlforms.forms.declared.words import nearest


class Mistakes:
    """What is wrong in one file.

    Attributes:
        found: the sentences, in the order of finding.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self.found: list[str] = []

    def add(self, key: str, words: str) -> None:
        """A mistake at the first line that holds the word `key`, comments left out."""
        word = re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")
        for number, line in enumerate(self._lines, 1):
            if word.search(line) and not line.lstrip().startswith("#"):
                self.found.append(f"第 {number} 行：{words}")
                return
        self.found.append(words)

    def keys(self, said: Mapping[str, Any], allowed: Collection[str], word: str = "") -> None:
        """Say which keys there are not."""
        for key in said:
            if key not in allowed:
                self.add(key, f"没有“{key}”这一项{word}{nearest(key, tuple(allowed))}")

    def table(self, said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        """A section of the file; an empty one when it is not there or none."""
        found = said.get(name, {})
        if isinstance(found, dict):
            return found
        self.add(name, f"{name} 要分节写：先写一行 [{name}]，下面一行一个栏目")
        return {}

    def tables(self, said: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
        """The sections of a name that may recur."""
        found = said.get(name, [])
        if isinstance(found, list) and all(isinstance(one, dict) for one in found):
            return found
        self.add(name, f"{name} 要分节写：先写一行 [[{name}]]，下面写 name、columns")
        return []

    def texts(self, said: Mapping[str, Any], name: str) -> list[str]:
        """A list of texts; an empty one when it is not there or none."""
        found = said.get(name, [])
        if isinstance(found, list) and all(isinstance(one, str) for one in found):
            return found
        self.add(name, f'{name} 要写成方括号里的几个词，如 {name} = ["项目名称"]')
        return []
