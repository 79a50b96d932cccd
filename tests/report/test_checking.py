"""What the report says against itself: where each check speaks, and that a right report hears nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import xlforms
from tests.report.texts import IN_PARTS, JUNSHAN, MIXED, OLDER, OTHER, RIGHT, SHARES, changed, check, spoken


def test_a_right_report_hears_nothing() -> None:
    assert check(RIGHT) == []


@pytest.mark.parametrize(
    "text", [OTHER, MIXED, OLDER, SHARES, IN_PARTS], ids=["other", "mixed", "older", "shares", "in parts"]
)
def test_a_right_report_of_another_make_hears_nothing(text: str) -> None:
    assert check(text) == []


def test_the_published_report() -> None:
    findings = check(JUNSHAN.read_text("utf-8"))
    assert sorted(spoken(findings)) == [
        ("XF450", "8"),
        ("XF453", "8"),
        ("XF505", "27"),
        ("XF506", "3"),
        ("XF506", "9"),
        ("XF507", "8"),
    ]
    said = {note.code: note.message for note in findings}
    assert "190.2＋42.11＝232.31" in said["XF450"]
    assert "应是 190.2 万元" in said["XF450"]
    assert "17.07÷10.8＝158.06%" in said["XF453"]
    assert "基层财务人员业务能力有待提高" in said["XF505"]


SPEAKING = [
    ("总预算数350.5万元", "总预算数352.5万元", "XF451"),
    ("人员类支出200.1万元", "人员类支出201.1万元", "XF452"),
    ("公用经费支出48.4万元", "公用经费支出47.4万元", "XF452"),
    ("公用经费支出48.4万元、项目支出97万元", "公用经费支出51.4万元、项目支出94万元", "XF453"),
    ("水质监测40万元", "水质监测44万元", "XF456"),
    ("全年执行数340.5万元", "全年执行数341.5万元", "XF458"),
    ("预算执行率97.15%", "预算执行率99.15%", "XF459"),
    ("2、每半年盘点一次固定资产，做到账实相符。\n", "", "XF505"),
    ("八、下一步", "七、下一步", "XF506"),
    ("（二）项目支出情况", "（3）项目支出情况", "XF506"),
    ("四、国有资本经营预算支出情况：无\n", "", "XF503"),
    ("全年巡湖900余人次", "全年巡湖〔待填写：人次〕", "XF504"),
    ("总支出年初预算数300万元", "总支出年初预算数290.5300.0万元", "XF450"),
    ("总支出年初预算数300万元", "总支出年初预算数290.5 300.0万元", "XF450"),
]


@pytest.mark.parametrize(("old", "new", "code"), SPEAKING)
def test_a_fault_is_said(old: str, new: str, code: str) -> None:
    assert code in {note.code for note in check(changed(old, new))}


SILENT = [
    ("总支出年初预算数300万元", "总支出年初预算数约310万元"),
    ("总支出年初预算数300万元", "总支出年初预算数3000000元"),
    ("水质监测40万元；堤岸维护37万元；巡湖工作20万元", "水质监测40万元；堤岸维护37万元等"),
    ("人员类支出200.1万元", "人员类支出190.1万元、其他支出10万元"),
    ("人员类支出200.1万元", "其他支出10万元、人员类支出190.1万元"),
    ("预算执行率97.15%", "预算执行率97.1%"),
    ("预算执行率97.15%", "预算执行率97.10%"),
    ("预算执行率97.15%", "预算执行率97%"),
    ("我处内设", "三公经费决算数8万元，预算数9万元，我处内设"),
]


@pytest.mark.parametrize(("old", "new"), SILENT)
def test_what_is_no_fault_is_not_said(old: str, new: str) -> None:
    assert [note.code for note in check(changed(old, new))] == []


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (OTHER, "决算数为520.5万元", "决算数为523.5万元"),
        (OTHER, "增长4.1%", "增长5.1%"),
        (OTHER, "增加20.5万元", "减少20.5万元"),
        (OTHER, "日常公用经费70.2万元", "日常公用经费73.2万元"),
        (OTHER, "决算数１３０４.２３万元", "决算数１３０７.２３万元"),
        (OTHER, "执行数为1824.73万元", "执行数为1724.73万元"),
        (MIXED, "年初预算1200万元", "年初预算1203万元"),
        (MIXED, "人员经费决算数600.2万元", "人员经费决算数603.2万元"),
        (MIXED, "旅游宣传200万元", "旅游宣传203万元"),
        (SHARES, "人员经费712.43", "人员经费721.43"),
        (SHARES, "占69.53%", "占68.53%"),
        (SHARES, "维护费4.10万元", "维护费4.01万元"),
        (SHARES, "下降15.73%", "下降13.75%"),
        (IN_PARTS, "追加预算512.40", "追加预算521.40"),
        (IN_PARTS, "第四部分 存在", "第五部分 存在"),
        (IN_PARTS, "二、预算执行情况", "三、预算执行情况"),
    ],
)
def test_a_fault_in_a_report_of_another_make_is_said(text: str, old: str, new: str) -> None:
    assert check(changed(old, new, text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("占30.47%", "占30.4%"),
        ("占30.47%", "占全州项目支出的3.47%"),
        ("占30.47%", "占上年的34.07%"),
        ("人员经费712.43万元，公用经费51.20万元", "人员经费712.43万元，占93.30%，公用经费51.20万元，占4.66%"),
        ("维护费4.10万元", "购置及运行维护费4.10万元"),
        ("维护费4.10万元", "维护费1.10万元，公务用车购置费3万元"),
        ("项目支出334.67万元，占30.47%", "项目支出300万元；年末结转34.67万元"),
        ("等级为优", "等级为“优秀”"),
        ("等级为优", "等级分为优、良、中、差四档"),
        ("数据管理科、应用推广科等", "上年项目自评等级为良。"),
    ],
)
def test_a_share_a_part_or_a_grade_that_may_be_right_is_not_said(old: str, new: str) -> None:
    assert [note.code for note in check(changed(old, new, SHARES))] == []


def test_a_list_that_names_all_must_add_up() -> None:
    text = changed("主要包括：水质监测40万元", "其中：水质监测30万元")
    assert [note.code for note in check(text)] == ["XF457"]


def test_what_comes_next_is_told_for_a_report_alone(tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text(RIGHT, "utf-8")
    said = xlforms("check", tmp_path / "报告.txt").stdout
    assert "只有自评报告，没有表；没有发现问题" in said
    assert "xlforms fill" not in said
    (tmp_path / "报告.txt").write_text(changed("总预算数350.5万元", "总预算数352.5万元"), "utf-8")
    assert "改好报告" in xlforms("check", tmp_path / "报告.txt").stdout


def test_numbered_headings_within_a_part_count_with_its_text() -> None:
    text = "六、部门整体支出绩效情况\n1、预算执行情况：完成。\n2、目标完成情况：完成。\n3、接待读者12万余人次。\n"
    assert not any(note.code == "XF507" for note in check(text))
    assert any(note.code == "XF507" for note in check(text.replace("3、接待", "5、接待")))


def test_a_list_that_is_told_in_detail() -> None:
    text = (
        "（二）项目支出情况\n项目支出决算数93.5万元，具体是：阅读推广45万元、图书购置费40万元、数字资源建设12万元。\n"
    )
    told = [note for note in check(text) if note.code == "XF456"]
    assert "45＋40＋12＝97" in told[0].message
