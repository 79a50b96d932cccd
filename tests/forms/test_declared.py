"""Declarations of a bureau's own: what they make readable, and a sentence for each mistake in them."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from tests.learning.foreign import EQUIPMENT, RIVER, saved
from tests.readers.drawing import PROJECT, book
from xlforms.errors import FileError
from xlforms.forms import OFFICIAL_FORMS
from xlforms.forms.declared import declared_in, own_folder
from xlforms.pipeline import check, fill, read
from xlforms.workbook import open_workbook

LAYOUT = """\
form = "project"
titles = ["项目绩效自我评价统计表"]
[labels]
"批复资金" = "全年预算数"
"支付资金" = "全年执行数"
"支付进度" = "执行率"
"计划完成" = "年度指标值"
"负责人" = ""
"""
OWN = """\
form = "equipment"
name = "设备购置情况表"
titles = ["设备购置情况表"]
[fields]
"填报学校" = "文字"
"购置总额" = { value = "金额", name = "total" }
"不在表上" = { value = "数", optional = true }
[[lists]]
name = "items"
until = "合计"
[lists.columns]
"设备名称" = "文字"
"数量" = "数"
"金额" = "金额"
"""


def declared(folder: Path, text: str, name: str = "本地.toml") -> str:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return str(folder)


def refused(folder: Path, text: str) -> str:
    with pytest.raises(FileError) as error:
        declared_in(declared(folder, text))
    assert error.value.code == "XF944"
    return error.value.message


def test_without_a_folder_the_official_forms_are_known(tmp_path: Path) -> None:
    assert own_folder(str(tmp_path / "a.xlsx")) is None
    assert declared_in(None) is OFFICIAL_FORMS


def test_another_layout_of_an_official_form_is_read_checked_and_filled(tmp_path: Path) -> None:
    path = saved(tmp_path / "河道.xlsx", RIVER)
    with pytest.raises(FileError, match="没有找到认识的表格"):
        read(str(path))
    forms = declared(tmp_path / "声明", LAYOUT)
    (form,) = read(str(path), forms=forms).of("project")
    assert form.unit == "水利局"
    assert form.number("funds.total.final_budget") == Decimal(120)
    assert form.number("funds.total.execution_rate") == Decimal("0.7917")
    assert [one.target.place.text for one in form.indicators if one.target] == ["≥10公里", "≥1万人", "≥95%"]
    assert {"XF117", "XF415"} <= {note.code for note in check(str(path), forms=forms).findings}
    done = fill(str(path), str(tmp_path / "done"), forms=forms)
    assert open_workbook(done.output).sheets[0].cells[7, 7].text == "79.17%"


def test_the_folder_beside_the_workbook_counts_and_one_above(tmp_path: Path) -> None:
    declared(tmp_path / "表样", LAYOUT)
    (tmp_path / "各单位").mkdir()
    for path in (saved(tmp_path / "河道.xlsx", RIVER), saved(tmp_path / "各单位" / "河道.xlsx", RIVER)):
        assert read(str(path)).forms[0].form.key == "project"
    (tmp_path / "各单位" / "下级").mkdir()
    with pytest.raises(FileError):
        read(str(saved(tmp_path / "各单位" / "下级" / "河道.xlsx", RIVER)))


def test_the_official_forms_stay_known(tmp_path: Path) -> None:
    forms = declared(tmp_path / "声明", LAYOUT)
    path = book(tmp_path / "a.xlsx", PROJECT)
    ours, theirs = read(str(path)).forms[0], read(str(path), forms=forms).forms[0]
    assert {name: value.text for name, value in theirs.values.items()} == {
        name: value.text for name, value in ours.values.items()
    }


def test_a_form_of_its_own_has_fields_and_lists(tmp_path: Path) -> None:
    path = saved(tmp_path / "设备.xlsx", EQUIPMENT)
    submission = read(str(path), forms=declared(tmp_path / "声明", OWN))
    (form,) = submission.of("equipment")
    assert {name: (value.cell, value.value or value.content) for name, value in form.values.items()} == {
        "填报学校": ("C2", "实验小学"),
        "total": ("C3", Decimal("12.5")),
        "items.1.设备名称": ("B5", "投影仪"),
        "items.1.数量": ("C5", Decimal(5)),
        "items.1.金额": ("E5", Decimal(6)),
        "items.2.设备名称": ("B6", "电脑"),
        "items.2.数量": ("C6", Decimal(10)),
        "items.2.金额": ("E6", Decimal("6.5")),
    }
    assert [note.code for note in submission.findings] == ["XF117"]
    assert check(str(path), forms=str(tmp_path / "声明")).score is None
    assert open_workbook(fill(str(path), str(tmp_path / "done"), forms=str(tmp_path / "声明")).output).sheets


def test_values_below_their_labels_and_tables_of_rows_and_columns(tmp_path: Path) -> None:
    lines = (
        ("经费明细情况表",),
        ("负责人", "联系电话"),
        ("王五", "8690022"),
        ("来源", "预算安排", "实际支付"),
        ("县级配套", 10, 9.5),
        ("社会捐赠", 3, 3),
    )
    own = """\
form = "funds_detail"
name = "经费明细情况表"
titles = ["经费明细情况表"]
[fields]
"负责人" = { value = "文字", place = "下" }
[[tables]]
name = "经费"
rows = ["县级配套", "社会捐赠"]
columns = { "预算安排" = "金额", "实际支付" = "金额" }
"""
    forms = declared(tmp_path / "声明", own)
    values = read(str(book(tmp_path / "a.xlsx", lines)), forms=forms).forms[0].values
    assert {name: value.value or value.content for name, value in values.items()} == {
        "负责人": "王五",
        "经费.县级配套.预算安排": Decimal(10),
        "经费.县级配套.实际支付": Decimal("9.5"),
        "经费.社会捐赠.预算安排": Decimal(3),
        "经费.社会捐赠.实际支付": Decimal(3),
    }


def test_below_moves_the_value_of_an_official_label(tmp_path: Path) -> None:
    lines = (("项目支出绩效自评表",), ("项目名称", "主管部门"), ("道路养护", "交通局"), *PROJECT[4:])
    path = book(tmp_path / "a.xlsx", lines)
    layout = 'form = "项目支出绩效自评表"\ntitles = ["项目支出绩效自评表"]\nbelow = ["项目名称", "主管部门"]\n'
    values = read(str(path), forms=declared(tmp_path / "声明", layout)).forms[0].values
    assert [values[name].content for name in ("project_name", "supervising_department")] == ["道路养护", "交通局"]


def test_a_changed_declaration_is_loaded_again(tmp_path: Path) -> None:
    forms = declared(tmp_path / "声明", LAYOUT)
    first = declared_in(forms)
    assert declared_in(forms) is first
    file = Path(forms) / "本地.toml"
    declared(Path(forms), LAYOUT.replace("项目绩效自我评价统计表", "另一张统计表"))
    os.utime(file, ns=(1, 1))
    assert declared_in(forms) is not first


MISTAKES = [
    ('titles = ["表"]', "要写明是哪种表：base_data、department、project、score_sheet、annex5 之一"),
    ('form = "project"\ntitles = "统计表"', '要写标题末尾的几个字，如 titles = ["项目资金绩效自评统计表"]'),
    ('form = "project"\ntitles = ["表"]', "第 2 行：标题“表”太短"),
    (
        'form = "project"\ntitle = ["统计表"]',
        "第 2 行：没有“title”这一项，是不是“titles”；可以写：form、name、titles、labels",
    ),
    (LAYOUT.replace("全年预算数", "全年预算"), "第 4 行：labels 里没有“全年预算”这个栏目，是不是“全年预算数”"),
    (LAYOUT.replace('"全年预算数"', "5"), "第 4 行：labels.“批复资金”要写成文字"),
    (LAYOUT.replace("[labels]", "[fields]"), "第 3 行：没有“fields”这一项"),
    (LAYOUT.replace("[labels]", 'below = "项目名称"\n[labels]'), "第 3 行：below 要写成方括号里的几个词"),
    (LAYOUT.replace('"project"', '"projcet"'), "如果指的是 project，请改正"),
    (OWN.replace('"equipment"', '"设备"'), "第 1 行：“设备”不能作名称"),
    (OWN.replace('name = "设备购置情况表"\n', ""), "要写这张表的中文名称"),
    (
        OWN.replace('"填报学校" = "文字"', '"填报学校" = "文本"'),
        "第 5 行：“填报学校”的内容写的是“文本”，是不是“文字”；可以写：文字、金额",
    ),
    (OWN.replace('name = "total"', 'place = "左"'), "第 6 行：“购置总额”的 place 写的是“左”；可以写：右、下"),
    (OWN.replace('name = "total"', 'name = "填报学校"'), "第 6 行：“购置总额”的名称“填报学校”用了两次"),
    (OWN.replace('name = "total"', 'nam = "total"'), "第 6 行：没有“nam”这一项，是不是“name”"),
    (OWN.replace('name = "items"', 'name = "a.b"'), "lists 要写 name"),
    (OWN.partition("[lists.columns]")[0], "lists 要写 columns"),
    (OWN.partition("[fields]")[0], "第 1 行：没有写任何栏目"),
    (OWN.partition("[[lists]]")[0] + '[[tables]]\nname = "a"\ncolumns = { "b" = "数" }', "tables 要写 rows"),
]


@pytest.mark.parametrize(("text", "sentence"), MISTAKES)
def test_a_mistake_is_said_with_its_line_and_what_is_allowed(tmp_path: Path, text: str, sentence: str) -> None:
    said = refused(tmp_path / "声明", text)
    assert sentence in said
    assert f"表样声明“{tmp_path / '声明' / '本地.toml'}”有误：" in said


def test_all_mistakes_are_said_at_once(tmp_path: Path) -> None:
    text = LAYOUT.replace("全年预算数", "全年预算").replace("全年执行数", "执行金额")
    assert refused(tmp_path / "声明", text).count("第 ") == 2


def test_two_forms_of_one_name(tmp_path: Path) -> None:
    declared(tmp_path / "声明", OWN, "甲.toml")
    with pytest.raises(FileError, match="“equipment”在另一份声明里已经用过"):
        declared_in(declared(tmp_path / "声明", OWN, "乙.toml"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param('form = "project"\ntitles = [项目]'.encode(), "第 2 行第 11 个字附近的写法不对", id="no TOML"),
        pytest.param('titles = ["统计表"'.encode(), "的写法不对", id="torn"),
        pytest.param('form = "项目"'.encode("gbk"), "不是 UTF-8 编码", id="GBK"),
    ],
)
def test_what_is_no_toml_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "a.toml").write_bytes(data)
    with pytest.raises(FileError, match=words) as refused:
        declared_in(str(tmp_path))
    assert refused.value.code == "XF942"


def test_a_folder_that_is_not_there_or_empty_is_refused(tmp_path: Path) -> None:
    for folder, words in ((tmp_path / "没有", "找不到这个文件或文件夹"), (tmp_path, "文件夹里没有 .toml 文件")):
        with pytest.raises(FileError, match=words) as refused:
            declared_in(str(folder))
        assert refused.value.code == "XF942"
