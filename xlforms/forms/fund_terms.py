"""Labels of the rows of funds, and of the split of their total."""

from __future__ import annotations

from xlforms.forms.term import Term

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
        "金额合计",
        "预算总额",
        "部门预算总额",
        "部门预算资金总额",
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
        "财政预算安排",
        "财政预算资金",
        "政府预算资金",
        "本年财政资金",
        "财政性资金",
        "年度财政资金",
        "财政安排资金",
    ),
)
CARRYOVER = Term(
    "carryover",
    "上年结转资金",
    (
        "上年结转",
        "上年结转结余",
        "上年结转结余资金",
        "结转资金",
        "上年结余",
        "以前年度结转资金",
        "上年度结转资金",
    ),
)
_OWN = ("自有资金", "自筹资金", "单位自筹资金")
OTHER_FUNDS = Term("other", "其他资金", ("其他", "其他来源资金", "其它资金", "单位资金", *_OWN))
# Where 单位资金 stands beside 其他资金 it is a row of its own.
OWN_FUNDS = Term("own", "单位资金", _OWN)
CENTRAL_FUNDS = Term(
    "central",
    "中央财政资金",
    ("中央资金", "中央补助", "中央补助资金", "中央财政补助", "中央财政补助资金", "中央财政拨款", "中央支出"),
)
LOCAL_FUNDS = Term(
    "local",
    "地方资金",
    ("地方财政资金", "地方配套资金", "地方配套", "地方财政拨款", "本级财政资金", "本级资金", "本级安排资金"),
)
UPPER_FUNDS = Term(
    "upper",
    "上级补助资金",
    (
        "上级资金",
        "上级补助",
        "上级财政资金",
        "上级转移支付资金",
        "上级转移支付",
        "上级专项资金",
        "中央、省、市补助",
        "中央、省补助",
    ),
)
BOND_FUNDS = Term("bond", "专项债券资金", ("地方政府专项债券资金", "专项债券", "债券资金", "政府债券资金"))
PROVINCE_FUNDS = Term(
    "provincial",
    "省级财政资金",
    (
        "省级资金",
        "省财政资金",
        "省级补助",
        "省级补助资金",
        "省级财政拨款",
        "省级配套",
        "省级配套资金",
        "自治区财政资金",
    ),
)
MUNICIPAL_FUNDS = Term(
    "municipal",
    "市级财政资金",
    ("市级资金", "市级支出", "市财政资金", "市级补助", "市级补助资金", "市级财政拨款", "市级配套", "市级配套资金"),
)
COUNTY_FUNDS = Term(
    "county",
    "县级财政资金",
    (
        "县级资金",
        "区级资金",
        "区级支出",
        "区县级支出",
        "县级支出",
        "区级财政资金",
        "市县财政资金",
        "市县资金",
        "县区财政资金",
        "县区资金",
        "县级财政拨款",
        "县级配套",
        "县级配套资金",
        "区级配套",
        "区级配套资金",
    ),
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
PERSONNEL_EXPENDITURE = Term("personnel", "人员经费", ("人员支出", "人员类项目支出", "人员类项目"))
OFFICE_EXPENDITURE = Term("office", "公用经费", ("公用支出", "日常公用经费", "公用类项目", "运转类公用经费"))
PROJECT_EXPENDITURE = Term("expenditure.project", "项目支出", ("项目支出总额", "项目支出合计"))

# Labels whose amount may stand in their own cell.
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
