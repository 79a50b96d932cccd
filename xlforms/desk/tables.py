"""The tables of the summary: every column with its Chinese heading, its kind, its unit and what it means.

One source: frames, the workbook's sheets, CSV, Parquet, JSON and docs/汇总.md are all made from what stands here.
"""

from __future__ import annotations

from xlforms.desk.columns import CELL, FILE, FORM, PROJECT, SHEET, UNIT, YEAR, Column, Kind, Table

OVERVIEW = Table(
    "overview",
    "总览",
    "一个单位一年一行，按总分从高到低；同分的看执行率，没有总分的排在最后",
    (
        Column("rank", "名次", Kind.COUNT, "同一年度内按总分的名次，同分同名次；没有总分的空着", 6),
        UNIT._replace(total="count"),
        YEAR,
        Column(
            "final_budget",
            "全年预算数",
            Kind.MONEY,
            "部门自评表年度资金总额的全年预算数；没有部门自评表的，是各项目自评表之和",
            total="sum",
        ),
        Column(
            "actual_expenditure",
            "全年执行数",
            Kind.MONEY,
            "部门自评表年度资金总额的全年执行数；没有部门自评表的，是各项目自评表之和",
            total="sum",
        ),
        Column(
            "execution_rate",
            "执行率",
            Kind.RATE,
            "部门自评表的执行率，空着的按全年执行数÷全年预算数算；合计行是执行数合计÷预算数合计",
            total="actual_expenditure/final_budget",
        ),
        Column(
            "score", "总分", Kind.POINTS, "部门自评表的总分，空着而各项得分齐全的按规则算；合计行是平均", total="mean"
        ),
        Column("grade", "等级", Kind.TEXT, "按总分定的等级：优、良、中、差", 6, middle=True),
        Column("annex5_total", "附件5得分", Kind.POINTS, "附件5已有分数的各行之和；合计行是平均", 10, "mean"),
        Column("annex5_open", "附件5待评", Kind.COUNT, "附件5还没有分数、要由人评的行数", 10, "sum"),
        Column("errors", "错误", Kind.COUNT, "“错误”级的问题条数", total="sum"),
        Column("warnings", "警告", Kind.COUNT, "“警告”级的问题条数", total="sum"),
        Column("hints", "提示", Kind.COUNT, "“提示”级的问题条数", total="sum"),
        Column("projects", "项目表", Kind.COUNT, "项目支出绩效自评表的张数", 8, "sum"),
        Column("versions", "报送份数", Kind.COUNT, "这个单位这一年一共报来几份，含没有采用的旧稿", 9, "sum"),
        FILE._replace(width=22),
    ),
    frozen=2,
)

FUNDS = Table(
    "funds",
    "资金",
    "自评表上的每个金额，一个栏目一行；上下级的栏目都在，所以先按栏目筛选，合计才有意义",
    (
        UNIT,
        YEAR,
        FORM,
        PROJECT,
        Column("line", "栏目", Kind.TEXT, "资金栏目的官方名称，如年度资金总额、一般公共预算", 24, "one"),
        Column("field", "栏目代号", Kind.TEXT, "栏目在 JSON 里的名称，如 funds.total、income.other", 20, hidden=True),
        Column("original_budget", "年初预算数", Kind.MONEY, "年初预算数", total="filtered"),
        Column("final_budget", "全年预算数", Kind.MONEY, "全年预算数", total="filtered"),
        Column("actual_expenditure", "全年执行数", Kind.MONEY, "全年执行数", total="filtered"),
        Column("amount", "金额", Kind.MONEY, "只有一个金额的栏目：按收入性质、按支出性质分的各项", total="filtered"),
        Column("weight", "分值", Kind.POINTS, "预算执行率的分值"),
        Column("execution_rate", "执行率", Kind.RATE, "执行率"),
        Column("score", "得分", Kind.POINTS, "预算执行率的得分"),
        FILE,
        SHEET,
        CELL._replace(about="第一个金额所在的单元格"),
    ),
    across=2,
)

INDICATORS = Table(
    "indicators",
    "指标",
    "一个三级指标一行",
    (
        UNIT,
        YEAR,
        FORM,
        PROJECT,
        Column("level1", "一级指标", Kind.TEXT, "一级指标", 11),
        Column("level2", "二级指标", Kind.TEXT, "二级指标", 13),
        Column("name", "三级指标", Kind.TEXT, "三级指标", 28),
        Column("target", "年度指标值", Kind.TEXT, "年度指标值，照填的文字", 14),
        Column("actual", "实际完成值", Kind.TEXT, "实际完成值，照填的文字", 14),
        Column("fulfilment", "完成比例", Kind.RATE, "完成值÷指标值，只在两者都是数、单位相同、越大越好时有；1 即 100%"),
        Column("weight", "分值", Kind.POINTS, "分值", total="sum"),
        Column("score", "得分", Kind.POINTS, "得分，空着而能算的按规则算", total="sum"),
        Column("score_rate", "得分率", Kind.RATE, "得分÷分值；合计行是得分合计÷分值合计", total="score/weight"),
        Column("deviation_reason", "偏差原因及改进措施", Kind.TEXT, "照填的文字", 32),
        FILE,
        SHEET,
        CELL._replace(about="三级指标所在的单元格"),
    ),
    frozen=1,
    across=2,
)

BASE_DATA = Table(
    "base_data",
    "基础数据",
    "基础数据表一个项目一行：人员、各项经费、楼堂馆所",
    (
        UNIT,
        YEAR,
        Column("item", "项目", Kind.TEXT, "栏目，上下级用“／”隔开；没有编号和“其中”", 44),
        Column("measure", "计量单位", Kind.TEXT, "这一行数字的单位：万元、人或㎡", 9, middle=True),
        Column("previous_actual", "上年决算数", Kind.FIGURE, "上年决算数，人员和楼堂馆所空着"),
        Column("budget", "预算或核定数", Kind.FIGURE, "经费的本年预算数，人员的编制数，楼堂馆所的批复规模、预算投资"),
        Column(
            "actual", "决算或实际数", Kind.FIGURE, "经费的本年决算数，人员的实际在职人数，楼堂馆所的实际规模、实际投资"
        ),
        Column(
            "control_rate",
            "控制率",
            Kind.RATE,
            "人员和楼堂馆所是表上的控制率，经费是决算数÷预算数，预算为 0 或没有填的空着",
        ),
        FILE,
        SHEET,
        CELL._replace(about="项目名称所在的单元格"),
    ),
)

ANNEX5 = Table(
    "annex5",
    "附件5",
    "附件5一行一行，一个单位八行",
    (
        UNIT,
        YEAR,
        Column("item", "考核项目", Kind.TEXT, "附件5的二级指标", 15),
        Column("points", "满分", Kind.POINTS, "这一行的满分", total="sum"),
        Column("score", "得分", Kind.POINTS, "填在附件5里的，没有填而能评的按标准评；要由人评的空着", total="sum"),
        Column("band", "可评分数", Kind.TEXT, "没有分数的行，标准允许的分数，从高到低", 22),
        Column("reason", "评分说明", Kind.TEXT, "分数怎么来的，扣了什么；没有分数的写明看什么材料", 70),
        FILE,
    ),
)

FINDINGS = Table(
    "findings",
    "问题",
    "一个问题一行",
    (
        UNIT,
        YEAR,
        Column("severity", "级别", Kind.TEXT, "错误、警告或提示", 7, middle=True),
        Column("code", "代码", Kind.TEXT, "问题代码，见问题代码.md", 8, middle=True),
        SHEET,
        CELL,
        Column("message", "问题", Kind.TEXT, "一句话说清楚", 56),
        Column("field", "栏目", Kind.TEXT, "是表上的哪一项", 26),
        Column("basis", "依据", Kind.TEXT, "哪个文件、哪条规则", 30),
        Column("remedy", "怎么改", Kind.TEXT, "下一步做什么", 36),
        FILE,
    ),
    across=2,
)

FILES = Table(
    "files",
    "文件",
    "报来的每一份一行，没有一份不列",
    (
        FILE,
        Column(
            "status",
            "状态",
            Kind.TEXT,
            "采用；旧稿（同一单位同一年度另有更新的一份）；重复（内容完全相同）；没能处理",
            10,
            middle=True,
        ),
        UNIT,
        YEAR,
        Column("forms", "有哪些表", Kind.TEXT, "读到的表", 40),
        Column("modified", "修改时间", Kind.TEXT, "文件的修改时间，同一单位有几份时以最新的为准", 17),
        Column("message", "说明", Kind.TEXT, "为什么没能处理，或以哪一份为准", 70),
    ),
)

MISSING = Table(
    "missing",
    "未报送",
    "名册上没有报来的单位一行；报来而名册上没有的也一行。没有给名册的，这张表是空的",
    (
        Column("status", "情况", Kind.TEXT, "未报送：名册上有，没有报来；名册外：报来了，名册上没有", 9, middle=True),
        UNIT._replace(about="名册上的，或报来的单位名称"),
        Column("code", "编码", Kind.TEXT, "名册上的编码", 12),
        Column("contact", "联系人", Kind.TEXT, "名册上的联系人和电话", 24),
        Column("nearest", "名称最接近的", Kind.TEXT, "另一边名称最接近、也没有对上的单位；是不是同一个，由人来定", 28),
        Column("file", "它的文件", Kind.TEXT, "最接近的那个单位报来的，或名册外单位报来的文件", 40),
    ),
)

_YEARS = (("final_budget", "全年预算数", Kind.MONEY), ("actual_expenditure", "全年执行数", Kind.MONEY))
_RESULTS = (
    ("execution_rate", "执行率", Kind.RATE),
    ("score", "总分", Kind.POINTS),
    ("annex5_total", "附件5得分", Kind.POINTS),
)


def _compared(name: str, title: str, kind: Kind) -> tuple[Column, ...]:
    total = "sum" if kind is Kind.MONEY else ""
    change = Kind.CHANGE if kind is Kind.RATE else kind
    return (
        Column(f"previous_{name}", f"上年{title}", kind, f"上年的{title}", 13, total),
        Column(name, f"本年{title}", kind, f"本年的{title}", 13, total),
        Column(f"{name}_change", f"{title}增减", change, f"本年{title}减上年{title}，缺一边的空着", 13, total),
    )


COMPARISON = Table(
    "comparison",
    "与上年对比",
    "一个单位一行，只有一年的也列；单位名称完全相同才对得上；增减的合计只算两年都有的单位。没有给上年的，没有这张表",
    (
        UNIT,
        *(column for given in (*_YEARS, *_RESULTS) for column in _compared(*given)),
        Column("previous_grade", "上年等级", Kind.TEXT, "上年的等级", 9, middle=True),
        Column("grade", "本年等级", Kind.TEXT, "本年的等级", 9, middle=True),
        Column("previous_errors", "上年错误", Kind.COUNT, "上年“错误”级的问题条数", 9, "sum"),
        Column("errors", "本年错误", Kind.COUNT, "本年“错误”级的问题条数", 9, "sum"),
        Column("errors_change", "错误增减", Kind.COUNT, "本年减上年", 9, "sum"),
    ),
    across=2,
)

TABLES = (OVERVIEW, FUNDS, INDICATORS, BASE_DATA, ANNEX5, FINDINGS, FILES, MISSING, COMPARISON)
