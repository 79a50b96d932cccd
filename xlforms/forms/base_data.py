"""部门整体支出绩效评价基础数据表: staff, costs and buildings."""

from __future__ import annotations

from xlforms.forms import cost_terms as t
from xlforms.forms.unit_terms import UNIT_NAME
from xlforms.forms.vocabulary import Beside, Block, Column, Form, Listing, Under
from xlforms.values.money import read_money
from xlforms.values.numbers import read_count, read_number
from xlforms.values.rates import read_rate

BASE_DATA = Form(
    key="base_data",
    official="部门整体支出绩效评价基础数据表",
    titles=("绩效评价基础数据表", "绩效自评基础数据表", "整体支出基础数据表", "整体支出绩效基础数据表"),
    proof=(
        t.STAFF,
        t.AUTHORISED_STAFF,
        t.COSTS,
        t.THREE_PUBLIC,
        t.PROJECT_COSTS,
        t.OFFICE_COSTS,
        t.BUILDING,
        t.THRIFT_MEASURES,
    ),
    proven=3,
    blocks=(
        Block((), (Beside("unit_name", UNIT_NAME, far=True, optional=True),)),
        Block(
            (t.STAFF, t.AUTHORISED_STAFF),
            (
                Under("staff.authorised", t.AUTHORISED_STAFF, read_count),
                Under("staff.actual", t.ACTUAL_STAFF, read_count),
                Under("staff.control_rate", t.CONTROL_RATE, read_rate),
            ),
        ),
        Block(
            (t.COSTS, t.FINAL_ACCOUNTS),
            (
                Listing(
                    "rows",
                    (
                        Column("previous_actual", t.PREVIOUS_ACTUAL, read_money, dated=t.FINAL_ACCOUNTS),
                        Column("budget", t.BUDGET, read_money),
                        Column("actual", t.FINAL_ACCOUNTS, read_money),
                    ),
                ),
            ),
        ),
        Block(
            (t.BUILDING, t.APPROVED_AREA),
            (
                Under("building.approved_area", t.APPROVED_AREA, read_number),
                Under("building.actual_area", t.ACTUAL_AREA, read_number),
                Under("building.area_control_rate", t.AREA_CONTROL_RATE, read_rate),
                Under("building.budget_investment", t.BUDGET_INVESTMENT, read_money),
                Under("building.actual_investment", t.ACTUAL_INVESTMENT, read_money),
                Under("building.investment_control_rate", t.INVESTMENT_CONTROL_RATE, read_rate),
            ),
        ),
        Block((t.THRIFT_MEASURES,), (Beside("thrift_measures", t.THRIFT_MEASURES, optional=True),)),
    ),
    unit=("unit_name", "title"),
)

# Where each known line of the costs stands: its parent's identifier, None for the outermost.
PARENTS: dict[str, str | None] = {
    "three_public": None,
    "vehicles": "three_public",
    "vehicle_purchase": "vehicles",
    "vehicle_running": "vehicles",
    "abroad": "three_public",
    "reception": "three_public",
    "project_costs": None,
    "operations": "project_costs",
    "maintenance": "project_costs",
    "provincial_funds": "project_costs",
    "city_funds": "project_costs",
    "district_funds": "project_costs",
    "transfers": "project_costs",
    "office_costs": None,
    "office_expenses": "office_costs",
    "utilities": "office_costs",
    "meetings": "office_costs",
    "procurement": None,
    "budget_adjustment": None,
}

# Lines below which each special fund gets a line of its own.
FUND_GROUPS = frozenset({"provincial_funds", "city_funds", "district_funds", "transfers"})
