"""Sum up a folder: `python examples/python/summarize_folder.py 各单位报来`.

The tables are pandas frames; docs/汇总.md tells what every column means. Here: the units below 90% of their budget, and
which findings are the most frequent.
"""

from __future__ import annotations

import sys

import xlforms


def main(folder: str) -> None:
    frames = xlforms.summarize(folder)
    overview = frames["overview"]
    print(overview[["rank", "unit", "execution_rate", "score", "grade"]].to_string(index=False))
    slow = overview[overview["execution_rate"] < 0.9]
    print("执行率低于 90%：", "、".join(slow["unit"]) or "没有")
    findings = frames["findings"]
    print(findings.groupby(["severity", "code"]).size().sort_values(ascending=False).head(10).to_string())
    project = (
        frames["funds"].query("field == 'funds.total'").groupby("form")[["final_budget", "actual_expenditure"]].sum()
    )
    print(project.to_string())


if __name__ == "__main__":
    main(sys.argv[1])
