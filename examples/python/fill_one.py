"""Complete a workbook: `python examples/python/fill_one.py 自评表.xlsx 完成`.

The source stays as it is; the result is the same workbook, edited in place, beside it or in a folder.
"""

from __future__ import annotations

import sys

import xlforms


def main(path: str, folder: str) -> None:
    done = xlforms.fill(path, folder, replace=True)
    for written in done.derived:
        place = written.derived.place
        print(f"{place.sheet}!{place.cell} = {written.derived.value}  {written.formula or ''}")
    print(f"{done.output}：{len(done.findings)} 个问题")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
