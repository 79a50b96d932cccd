"""xlforms: 绩效自评表 filled in, computed, checked and scored, in the officer's own workbook.

The way of a workbook, one way and no way back; each stage returns its result and its findings:

 .xlsx ── workbook ──▶ sheets ──┐
                                ├─ readers ──▶ Submission ──┬─ calculation ─▶ derived values ─┐
 forms (declarations) ──────────┘   (values, cells, text)   └─ checks ──────▶ findings ───────┴─ writers ─▶ .xlsx

What a person typed is never an error here: it becomes a finding. Only a file that can't be worked on at all raises
`FileError`.
"""

from __future__ import annotations
