"""What xlforms itself wrote into 附件5: it waits for a person, or gives a score that the next run may give anew."""

from __future__ import annotations

import re
from decimal import Decimal

from xlforms.calculation.annex5.standard import WAITING, Assessment
from xlforms.submission import Filled, Value
from xlforms.values.shown import plain

_GIVEN = r"〔自动评分([0-9.]+)分〕"


def explanation(assessment: Assessment) -> str:
    """The 评分说明 for the sheet; a score that is settled is named, so that one typed over it is known as such."""
    if assessment.score is None:
        return assessment.reason
    return f"〔自动评分{plain(assessment.score)}分〕{assessment.reason}"


def is_ours(reason: Value | None) -> bool:
    """Whether 评分说明 holds what xlforms wrote."""
    return reason is not None and (reason.content.startswith(WAITING) or re.match(_GIVEN, reason.content) is not None)


def is_stated(reason: Value | None) -> bool:
    """Whether a person gave a reason."""
    return reason is not None and bool(reason.content) and not is_ours(reason)


def typed_score(filled: Filled, name: str) -> Value | None:
    """The score that a person typed into a row; None where there is none, or only the one that an earlier run gave."""
    score, reason = filled.values.get(f"{name}.score"), filled.values.get(f"{name}.reason")
    if score is None or score.value is None:
        return None
    given = re.match(_GIVEN, reason.content) if reason else None
    return None if given and Decimal(given[1]) == score.value else score
