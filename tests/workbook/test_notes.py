"""Notes: the drawing of their boxes as text, how far a box reaches, texts cut out across runs, colours laid over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.workbook.packages import STYLES, opened, parts, sheet_of
from xlforms.workbook.hidden_names import forget, remember, remembered
from xlforms.workbook.notes import Notes, Run, Section, Size
from xlforms.workbook.notes.boxes import Anchor, Grid
from xlforms.workbook.notes.drawing import BLOCK, Drawing
from xlforms.workbook.references import Range
from xlforms.workbook.sheets.shading import Shading

SECTION = Section("<<", ">>")
ANCHOR = Anchor(1, 15, 0, 10, 3, 20, 4, 5)
CELLS = '<sheetData><row r="2"><c r="B2"><v>1</v></c></row></sheetData>'
# As Excel writes it, which is no XML.
BUTTON = (
    '<v:shape id="_x0000_s1025" type="#_x0000_t201" style="x"><v:textbox><div>清空<br>全部</div></v:textbox>'
    '<x:ClientData ObjectType="Button"><x:Anchor>1, 0, 1, 0, 2, 0, 2, 0</x:Anchor></x:ClientData></v:shape>'
)
SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)


def drawn(inside: str) -> str:
    listed = '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    return f"<xml {SPACES}>{listed}{inside}</xml>"


def noted(data: bytes | None, *places: tuple[int, int]) -> Drawing:
    drawing = Drawing(data, 7)
    for place in places:
        drawing.add(*place, ANCHOR, 100, 50)
    return drawing


def test_a_new_drawing_is_xml_with_its_own_numbers() -> None:
    text = noted(None, (2, 2), (5, 3)).to_bytes()
    root = etree.fromstring(text)
    shapes = [shape.get("id") for shape in root.iter("{urn:schemas-microsoft-com:vml}shape")]
    assert shapes == [f"_x0000_s{7 * BLOCK + 1}", f"_x0000_s{7 * BLOCK + 2}"]
    assert set(noted(text).notes()) == {(2, 2), (5, 3)}
    assert noted(text).anchor(5, 3) == ANCHOR


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_is_no_xml_stays_as_it_is(encoding: str) -> None:
    before = drawn(BUTTON)
    after = noted(before.encode(encoding), (2, 2)).to_bytes().decode(encoding)
    assert after.startswith(before.removesuffix("</xml>"))
    assert 'id="_x0000_s1026"' in after
    drawing = noted(after.encode(encoding))
    drawing.remove(2, 2)
    assert drawing.notes() == {}
    assert not drawing.empty
    assert BUTTON in drawing.to_bytes().decode(encoding)


def test_prefixes_that_a_drawing_does_not_declare_come_along() -> None:
    bare = '<xml xmlns:w="urn:schemas-microsoft-com:vml"><w:shapetype id="t"/></xml>'
    assert len(etree.fromstring(noted(bare.encode(), (2, 2)).to_bytes())) == 3


def test_a_full_block_of_numbers_is_followed_by_a_free_one() -> None:
    last = f'<v:shape id="_x0000_s{2 * BLOCK - 1}"></v:shape>'
    text = noted(drawn(last).encode(), (2, 2)).to_bytes().decode()
    assert 'data="1,7"' in text
    assert f'id="_x0000_s{7 * BLOCK + 1}"' in text


def test_a_drawing_that_ends_otherwise_takes_no_note() -> None:
    assert not Drawing(b"<xml>cut o", 1).open
    assert noted(None).open


def test_a_drawing_of_nothing_but_types_is_empty() -> None:
    drawing = noted(None, (2, 2))
    assert not drawing.empty
    drawing.remove(2, 2)
    assert drawing.empty


@given(st.floats(20, 600), st.floats(20, 400), st.integers(1, 30), st.integers(1, 60))
def test_a_box_reaches_as_far_as_its_size(width: float, height: float, row: int, column: int) -> None:
    grid = Grid(lambda number: 0 if number == 3 else 40 + number, lambda number: 0 if number == 5 else 20)
    anchor = grid.beside(Range(row, column, row, column), Size(width, height))
    wide = sum(map(grid.column, range(anchor.left, anchor.right))) - anchor.left_pixels + anchor.right_pixels
    high = sum(map(grid.row, range(anchor.top, anchor.bottom))) - anchor.top_pixels + anchor.bottom_pixels
    assert abs(wide - width * 96 / 72) <= 1
    assert abs(high - height * 96 / 72) <= 1
    assert anchor.right_pixels <= grid.column(anchor.right)
    assert grid.grown(anchor, Size(1, 1)) == anchor


def test_hidden_columns_take_no_room() -> None:
    hidden = '<cols><col min="3" max="4" width="20" hidden="1"/></cols>'
    plain, folded = (Grid.of(sheet_of(cols + CELLS)) for cols in ("", hidden))
    assert folded.column(2) == 0
    assert folded.beside(Range(2, 2, 2, 2), Size(100, 20)).right > plain.beside(Range(2, 2, 2, 2), Size(100, 20)).right


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="<>\r\0", exclude_categories=["C"]), max_size=6))
)
def test_a_section_is_cut_out_of_any_runs(texts: list[str]) -> None:
    workbook = opened(parts(CELLS))
    notes = Notes(workbook.sheets[0])
    before = "".join(texts)
    if before:
        notes.put(2, 2, [Run(text) for text in texts if text], "会计", Size(50, 20))
    notes.put(2, 2, [Run("<<\n"), Run("错误", bold=True), Run(">>")], "xlforms", Size(50, 20))
    notes.keep()
    again = Notes(workbook.sheets[0])
    again.strip(SECTION)
    again.keep()
    left = Notes(workbook.sheets[0]).texts
    assert left == ({"B2": before} if before.strip() else {})
    if not left:
        assert not [name for name in workbook.document.package.names if "omment" in name or name.endswith(".vml")]


def test_fills_beyond_the_numbers_are_refused() -> None:
    filled = STYLES.replace("<fill/>", '<fill><patternFill patternType="gray125"/></fill>')
    sheet = sheet_of(CELLS, styles=filled)
    for number in range(1, 255):
        remember(sheet.document, f"_fill.{number}", f"<fill>{number}</fill>")
    Shading(sheet.document, "_fill.", ("FFB9B1",)).lay(sheet, 2, 2, "FFB9B1")
    assert dict(remembered(sheet.document, "_fill."))["_fill.255"].startswith("<fill")
    with pytest.raises(ValueError, match="too many fills"):
        Shading(sheet.document, "_fill.", ("FFB9B1",)).lay(sheet, 2, 2, "CFE6FA")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=700))
def test_a_long_text_is_remembered(text: str) -> None:
    workbook = opened(parts(CELLS))
    remember(workbook.document, "_name.1", text)
    again = opened(workbook.to_bytes())
    assert dict(remembered(again.document, "_name.")) == {"_name.1": text}
    forget(again.document, "_name.")
    assert not list(remembered(again.document, "_name."))
