"""监视: an inbox watched, every workbook dropped into it completed, returned or told why it can't be read.

The state of a drop is the folder that it is in, and every transition is one rename; all else is made from the folders:

 收件箱/N ── settled, closed, whole ──▶ claim/<watcher>/<job>/input/N ── worker ──▶ draft ──▶ publish-<kind>-<n>
                                              │                                                    │
                                              └──────▶ 原件/YYYY-MM/N (失败/N)                     └──▶ 已完成 退回 失败
"""

from __future__ import annotations

from xlforms.watching.run import watch

__all__ = ["watch"]
