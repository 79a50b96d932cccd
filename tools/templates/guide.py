"""填表说明: the first sheet, a page that an accountant reads in two minutes."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from tools.templates.look import DERIVED, FANGSONG, INPUT, LABEL, NOTE, TITLE
from tools.templates.paint import columns, heights, paint, printed, protected, room

STEPS = """\
一、先填“基础数据表”，再填“部门整体支出绩效自评表”和“项目支出绩效自评表”，最后填“报告素材”；“自评报告”不用填。
二、金额单位一律为万元，只填数字，不带“万元”。没有发生的填0，不适用的填“—”，不知道的留空。
三、部门自评表第5至9行，金额填在单元格里原有文字的冒号后面，如“其中：一般公共预算：1397.90”，原有文字不要删。
四、绩效指标：三级指标写具体名称；年度指标值连同符号和单位填（≥50个、≤5%、12月底前）；实际完成值用同一单位；\
各三级指标分值之和等于一级指标标明的分值，连同预算执行率10分共100分；没有得满分的，写明偏差原因和改进措施。
五、加行：在一组的中间插入一行，不要插在一组的末行之后，合计公式才会包括它。用不到的空白行可以留着，也可以删除。
六、加项目：一个项目一张表。右键“项目支出绩效自评表”的标签，“移动或复制”，勾选“建立副本”，再填新的项目名称。
七、填好后保存、关闭，运行 xlforms fill 和本文件的名称。xlforms补上空着的执行率、得分、合计和控制率，\
写出自评报告和附件5，并在最后一张“问题清单”里列出每个问题在哪个单元格、应该是多少、依据是什么。您填的内容一个也不会改。
八、年度不是2024年的，先把各表标题和列标题里的年份改过来。工作表保护没有密码，需要时可在“审阅”里撤销。""".splitlines()
LINE = 40
"""Characters of 仿宋 12 in one line of the sheet."""
LEGEND = ((INPUT, "浅黄色：请填写"), (DERIVED, "浅灰色：由公式算出，不用填"), (LABEL, "白色：表格原有的文字"))


def draw(sheet: Worksheet) -> None:
    """Draw the sheet on an empty one."""
    text = NOTE._replace(font=FANGSONG)
    columns(sheet, {"A": 12, "B": 74})
    paint(sheet, "A1:B1", "填表说明", TITLE._replace(locked=True))
    heights(sheet, (1,), 44)
    for row, step in enumerate(STEPS, start=2):
        paint(sheet, f"A{row}:B{row}", step, text)
        heights(sheet, (row,), room(step, LINE, 17))
    for row, (look, meaning) in enumerate(LEGEND, start=len(STEPS) + 3):
        paint(sheet, f"A{row}", None, look._replace(locked=True))
        paint(sheet, f"B{row}", f"　{meaning}", text)
        heights(sheet, (row,), 24)
    printed(sheet, colour=True)
    protected(sheet)
