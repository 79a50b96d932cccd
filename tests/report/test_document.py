"""The report as a Word document: its text that of the tables, its looks those of an official document."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.running import xlforms
from tests.libreoffice import needs_libreoffice
from tests.writers.filling import FIGURES, NO_SCORE, UNIT, WORDS, Made, less, made, reread, texts
from xlforms.calculation.report.check import check_report
from xlforms.calculation.report.material import OPEN
from xlforms.errors import FileError
from xlforms.readers.report_file import read_report
from xlforms.reporting import report
from xlforms.word.passage import Kind, Passage
from xlforms.word.typesetting import typeset
from xlforms.writers.manuscript import manuscript
from xlforms.writers.narrative import told_by, write_narrative

EXAMPLE = Path(__file__).parents[2] / "examples" / "junshan-2024.xlsx"
MM = 36_000
LOOKS = {
    "2024年度": ("Title", "方正小标宋_GBK", 22),
    "一、": ("Heading 1", "黑体", 16),
    "（一）": ("Heading 2", "楷体_GB2312", 16),
    "无": ("Body Text", "仿宋_GB2312", 16),
    "附件": ("List", "仿宋_GB2312", 16),
}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> str:
    return report(str(EXAMPLE), str(tmp_path_factory.mktemp("报告") / "报告.docx")).output


def passages(whole: Made) -> list[Passage]:
    return manuscript(whole.submission, told_by(whole.submission)).passages


def paragraphs(path: str) -> list[Paragraph]:
    return [one for one in docx.Document(path).paragraphs if one.text]


def test_paper_margins_and_lines(example: str) -> None:
    section = docx.Document(example).sections[0]
    for side, size in ((section.page_width, 210), (section.page_height, 297)):
        assert abs((side or 0) / MM - size) < 0.02
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert all(abs((one or 0) / MM - size) < 0.02 for one, size in zip(margins, (37, 35, 28, 26), strict=True))


@pytest.mark.parametrize("start", LOOKS)
def test_every_run_has_its_chinese_and_its_latin_typeface(example: str, start: str) -> None:
    name, font, size = LOOKS[start]
    paragraph = next(one for one in paragraphs(example) if one.text.startswith(start))
    assert paragraph.style is not None
    assert paragraph.style.name == name
    for run in paragraph.runs:
        properties = run._r.rPr
        assert properties is not None
        fonts = properties.rFonts
        assert fonts is not None
        assert fonts.get(qn("w:eastAsia")) == font
        assert fonts.get(qn("w:ascii")) == fonts.get(qn("w:hAnsi")) == "Times New Roman"
        assert run.font.size is not None
        assert run.font.size.pt == size


def test_pitch_and_indent_of_the_body(example: str) -> None:
    style = docx.Document(example).styles["Body Text"].element.pPr
    assert 28 * 20 <= int(style.find(qn("w:spacing")).get(qn("w:line"))) <= 30 * 20
    assert style.find(qn("w:spacing")).get(qn("w:lineRule")) == "exact"
    assert style.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"


def test_page_numbers_stand_outside(example: str) -> None:
    document = docx.Document(example)
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        xml = footer._element.xml
        assert " PAGE " in xml
        assert f'<w:jc w:val="{side}"/>' in xml


def test_typefaces_that_are_not_installed_have_others_in_their_place(example: str) -> None:
    parts = docx.Document(example).part.package.iter_parts()
    table = next(part.blob for part in parts if part.partname == "/word/fontTable.xml").decode("utf-8")
    assert '<w:font w:name="方正小标宋_GBK"><w:altName w:val="宋体"/>' in table


def test_the_document_says_what_the_sheet_says() -> None:
    whole = made(FIGURES, WORDS)
    typed = [line for one in passages(whole) for line in one.text.split("\n")]
    write_narrative(whole.workbook, whole.submission)
    on_sheet = [line for text in texts(whole.sheet("自评报告")) for line in text.split("\n")]
    assert typed == on_sheet


def test_read_again_it_gives_the_same_figures_and_hears_nothing(tmp_path: Path) -> None:
    whole = made(FIGURES, WORDS)
    target = tmp_path / "报告.docx"
    target.write_bytes(typeset(passages(whole), "标题", UNIT))
    write_narrative(whole.workbook, whole.submission)
    submission = reread(whole.workbook).submission
    assert submission.report is not None
    on_sheet = [(one.name, one.value, one.text) for one in submission.report.figures]
    report = read_report(str(target))
    assert [(one.name, one.value, one.text) for one in report.figures] == on_sheet
    assert list(check_report(report, submission)) == []


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.sets(st.sampled_from([*sorted(WORDS), "department/funds.total.final_budget", "project/project_name"])))
def test_every_open_place_is_highlighted_and_said(left_out: set[str]) -> None:
    whole = made({name: value for name, value in {**FIGURES, **WORDS}.items() if name not in left_out})
    found = manuscript(whole.submission, told_by(whole.submission))
    document = docx.Document(BytesIO(typeset(found.passages, "标题", UNIT)))
    marked = [run.text for one in document.paragraphs for run in one.runs if run.font.highlight_color]
    assert all(text.startswith(OPEN) for text in marked)
    assert len(marked) == sum(one.text.count(OPEN) for one in found.passages)
    assert len(marked) == sum(note.code == "XF501" for note in found.findings)


def test_the_highlight_is_yellow() -> None:
    data = typeset([Passage(Kind.BODY, f"成效{OPEN}：数量〕件。")], "标题", UNIT)
    (runs,) = (one.runs for one in docx.Document(BytesIO(data)).paragraphs if one.text)
    assert [run.font.highlight_color for run in runs] == [None, WD_COLOR_INDEX.YELLOW, None]


def test_what_somebody_typed_is_kept_and_what_he_left_open_is_said() -> None:
    whole = made(FIGURES, WORDS)
    sheet = whole.sheet("自评报告")
    sheet.set_value(21, 1, f"　　成效显著，惠及{OPEN}：人数〕人。")
    sheet.set_value(1, 1, "2024年度君山工会整体支出绩效自评报告")
    whole = reread(whole.workbook)
    found = manuscript(whole.submission, told_by(whole.submission))
    assert found.passages[0] == Passage(Kind.TITLE, "2024年度君山工会整体支出绩效自评报告")
    assert Passage(Kind.BODY, f"成效显著，惠及{OPEN}：人数〕人。") in found.passages
    assert [(note.code, note.cell) for note in found.findings] == [("XF504", "A21")]


def test_text_that_xml_cannot_hold_is_left_out_and_odd_text_is_kept() -> None:
    text = "a\x0bb<&>\"'\ud800“引号”— 𠮷"
    data = typeset([Passage(Kind.BODY, text)], text, text)
    (paragraph,) = (one for one in docx.Document(BytesIO(data)).paragraphs if one.text)
    assert paragraph.text == "ab<&>\"'“引号”— 𠮷"


def test_the_command_writes_once_and_again_only_when_asked(tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    first = xlforms("report", EXAMPLE, "-o", target)
    assert first.exit_code == 0
    assert str(target) in first.stdout
    before = target.read_bytes()
    again = xlforms("报告", EXAMPLE, "-o", target)
    assert again.exit_code == 3
    assert "XF960" in again.stderr
    assert target.read_bytes() == before
    told = json.loads(xlforms("report", EXAMPLE, "-o", target, "--replace", "--json").stdout)
    assert (told["file"], told["output"]) == (str(EXAMPLE), str(target))
    assert {note["code"] for note in told["findings"]} >= {"XF413"}


def test_without_a_name_it_stands_beside_the_workbook(tmp_path: Path) -> None:
    book = tmp_path / "自评表.xlsx"
    book.write_bytes(EXAMPLE.read_bytes())
    xlforms("report", book)
    assert (tmp_path / "自评表-自评报告.docx").exists()
    xlforms("report", book, "-o", tmp_path / "新的文件夹")
    assert (tmp_path / "新的文件夹" / "自评表-自评报告.docx").exists()


def test_the_workbooks_of_one_unit_give_one_report(tmp_path: Path) -> None:
    folder = tmp_path / "总工会"
    folder.mkdir()
    made(FIGURES, WORDS).workbook.save(folder / "自评表.xlsx")
    made(WORDS, without=("部门整体支出绩效自评表",)).workbook.save(folder / "素材.xlsx")
    xlforms("report", folder)
    (document,) = tmp_path.rglob("*.docx")
    assert document == tmp_path / "总工会-自评报告.docx"
    text = "".join(one.text for one in paragraphs(str(document)))
    assert "年初预算数190.2万元" in text


def test_what_holds_no_table_gives_no_report(tmp_path: Path) -> None:
    source = tmp_path / "报告.txt"
    source.write_text("一、部门基本情况\n二、一般公共预算支出情况\n七、存在的问题\n", "utf-8")
    with pytest.raises(FileError) as refused:
        report(str(source))
    assert refused.value.code == "XF946"
    assert not list(tmp_path.glob("*.docx"))


@needs_libreoffice
def test_libreoffice_shows_it_whole(example: str, tmp_path: Path) -> None:
    import subprocess

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), example]
    subprocess.run(command, check=True, capture_output=True)
    told = subprocess.run(["pdftotext", tmp_path / "报告.pdf", "-"], check=True, capture_output=True).stdout.decode()
    squeezed = "".join(told.split())
    assert "总支出年初预算数190.2万元，年中追加42.11万元，总预算数232.31万元。" in squeezed
    assert "—1—" in squeezed
    assert "附件：1.部门整体支出绩效评价基础数据表" in squeezed


def test_a_score_that_is_missing_is_left_open() -> None:
    whole = made(FIGURES, WORDS, NO_SCORE)
    found = manuscript(whole.submission, told_by(whole.submission))
    assert any("自评分" in one.text and OPEN in one.text for one in found.passages)
    whole = made(less(FIGURES, "unit_name", "implementing_unit"), WORDS)
    assert f"{OPEN}：单位名称〕" in passages(whole)[0].text
