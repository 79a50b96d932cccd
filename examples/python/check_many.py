"""Check what units handed in: `python examples/python/check_many.py 甲.xlsx 乙.zip 丙文件夹`.

A file that can't be worked on raises `FileError`, whose message is a sentence for the person who sent it.
"""

from __future__ import annotations

import sys

import xlforms


def main(paths: list[str]) -> int:
    """The number of findings of severity 错误."""
    errors = 0
    for path in paths:
        try:
            checked = xlforms.check(path)
        except xlforms.FileError as refused:
            print(f"{path}：{refused.code} {refused.message}")
            continue
        serious = [note for note in checked.findings if note.severity is xlforms.Severity.ERROR]
        errors += len(serious)
        print(f"{path}：总分 {checked.score}，{checked.grade}，错误 {len(serious)} 条")
        for note in serious:
            print(f"  {note.code} {note.place or f'{note.sheet}!{note.cell}'} {note.message}")
    return errors


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
