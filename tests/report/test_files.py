"""Reports in files of their own: text in two encodings, Word documents as people make them, and what is none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.report.texts import RIGHT, read, stated
from xlforms.errors import FileError
from xlforms.prose import Report
from xlforms.readers.report_file import read_report

CORPUS = Path("/work/shared/corpus")


def figures(report: Report) -> list[tuple[str, object]]:
    return [(one.name, one.value) for one in report.figures]


def saved(path: Path, lines: Iterable[str]) -> str:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return str(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_in_any_encoding_of_notepad(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "报告.txt").write_bytes(RIGHT.encode(encoding))
    report = read_report(str(tmp_path / "报告.txt"))
    assert figures(report) == figures(read(RIGHT))
    assert stated(report, "score").place.words == "第26行"


def test_a_word_document(tmp_path: Path) -> None:
    report = read_report(saved(tmp_path / "报告.docx", RIGHT.splitlines()))
    assert figures(report) == figures(read(RIGHT))
    assert stated(report, "score").place.words == "第26段"


def test_text_in_runs_links_insertions_and_controls_is_read_and_deleted_text_is_not(tmp_path: Path) -> None:
    document = docx.Document()
    for line in RIGHT.replace("自评得分为96.5分。", "自评得分为").splitlines():
        document.add_paragraph(line)
    last = next(one for one in document.paragraphs if one.text.endswith("自评得分为"))
    for xml in (
        f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText>80</w:delText></w:r></w:del>',
        f'<w:ins {nsdecls("w")} w:id="2"><w:r><w:t>96</w:t></w:r></w:ins>',
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:r><w:t>.5</w:t></w:r></w:sdtContent></w:sdt>",
        f"<w:hyperlink {nsdecls('w')}><w:r><w:t>分。</w:t></w:r></w:hyperlink>",
    ):
        last._p.append(parse_xml(xml))
    document.save(str(tmp_path / "报告.docx"))
    assert str(stated(read_report(str(tmp_path / "报告.docx")), "score").value) == "96.5"


def test_automatic_numbers_are_read_as_word_shows_them(tmp_path: Path) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'),
    )
    for line in RIGHT.splitlines():
        numbered = line[0] in "一二三四五六七八九十" and line[1] == "、"
        paragraph = document.add_paragraph(line[2:] if numbered else line)
        if numbered:
            number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(number))
    document.save(str(tmp_path / "报告.docx"))
    report = read_report(str(tmp_path / "报告.docx"))
    assert [one.number for one in report.sections if one.level == 1] == [f"{one}、" for one in "一二三四五六七八九十"]


def test_figures_of_a_table_in_a_document(tmp_path: Path) -> None:
    lines = RIGHT.splitlines()
    budget = next(at for at, line in enumerate(lines) if line.startswith("2024年财政预算批复"))
    document = docx.Document()
    for line in lines[:budget]:
        document.add_paragraph(line)
    table = document.add_table(3, 3)
    rows = (("", "预算数", "决算数"), ("人员类支出", "200.1", "195.1"), ("公用经费", "50.4", "48.4"))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for line in lines[budget + 2 :]:
        document.add_paragraph(line)
    document.save(str(tmp_path / "报告.docx"))
    report = read_report(str(tmp_path / "报告.docx"))
    assert str(stated(report, "personnel.actual_expenditure").value) == "195.1"
    assert stated(report, "office.final_budget").place.words == "表1第3行"


def test_what_is_no_report_is_refused_in_a_sentence(tmp_path: Path) -> None:
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    whole = Path(saved(tmp_path / "好.docx", RIGHT.splitlines())).read_bytes()
    cases: dict[str, tuple[bytes, str]] = {
        "空.docx": (b"", "XF907"),
        "空.txt": (b"", "XF907"),
        "不是.docx": (b"hello", "XF992"),
        "表格.docx": (book.getvalue(), "XF992"),
        "半截.docx": (whole[: len(whole) // 2], "XF904"),
        "坏.docx": (whole.replace(b"word/document.xml", b"word/dokument.xml"), "XF992"),
        "乱码.txt": (b"\xff\x00\x81\xff\x00", "XF995"),
        "别的.txt": ("今天开会。".encode(), "XF996"),
    }
    for name, (data, code) in cases.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(FileError) as refused:
            read_report(str(tmp_path / name))
        assert refused.value.code == code, name


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not part of the project")
@pytest.mark.parametrize("extension", [".docx", ".doc", ".txt"])
def test_any_broken_file_ends_in_a_sentence(tmp_path: Path, extension: str) -> None:
    for path in sorted(CORPUS.iterdir())[:160]:
        target = tmp_path / f"{path.stem}{extension}"
        target.write_bytes(path.read_bytes())
        with pytest.raises(FileError):
            read_report(str(target))
