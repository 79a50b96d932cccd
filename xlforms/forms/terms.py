"""The vocabulary of labels: each official term once, with the synonyms seen on published forms.

Brackets, quotation marks, white space, a trailing colon, numbering, a leading 其中： and a year are dropped before
labels are compared (see `labels.recognise`), so no synonym here differs from another word by those alone.
"""

from __future__ import annotations

from xlforms.forms.term import Term

# Who hands in.
UNIT_NAME = Term(
    "unit_name",
    "预算部门名称",
    (
        "省级预算部门名称",
        "市级预算部门名称",
        "区级预算部门名称",
        "县级预算部门名称",
        "预算单位名称",
        "预算部门、单位名称",
        "预算部门单位名称",
        "部门名称",
        "部门单位名称",
        "单位名称",
        "填报单位",
        "填报部门",
        "填报单位名称",
        "预算部门",
        "预算单位",
        "项目单位名称",
        "编制单位",
    ),
)
PROJECT_NAME = Term("project_name", "项目名称", ("项目支出名称", "专项名称", "专项资金名称", "一级项目名称"))
SUPERVISING_DEPARTMENT = Term(
    "supervising_department", "主管部门", ("项目主管部门", "主管部门及代码", "主管单位", "归口管理部门")
)
IMPLEMENTING_UNIT = Term(
    "implementing_unit", "实施单位", ("项目实施单位", "项目单位", "资金使用单位", "项目承担单位", "实施部门")
)

# Funds: columns (IPSAS 24) and rows.
ORIGINAL_BUDGET = Term(
    "original_budget", "年初预算数", ("年初预算", "年初预算金额", "年初批复数", "年初预算批复数", "年初批复预算数")
)
FINAL_BUDGET = Term(
    "final_budget",
    "全年预算数",
    ("调整预算数", "调整后预算数", "全年预算", "预算数", "调整后预算", "全年预算金额", "调整后的预算", "当年预算数"),
)
ACTUAL_EXPENDITURE = Term(
    "actual_expenditure",
    "全年执行数",
    ("预算执行数", "执行数", "决算数", "全年执行", "全年执行金额", "全年实际执行数", "实际执行数", "全年支出数"),
)
EXECUTION_RATE = Term("execution_rate", "执行率", ("预算执行率", "预算执行率%", "执行率%", "全年预算执行率"))
WEIGHT = Term(
    "weight",
    "分值",
    ("权重", "指标权重", "参考分值", "标准分值", "分值权重", "权重分值", "权重分", "指标分值", "执行率权重"),
)
SCORE = Term(
    "score", "得分", ("自评得分", "自评分", "评分", "自评分值", "指标得分", "实际得分", "执行率得分", "自评打分")
)
TOTAL_FUNDS = Term(
    "total",
    "年度资金总额",
    (
        "总额",
        "年度财政资金总额",
        "资金总额",
        "年度预算总额",
        "部门整体支出总额",
        "年度部门整体支出总额",
        "预算资金总额",
        "年度预算资金总额",
        "项目资金总额",
        "资金合计",
        "年度总金额",
        "总金额",
        "合计",
    ),
)
APPROPRIATION = Term(
    "appropriation",
    "当年财政拨款",
    (
        "本年财政拨款",
        "财政资金",
        "本年度财政拨款",
        "财政拨款",
        "当年财政资金",
        "年度财政拨款",
        "本级财政拨款",
        "当年财政拨款资金",
        "本年财政拨款资金",
        "财政拨款资金",
        "一般公共预算拨款",
        "一般公共预算资金",
    ),
)
CARRYOVER = Term("carryover", "上年结转资金", ("上年结转", "上年结转结余", "上年结转结余资金", "结转资金", "上年结余"))
_OWN = ("自有资金", "自筹资金", "单位自筹资金")
OTHER_FUNDS = Term("other", "其他资金", ("其他", "其他来源资金", "其它资金", "单位资金", *_OWN))
# Where 单位资金 stands beside 其他资金 it is a row of its own.
OWN_FUNDS = Term("own", "单位资金", _OWN)
CENTRAL_FUNDS = Term(
    "central",
    "中央财政资金",
    ("中央资金", "中央补助", "中央补助资金", "中央财政补助", "中央财政补助资金", "中央财政拨款"),
)
LOCAL_FUNDS = Term("local", "地方资金", ("地方财政资金", "地方配套资金", "地方配套", "地方财政拨款", "本级财政资金"))
PROVINCE_FUNDS = Term(
    "provincial",
    "省级财政资金",
    ("省级资金", "省财政资金", "省级补助", "省级补助资金", "省级财政拨款", "自治区财政资金"),
)
MUNICIPAL_FUNDS = Term(
    "municipal", "市级财政资金", ("市级资金", "市财政资金", "市级补助", "市级补助资金", "市级财政拨款")
)
COUNTY_FUNDS = Term(
    "county",
    "县级财政资金",
    ("县级资金", "区级资金", "区级财政资金", "市县财政资金", "市县资金", "县区财政资金", "县区资金", "县级财政拨款"),
)
FUND_BUDGET = Term(
    "government_fund", "政府性基金", ("政府性基金预算", "政府性基金预算资金", "政府性基金拨款", "政府性基金预算拨款")
)
CAPITAL_BUDGET = Term(
    "state_capital", "国有资本经营预算", ("国有资本经营预算资金", "国有资本经营预算拨款", "国有资本经营")
)
ACCOUNT_FUNDS = Term(
    "special_account", "财政专户管理资金", ("专户资金", "财政专户资金", "财政专户管理的资金", "财政专户拨款")
)
ANNUAL_BUDGET = Term(
    "annual_budget",
    "年度预算申请",
    ("部门整体支出资金", "年度预算", "预算执行情况", "部门预算", "部门整体支出", "年度预算情况", "部门预算资金"),
)
PROJECT_FUNDS = Term(
    "project_funds", "项目资金", ("项目资金情况", "项目预算", "项目预算执行情况", "资金情况", "预算执行情况")
)

# The split of the total, typed inside the labels' own cells.
BY_INCOME = Term("income.total", "按收入性质分", ("按收入性质", "按资金性质分", "按资金来源分"))
GENERAL_PUBLIC_BUDGET = Term(
    "income.general_public_budget",
    "一般公共预算",
    ("一般公共预算拨款", "一般公共预算财政拨款", "一般公共预算资金", "一般公共财政拨款", "公共财政拨款"),
)
GOVERNMENT_FUND = Term(
    "income.government_fund",
    "政府性基金拨款",
    ("政府性基金", "政府性基金预算", "政府性基金预算拨款", "政府性基金预算财政拨款"),
)
SPECIAL_ACCOUNT = Term(
    "income.special_account",
    "纳入专户管理的非税收入拨款",
    (
        "纳入专户管理的非税收入",
        "财政专户管理资金",
        "专户管理的非税收入拨款",
        "纳入财政专户管理的非税收入拨款",
        "非税收入拨款",
    ),
)
STATE_CAPITAL = Term(
    "income.state_capital",
    "国有资本经营预算拨款",
    ("国有资本经营预算", "国有资本经营预算收入", "国有资本经营预算财政拨款"),
)
BY_EXPENDITURE = Term("expenditure.total", "按支出性质分", ("按支出性质",))
BASIC_EXPENDITURE = Term("expenditure.basic", "基本支出", ("基本支出总额", "基本支出合计"))
PROJECT_EXPENDITURE = Term("expenditure.project", "项目支出", ("项目支出总额", "项目支出合计"))

# Goal and indicators.
ANNUAL_GOAL = Term(
    "annual_goal",
    "年度总体目标",
    ("年度绩效目标", "总体目标", "年度目标", "年度总目标", "整体绩效目标", "当年绩效目标"),
)
EXPECTED_GOAL = Term(
    "goal.expected",
    "预期目标",
    (
        "年初设定目标",
        "项目年度目标",
        "年初预期目标",
        "年初目标",
        "年度预期目标",
        "年度总体目标预期目标",
        "预定目标",
        "年初绩效目标",
        # As a heading over both it gives way to any of the others.
        "总体目标",
    ),
)
ACTUAL_GOAL = Term(
    "goal.actual",
    "实际完成情况",
    (
        "年度总体目标完成情况",
        "年度目标完成情况",
        "年度实际完成情况",
        "目标实际完成情况",
        "实际完成目标",
        "全年实际完成情况",
        "全年目标完成情况",
        "全年完成情况",
        "目标完成情况",
        "年度总体目标完成情况综述",
        "总体目标完成情况综述",
        "目标完成情况综述",
    ),
)
INDICATORS = Term(
    "indicators", "绩效指标", ("年度绩效指标", "年度绩效指标完成情况", "绩效指标完成情况", "绩效指标情况")
)
LEVEL1 = Term("level1", "一级指标", ("一级", "一级指标名称"))
LEVEL2 = Term("level2", "二级指标", ("二级", "二级指标名称"))
LEVEL3 = Term("name", "三级指标", ("三级", "三级指标名称", "指标名称", "指标内容", "具体指标"))
TARGET = Term(
    "target",
    "年度指标值",
    (
        "指标值",
        "年初目标值",
        "目标值",
        "年初指标值",
        "年度目标值",
        "预期指标值",
        "绩效指标值",
        "计划指标值",
        "预期值",
        "计划值",
    ),
)
TARGET_SIGN = Term("target_sign", "指标性质", ("计算符号", "指标方向", "符号", "运算符号", "指标符号"))
TARGET_UNIT = Term("target_unit", "度量单位", ("计量单位", "指标单位"))
ACTUAL = Term(
    "actual",
    "实际完成值",
    (
        "完成值",
        "全年实际值",
        "全年实际完成值",
        "自评完成值",
        "实际值",
        "实际完成指标值",
        "全年完成值",
        "实际完成",
        "年度完成值",
        "指标完成值",
        "全年实际完成指标值",
    ),
)
DEVIATION_REASON = Term(
    "deviation_reason",
    "偏差原因分析及改进措施",
    (
        "偏差原因及改进措施",
        "未完成原因分析",
        "未完成原因分析及改进措施",
        "未完成原因及改进措施",
        "未完成原因和改进措施",
        "未完成原因及拟采取的改进措施",
        "未完成原因和拟采取的改进措施",
        "偏差原因分析和改进措施",
        "扣分原因",
        "扣分原因及说明",
        "扣分原因及其他说明",
        "产生差异的原因及改进措施",
        "扣分原因和其他说明",
        "偏差原因分析",
        "偏差原因",
        "未完成原因",
        "原因",
        "原因分析",
        "备注",
    ),
)
TOTAL = Term(
    "total", "总分", ("合计", "总计", "总得分", "合计得分", "总分值", "自评总分", "总分合计", "分值合计", "得分合计")
)
HEAD_SCORE = Term("head_score", "自评总分", ("总分", "自评总得分", "自评得分", "绩效自评得分", "综合得分"))
SUBTOTAL = Term("subtotal", "小计", ("分项小计", "本级小计", "指标小计", "小计得分"))

# Base data.
STAFF = Term("staff", "财政供养人员情况", ("财政供养人员", "人员情况", "财政供养人员控制情况"))
AUTHORISED_STAFF = Term("staff.authorised", "编制数", ("编制人数", "核定编制数", "人员编制数"))
ACTUAL_STAFF = Term(
    "staff.actual", "实际在职人数", ("在职人数", "实有人数", "实际在职人员数", "在职人员数", "年末实际在职人数")
)
CONTROL_RATE = Term("staff.control_rate", "控制率", ("在职人员控制率", "人员控制率"))
COSTS = Term("costs", "经费控制情况", ("经费控制", "经费支出控制情况", "经费情况"))
PREVIOUS_ACTUAL = Term("previous_actual", "上年决算数", ("上年度决算数", "上年决算"))
BUDGET = Term("budget", "预算数", ("本年预算数", "年初预算数", "本年度预算数", "当年预算数"))
FINAL_ACCOUNTS = Term("actual", "决算数", ("本年决算数", "本年度决算数", "当年决算数", "决算"))
BUILDING = Term("building", "楼堂馆所控制情况", ("楼堂馆所情况", "楼堂馆所建设控制情况"))
APPROVED_AREA = Term("building.approved_area", "批复规模", ("批准规模", "批复面积"))
ACTUAL_AREA = Term("building.actual_area", "实际规模", ("实际规", "实际面积"))
AREA_CONTROL_RATE = Term("building.area_control_rate", "规模控制率")
BUDGET_INVESTMENT = Term("building.budget_investment", "预算投资", ("投资预算", "概算投资"))
ACTUAL_INVESTMENT = Term("building.actual_investment", "实际投资")
INVESTMENT_CONTROL_RATE = Term("building.investment_control_rate", "投资概算控制率", ("投资控制率", "概算控制率"))
THRIFT_MEASURES = Term("thrift_measures", "厉行节约保障措施", ("厉行节约措施", "厉行节约保障措施情况"))

# Base data: cost rows.
THREE_PUBLIC = Term("three_public", "三公经费", ("三公经费支出", "三公经费合计"))
VEHICLES = Term(
    "vehicles",
    "公务用车购置和维护经费",
    (
        "公务用车购置及运行维护费",
        "公务用车购置及运行费",
        "公务用车购置和运行维护费",
        "公务用车购置及运行维护经费",
        "公务用车购置和运行经费",
    ),
)
VEHICLE_PURCHASE = Term(
    "vehicle_purchase", "公车购置", ("公务用车购置", "公务用车购置费", "公车购置费", "公务用车购置经费")
)
VEHICLE_RUNNING = Term(
    "vehicle_running",
    "公车运行维护",
    ("公务用车运行维护费", "公车运行维护费", "公务用车运行费", "公务用车运行维护", "公务用车运行维护经费"),
)
ABROAD = Term(
    "abroad",
    "出国经费",
    (
        "因公出国(境)费",
        "因公出国费",
        "出国(境)经费",
        "因公出国(境)费用",
        "因公出国境费",
        "因公出国(境)经费",
        "因公出国境经费",
    ),
)
RECEPTION = Term("reception", "公务接待", ("公务接待费", "公务接待经费", "公务接待费用"))
PROJECT_COSTS = Term("project_costs", "项目支出", ("项目支出合计", "项目经费"))
OPERATIONS = Term("operations", "业务工作经费", ("业务工作专项", "业务工作专项经费"))
MAINTENANCE = Term("maintenance", "运行维护经费", ("运行维护专项", "运行维护费"))
PROVINCIAL_FUNDS = Term("provincial_funds", "省级专项资金", ("省级专项", "省级财政专项资金"))
CITY_FUNDS = Term("city_funds", "市级专项资金", ("市级专项", "市级财政专项资金"))
DISTRICT_FUNDS = Term("district_funds", "区级专项资金", ("区级专项", "县级专项资金", "县级专项", "区级财政专项资金"))
TRANSFERS = Term("transfers", "上级转移支付", ("上级转移支付资金", "转移支付资金", "上级专项资金"))
OFFICE_COSTS = Term("office_costs", "公用经费", ("公用经费支出", "公用经费合计", "日常公用经费"))
OFFICE_EXPENSES = Term("office_expenses", "办公经费", ("办公费", "办公费用"))
UTILITIES = Term(
    "utilities", "水费、电费、差旅费", ("水费电费差旅费", "水电费、差旅费", "水费,电费,差旅费", "水、电、差旅费")
)
MEETINGS = Term("meetings", "会议费、培训费", ("会议费培训费", "会议费,培训费", "会议、培训费"))
PROCUREMENT = Term("procurement", "政府采购金额", ("政府采购", "政府采购支出"))
BUDGET_ADJUSTMENT = Term(
    "budget_adjustment", "部门基本支出预算调整", ("部门整体支出预算调整", "基本支出预算调整", "部门预算调整")
)

# Beside and below the tables.
MONEY_UNIT = Term("money_unit", "金额单位", ("单位",))
NOTE = Term("note", "说明", ("注", "备注", "填表说明"))
PREPARER = Term("preparer", "填表人", ("填报人", "制表人", "经办人", "填报人签字"))

# Labels whose value, an amount or a name, may stand in their own cell, so that it ends where another label begins.
AMOUNTS = frozenset(
    (
        BY_INCOME,
        GENERAL_PUBLIC_BUDGET,
        GOVERNMENT_FUND,
        SPECIAL_ACCOUNT,
        STATE_CAPITAL,
        OTHER_FUNDS,
        BY_EXPENDITURE,
        BASIC_EXPENDITURE,
        PROJECT_EXPENDITURE,
    )
)
BRIEF = AMOUNTS | {UNIT_NAME, PROJECT_NAME, SUPERVISING_DEPARTMENT, IMPLEMENTING_UNIT, PREPARER}
