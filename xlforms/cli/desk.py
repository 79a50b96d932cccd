"""The commands of the bureau's desk: hand out blank workbooks, collect what comes back."""

from __future__ import annotations

from typing import TypedDict, Unpack

from xlforms.cli.chinese import Misuse, argument, echo, option
from xlforms.cli.commands import forms_option, json_option, main, password_option, rules_option
from xlforms.errors import FileError

SUMMARY = "汇总.xlsx"


class Wanted(TypedDict):
    """The options of `summary`."""

    output: str | None
    roster: str | None
    previous: str | None
    deadline: str | None
    submitted: str | None
    holidays: str | None
    csv: str | None
    parquet: str | None
    jobs: int
    cluster: str
    shared: bool
    no_cache: bool
    replace: bool
    password: str | None
    rules: str | None
    forms: str | None
    as_json: bool


@main.command(
    short_help="汇总各单位的报送材料，写成一个工作簿",
    help=f"""汇总：读文件夹里各单位报来的材料，排名次、列资金、指标、附件5和问题，画图。
    默认写成当前文件夹下的“{SUMMARY}”。""",
    epilog="""文件夹里的每个工作簿、压缩包、子文件夹是一个单位的材料。
    各张表的每一列是什么意思，见手册。""",
)
@argument("folders", metavar="文件夹…", nargs=-1, required=True)
@option("-o", "--output", metavar="文件", help=f"写成这个工作簿，默认“{SUMMARY}”。")
@option("--roster", metavar="名册", help="各单位的名册，列出没有报来的。")
@option("--previous", metavar="文件夹", help="上年的报送材料，列出与上年的增减。")
@option("--deadline", metavar="日期", help="报送期限，如 2025-03-31；给附件5“提交报告”评分。")
@option("--submitted", metavar="日期", help="实际报送日期，各单位都一样的；不一样的写在名册里。")
@option("--holidays", metavar="文件", help="节假日文件，一行一天：2027-01-01 休。")
@option("--csv", metavar="文件夹", help="各张表另存成 CSV，放到这个文件夹。")
@option("--parquet", metavar="文件夹", help="各张表另存成 Parquet，放到这个文件夹。")
@option("--jobs", metavar="个数", type=int, default=0, help="同时用几个进程，默认与处理器个数相同。")
@option("--cluster", metavar="地址", default="", help="由 Dask 集群的工作机来读。")
@option("--shared", is_flag=True, help="工作机读得到同样的路径：只传路径，不传文件。")
@option("--no-cache", is_flag=True, help="没有变化的文件也重新读。")
@option("--replace", is_flag=True, help="覆盖上一次生成的结果。")
@rules_option
@forms_option
@password_option
@json_option
def summary(folders: tuple[str, ...], **wanted: Unpack[Wanted]) -> int:
    """汇总: the tables of many submissions, as a workbook, CSV, Parquet or JSON."""
    from xlforms.cli import summing

    if wanted["jobs"] < 0:
        raise Misuse("--jobs 后面要写 1 或更大的数。")
    try:
        told, code = summing.run(folders, wanted)
    except FileError as error:
        if wanted["as_json"]:
            echo(summing.refused(error))
        raise
    echo(told)
    return code


@main.command(
    short_help="生成空白表，可以沿用上年的内容",
    help="""新建：生成一份空白表，发给单位填。
    表样：department 部门，project 项目，annex5 附件5，all 全部。""",
    epilog="""没有 --year 的，有上年的表就是它的下一年，没有就是去年。
    沿用上年：单位、编制、项目、指标（名称、指标值、分值）、上年决算；别的都空着。""",
)
@argument("kind", metavar="表样")
@option("-o", "--output", metavar="文件", help="写成这个文件；给了名册的，是放各单位表的文件夹。")
@option("--year", metavar="年度", type=int, help="表的年度，如 2025。")
@option("--from", "last", metavar="上年的表", help="沿用这份上年的表里不变的内容。")
@option("--roster", metavar="名册", help="名册上每个单位一份，以单位名称为文件名。")
@option("--replace", is_flag=True, help="覆盖上一次生成的结果。")
@json_option
def new(
    kind: str,
    output: str | None,
    year: int | None,
    last: str | None,
    roster: str | None,
    *,
    replace: bool,
    as_json: bool,
) -> int:
    """新建: blank workbooks for the units."""
    from xlforms.cli.handing import Order, run

    return run(Order(kind, output, year, last, roster, replace=replace), as_json=as_json)
