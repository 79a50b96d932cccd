"""Labels of who hands in a form, and for which project."""

from __future__ import annotations

from xlforms.forms.term import Term

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
        "自评单位",
        "填表单位",
    ),
)
PROJECT_NAME = Term(
    "project_name",
    "项目名称",
    ("项目支出名称", "专项名称", "专项资金名称", "一级项目名称", "转移支付名称", "自评项目名称", "政策名称"),
)
# Of two departments above one another the lower one is meant.
_HIGHER = ("省级主管部门", "市级主管部门")
HIGHER_DEPARTMENT = Term("higher_department", "上级主管部门", ("中央主管部门", *_HIGHER))
SUPERVISING_DEPARTMENT = Term(
    "supervising_department",
    "主管部门",
    (
        "项目主管部门",
        "主管部门及代码",
        "主管单位",
        "归口管理部门",
        "地方主管部门",
        "市县主管部门",
        "县级主管部门",
        "区级主管部门",
        "实施主管单位",
        "项目主管单位",
        "政策主管部门",
        "专项主管部门",
        *_HIGHER,
    ),
)
IMPLEMENTING_UNIT = Term(
    "implementing_unit",
    "实施单位",
    (
        "项目实施单位",
        "项目单位",
        "资金使用单位",
        "项目承担单位",
        "实施部门",
        "具体实施单位",
        "用款单位",
        "政策实施单位",
        "专项实施单位",
        "承担单位",
        "责任单位",
        "项目责任单位",
        "使用单位",
    ),
)
