"""Score what a unit handed in by 附件5: `python examples/python/score_one.py 甲单位文件夹`.

A row has no score where only a person can judge; its band then says which scores are legal, its reason what to look at.
"""

from __future__ import annotations

import sys

import xlforms


def main(path: str) -> None:
    done = xlforms.score(path)
    for row in done.marks:
        score = f"待评（{row.band}）" if row.score is None else f"{row.score} 分"
        print(f"{row.shown.item.official}：{score}，{row.reason}")
    print("合计：", "还有待评的行" if done.total is None else done.total)


if __name__ == "__main__":
    main(sys.argv[1])
