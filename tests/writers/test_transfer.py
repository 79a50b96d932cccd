"""Workbooks of legacy kinds, gone over onto our own blank forms."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from tests.libreoffice import converted, needs_libreoffice, recalculated
from tests.readers.drawing import DEPARTMENT, PROJECT, book, changed
from tests.readers.test_other_places import LAYOUTS
from tests.writers.moving import COSTS, MANY, differences, drawn, moved, sheet, shown
from xlforms.calculation.parameters import REGULATION
from xlforms.findings import Finding
from xlforms.pipeline import fill, output_path
from xlforms.readers import read_workbook
from xlforms.settling import settled
from xlforms.workbook import open_workbook

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = [ROOT / "examples" / f"{name}.xlsx" for name in ("junshan-2024", "caizheng-jinrong-2024", "langfang-2019")]


@pytest.fixture(scope="module")
def legacy(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The examples and the drawn forms as .xls and .ods."""
    folder = tmp_path_factory.mktemp("legacy")
    many = book(folder / "many.xlsx", MANY, PROJECT, changed(PROJECT, 2, 2, "桥梁检测"), COSTS)
    made = [*converted(folder, "xls", *EXAMPLES, many), *converted(folder, "ods", EXAMPLES[0], many)]
    return {path.name: path for path in made}


@needs_libreoffice
@pytest.mark.parametrize(
    "name", ["junshan-2024.ods", "caizheng-jinrong-2024.xls", "langfang-2019.xls", "many.ods", "many.xls"]
)
def test_what_is_read_after_going_over_is_what_was_read(legacy: dict[str, Path], name: str) -> None:
    path = legacy[name]
    workbook, _ = moved(path)
    for source in (path, *(example for example in EXAMPLES if example.stem == path.stem)):
        assert differences(read_workbook(open_workbook(source)), read_workbook(workbook)) == []


@needs_libreoffice
def test_recalculating_the_results_changes_no_value(legacy: dict[str, Path], tmp_path: Path) -> None:
    sources = (legacy["junshan-2024.ods"], legacy["many.xls"])
    ours = [Path(fill(str(source), str(tmp_path)).output) for source in sources]
    for path, again in zip(ours, recalculated(tmp_path, *ours), strict=True):
        calculated = open_workbook(again)
        for form in open_workbook(path).sheets:
            kept = {cell.ref: cell.text for cell in form.cells.values() if cell.formula is not None}
            assert kept == {ref: shown(sheet(calculated, form.name), ref) for ref in kept}
        assert openpyxl.load_workbook(path).sheetnames == [form.name for form in open_workbook(path).sheets]


def test_each_form_on_a_sheet_of_its_own_in_the_order_of_the_source(tmp_path: Path) -> None:
    workbook = drawn(tmp_path, PROJECT, [*PROJECT, (), *changed(PROJECT, 2, 2, "桥梁检测")], DEPARTMENT)
    names = ["项目支出绩效自评表", "项目支出绩效自评表 (2)", "项目支出绩效自评表 (3)", "部门整体支出绩效自评表"]
    assert [form.name for form in workbook.sheets] == names
    forms = read_workbook(workbook).of("project")
    assert [form.values["project_name"].content for form in forms] == ["道路养护", "道路养护", "桥梁检测"]


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        pytest.param(0.9938, 'IF(OR(N(E4)=0,COUNT(F4)=0),"",ROUND(F4/E4,4))', id="what the formula gives"),
        pytest.param(1389.3 / 1397.9, 'IF(OR(N(E4)=0,COUNT(F4)=0),"",ROUND(F4/E4,4))', id="calculated"),
        pytest.param("", 'IF(OR(N(E4)=0,COUNT(F4)=0),"",ROUND(F4/E4,4))', id="blank"),
        pytest.param(0.993, "99.3%", id="rounded otherwise"),
        pytest.param("99.3 %", "99.3 %", id="text"),
        pytest.param(99.3, "99.3", id="percent without its sign"),
        pytest.param(0.99384, "99.38%", id="more digits"),
        pytest.param("—", "—", id="not applicable"),
    ],
)
def test_a_typed_rate_stands_unless_the_formula_gives_it(tmp_path: Path, typed: str | float, stands: str) -> None:
    workbook = drawn(tmp_path, changed(DEPARTMENT, 3, 6, typed))
    cell = workbook.sheets[0].cell(4, 8)
    assert cell is not None
    assert (cell.formula or cell.text) == stands
    if cell.formula is not None:
        assert cell.text == "99.38%"


def test_amounts_typed_as_text_stay_text_and_still_count(tmp_path: Path) -> None:
    workbook = drawn(tmp_path, changed(changed(DEPARTMENT, 3, 3, "1,397.90万元"), 3, 4, " 1389.30"))
    settled(workbook, REGULATION, values=False, overwrite=False)
    done = [shown(workbook.sheets[0], ref) for ref in ("E4", "F4", "H4", "I4", "H35")]
    assert done == ["1,397.90万元", " 1389.30", "99.38%", "9.94", "99.41"]


@pytest.mark.parametrize("place", LAYOUTS)
def test_the_layouts_of_other_places(tmp_path: Path, place: str) -> None:
    path = book(tmp_path / "a.xlsx", LAYOUTS[place])
    workbook, _ = moved(path)
    assert differences(read_workbook(open_workbook(path)), read_workbook(workbook)) == []
    assert [shown(workbook.sheets[0], f"{column}13") for column in "DEF"][:2] == ["培训人数", "≥50人"]


@needs_libreoffice
def test_fill_gives_an_xlsx_and_leaves_the_source_alone(legacy: dict[str, Path], tmp_path: Path) -> None:
    source = legacy["caizheng-jinrong-2024.xls"]
    before = source.read_bytes()
    done = fill(str(source), str(tmp_path))
    assert (done.file, Path(done.output).name) == (str(source), "caizheng-jinrong-2024-已完成.xlsx")
    assert source.read_bytes() == before
    assert sorted(codes(done.findings)) == sorted(
        ["XF109", *codes(fill(str(EXAMPLES[1]), str(tmp_path / "b")).findings)]
    )
    assert shown(sheet(open_workbook(done.output), "问题清单"), "A2").startswith("文件：caizheng-jinrong-2024.xls　")


def codes(findings: Sequence[Finding]) -> list[str]:
    return [note.code for note in findings]


@pytest.mark.parametrize(
    ("name", "result"),
    [
        *(("表.xls", "表-已完成.xlsx"), ("表.et", "表-已完成.xlsx"), ("表.XLSB", "表-已完成.xlsx")),
        *(
            ("表.ods", "表-已完成.xlsx"),
            ("表", "表-已完成.xlsx"),
            ("表.XLSM", "表-已完成.XLSM"),
            ("a.b.xlsx", "a.b-已完成.xlsx"),
        ),
    ],
)
def test_the_result_has_the_extension_of_what_it_is(name: str, result: str) -> None:
    assert Path(output_path(name, "出")) == Path("出", result)
