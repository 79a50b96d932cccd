"""The draft of a declaration: TOML with a comment for each line that says what is there and what a person has to do."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from xlforms.forms import Form
from xlforms.forms.declared.words import KINDS, fields_of
from xlforms.forms.vocabulary import Beside
from xlforms.learning.survey import Seen, Survey, is_number

_LONGEST = 20
_A_LINE = 8
_MONEY = ("金额", "总额", "单价", "价格", "资金", "预算", "支出", "经费", "拨款", "收入", "决算")
_SHARE = ("率", "比例", "占比", "进度")
_HEAD = """\
# 表样声明，由 xlforms learn 根据工作表“{sheet}”起草。
# 以 # 开头的是说明，不起作用；文字都放在英文双引号里。
# 改好后存成 UTF-8，放进表旁边的“表样”文件夹，或者用 --forms 指定所在的文件夹。
"""


def draft(seen: Survey) -> str:
    """The text of a declaration for a sheet that was looked at: a layout of an official form, or a form of its own."""
    lines = _layout(seen, seen.official) if seen.official else _own(seen)
    return "\n".join([_HEAD.format(sheet=seen.sheet), *_title(seen), *lines, ""])


def quoted(text: str) -> str:
    """A text as TOML writes it: a JSON string is one, but for the character DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _title(seen: Survey) -> Iterator[str]:
    if seen.official:
        yield f"# 这张表像「{seen.official.official}」（认出 {_known(seen)} 个栏目）；不是的，换成自起的英文名。"
        yield f"form = {quoted(seen.official.key)}"
    else:
        yield "# 这张表不像任何官方表样。form 是给程序用的名称：小写英文字母、数字和下划线，请自己起一个。"
        yield 'form = "own_form"'
        yield "# 这张表的中文名称。"
        yield f"name = {quoted(seen.ending or '本地表')}"
    yield ""
    yield f"# 标题以这些字结尾的就是这张表。原标题是“{seen.title}”；里面如有单位名称，请删去，只留表名。"
    yield f"titles = [{quoted(seen.ending or '请写表名')}]"
    yield ""


def _known(seen: Survey) -> int:
    return sum(label.term is not None for label in seen.labels)


def _layout(seen: Survey, official: Form) -> Iterator[str]:
    below = _below(seen, official)
    yield "# 认识的栏目，不用改："
    yield from (
        f"#   {label.cell} {_short(label.text)} → {_words(label)}{_around(label)}"
        for label in seen.labels
        if label.term
    )
    yield ""
    if below:
        yield "# 这些栏目的内容在栏目名称的下面，不在右边："
        yield f"below = [{', '.join(map(quoted, below))}]"
        yield ""
    if missing := seen.missing:
        yield f"# 这张表样应有、还没有找到的栏目（多半在下面不认识的栏目里）：{'、'.join(missing)}"
        yield ""
    yield "# 不认识的栏目：它相当于官方表样的哪个栏目，就在等号后面的引号里写哪个；不用读的，引号留空。"
    yield "# 可以写："
    yield from _wrapped(list(fields_of(official)))
    yield "[labels]"
    unknown = [label for label in seen.labels if label.term is None]
    yield from _lines([f'{quoted(_label(label))} = ""' for label in unknown], unknown)


def _wrapped(words: Sequence[str]) -> Iterator[str]:
    yield from (f"#   {'、'.join(words[at : at + _A_LINE])}" for at in range(0, len(words), _A_LINE))


def _below(seen: Survey, official: Form) -> list[str]:
    """The labels whose values stand below, where the official form has them to the right."""
    beside = {one.term for block in official.blocks for one in block.anchors if isinstance(one, Beside)}
    found = (label for label in seen.labels if label.term in beside and not label.right and label.below)
    return list(dict.fromkeys(label.term.official for label in found if label.term and ":" not in label.text))


def _own(seen: Survey) -> Iterator[str]:
    single = [label for label in seen.labels if not label.header]
    headers = [label for label in seen.labels if label.header]
    yield f"# 一个栏目一个内容的：等号后面写内容是什么，可以写：{'、'.join(KINDS)}；不用读的，引号留空。"
    yield '# 内容在栏目名称下面、不在右边的，写成 "栏目" = { value = "金额", place = "下" }'
    yield "[fields]"
    yield from _lines([f"{quoted(_label(label))} = {quoted(_kind(label, label.right))}" for label in single], single)
    for number, line in enumerate(_by_line(headers), 1):
        yield ""
        yield "# 一行一项的明细：读到空行，或读到 until 写的那一行为止。"
        yield "[[lists]]"
        yield f'name = "明细{number}"'
        yield from (f"until = {quoted(stop)}" for stop in seen.stops[number - 1 : number])
        yield "[lists.columns]"
        yield from _lines([f"{quoted(_label(label))} = {quoted(_kind(label, label.below))}" for label in line], line)


def _by_line(labels: Sequence[Seen]) -> list[list[Seen]]:
    lines: dict[str, list[Seen]] = {}
    for label in labels:
        lines.setdefault(label.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), []).append(label)
    return list(lines.values())


def _kind(label: Seen, content: str) -> str:
    """What the content seems to be, by its words and by what stands there."""
    if content and not is_number(content):
        return "文字"
    if label.text.endswith(_SHARE) or content.endswith("%"):
        return "比率"
    if any(word in label.text for word in _MONEY):
        return "金额"
    return "数" if content else "文字"


def _lines(lines: Sequence[str], labels: Sequence[Seen]) -> Iterator[str]:
    """The lines with what was seen around their labels, each label once."""
    said: set[str] = set()
    for line, label in zip(lines, labels, strict=True):
        if _label(label) not in said:
            said.add(_label(label))
            yield f"{line}  # {label.cell}{_around(label)}"


def _label(label: Seen) -> str:
    """The words of a label up to its colon, on one line."""
    return " ".join(label.text.split()).partition("：")[0].partition(":")[0].strip()


def _words(label: Seen) -> str:
    return label.term.official if label.term else ""


def _around(label: Seen) -> str:
    told = [f"右边是“{_short(label.right)}”"] if label.right else []
    told += [f"下面是“{_short(label.below)}”"] if label.below else []
    return f"，{'，'.join(told)}" if told else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
