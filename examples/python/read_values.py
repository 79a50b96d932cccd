"""Read a workbook: `python examples/python/read_values.py 自评表.xlsx`.

Every figure comes with its cell and its text as shown; money is in 万元, rates are fractions.
"""

from __future__ import annotations

import sys

import xlforms


def main(path: str) -> None:
    for form in xlforms.read(path).forms:
        print(f"{form.form.official}，{form.year}年，{form.unit}")
        for value in form.values.values():
            if value.value is not None:
                print(f"  {value.cell}  {value.name} = {value.value}（{value.text}）")
        for indicator in form.indicators:
            target = indicator.target.reading if indicator.target else None
            print(
                f"  {indicator.name.cell}  {indicator.name.content}：{target.operator or '' if target else ''}"
                f"{target.value if target else ''}"
            )


if __name__ == "__main__":
    main(sys.argv[1])
