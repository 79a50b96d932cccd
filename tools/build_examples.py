"""Build the examples: `python -m tools.build_examples [DIR]`, by default into examples/."""

from __future__ import annotations

import os
import sys

from tools.examples import caizheng, junshan, langfang
from tools.package import save

BOOKS = {
    "junshan-2024": junshan.book,
    "caizheng-jinrong-2024": caizheng.book,
    "langfang-2019": langfang.book,
}


def main(folder: str) -> None:
    """Write every example into `folder`."""
    for name, book in BOOKS.items():
        save(book(), os.path.join(folder, f"{name}.xlsx"))


if __name__ == "__main__":
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(here, "examples"))
