"""Reports as units write them, made up for the tests, and how they are read and checked."""

from __future__ import annotations

from pathlib import Path

from xlforms.calculation.report.check import check_report
from xlforms.findings import Finding
from xlforms.prose import Figure, Place, Report
from xlforms.readers.prose import Line, assemble
from xlforms.submission import Submission

JUNSHAN = Path(__file__).parents[2] / "examples" / "sources" / "junshan-2024-report.txt"

# Right in everything, after the outline of 附件5.
RIGHT = """\
2024年度岳阳市东风湖管理处整体支出绩效自评报告
一、部门（单位）基本情况
我处内设办公室等3个科室，核定编制20名，在职人员18人，退休人员6人。
二、一般公共预算支出情况
（一）基本支出情况
2024年财政预算批复：总支出年初预算数300万元，年中追加50.5万元，总预算数350.5万元。其中：人员类支出200.1万元、公用经费支出50.4万元、项目支出100万元。
2024年年末决算数为340.5万元。其中：人员类支出195.1万元、公用经费支出48.4万元、项目支出97万元。
（二）项目支出情况
2024年项目支出全年预算数为100万元，决算数为97万元，主要包括：水质监测40万元；堤岸维护37万元；巡湖工作20万元。
三、政府性基金预算支出情况　　无
四、国有资本经营预算支出情况：无
五、社会保险基金预算支出情况
无
六、部门整体支出绩效情况
（一）支出预算执行情况。2024年全年预算数350.5万元，全年执行数340.5万元，预算执行率97.15%。
（二）支出绩效目标完成情况。任务完成率100%，成本节约率3%。
（三）整体支出绩效情况
全年巡湖900余人次，惠及群众超2000人，帮扶资金20余万元，争取上级资金200多万元。
七、存在的问题及原因分析
1、预算编制不够精细，部分项目年中调整较多。
2、固定资产盘点不够及时。
八、下一步改进措施
1、细化预算编制，提前做好项目论证。
2、每半年盘点一次固定资产，做到账实相符。
九、部门整体支出绩效自评结果拟应用和公开情况
自评结果将在管理处网站公开。2024年部门整体支出绩效自评得分为96.5分。
十、其他需要说明的情况
无
附件：1.部门整体支出绩效评价基础数据表
"""

# Right too: the score first, another outline, other numbers and brackets, full-width digits, lines broken.
OTHER = """\
２０２３年度湘阴县水利局部门整体支出
绩效自评报告
根据通知要求，我局开展了绩效自评，自评得分：96.5分，等级为优。
一、部门概况
(一)机构设置。我局核定编制45名，其中行政编制15名、事业编制30名；年末实有在职人员43人，离退休人员20人。
(二)主要职能。负责全县水利工作。
二、 一般公共预算财政拨款支出情况
(一)基本支出情况
2023年基本支出年初预算数为500万元，调整后预算数为520.50万元，决算数为520.5万元，较上年决算数增加20.5万元，增长4.1%。其中：人员经费450.3
万元，日常公用经费70.2万元（其中：办公费20万元、差旅费5万元）。
(二)项目支出情况
2023年项目支出全年预算数1,304.23万元，决算数１３０４.２３万元，其中：水库除险加固1000万元、山洪灾害防治304.23万元。实施项目共2个。
三、“三公”经费支出情况
2023年三公经费预算数12万元，决算数8万元。
四、政府性基金预算支出情况：无
五、国有资本经营预算支出情况 无
六、社会保险基金预算支出情况无。
七、部门（单位）整体支出绩效情况
2023年全年预算数为1824.73万元，执行数为1824.73万元，预算执行率100%。产出指标自评得分50分，效益指标得分28分。
八、主要存在问题及原因
(一)预算编制不够精细。部分项目年初预算未细化。
(二)资产管理有待加强。固定资产盘点不及时。
九、改进措施和有关
建议
(一)细化预算编制。
(二)加强资产管理，定期盘点。
十、部门整体支出绩效自评结果拟应用和公开
情况
本次自评结果将公开。
十一、其他需要说明的情况
无
"""


def read(text: str) -> Report:
    """A report from its text, its places the numbers of its lines."""
    return assemble([Line(line, Place(words=str(at))) for at, line in enumerate(text.splitlines(), start=1)], "报告")


def check(text: str) -> list[Finding]:
    """What speaks against a report alone."""
    submission = Submission("报告")
    submission.report = read(text)
    return list(check_report(submission))


def changed(old: str, new: str, text: str = RIGHT) -> str:
    """A report with one of its phrases changed."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def stated(report: Report, name: str) -> Figure:
    figure = report.stated(name)
    assert figure is not None, name
    return figure


def spoken(findings: list[Finding]) -> list[tuple[str, str]]:
    """Codes and places."""
    return [(note.code, note.place) for note in findings]
