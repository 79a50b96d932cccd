"""Write docs/汇总.md, or another file, from the tables' own descriptions: `python -m tools.summary_doc [FILE]`."""

from __future__ import annotations

import sys
from pathlib import Path

from xlforms.desk.columns import Column, Table
from xlforms.desk.tables import TABLES

PAGE = Path(__file__).parent.parent / "docs" / "汇总.md"
INTRODUCTION = """\
# 汇总的各张表

<!-- 由 tools/summary_doc.py 根据 xlforms/desk/tables.py 生成：改那里，再运行 make columns。 -->

`xlforms 汇总` 写出的工作簿、CSV、Parquet、JSON，和 Python 里 `xlforms.summarize` 给出的表，都是这几张。
工作簿和 CSV 用中文的表名、列名，Parquet、JSON 和 Python 用英文的。怎样运行，见[手册](手册.md)。

- 金额都是万元。比率都是小数，0.984 即 98.4%；工作簿里显示成百分数。
- 没有填、不适用、算不出来的都空着（JSON 里是 null），不当作 0。
- CSV 是 UTF-8 编码，带标记（BOM），用 Excel、WPS 双击就能打开。
- 工作簿里“合计”一行是活的公式，只合计筛选后看得见的行。
"""


def page() -> str:
    """The whole page: a chapter for each table."""
    return "\n".join([INTRODUCTION, *map(chapter, TABLES)])


def chapter(table: Table) -> str:
    lines = "\n".join(map(line, table.columns))
    return f"""\
## {table.title} `{table.name}`

{table.about}。

| 列 | 英文名 | 单位 | 意思 |
|---|---|---|---|
{lines}
"""


def line(column: Column) -> str:
    return f"| {column.title} | `{column.name}` | {column.kind.unit} | {column.about} |"


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else PAGE).write_text(page(), "utf-8")
