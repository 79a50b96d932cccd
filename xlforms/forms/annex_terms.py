"""Labels of 附件5 部门整体支出绩效自评工作考核评分表: its eight scored rows and its columns."""

from __future__ import annotations

from xlforms.forms.term import Term

CRITERIA = Term("criteria", "评分标准", ("评分细则", "考核标准", "评价标准", "计分标准", "评分办法"))
EVIDENCE = Term("evidence", "所需佐证材料", ("佐证材料",))
YEAR = Term("year", "年度")
REASON = Term("reason", "评分说明", ("扣分说明", "得分说明", "评分理由"))

NOTICE = Term("notice", "自评通知")
WORKING_GROUP = Term("working_group", "工作小组")
SELF_CHECK = Term("self_check", "单位自查")
SUBMISSION = Term("submission", "提交报告")
COMPLETENESS = Term("completeness", "完整性")
FORMS = Term("forms", "绩效自评表")
PROBLEMS = Term("problems", "反映问题情况")
SUGGESTIONS = Term("suggestions", "建议情况")
