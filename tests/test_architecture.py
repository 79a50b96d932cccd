"""The house rules that no linter knows: who may import whom, one door a library, and rooms small enough to see over."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from shutil import copy2

import pytest

import xlforms

ROOT = Path(__file__).parent.parent
LAYERS = (
    *("records", "templates", "examples", "errors", "catalogue", "findings", "values"),
    *("workbook", "word", "forms", "prose", "submission"),
    *("readers", "calculation", "writers", "handed_in"),
    *("settling", "learning", "pipeline", "verdict", "marking", "comparing"),
    *("reporting", "scoring", "contract", "roster", "handing_out", "bounded", "desk", "watching", "cli"),
)
HEAVY = {
    *(
        "chinese_calendar",
        "distributed",
        "docx",
        "importlib.metadata",
        "importlib.resources",
        "msoffcrypto",
        "openpyxl",
    ),
    *("pandas", "python_calamine", "watchfiles", "xlsxwriter"),
}
OTHER_COMMANDS = {"comparing", "desk", "handing_out", "marking", "reporting", "roster", "scoring", "watching"}
# What only other commands, other files or a bureau's own settings need.
UNASKED = {
    *("dataclasses", "difflib", "email", "json", "logging", "shutil", "subprocess", "tempfile", "tomllib", "zipfile"),
    *("xlforms.catalogue.files", "xlforms.cli.desk", "xlforms.cli.form_commands", "xlforms.forms.declared.declaration"),
    *("xlforms.workbook.files.compound", "xlforms.workbook.files.encodings", "xlforms.workbook.files.encryption"),
}
FILL_MODULES = 225
FILE_LINES = 300
FUNCTION_LINES = 60

ROOMS = ("benchmarks", "examples", "templates", "tests", "tools", "xlforms")
PATHS = sorted(path for room in ROOMS for path in ROOT.glob(f"{room}/**/*.py"))
SOURCES = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in PATHS}
PACKAGE = {
    name.removesuffix(".py").replace("/", ".").removesuffix(".__init__"): ast.parse(text)
    for name, text in SOURCES.items()
    if name.startswith("xlforms/")
}


def imports(tree: ast.AST) -> Iterator[str]:
    """What a module imports, at its top or inside a function, by full name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def area(module: str) -> str:
    """The `workbook` of `xlforms.workbook.styles`; nothing for the package itself, which may import all of it."""
    return module.split(".")[1] if "." in module else ""


def size(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def loaded_by(modules: str) -> set[str]:
    """The names in `sys.modules` of a fresh interpreter that has imported `modules`."""
    script = f"import {modules}, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", [name for name in PACKAGE if area(name) not in {"", "__main__"}])
def test_a_module_imports_only_from_below(module: str) -> None:
    assert area(module) in LAYERS, "a new room needs its place in the order"
    below = {*LAYERS[: LAYERS.index(area(module)) + 1], "__version__"}
    ours = {name for name in imports(PACKAGE[module]) if name.split(".")[0] == "xlforms"}
    assert not {name for name in ours if area(name) not in below}


def test_a_library_has_one_door() -> None:
    doors = defaultdict(set)
    for module, tree in PACKAGE.items():
        for library in {name.split(".")[0] for name in imports(tree)} - sys.stdlib_module_names - {"xlforms"}:
            doors[library].add(module)
    assert not {library: modules for library, modules in doors.items() if len(modules) > 1}


def test_importing_all_of_it_loads_nothing_heavy() -> None:
    assert not HEAVY & loaded_by(", ".join(PACKAGE.keys() - {"xlforms.__main__"}))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules that a process imports for `xlforms fill` on a workbook without a word of its bureau's own."""
    example = copy2(ROOT / "examples" / "caizheng-jinrong-2024.xlsx", tmp_path_factory.mktemp("filled"))
    command = [sys.executable, "-X", "importtime", "-m", "xlforms", "fill", example]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def test_the_command_fill_loads_nothing_of_other_commands(filled: set[str]) -> None:
    areas = {area(name) for name in filled if name.startswith("xlforms.")}
    assert "pipeline" in areas
    assert not OTHER_COMMANDS & areas


def test_the_command_fill_loads_no_more_than_it_needs(filled: set[str]) -> None:
    assert not UNASKED & filled
    ours = {name for name in filled if name.startswith("xlforms")}
    assert len(ours) <= FILL_MODULES, "a start pays for each: is it needed by every fill, or when somebody asks for it?"


def test_importing_the_package_alone_loads_no_module_of_it() -> None:
    assert {name for name in loaded_by("xlforms") if name.startswith("xlforms")} == {"xlforms"}


def test_the_package_gives_what_it_names_and_nothing_else() -> None:
    assert not [name for name in xlforms.__all__ if not hasattr(xlforms, name)]
    assert not hasattr(xlforms, "nothing_of_this_name")


def test_no_figure_is_rounded_by_the_builtin() -> None:
    calls = {
        ast.unparse(node.func) for tree in PACKAGE.values() for node in ast.walk(tree) if isinstance(node, ast.Call)
    }
    assert "round" not in calls


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_tells_what_it_is_and_stays_small(source: str) -> None:
    tree = ast.parse(SOURCES[source])
    assert ast.get_docstring(tree)
    assert len(SOURCES[source].splitlines()) <= FILE_LINES
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    assert not {node.name: size(node) for node in functions if size(node) > FUNCTION_LINES}
