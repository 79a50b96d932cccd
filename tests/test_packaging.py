"""Whichever way it is installed, the templates, the examples, the parameters and every module are there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("examples", "templates", "xlforms")
PIP = (sys.executable, "-m", "pip", "--quiet")
UNAIDED = ("--no-build-isolation", "--no-deps", "--no-index")
PROBE = """
from xlforms import examples, templates
print(templates.path("zipingbiao"), templates.path("annex5"), examples.path("junshan-2024"), sep="\\n")
"""
SHIPPED = {".py", ".toml", ".txt", ".typed", ".xlsx"}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean copy of the tree, so that no build of another day gets into this one."""
    target = tmp_path_factory.mktemp("packaging") / "checkout"
    for name in ROOMS:
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("LICENSE", "README.md", "pyproject.toml", "setup.cfg"):
        shutil.copy(ROOT / name, target)
    return target


@pytest.fixture(scope="module")
def wheel(checkout: Path) -> Path:
    directory = checkout.with_name("wheel")
    subprocess.run([*PIP, "wheel", *UNAIDED, "--wheel-dir", directory, checkout], check=True)
    return next(directory.glob("*.whl"))


def installed(home: Path, *what: str | Path) -> Path:
    """A fresh environment with only `what` installed; it borrows the libraries of the environment of the tests."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    site = next(home.glob("lib/python*/site-packages"))
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    subprocess.run([*PIP, "--python", home / "bin/python", "install", *UNAIDED, *what], check=True)
    return home / "bin"


def output(*command: str | Path, path: str | Path = "") -> str:
    """What `command` prints, run where no checkout is near."""
    environment = {**os.environ, "PYTHONPATH": str(path)}
    done = subprocess.run(command, cwd="/", env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def all_within(directory: Path, printed: str) -> bool:
    """Whether the workbooks that the probe named are there, and none of another copy."""
    found = [Path(line) for line in printed.splitlines()]
    return len(found) == 3 and all(path.is_file() and path.is_relative_to(directory) for path in found)


def test_the_wheel_holds_every_module_and_every_data_file(wheel: Path) -> None:
    packages = {path.parent for room in ROOMS for path in (ROOT / room).rglob("__init__.py")}
    files = {path.relative_to(ROOT).as_posix() for package in packages for path in package.iterdir()}
    shipped = {name for name in files if Path(name).suffix in SHIPPED}
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == {f"xlforms/{name.removeprefix('xlforms/')}" for name in shipped}
    assert {"xlforms/py.typed", "xlforms/calculation/parameters.toml", "xlforms/templates/annex5.xlsx"} <= held


def test_a_wheel_finds_its_workbooks_and_its_command(wheel: Path, tmp_path: Path) -> None:
    bin_ = installed(tmp_path, wheel)
    assert all_within(tmp_path, output(bin_ / "python", "-c", PROBE))
    assert "fill" in output(bin_ / "xlforms", "--help")


def test_an_editable_checkout_finds_its_workbooks(checkout: Path, tmp_path: Path) -> None:
    bin_ = installed(tmp_path, "--editable", checkout)
    assert all_within(checkout, output(bin_ / "python", "-c", PROBE))


def test_a_bare_checkout_finds_its_workbooks_and_runs_as_a_module(checkout: Path) -> None:
    assert all_within(checkout, output(sys.executable, "-c", PROBE, path=checkout))
    assert "fill" in output(sys.executable, "-m", "xlforms", "--help", path=checkout)
