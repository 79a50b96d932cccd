"""The commands: arguments in, one call, exit code out. What a command needs is imported when it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from xlforms import __version__
from xlforms.cli.chinese import Group, Misuse, argument, echo, option
from xlforms.errors import EXIT_DONE

if TYPE_CHECKING:
    from xlforms.cli.comparing import Judging
    from xlforms.cli.marks import Marking
    from xlforms.cli.tasks import Filling, Reporting, Scoring

main = Group(
    "xlforms",
    __version__,
    "绩效自评表：在原表里算好、核对、评分，写好报告，列出问题。",
    epilog="""命令可以写英文，也可以写中文：xlforms 填表 自评表.xlsx
    各命令的用法：xlforms fill --help
    退出码：0 没有错误；1 有“错误”级的问题；2 命令写错；3 有文件没能处理""",
    aliases={
        "填表": "fill",
        "校验": "check",
        "清除标注": "clean",
        "比较": "compare",
        "评分": "score",
        "读取": "read",
        "表样": "forms",
        "学表": "learn",
        "报告": "report",
        "解释": "explain",
        "演示": "demo",
        "监视": "watch",
        "汇总": "summary",
        "新建": "new",
    },
    elsewhere={
        "summary": "xlforms.cli.desk",
        "new": "xlforms.cli.desk",
        "forms": "xlforms.cli.form_commands",
        "learn": "xlforms.cli.form_commands",
    },
)

WHICH_FILES = """文件可以写一个或多个，也可以写文件夹（连同子文件夹）、
    压缩包（.zip）和通配符（*.xlsx）。"""
WHICH_MATERIALS = f"""{WHICH_FILES}
    文件夹或压缩包里只有一份部门自评表的，当作一个单位的材料，合在一起核对。"""
files_argument = argument("files", metavar="文件…", nargs=-1, required=True)
password_option = option("--password", metavar="密码", help="用密码打开有密码的工作簿。")
wording_option = option("--wording", "words", metavar="文件", help="自评报告的措辞，用自己的文件。")
rules_option = option("--rules", metavar="文件", help="本地的设置文件；不写就用表旁边的 xlforms.toml。")
forms_option = option("--forms", metavar="文件夹", help="本地的表样声明；不写就用表旁边的“表样”文件夹。")
json_option = option("--json", "as_json", is_flag=True, help="输出 JSON，供其他程序使用。")


@main.command(
    short_help="算好该算的格子，另存为“…-已完成”",
    help="""填表：算好该算的格子，写好附件5评分和自评报告，列出问题清单。
    结果另存为“…-已完成.xlsx”；原文件不动，手填的数不改。""",
    epilog=WHICH_FILES,
)
@files_argument
@option("-o", "--output", "folder", metavar="文件夹", help="结果放到这个文件夹，默认放在原文件旁边。")
@option("--values", is_flag=True, help="写入算好的数值，不写公式。")
@option("--overwrite", is_flag=True, help="手填的数与规则不符时，改成算出的数。")
@option("--replace", is_flag=True, help="覆盖上一次生成的结果。")
@wording_option
@rules_option
@forms_option
@password_option
@json_option
def fill(files: tuple[str, ...], folder: str | None, *, as_json: bool, **how: Unpack[Filling]) -> int:
    """填表: complete each workbook and save it as …-已完成.xlsx."""
    from xlforms.cli import batch, tasks
    from xlforms.cli.files import workbooks

    with workbooks(files) as materials:
        return batch.run(materials, tasks.fill(folder, **how), as_json=as_json)


@main.command(
    short_help="核对数字，列出问题，不改原文件",
    help="""校验：核对表中数字，列出问题和总分、等级；不改原文件。
    加 --annotate 另存一份“…-已标注”：有问题的格子上了颜色，批注写明问题，
    最后一张工作表是问题清单；不加就不写任何文件。""",
    epilog=WHICH_MATERIALS,
)
@files_argument
@option("--brief", is_flag=True, help="只说结论：总分、几条问题、最要紧的三条、下一步。")
@option("--annotate", is_flag=True, help="另存一份标注件“…-已标注”。")
@option("-o", "--output", "folder", metavar="文件夹", help="标注件放到这个文件夹，默认放在原文件旁边。")
@option("--replace", is_flag=True, help="覆盖上一次的标注件。")
@rules_option
@forms_option
@password_option
@json_option
def check(
    files: tuple[str, ...],
    folder: str | None,
    *,
    brief: bool,
    annotate: bool,
    as_json: bool,
    **how: Unpack[Marking],
) -> int:
    """校验: what speaks against each workbook's figures."""
    from xlforms.cli import batch, marks, tasks
    from xlforms.cli.files import submissions

    if (folder or how.get("replace")) and not annotate:
        raise Misuse("-o 和 --replace 要和 --annotate 一起用。")
    password, rules, forms = how.get("password"), how.get("rules"), how.get("forms")
    with submissions(files, password, forms) as materials:
        if annotate:
            return batch.run(materials, marks.annotate(folder, brief=brief, **how), as_json=as_json)
        return batch.run(materials, tasks.check(password, rules, forms, brief=brief), as_json=as_json)


@main.command(
    short_help="比较同一单位的两份材料，看改了什么",
    help="""比较：同一单位先后两份材料，改了哪些数字和文字，问题解决了哪些、新出了哪些。
    比较的是读到的内容，版式、格式不同也能比；只看，不写任何文件。""",
    epilog="""旧、新可以是工作簿，也可以是一个单位的文件夹或压缩包（.zip）。
    退出码看新的一份：1 还有“错误”级的问题。""",
)
@argument("old", metavar="旧文件")
@argument("new", metavar="新文件")
@rules_option
@forms_option
@password_option
@json_option
def compare(old: str, new: str, *, as_json: bool, **how: Unpack[Judging]) -> int:
    """比较: what changed between two hand-ins of one unit."""
    from xlforms.cli import comparing

    return comparing.run(old, new, as_json=as_json, **how)


@main.command(
    short_help="去掉标注，另存为“…-已清除标注”",
    help="""清除标注：去掉标注件上的颜色、批注和问题清单，另存为“…-已清除标注”。
    标注以后没有改动的，还原得和标注以前一模一样；改动过的，改动都在，
    只去掉标注。""",
    epilog="""文件可以写一个或多个，也可以写文件夹（只处理其中“-已标注”的文件）
    和通配符。""",
)
@files_argument
@option("-o", "--output", "folder", metavar="文件夹", help="结果放到这个文件夹，默认放在原文件旁边。")
@option("--replace", is_flag=True, help="覆盖上一次生成的结果。")
@password_option
@json_option
def clean(files: tuple[str, ...], folder: str | None, password: str | None, *, replace: bool, as_json: bool) -> int:
    """清除标注: marked copies without their marks."""
    from xlforms.cli import batch, marks
    from xlforms.cli.files import marked

    return batch.run(marked(files), marks.clean(folder, replace=replace, password=password), as_json=as_json)


@main.command(
    short_help="按附件5给一个单位的材料评分",
    help="""评分：按附件5（自评工作考核评分表）逐行评分，写明扣了几分、为什么。
    材料里看得出来的给分，由人判断的写明看什么、有哪几档；人已经填的得分照用。""",
    epilog=WHICH_MATERIALS,
)
@files_argument
@option("-o", "--output", "folder", metavar="文件夹", help="把评分表写到这个文件夹，默认不写文件。")
@option("--deadline", metavar="日期", help="报送期限，如 2025-03-31 或 2025年3月31日。")
@option("--submitted", metavar="日期", help="实际报送日期；推迟的按工作日扣分。")
@option("--holidays", metavar="文件", help="节假日文件，一行一天：2027-01-01 休。")
@option("--replace", is_flag=True, help="更新上一次写出的评分表，人填的保留。")
@rules_option
@forms_option
@password_option
@json_option
def score(files: tuple[str, ...], folder: str | None, *, as_json: bool, **how: Unpack[Scoring]) -> int:
    """评分: the eight rows of 附件5 for each hand-in."""
    from xlforms.cli import batch, tasks
    from xlforms.cli.files import submissions

    with submissions(files, how.get("password"), how.get("forms")) as materials:
        return batch.run(materials, tasks.score(folder, **how), as_json=as_json)


@main.command(
    short_help="列出读到的数字和文字",
    help="读取：列出每个栏目读到的数字、文字和所在单元格。",
    epilog=WHICH_FILES,
)
@files_argument
@forms_option
@password_option
@json_option
def read(files: tuple[str, ...], forms: str | None, password: str | None, *, as_json: bool) -> int:
    """读取: every value of each workbook with its cell."""
    from xlforms.cli import batch, tasks
    from xlforms.cli.files import workbooks

    with workbooks(files) as materials:
        return batch.run(materials, tasks.read(password, forms), as_json=as_json)


@main.command(
    short_help="由各表写出自评报告（Word 文档）",
    help="""报告：由填好的表写出自评报告，公文格式的 Word 文档；自己写过的话原样保留。
    结果默认放在原文件旁边，叫“…-自评报告.docx”；缺的内容标〔待填写〕。""",
    epilog=WHICH_MATERIALS,
)
@files_argument
@option("-o", "--output", metavar="报告.docx", help="结果的文件名，或放结果的文件夹。")
@wording_option
@option("--replace", is_flag=True, help="覆盖上一次生成的结果。")
@rules_option
@forms_option
@password_option
@json_option
def report(files: tuple[str, ...], output: str | None, *, as_json: bool, **how: Unpack[Reporting]) -> int:
    """报告: the report of each unit as a Word document."""
    from xlforms.cli import batch, tasks
    from xlforms.cli.files import submissions

    with submissions(files, how.get("password"), how.get("forms")) as materials:
        return batch.run(materials, tasks.report(output, **how), as_json=as_json)


@main.command(
    short_help="解释问题代码或规则，如 XF301",
    help="""解释：一个问题代码的意思、依据和处理办法；不写代码则全部列出。
    加 --rule 解释一条规则：公式、依据、例子和现用的设置。""",
)
@argument("code", metavar="[代码]", required=False)
@option("--rule", metavar="[规则]", is_flag=False, flag_value="", help="解释规则，如 执行率得分；不写名称就列出全部。")
@option("--year", metavar="年度", help="显示这一年度的表适用的设置，默认是现行的。")
@option("--on", metavar="日期", help="显示这一天的设置。")
@rules_option
def explain(code: str | None, rule: str | None, year: str | None, on: str | None, rules: str | None) -> int:
    """解释: an entry of the catalogue, or all of them; a rule, or all of them."""
    from xlforms.cli import known, ruled

    if rule is not None:
        echo(ruled.rule(rule, ruled.Asked(rules, year, on)) if rule else ruled.rules())
    elif year or on or rules:
        raise Misuse("--year、--on、--rules 要和 --rule 一起写，如 xlforms explain --rule 等级 --year 2024。")
    else:
        echo(known.codes() if code is None else known.code(code))
    return EXIT_DONE


@main.command(
    short_help="用真实示例走一遍",
    help="演示：把一份真实单位的自评表放进文件夹，当场填好，告诉您看哪里。",
)
@argument("folder", metavar="[文件夹]", default="演示")
def demo(folder: str) -> int:
    """演示: the example workbook, completed in a folder."""
    from xlforms.cli.demo import show

    echo(show(folder))
    return EXIT_DONE


@main.command(
    short_help="看管一个文件夹，放进去就填好",
    help="""监视：把表格放进收件箱，结果出现在旁边的“已完成”“退回”“失败”里。
    原件移到“原件”，不改不删；打开旁边的“处理状态.html”看进展。
    一直运行，按 Ctrl-C 停止：手上的文件处理完才退出。""",
    epilog="收件箱是一个文件夹，没有就新建。怎样用、怎样让它一直运行：见“监视.md”。",
)
@argument("inbox", metavar="收件箱")
@option("--once", is_flag=True, help="处理完现有的文件就结束，供计划任务使用。")
@option("--poll", type=float, metavar="秒", help="每隔几秒看一次（网络盘用）；默认 1 秒，网络盘 3 秒。")
@option("--jobs", type=int, default=1, metavar="个数", help="同时处理几个文件，默认 1。")
@option("--recheck", is_flag=True, help="先把处理过的原件按现在的规则重做，有变化的另出一版。")
@option("--rules", metavar="文件", help="本地的设置文件；不写就用收件箱里或旁边的 xlforms.toml。")
@option("--ascii", "ascii_names", is_flag=True, help="文件夹用英文名，给不认中文名的系统。")
@option("--status", is_flag=True, help="不监视，只说现在的情况：有没有在监视，各有多少个文件。")
@json_option
def watch(  # noqa: PLR0913  one for each option
    inbox: str,
    poll: float | None,
    jobs: int,
    *,
    once: bool,
    recheck: bool,
    rules: str | None,
    ascii_names: bool,
    status: bool,
    as_json: bool,
) -> int:
    """监视: a folder through the pipeline."""
    from xlforms.cli import watching

    if status:
        return watching.status(inbox, ascii_names=ascii_names, as_json=as_json)
    if as_json:
        raise Misuse("--json 只和 --status 一起用；监视本身的记录在处理记录里。")
    return watching.watch(inbox, once=once, poll=poll, jobs=jobs, recheck=recheck, rules=rules, ascii_names=ascii_names)
