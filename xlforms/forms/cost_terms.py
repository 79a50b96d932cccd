"""Labels of 部门整体支出绩效评价基础数据表: staff, costs and buildings."""

from __future__ import annotations

from xlforms.forms.term import Term

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

# The rows of the costs.
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
# What a project may be called as well.
COST_LINES = frozenset(
    (
        THREE_PUBLIC,
        VEHICLES,
        VEHICLE_PURCHASE,
        VEHICLE_RUNNING,
        ABROAD,
        RECEPTION,
        PROJECT_COSTS,
        OPERATIONS,
        MAINTENANCE,
        PROVINCIAL_FUNDS,
        CITY_FUNDS,
        DISTRICT_FUNDS,
        TRANSFERS,
        OFFICE_COSTS,
        OFFICE_EXPENSES,
        UTILITIES,
        MEETINGS,
        PROCUREMENT,
    )
)
