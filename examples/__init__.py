"""Published cases as workbooks, importable as `xlforms.examples`; made by tools/build_examples.py."""

from __future__ import annotations

import os


def path(name: str) -> str:
    """Absolute path of the case `name`: `junshan-2024`, `caizheng-jinrong-2024` or `langfang-2019`."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), f"{name}.xlsx")
