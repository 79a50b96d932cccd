"""What a table of the summary consists of: its columns, each with its kind and unit; and those that several have."""

from __future__ import annotations

from enum import Enum

from xlforms.records import NamedTuple


class Kind(Enum):
    """What a column holds.

    Attributes:
        unit: of its figures.
        width: in characters of the sheet, unless the column says otherwise.
    """

    TEXT = ("文字", 14)
    COUNT = ("个数", 7)
    YEAR = ("年", 7)
    MONEY = ("万元", 13)
    FIGURE = ("见计量单位", 13)
    RATE = ("小数，0.984 即 98.4%", 10)
    CHANGE = ("小数之差，0.01 即 1 个百分点", 10)
    POINTS = ("分", 9)

    def __init__(self, unit: str, width: int) -> None:
        self.unit = unit
        self.width = width

    @property
    def whole(self) -> bool:
        """Whether its figures are whole numbers."""
        return self in (Kind.COUNT, Kind.YEAR)


class Column(NamedTuple):
    """One column.

    Attributes:
        name: in frames, Parquet and JSON.
        title: its heading in the workbook and in CSV.
        kind: what it holds.
        about: what it means, for docs/汇总.md.
        width: in characters of the sheet, 0 for the kind's own.
        total: what its total is: `sum`, `mean`, `count`, or a quotient such as `actual_expenditure/final_budget`;
            `filtered` for a sum that makes sense only of rows alike in the column whose total is `one`; "" for none.
        hidden: whether the workbook hides it, since it speaks to programs only.
        middle: whether its texts are words of a few characters, which stand in the middle as counts do.
    """

    name: str
    title: str
    kind: Kind
    about: str
    width: float = 0
    total: str = ""
    hidden: bool = False
    middle: bool = False


class Table(NamedTuple):
    """One table.

    Attributes:
        name: in the result of `summarize`, in JSON and of the Parquet file.
        title: of the sheet and the CSV file.
        about: what one row is.
        columns: from left to right.
        frozen: how many columns on the left stay in sight and are repeated on each page.
        across: over how many printed pages it goes from left to right.
    """

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    frozen: int = 1
    across: int = 1

    @property
    def names(self) -> list[str]:
        """The columns' names."""
        return [column.name for column in self.columns]


UNIT = Column("unit", "单位", Kind.TEXT, "单位名称，照表上填的，没有填的空着", 26)
YEAR = Column("year", "年度", Kind.YEAR, "表上的年度，没有写的空着")
FILE = Column("file", "文件", Kind.TEXT, "报送的文件，几个文件一份的是文件夹", 30)
SHEET = Column("sheet", "工作表", Kind.TEXT, "所在的工作表", 24)
CELL = Column("cell", "单元格", Kind.TEXT, "所在的单元格", 8, middle=True)
FORM = Column(
    "form",
    "表",
    Kind.TEXT,
    "部门（整体支出绩效自评表）、项目（支出绩效自评表）或评分表（整体支出绩效评价评分表）",
    8,
    middle=True,
)
PROJECT = Column("project_name", "项目名称", Kind.TEXT, "项目自评表的项目名称，部门自评表空着", 24)
