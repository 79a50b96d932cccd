"""XF9: files that can't be worked on.

0x reading from disk, 1x what the file is instead of a workbook, 2x damage, 3x limits of size, 4x forms,
5x passwords, 6x saving, 99 a fault of our own. The sentences don't name the file: whoever shows them says it in
front. Codes are permanent.
"""

from __future__ import annotations

from xlforms.catalogue import recognition
from xlforms.catalogue.entry import Entry, error
from xlforms.catalogue.saving import OURS, SAVING, SYSTEM

CONTENT = "按文件内容识别，不看扩展名"
PACKAGE = "ECMA-376 第 2 部分（开放打包约定）、PKWARE APPNOTE"
LIMITS = "xlforms 的读取上限，防止误投或恶意文件拖垮电脑"
PASSWORD = "MS-OFFCRYPTO、MS-XLS 2.4.117"
RESAVE = "用 WPS 表格或 Excel 打开，选“另存为”，类型选“Excel 工作簿 (*.xlsx)”。"
REPAIR = "用 WPS 表格或 Excel 打开后另存；打不开的，请报送单位重新发送。"


READING: dict[str, Entry] = {
    "XF901": error(
        "找不到文件", "找不到这个文件，请检查文件名和所在文件夹。", SYSTEM, "核对文件名、扩展名和路径后再试。"
    ),
    "XF902": error(
        "不是文件", "这是文件夹或设备，不是文件，请指定其中的工作簿。", SYSTEM, "写明要处理的工作簿的文件名。"
    ),
    "XF903": error(
        "没有读取权限",
        "没有读取这个文件的权限，请把它复制到自己的文件夹，或请管理员授权。",
        SYSTEM,
        "复制一份到自己有权限的文件夹。",
    ),
    "XF905": error("读不出来", "文件读不出来：{reason}。请稍后再试。", SYSTEM, "检查磁盘、网络盘或 U 盘后再试。"),
    "XF906": error(
        "路径太长",
        "文件名或路径太长，系统打不开，请改短文件名或移到上层文件夹。",
        SYSTEM,
        "改短文件名或移到上层文件夹。",
    ),
    "XF907": error(
        "空文件", "文件是空的（0 字节），可能没有传完，请重新复制或下载。", CONTENT, "重新复制、下载或请对方重新发送。"
    ),
    "XF908": error(
        "文件被占用", "文件正被其他程序独占打开，请在 WPS 或 Excel 中关闭后再试。", SYSTEM, "关闭正在使用它的程序。"
    ),
    "XF909": error(
        "文件夹里没有工作簿",
        "这个文件夹（连同子文件夹）里没有可以处理的工作簿，请检查文件夹；锁定文件和“-已完成”“-已标注”的结果不算在内。",
        "FILE 参数：文件、文件夹或通配符",
        "把工作簿放进这个文件夹，或直接写明文件名。",
    ),
}

CONTENTS: dict[str, Entry] = {
    "XF910": error(
        "不是工作簿",
        "内容不是电子表格；如果在本单位电脑上能正常打开，可能是被文档加密软件加了密，请先解密再试。",
        CONTENT,
        "确认选对了文件；单位装有文档加密软件的，请先解密外发。",
    ),
    "XF911": error(
        "其实是没有表格的网页",
        "其实是网页（HTML），而且里面没有表格；如能用 WPS 或 Excel 打开并看到表格，请另存为 .xlsx 再试。",
        CONTENT,
        RESAVE,
    ),
    "XF912": error(
        "其实是文本", "其实是{what}，不是工作簿，请用 WPS 或 Excel 打开后另存为 .xlsx 再试。", CONTENT, RESAVE
    ),
    "XF923": error(
        "文本表格有一格太长",
        "第 {row} 行有一格的文字超过 {count} 个字，多半是一个英文引号没有成对；请核对这一行，改好后再试。",
        CONTENT,
        "用记事本打开文件，找到没有成对的英文引号，补上或删去；一格的文字不要超过 32767 个字。",
    ),
    "XF913": error(
        "XML 表格 2003 已损坏",
        "其实是“XML 表格 2003”格式，而且已损坏或没有工作表，请用 WPS 或 Excel 打开后另存为 .xlsx 再试。",
        CONTENT,
        RESAVE,
    ),
    "XF914": error(
        "Excel 4.0 及更早的格式",
        "是 Excel 4.0 或更早版本的格式，请用 Excel 或 WPS 打开后另存为 .xlsx 再试。",
        CONTENT,
        RESAVE,
    ),
    "XF915": error(
        "其实是 PDF",
        "其实是 PDF 文件，请找到生成它的表格文件再试。",
        CONTENT,
        "PDF 里的数字读不可靠，请用原来的表格文件。",
    ),
    "XF916": error(
        "其实是图片", "其实是图片，请找到原来的表格文件再试。", CONTENT, "图片里的数字读不可靠，请用原来的表格文件。"
    ),
    "XF917": error(
        "其实是压缩包", "其实是压缩包，请先解压，再处理其中的工作簿。", CONTENT, "解压后对其中的工作簿操作。"
    ),
    "XF918": error(
        "其实是别的文档",
        "其实是“{what}”，不是工作簿，请选择表格文件。",
        CONTENT,
        "选择表格文件（.xlsx、.xls、.et、.ods）。",
    ),
    "XF919": error(
        "其实是 XML",
        "其实是 XML 文件，不是工作簿，如能用 WPS 或 LibreOffice 打开，请另存为 .xlsx 再试。",
        CONTENT,
        RESAVE,
    ),
}

DAMAGE: dict[str, Entry] = {
    "XF904": error(
        "文件不完整或已损坏", "文件不完整或已损坏（可能没有复制、下载完），请重新取得一份再试。", PACKAGE, REPAIR
    ),
    "XF920": error("部分内容已损坏", "文件里的“{part}”已损坏，请用 WPS 或 Excel 修复后另存再试。", PACKAGE, REPAIR),
    "XF921": error("缺少必要内容", "文件里缺少“{part}”，不是完整的工作簿，请另存一份再试。", PACKAGE, REPAIR),
    "XF922": error(
        "压缩方式不支持",
        "文件里的“{part}”用了工作簿不该用的压缩方式，请用 WPS 或 Excel 打开后另存再试。",
        PACKAGE,
        RESAVE,
    ),
    "XF924": error(
        "旧格式文件已损坏",
        "这个旧格式的工作簿不完整或已损坏，请用 WPS 或 Excel 打开后另存为 .xlsx 再试。",
        CONTENT,
        RESAVE,
    ),
    "XF925": error(
        "旧格式读不出来",
        "这个旧格式的工作簿读不出来（可能已损坏，或远处有多余的单元格），请用 WPS 或 Excel 打开后另存为 .xlsx 再试。",
        CONTENT,
        RESAVE,
    ),
}

BUNDLES: dict[str, Entry] = {
    "XF926": error(
        "压缩包里的路径不安全",
        "压缩包里这个文件的路径指向压缩包以外的文件夹，为安全起见没有解开，请重新压缩后再试。",
        "PKWARE APPNOTE 4.4.17：文件名是相对路径",
        "来历不明的请删除；确需处理的，解压后对其中的工作簿操作。",
    ),
    "XF927": error(
        "压缩包里没有工作簿",
        "压缩包里没有可以处理的工作簿；压缩包套压缩包的，请先解压一层再试。",
        CONTENT,
        "核对压缩包里的文件，或解压后对其中的工作簿操作。",
    ),
}

SIZES: dict[str, Entry] = {
    "XF930": error(
        "文件太大",
        "文件有 {size} MB，超过 {limit} MB 的上限，不像申报表；请删去图片或无关的工作表再试。",
        LIMITS,
        "删去图片、附件和无关的工作表后另存。",
    ),
    "XF931": error(
        "内部文件太多", "文件里有 {count} 个内部文件，超过 {limit} 个的上限，不像正常的工作簿。", LIMITS, RESAVE
    ),
    "XF932": error(
        "解压后太大",
        "解压后有 {size} MB，超过 {limit} MB 的上限，没有打开；请删去多余的工作表和图片再试。",
        LIMITS,
        "删去图片、附件和无关的工作表后另存。",
    ),
    "XF933": error(
        "压缩比异常",
        "文件里的“{part}”解压后是压缩前的 {ratio} 倍，像是压缩炸弹，没有打开。",
        LIMITS,
        "来历不明的请删除；确是工作簿的，用 WPS 或 Excel 打开后另存。",
    ),
    "XF934": error(
        "含有 DOCTYPE",
        "文件里的“{part}”含有 DOCTYPE 声明，正常的工作簿不会有，为安全起见没有打开。",
        "ECMA-376 第 2 部分 8.1.4：部件中不得有 DTD 声明",
        "来历不明的请删除；确是工作簿的，用 WPS 或 Excel 打开后另存。",
    ),
    "XF935": error(
        "合并单元格太大",
        "工作表“{sheet}”的合并单元格一共盖住 {count} 格，超过 {limit} 格的上限，请取消多余的合并再试。",
        LIMITS,
        "取消整行整列的合并后另存。",
    ),
    "XF936": error(
        "超出工作表范围",
        "工作表“{sheet}”里有单元格超出了 1048576 行、16384 列的范围，请用 WPS 或 Excel 打开后另存再试。",
        "Excel 规格与限制：1048576 行 × 16384 列",
        RESAVE,
    ),
    "XF937": error(
        "行数太多",
        "工作表“{sheet}”有 {count} 行数据，超过 {limit} 行的上限，不像申报表；请把明细数据移到别的文件再试。",
        LIMITS,
        "把台账、凭证等明细表移到单独的文件。",
    ),
    "XF938": error(
        "内容太多",
        "文件里的“{part}”内容太多（{count} 项，上限 {limit} 项），请删去多余的行、列和格式再试。",
        LIMITS,
        "选中数据以下、以右的空行空列，删除后另存。",
    ),
    "XF939": error(
        "数据分布太散",
        "工作表“{sheet}”的数据一直排到第 {rows} 行第 {columns} 列，超出了上限，请删去远处的单元格后另存为 .xlsx 再试。",
        LIMITS,
        RESAVE,
    ),
}

PASSWORDS: dict[str, Entry] = {
    "XF951": error(
        "有密码",
        "文件设有打开密码；请在 WPS 或 Excel 中去掉密码后再试，或用 --password 给出密码"
        '（需先安装：pip install "xlforms[password]"）。',
        PASSWORD,
        "去掉打开密码后另存，或运行时加 --password 密码。",
    ),
    "XF952": error("密码不对", "密码不对，文件打不开，请核对大小写后再试。", PASSWORD, "核对密码的大小写和全角半角。"),
    "XF953": error(
        "缺少解密组件",
        '要打开有密码的文件，请先安装解密组件：pip install "xlforms[password]"。',
        PASSWORD,
        "安装后再试，或在 WPS、Excel 中去掉密码。",
    ),
    "XF954": error(
        "加密方式不支持",
        "文件设有密码，而且这种加密方式这里解不开；请在原来的程序中去掉密码、另存为 .xlsx 后再试。",
        PASSWORD,
        RESAVE,
    ),
    "XF955": error(
        "压缩包有密码",
        "压缩包里的这个文件设有密码，没有解开；请先用密码解压，再处理其中的工作簿。",
        "PKWARE APPNOTE 4.4.4",
        "解压后对其中的工作簿操作。",
    ),
}

ENTRIES: dict[str, Entry] = {
    **READING,
    **CONTENTS,
    **DAMAGE,
    **BUNDLES,
    **SIZES,
    **recognition.ENTRIES,
    **PASSWORDS,
    **SAVING,
    **OURS,
}
