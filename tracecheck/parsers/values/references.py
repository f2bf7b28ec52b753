"""Pointers in a text to goals, measures, chapters, pages, documents and cases."""

import re

from tracecheck.model.plan import Reference

_LABELLED = re.compile(
    r"\b(?P<word>hovedmål|hovudmål|delmål|mål|tiltak|punkt|kapittel)\s+(?P<label>\d{1,2}(?:\.\d{1,2}){0,3})\b", re.I
)
_KINDS = {"delmål": "subgoal", "tiltak": "measure", "punkt": "chapter", "kapittel": "chapter"}


def find_references(text: str) -> tuple[Reference, ...]:
    """References in order of place; `text[r.start:r.end] == r.text`."""
    return tuple(
        Reference(
            match.group(),
            label=match["label"],
            label_kind=_KINDS.get(match["word"].lower(), "goal"),
            start=match.start(),
            end=match.end(),
        )
        for match in _LABELLED.finditer(text)
        if match.start() > 0
    )
