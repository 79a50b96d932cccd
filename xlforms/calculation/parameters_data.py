"""Generated from parameters.toml by tools/data_modules.py."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

# fmt: off
# ruff: noqa: E501
DATA: dict[str, Any] = {
    'weights': {
        'total': [{'value': 100, 'unit': '分', 'from': date(2020, 2, 25), 'basis': '财预〔2020〕10号：绩效自评总分 100 分'}],
        'execution': [{'value': 10, 'unit': '分', 'from': date(2020, 2, 25), 'basis': '财预〔2020〕10号：预算执行率 10%'}],
        'output': [{'value': 50, 'unit': '分', 'from': date(2020, 2, 25), 'basis': '财预〔2020〕10号：产出指标 50%'}],
        'benefit': [{'value': 30, 'unit': '分', 'from': date(2020, 2, 25), 'basis': '财预〔2020〕10号：效益指标 30%'}],
        'satisfaction': [{'value': 10, 'unit': '分', 'from': date(2020, 2, 25), 'basis': '财预〔2020〕10号：服务对象满意度指标 10%'}],
    },
    'execution': {
        'low': [{'value': Decimal('0.9'), 'unit': '比率', 'from': date(2020, 2, 25), 'basis': '实务：执行率低于 90% 应说明原因'}],
        'high': [{'value': 1, 'unit': '比率', 'from': date(2020, 2, 25), 'basis': '实务：执行率高于 100% 应说明原因'}],
        'elsewhere': [{'value': 20, 'unit': '分', 'from': date(2020, 2, 25), 'basis': '实务：湖北等地自评表预算执行率 20 分、绩效指标 80 分'}],
    },
    'indicators': {
        'reverse': [{'value': 'inverse', 'unit': '规则', 'from': date(2020, 2, 25), 'basis': '财预〔2020〕10号按完成比例计分；反向指标的比例由各地规定，inverse 或 linear'}],
    },
    'over_fulfilment': {
        'note': [{'value': Decimal('1.2'), 'unit': '比率', 'from': date(2020, 2, 25), 'basis': '实务：完成值超过目标值 20% 予以提示'}],
        'reason': [{'value': Decimal('1.3'), 'unit': '比率', 'from': date(2020, 2, 25), 'basis': '财预〔2020〕10号：偏离较多的应说明原因；30% 为实务所用'}],
    },
    'tiers': {
        'full': [{'value': Decimal('0.8'), 'unit': '比率', 'from': date(2013, 4, 21), 'basis': '财预〔2020〕10号：达成年度指标 100%—80%（含）'}],
        'partial': [{'value': Decimal('0.5'), 'unit': '比率', 'from': date(2013, 4, 21), 'basis': '10号文以前的自评表：部分达成 80%—50%（含）'}, {'value': Decimal('0.6'), 'unit': '比率', 'from': date(2020, 2, 25), 'basis': '财预〔2020〕10号：部分达成年度指标并具有一定效果 80%—60%（含）'}],
    },
    'grades': {
        'excellent': [{'value': 90, 'unit': '分', 'from': date(2020, 2, 25), 'basis': '财预〔2020〕10号：90（含）—100 分为优'}],
        'good': [{'value': 80, 'unit': '分', 'from': date(2020, 2, 25), 'basis': '财预〔2020〕10号：80（含）—90 分为良'}],
        'fair': [{'value': 60, 'unit': '分', 'from': date(2020, 2, 25), 'basis': '财预〔2020〕10号：60（含）—80 分为中，60 分以下为差'}],
        'names': [{'value': ['优', '良', '中', '差'], 'unit': '名称', 'from': date(2020, 2, 25), 'basis': '财预〔2020〕10号'}],
    },
    'tolerances': {
        'sum_term': [{'value': Decimal('0.01'), 'unit': '万元', 'from': date(2020, 2, 25), 'basis': '各项四舍五入到 0.01 万元，合计的尾差每项不超过 0.01'}],
    },
    'annex5': {
        'notice_issued': [{'value': 2, 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 自评通知1：印发绩效自评通知的得2分'}],
        'notice_contents': [{'value': 6, 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 自评通知2：内容齐全得6分，缺1项扣1分'}],
        'working_group': [{'value': 2, 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 工作小组：成立绩效自评工作小组的得2分'}],
        'self_check': [{'value': 10, 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 单位自查：每发现一个单位没有做扣1分，最多扣10分'}],
        'submission': [{'value': 10, 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 提交报告：按时报送得10分，最多扣10分'}],
        'day_late': [{'value': 1, 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 提交报告：每推迟一个工作日扣1分'}],
        'deadline': [{'value': 'printed', 'unit': '规则', 'from': date(2024, 1, 1), 'basis': '附件5 提交报告：按通知写明的日期（printed）；遇休息日顺延到下一个工作日的，设为 rolled'}],
        'body': [{'value': 8, 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 完整性1：正文内容齐全的得8分'}],
        'annexes': [{'value': 7, 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 完整性2：附件内容齐全的得7分'}],
        'missing_part': [{'value': 2, 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 完整性：每少一个部分扣2分'}],
        'weights': [{'value': 5, 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 绩效自评表1：权重符合要求得5分，否则按比例扣除'}],
        'level3': [{'value': 5, 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 绩效自评表2：全部细化到三级指标得5分'}],
        'clear': [{'value': 5, 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 绩效自评表3：内涵明确、具体、可衡量得5分'}],
        'core': [{'value': 3, 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 绩效自评表3：突出核心指标，精简实用得3分'}],
        'related': [{'value': 2, 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 绩效自评表3：密切相关，全面反映产出和效益得2分'}],
        'problems': [{'value': ['20', '16-18', '13-15', '10-12', '0'], 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 反映问题情况'}],
        'suggestions': [{'value': ['15', '12-14', '9-11', '6-8', '0'], 'unit': '分', 'from': date(2024, 1, 1), 'basis': '附件5 建议情况'}],
    },
}
