"""The report's sentences: the wording filled with figures; what has none is left out."""

from __future__ import annotations

from collections.abc import Mapping

from xlforms.writers.wording import Sentence, Wording

_JOINTS = "：，、；"
# Begins a sentence that is nothing without the one before it.
_PARTS = "其中"
# Who and when: a sentence that says no more than these says nothing.
_SUBJECT = frozenset({"单位", "年度"})


def compose(wording: Wording, key: str, facts: Mapping[str, str], joint: str = "") -> str:
    """The sentences under a key of the wording; "" when nothing can be said."""
    said = [""]
    for sentence in wording[key]:
        told = said[-1] or not sentence[0].text.startswith(_PARTS)
        said.append(_fill(sentence, facts) if told else "")
    return joint.join(filter(None, said))


def _fill(sentence: Sentence, facts: Mapping[str, str]) -> str:
    """The clauses whose facts are all there; nothing when the sentence is about facts of which none is."""
    stated = [clause for clause in sentence if clause.names <= facts.keys()]
    if any(clause.names - _SUBJECT for clause in sentence) and not any(clause.names - _SUBJECT for clause in stated):
        return ""
    if not stated:
        return ""
    text = "".join(clause.text for clause in stated).format_map(facts)
    return text if stated[-1] is sentence[-1] else text.rstrip(_JOINTS) + sentence[-1].text[-1]
