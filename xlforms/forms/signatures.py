"""Labels of the signature line below a form: each with its value in one cell, often all four in one."""

from __future__ import annotations

from xlforms.forms.term import Term
from xlforms.forms.terms import PREPARER

FILLED_ON = Term("filled_on", "填报日期", ("填表日期", "填报时间", "填表时间", "日期"))
PHONE = Term("phone", "联系电话", ("电话", "联系方式"))
HEAD = Term(
    "head",
    "单位负责人签字",
    ("单位负责人（签字）", "单位负责人(签字)", "单位负责人", "负责人签字", "部门负责人", "负责人"),
)

SIGNATURES = (PREPARER, FILLED_ON, PHONE, HEAD)
