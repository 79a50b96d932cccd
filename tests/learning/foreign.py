"""Forms of other offices, which nobody has declared."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from tests.readers.drawing import Lines, draw

RIVER: Lines = (
    ("附件3",),
    ("2024年度财政支出项目绩效自我评价统计表",),
    ("金额单位：万元",),
    ("项目名称", "", "河道清淤", "", "主管部门", "", "水利局"),
    ("实施主体", "", "河道管理所", "", "负责人", "", "王五"),
    ("资金情况（万元）", "", "安排资金", "批复资金", "支付资金", "", "支付进度"),
    ("", "年度资金总额", 100, 120, 95, "", "79.17%"),
    ("", "其中：财政拨款", 100, 120, 95),
    ("一级指标", "二级指标", "三级指标", "计划完成", "实际完成值", "分值", "得分"),
    ("产出指标(50分)", "数量指标", "清淤长度", "≥10公里", "12公里", 50, 50),
    ("效益指标(30分)", "社会效益指标", "受益人口", "≥1万人", "1.2万人", 30, 30),
    ("满意度指标(10分)", "服务对象满意度指标", "群众满意度", "≥95%", "96%", 10, 10),
    ("总分", "", "", "", "", 90, 90),
)
_MERGES = {"河道": ("A2:G2", "A4:B4", "C4:D4", "E4:F4", "A5:B5", "C5:D5", "E5:F5", "A6:B6", "E6:F6")}
EQUIPMENT: Lines = (
    ("某区教育局2024年设备购置情况表",),
    ("填报学校", "", "实验小学", "填报日期", "2025-03-01"),
    ("购置总额", "", 12.5, "验收比例", "100%"),
    ("序号", "设备名称", "数量", "单价", "金额"),
    (1, "投影仪", 5, 1.2, 6),
    (2, "电脑", 10, 0.65, 6.5),
    ("合计", "", 15, "", 12.5),
    ("备注", "", "已全部验收"),
)


def saved(path: Path, lines: Lines) -> Path:
    """A workbook of one sheet, merged as such forms are."""
    workbook = Workbook()
    workbook.worksheets[0].title = "Sheet1"
    draw(workbook.worksheets[0], lines)
    for merge in _MERGES.get(path.stem, ()):
        workbook.worksheets[0].merge_cells(merge)
    workbook.save(path)
    return path


def declared(path: Path) -> Path:
    """The least declaration of the form of rivers."""
    path.parent.mkdir(exist_ok=True)
    words = {"批复资金": "全年预算数", "支付资金": "全年执行数", "支付进度": "执行率", "计划完成": "年度指标值"}
    labels = "".join(f'"{label}" = "{meant}"\n' for label, meant in words.items())
    path.write_text(f'form = "project"\ntitles = ["项目绩效自我评价统计表"]\n\n[labels]\n{labels}', "utf-8")
    return path
