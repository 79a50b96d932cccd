"""A report typeset as an official document (GB/T 9704—2012): paper, margins, typefaces, line pitch, page numbers.

A4, margins 37, 35, 28 and 26 mm, 22 lines a page; title 方正小标宋 二号 centred; headings 黑体 and 楷体 三号;
body 仿宋 三号, the first line indented by two characters; figures Times New Roman; page numbers outside, in dashes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from xlforms.word.library import element, open_document
from xlforms.word.passage import Kind, Passage

if TYPE_CHECKING:
    from xlforms.word.library import Document

_MM = 36_000  # English Metric Units, in which python-docx measures
_PAGE = (210, 297)
_MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26, "footer_distance": 22}
# 225 mm for 22 lines, in twentieths of a point.
_PITCH, _TITLE_PITCH = 579, 720
_LATIN = "Times New Roman"
_LOOKS = {
    Kind.TITLE: ("Title", "方正小标宋_GBK", 44),
    Kind.PART: ("Heading 1", "黑体", 32),
    Kind.SECTION: ("Heading 2", "楷体_GB2312", 32),
    Kind.BODY: ("Body Text", "仿宋_GB2312", 32),
    Kind.ANNEX: ("List", "仿宋_GB2312", 32),
}
_BODY = _LOOKS[Kind.BODY][1]
# Where a typeface is not installed, the one that every Chinese Windows has in its place.
_INSTEAD = {"方正小标宋_GBK": "宋体", "仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "黑体": "SimHei"}
_OPEN = re.compile("(〔待填写[^〕]*〕)")
# What XML can't hold; somebody's cell may.
_ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_FONTS = "word/fontTable.xml"
_EMPTY = Passage(Kind.BODY, "")


def typeset(passages: Iterable[Passage], title: str, author: str) -> bytes:
    """The document of some paragraphs, those to be filled in highlighted; FileError XF994 without python-docx."""
    document = open_document()
    _page(document)
    _styles(document)
    _numbers(document)
    _properties(document, title, author)
    body = document.element.body
    for passage in _with_space(passages):
        body.insert(len(body) - 1, element(_paragraph(passage)))
    data = BytesIO()
    document.save(data)
    return _with_fonts(data.getvalue())


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (side * _MM for side in _PAGE)  # type: ignore[assignment]
    for name, size in _MARGINS.items():
        setattr(section, name, size * _MM)
    properties = document.element.body.sectPr
    for grid in properties.findall(_name("docGrid")):
        properties.remove(grid)
    properties.append(element(f'<w:docGrid w:type="lines" w:linePitch="{_PITCH}"/>'))


def _styles(document: Document) -> None:
    """Our looks in the styles that Word has for them, so that its outline of the document is right."""
    root = document.styles.element
    defaults = root.find(_name("docDefaults"))
    root.replace(
        defaults, element(f"<w:docDefaults><w:rPrDefault>{_typeface(_BODY, 32)}</w:rPrDefault></w:docDefaults>")
    )
    _style(document, "Normal", _typeface(_BODY, 32), _lines(_PITCH) + '<w:jc w:val="both"/>')
    for kind, (name, font, size) in _LOOKS.items():
        _style(document, name, _typeface(font, size), _layout(kind))


def _style(document: Document, name: str, run: str, paragraph: str) -> None:
    style = document.styles[name].element
    for tag in ("rPr", "pPr"):
        for old in style.findall(_name(tag)):
            style.remove(old)
    style.append(element(f"<w:pPr>{paragraph}</w:pPr>"))
    style.append(element(run))


def _layout(kind: Kind) -> str:
    if kind is Kind.TITLE:
        return f'<w:keepNext/>{_lines(_TITLE_PITCH, snap=False)}<w:ind w:firstLine="0"/><w:jc w:val="center"/>'
    if kind is Kind.ANNEX:
        return f'{_lines(_PITCH)}<w:ind w:leftChars="600" w:left="1920" w:hangingChars="100" w:hanging="320"/>'
    indented = f'{_lines(_PITCH)}<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>'
    if kind is Kind.BODY:
        return indented
    return f'<w:keepNext/>{indented}<w:outlineLvl w:val="{0 if kind is Kind.PART else 1}"/>'


def _lines(pitch: int, *, snap: bool = True) -> str:
    grid = "" if snap else '<w:snapToGrid w:val="0"/>'
    return f'<w:widowControl w:val="0"/>{grid}<w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/>'


def _typeface(font: str, size: int) -> str:
    """A run's properties; with the hint, quotation marks and dashes are Chinese ones."""
    fonts = f'w:hint="eastAsia" w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{font}" w:cs="{_LATIN}"'
    plain = '<w:b w:val="0"/><w:i w:val="0"/><w:color w:val="auto"/><w:spacing w:val="0"/><w:kern w:val="0"/>'
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    return f'<w:rPr><w:rFonts {fonts}/>{plain}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{language}</w:rPr>'


def _with_space(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The paragraphs with an empty line after the title and one before the annexes."""
    before: Kind | None = None
    for passage in passages:
        if before not in (None, passage.kind) and (before is Kind.TITLE or passage.kind is Kind.ANNEX):
            yield _EMPTY
        yield passage
        before = passage.kind


def _paragraph(passage: Passage) -> str:
    name, font, size = _LOOKS[passage.kind]
    style = f'<w:pPr><w:pStyle w:val="{_style_id(name)}"/>{_annex_indent(passage)}</w:pPr>'
    return f"<w:p>{style}{''.join(_runs(passage.text, font, size))}</w:p>"


def _style_id(name: str) -> str:
    return name.replace(" ", "")


def _annex_indent(passage: Passage) -> str:
    """附件：1.… begins two characters in, the further ones where its number stands (GB/T 9704 7.3.4)."""
    if passage.kind is not Kind.ANNEX or not passage.text.startswith("附件"):
        return ""
    return '<w:ind w:leftChars="600" w:left="1920" w:hangingChars="400" w:hanging="1280"/>'


def _runs(text: str, font: str, size: int) -> Iterator[str]:
    """The text, with what is still to be filled in highlighted."""
    for piece in filter(None, _OPEN.split(_ILLEGAL.sub("", text))):
        look = _typeface(font, size)
        if _OPEN.fullmatch(piece):
            look = look.replace("<w:lang ", '<w:highlight w:val="yellow"/><w:lang ', 1)
        lines = piece.split("\n")
        told = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
        yield f"<w:r>{look}{told}</w:r>"


def _numbers(document: Document) -> None:
    """Page numbers — 1 — in 四号, outside: right on odd pages, left on even ones."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]._p  # noqa: SLF001  python-docx has no fields of its own
        paragraph.getparent().replace(paragraph, element(_number(side)))


def _number(side: str) -> str:
    look = _typeface("宋体", 28)
    field = "".join(
        f"<w:r>{look}{part}</w:r>"
        for part in (
            "<w:t>— </w:t>",
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    ).replace("<w:t>— ", '<w:t xml:space="preserve">— ')
    indent = f'<w:ind w:{side}Chars="100" w:{side}="320" w:firstLine="0"/>'
    single = '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{single}{indent}<w:jc w:val="{side}"/></w:pPr>{field}</w:p>'


def _properties(document: Document, title: str, author: str) -> None:
    told = document.core_properties
    title, author = (_ILLEGAL.sub("", text)[:255] for text in (title, author))
    told.title, told.author, told.last_modified_by = title, author, author
    told.comments, told.language = "", "zh-CN"
    told.created = told.modified = datetime.now()


def _with_fonts(data: bytes) -> bytes:
    """The document with the typefaces named that may take the place of those that are not installed."""
    copy = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, _font_table() if name == _FONTS else source.read(name))
    return copy.getvalue()


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>' for name, other in _INSTEAD.items()
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{space}">{fonts}</w:fonts>'


def _name(tag: str) -> Any:  # noqa: ANN401
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{tag}"
