"""The indicators of the Junshan example: what section 六 of the report says was done."""

from __future__ import annotations

from typing import NamedTuple


class Indicator(NamedTuple):
    """One indicator as typed into the form."""

    name: str
    target: str
    actual: str
    weight: int


Indicators = dict[str, tuple[Indicator, ...]]

DEPARTMENT: Indicators = {
    "数量指标": (
        Indicator("联合调解劳动争议", "≥36起", "36起", 5),
        Indicator("“春风送岗”发布岗位", "≥1500个", "1500个", 5),
        Indicator("“金秋助学”帮扶困难职工子女", "≥44名", "44名", 5),
    ),
    "质量指标": (Indicator("任务完成率", "100%", "100%", 15),),
    "时效指标": (Indicator("项目资金完成时间", "2024年度完成", "2024年度完成", 10),),
    "成本指标": (
        Indicator("成本节约率", "0", "0", 5),
        Indicator("项目合同金额", "控制在预算范围内", "控制在预算范围内", 5),
    ),
    "经济效益指标": (
        Indicator("为职工挽回经济损失", "≥87万元", "87万元", 5),
        Indicator("小微企业工会经费返还金额", "≥12.02万元", "12.02万元", 5),
    ),
    "社会效益指标": (
        Indicator("“四季送”活动惠及职工", "≥2000人", "超2000人", 5),
        Indicator("“春风送岗”促成就业", "≥921人", "921人", 5),
    ),
    "可持续影响指标": (
        Indicator("“工会+司法”联动机制", "建立", "建立", 5),
        Indicator("项目管理制度", "建立完善", "建立完善", 5),
    ),
    "服务对象满意度指标": (Indicator("职工满意度", "", "", 10),),
}
PROJECT: Indicators = {
    "数量指标": (
        Indicator("“夏送清凉”慰问单位", "≥45家", "45家", 5),
        Indicator("家庭教育培训", "≥5期", "5期", 5),
        Indicator("芙蓉公益讲堂", "≥4期", "4期", 5),
    ),
    "质量指标": (Indicator("任务完成率", "100%", "100%", 15),),
    "时效指标": (Indicator("项目资金完成时间", "2024年度完成", "2024年度完成", 10),),
    "成本指标": (Indicator("项目支出", "≤57.07万元", "57.07万元", 10),),
    "经济效益指标": (Indicator("“夏送清凉”物资价值", "≥20万元", "20万元", 10),),
    "社会效益指标": (
        Indicator("家庭教育培训受益人次", "≥900人次", "900余人次", 5),
        Indicator("芙蓉公益讲堂参与女职工", "≥240名", "240名", 5),
    ),
    "可持续影响指标": (Indicator("“工会+司法”联动机制", "建立", "建立", 10),),
    "服务对象满意度指标": (Indicator("职工满意度", "", "", 10),),
}
