"""What has to be run for the codes that no single drawn form brings about: `fill`, 附件5, reports, several files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from tests.calculation.test_across import BRIDGE, LAST_YEAR, ROAD, base, put
from tests.findings.drawn import Said, said
from tests.readers.drawing import DEPARTMENT, PROJECT, Lines, book, changed, draw, text_file
from tests.readers.test_score_sheet import SCORE_SHEET
from tests.report.test_tying import REPORT, against_tables
from tests.report.texts import JUNSHAN, OTHER, RIGHT, SHARES, check
from tests.report.texts import changed as rewritten
from tests.workbook import making
from tests.writers.filling import FIGURES, WORDS, Typed, made, reread
from tests.writers.moving import moved
from xlforms import marking, pipeline, templates
from xlforms.errors import FileError
from xlforms.forms import ANNEX5, BASE_DATA
from xlforms.workbook.sheets.values import LONGEST_TEXT
from xlforms.writers.annex5 import write_annex5
from xlforms.writers.narrative import write_narrative


def _transferred(folder: Path, *forms: Lines) -> list[Said]:
    return said(moved(book(folder / "源.xlsx", *forms))[1])


def _refused(folder: Path, *forms: Lines) -> list[Said]:
    try:
        return _transferred(folder, *forms)
    except FileError as error:
        return [Said(error.code, "", error.message)]


def _too_long(folder: Path) -> list[Said]:
    path = folder / "源.csv"
    text_file(path, changed(PROJECT, 2, 2, "名" * (LONGEST_TEXT + 1)))
    return said(pipeline.fill(str(path)).findings)


def _cleaned(folder: Path) -> list[Said]:
    try:
        marking.clean(str(book(folder / "自评表.xlsx", DEPARTMENT)))
    except FileError as error:
        return [Said(error.code, "", error.message)]
    return []


def _like_two_forms(folder: Path) -> list[Said]:
    # A line of 附件5 is called as a form's title ends; with something behind it, it isn't one.
    lines = [(f"{term.official}：有",) for term in (*BASE_DATA.proof, *ANNEX5.proof)]
    return said(pipeline.check(str(book(folder / "自评表.xlsx", lines, DEPARTMENT))).findings)


def _overwritten(folder: Path, lines: Lines) -> list[Said]:
    done = pipeline.fill(str(book(folder / "自评表.xlsx", lines)), str(folder / "done"), overwrite=True)
    return said(done.findings)


def _annex5(item: int, score: Decimal | int | None, *, printed: bool = False) -> list[Said]:
    """A score typed into the 附件5 of a first run, whose columns of scores may be missing, and a second run."""
    first = made(FIGURES, WORDS)
    write_annex5(first.workbook, first.submission)
    sheet = reread(first.workbook).sheet("附件5")
    if score is not None:
        sheet.set_value(item, 5, score)
    for row in range(4, 14) if printed else ():
        for column in (5, 6):
            sheet.set_value(row, column, None)
    again = reread(first.workbook)
    return said(write_annex5(again.workbook, again.submission))


def _hidden(folder: Path, *, sheet: bool) -> list[Said]:
    workbook = Workbook()
    drawn = workbook.worksheets[0]
    drawn.title = "表1"
    draw(drawn, DEPARTMENT)
    if sheet:
        workbook.create_sheet("表2")
        drawn.sheet_state = "hidden"
        workbook.active = 1
    else:
        drawn.row_dimensions[4].hidden = True
    workbook.save(folder / "自评表.xlsx")
    return said(pipeline.check(str(folder / "自评表.xlsx")).findings)


def _report(old: str, new: str) -> list[Said]:
    return said(check(rewritten(old, new)))


def _only_money() -> list[Said]:
    first = "1、预算编制不够精细，部分项目年中调整较多。\n2、固定资产盘点不够及时。"
    return said(check(rewritten(first, "项目经费不足。")))


def _tied(old: str, new: str) -> list[Said]:
    return said(against_tables(rewritten(old, new, REPORT)))


def _narrated(typed: Mapping[str, Typed], *, line: int = 0, text: str | None = None) -> list[Said]:
    """The narrative written, after a line of 自评报告 was typed over."""
    whole = made(FIGURES, WORDS, typed)
    if line:
        whole.sheet("自评报告").set_value(line, 1, text)
        whole = reread(whole.workbook)
    return said(write_narrative(whole.workbook, whole.submission))


def _without_application(_: Path) -> list[Said]:
    whole = made(FIGURES, {name: text for name, text in WORDS.items() if not name.endswith("application")})
    return said(write_narrative(whole.workbook, whole.submission))


def _two_files(folder: Path, name: str, data: bytes) -> list[Said]:
    book(folder / "自评表.xlsx", DEPARTMENT)
    (folder / "自评报告.txt").write_text(RIGHT, "utf-8")
    (folder / name).write_bytes(data)
    return said(pipeline.check(str(folder)).findings)


def _by_local_forms(folder: Path) -> list[Said]:
    path = book(folder / "自评表.xlsx", DEPARTMENT)
    (folder / "表样").mkdir()
    (folder / "表样" / "项目.toml").write_text('form = "project"\ntitles = ["项目资金统计表"]\n', "utf-8")
    return said(pipeline.check(str(path)).findings)


def _by_local_settings(folder: Path) -> list[Said]:
    path = book(folder / "自评表.xlsx", DEPARTMENT)
    (folder / "本地.toml").write_text("[execution]\nlow = 0.8\n", "utf-8")
    return said(pipeline.check(str(path), rules=str(folder / "本地.toml")).findings)


def _across(folder: Path, *forms: Lines) -> list[Said]:
    return said(pipeline.check(str(book(folder / "自评表.xlsx", *forms))).findings)


def _totalled(_: Path) -> list[Said]:
    """附件5 with every row scored and a total that is not their sum."""
    first = made(FIGURES, WORDS)
    write_annex5(first.workbook, first.submission)
    sheet = reread(first.workbook).sheet("附件5")
    for row, score in zip(range(5, 14), (8, 2, 10, 10, 15, 20, 20, 15, 99), strict=True):
        sheet.set_value(row, 5, score)
    again = reread(first.workbook)
    return said(write_annex5(again.workbook, again.submission))


CONTROL = ((13, 3, "“公用经费”控制率"), (13, 4, "≤100%"), (13, 5, "98%"))
NO_YEAR = changed(changed(PROJECT, 0, 0, "项目支出绩效自评表"), 1, 0, "")
UNKNOWN: Lines = (*DEPARTMENT, ("评价结论：", "良好"))

RUNS: dict[str, Callable[[Path], list[Said]]] = {
    "XF104": _like_two_forms,
    "XF109": lambda folder: _transferred(folder, DEPARTMENT),
    "XF110": lambda folder: _transferred(folder, UNKNOWN),
    "XF111": lambda folder: _transferred(folder, DEPARTMENT, [("会议签到表",)]),
    "XF112": lambda folder: _transferred(folder, NO_YEAR),
    "XF114": lambda folder: _transferred(folder, DEPARTMENT, SCORE_SHEET),
    "XF119": _too_long,
    "XF945": _cleaned,
    "XF943": lambda folder: _refused(folder, SCORE_SHEET),
    "XF115": lambda folder: _hidden(folder, sheet=False),
    "XF116": lambda folder: _hidden(folder, sheet=True),
    "XF311": lambda _: _annex5(11, 19),
    "XF312": lambda _: _annex5(12, 16),
    "XF313": lambda _: _annex5(9, 13),
    "XF314": lambda _: _annex5(9, None),
    "XF315": lambda _: _annex5(9, None, printed=True),
    "XF117": _by_local_forms,
    "XF130": lambda folder: _two_files(folder, "台账.xlsx", making.xlsx()),
    "XF132": lambda folder: _two_files(folder, "台账.xlsx", making.xlsx()),
    "XF131": lambda folder: _two_files(folder, "自评报告2.txt", RIGHT.encode()),
    "XF317": _by_local_settings,
    "XF316": lambda folder: _overwritten(folder, changed(DEPARTMENT, 3, 7, 10)),
    "XF318": _totalled,
    "XF428": lambda folder: _across(folder, put(base(), (12, 1, 12)), DEPARTMENT, ROAD, BRIDGE, LAST_YEAR),
    "XF429": lambda folder: _across(folder, base(), put(DEPARTMENT, *CONTROL), ROAD, BRIDGE),
    "XF460": lambda _: said(check(OTHER.replace("增长4.1%", "增长5.1%"))),
    "XF450": lambda _: _report("总支出年初预算数300万元", "总支出年初预算数290.5300.0万元"),
    "XF451": lambda _: _report("总预算数350.5万元", "总预算数352.5万元"),
    "XF452": lambda _: _report("人员类支出200.1万元", "人员类支出201.1万元"),
    "XF453": lambda _: _report("公用经费支出48.4万元、项目支出97万元", "公用经费支出51.4万元、项目支出94万元"),
    "XF454": lambda _: _tied("在职干部12人", "在职干部13人"),
    "XF455": lambda _: _tied("自评得分为96.5分", "自评得分为98分"),
    "XF456": lambda _: _report("水质监测40万元", "水质监测44万元"),
    "XF457": lambda _: _report("主要包括：水质监测40万元", "其中：水质监测30万元"),
    "XF458": lambda _: _report("全年执行数340.5万元", "全年执行数341.5万元"),
    "XF459": lambda _: _report("预算执行率97.15%", "预算执行率99.15%"),
    "XF461": lambda _: _tied("实施项目共1个", "实施项目共2个"),
    "XF462": lambda _: _tied("2024年度君山区", "2023年度君山区"),
    "XF463": lambda _: _tied("君山区总工会整体", "岳阳楼区总工会整体"),
    "XF464": lambda _: said(check(SHARES.replace("占30.47%", "占34.07%"))),
    "XF465": lambda _: said(check(SHARES.replace("等级为优", "等级为良"))),
    "XF501": _without_application,
    "XF502": lambda _: _narrated({"report/material.original_budget": Decimal("189.67")}),
    "XF503": lambda _: _narrated({}, line=28),
    "XF504": lambda _: _narrated({}, line=21, text="　　成效〔待填写：数量〕。"),
    "XF505": lambda _: _report("2、每半年盘点一次固定资产，做到账实相符。\n", ""),
    "XF508": lambda _: _report("2、每半年盘点一次固定资产，做到账实相符。", "2、与机关事务中心协调解决。"),
    "XF509": lambda _: _only_money(),
    "XF521": lambda _: said(pipeline.check(str(templates.path("zipingbiao"))).findings),
    "XF506": lambda _: _report("八、下一步", "七、下一步"),
    "XF507": lambda _: said(check(JUNSHAN.read_text("utf-8"))),
}
