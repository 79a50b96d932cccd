"""Which sheets go into a workbook that is handed out, and what its 填表说明 says about them."""

from __future__ import annotations

from collections.abc import Iterator

from xlforms.forms import ANNEX5, BASE_DATA, DEPARTMENT, MATERIAL, PROJECT, REPORT, Form
from xlforms.records import NamedTuple


class Kit(NamedTuple):
    """One kind of workbook.

    Attributes:
        title: what it is called, and its file unless another name is asked for.
        forms: its forms in the order of their sheets.
    """

    title: str
    forms: tuple[Form, ...]


SETS = {
    "department": Kit("部门整体支出绩效自评表", (BASE_DATA, DEPARTMENT, MATERIAL, REPORT)),
    "project": Kit("项目支出绩效自评表", (PROJECT,)),
    "annex5": Kit("附件5", (ANNEX5,)),
    "all": Kit("绩效自评表", (BASE_DATA, DEPARTMENT, PROJECT, MATERIAL, REPORT, ANNEX5)),
}

_ORDER = {
    "department": "先填“基础数据表”，再填“部门整体支出绩效自评表”，最后填“报告素材”；“自评报告”不用填。",
    "project": "一个项目填一张“项目支出绩效自评表”。",
    "annex5": "“附件5”由评分的人填：得分填在“得分”一列，理由写在“评分说明”一列，不得超过各行的满分。",
    "all": "先填“基础数据表”，再填“部门整体支出绩效自评表”和“项目支出绩效自评表”，最后填“报告素材”；"
    "“自评报告”“附件5”不用填。",
}
_CARRIED = "沿用了上年的{carried}。请逐项核对，今年变了的要改；浅黄色的空格是今年要填的。"
_MONEY = "金额单位一律为万元，只填数字，不带“万元”。没有发生的填0，不适用的填“—”，不知道的留空。"
_SPLIT = "部门自评表里带冒号的格子，金额填在冒号后面，如“其中：一般公共预算：1397.90”，原有文字不要删。"
_INDICATORS = (
    "绩效指标：三级指标写具体名称；年度指标值连同符号和单位填（≥50个、≤5%、12月底前）；实际完成值用同一单位；"
    "各三级指标分值之和等于一级指标标明的分值，连同预算执行率10分共100分；没有得满分的，写明偏差原因和改进措施。"
)
_ROWS = "加行：在一组的中间插入一行，不要插在一组的末行之后，合计公式才会包括它。用不到的空白行可以留着，也可以删除。"
_PROJECTS = "加项目：一个项目一张表。右键“项目支出绩效自评表”的标签，“移动或复制”，勾选“建立副本”，再填新的项目名称。"
_RUN = (
    "填好后保存、关闭，运行 xlforms fill 和本文件的名称。xlforms补上空着的执行率、得分、合计和控制率，"
    "并在最后一张“问题清单”里列出每个问题在哪个单元格、应该是多少、依据是什么。您填的内容一个也不会改。"
)
_PROTECTION = "浅灰色的格子由公式算出，不用填。工作表保护没有密码，需要时可在“审阅”里撤销。"
_NUMBERS = "一二三四五六七八九十"


def steps(kind: str, carried: str) -> list[str]:
    """The numbered lines of 填表说明; `carried` says what stays from last year, "" for nothing."""
    return [f"{number}、{step}" for number, step in zip(_NUMBERS, _steps(kind, carried), strict=False)]


def _steps(kind: str, carried: str) -> Iterator[str]:
    forms = SETS[kind].forms
    yield _ORDER[kind]
    if carried:
        yield _CARRIED.format(carried=carried)
    if forms != (ANNEX5,):
        yield _MONEY
    if DEPARTMENT in forms:
        yield _SPLIT
    if DEPARTMENT in forms or PROJECT in forms:
        yield _INDICATORS
        yield _ROWS
    if PROJECT in forms:
        yield _PROJECTS
    yield _RUN
    yield _PROTECTION
