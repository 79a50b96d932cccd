"""Write docs/问题代码.md, or another file, from the catalogue: `python -m tools.findings_doc [FILE]`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from xlforms.catalogue import CATALOGUE, FAMILIES, Entry

PAGE = Path(__file__).parent.parent / "docs" / "问题代码.md"
INTRODUCTION = """\
# 问题代码

<!-- 由 tools/findings_doc.py 根据 xlforms/catalogue/ 生成：改那里，再运行 make findings。 -->

xlforms 在窗口里列出的每个问题都带一个代码。代码永久不变，可以在通知、台账里引用。运行 `xlforms 解释 XF301` 也能查。

级别有三种：

- **错误**：数字对不上，或者读不出来，应当改。有错误时，命令的退出码是 1。
- **警告**：可能有误，或者需要说明、补写，请核对。
- **提示**：请知道有这么一回事，多半不用改。

XF9 开头的是另一回事：整个文件没能处理，退出码是 3。

下面句子里的“…”，运行时会换成您表里的数字、栏目或单元格。
"""


def page() -> str:
    """The whole page: a chapter for each family, a section for each code."""
    return "\n".join([INTRODUCTION, *(line for family in FAMILIES for line in chapter(family))])


def chapter(family: str) -> Iterator[str]:
    yield f"## {family} {FAMILIES[family]}\n"
    for code, entry in sorted(CATALOGUE.items()):
        if code.startswith(family):
            yield section(code, entry)


def section(code: str, entry: Entry) -> str:
    sentence = re.sub(r"\{\w+\}", "…", entry.message)
    return f"""\
### {code} {entry.title}

**{entry.severity}**：{sentence}

- 依据：{entry.basis}
- 处理：{entry.remedy}
"""


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else PAGE).write_text(page(), "utf-8")
