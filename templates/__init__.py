"""The blank official forms, importable as `xlforms.templates`; built by tools/build_templates.py."""

from __future__ import annotations

import os


def path(name: str) -> str:
    """Absolute path of the blank form `name`: `zipingbiao`, `annex5` or `wentiqingdan`."""
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), f"{name}.xlsx")
