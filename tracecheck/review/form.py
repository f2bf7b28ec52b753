"""The doubts as a form: a row for each, to be filled in by somebody without a terminal."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from tracecheck.messages import Catalogue
from tracecheck.model.keys import fingerprint
from tracecheck.model.review import Doubt
from tracecheck.reports.look import harmless
from tracecheck.reports.names import where
from tracecheck.resources import load_data
from tracecheck.review.show import candidate_end, candidate_text, end_text, why_asked
from tracecheck.trail.web import Web

CANDIDATES = ("candidate_1", "candidate_2", "candidate_3")
FILLED = ("verdict", "point", "reason", "case", "expires", "by")
COLUMNS = ("number", "goal", "goal_place", "answer", "answer_place", "why", *CANDIDATES, *FILLED, "key")
"""The columns in their order; those in FILLED are empty, `key` is for the program."""
VERDICTS = ("confirm", "reject", "point", "justify", "own")


@dataclass(frozen=True, slots=True)
class Form:
    """Column titles and rows of texts, in the order of COLUMNS; `verdicts` are the words to choose among."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    verdicts: tuple[str, ...]


def make_form(queue: Sequence[Doubt], web: Web, catalogue: Catalogue) -> Form:
    """A form with the doubts in their order."""
    titles = tuple(catalogue.text(f"review.column.{name}") for name in COLUMNS)
    rows = tuple(_row(number, doubt, web, catalogue) for number, doubt in enumerate(queue, start=1))
    return Form(titles, rows, tuple(catalogue.text(f"review.verdict.{name}") for name in VERDICTS))


def _row(number: int, doubt: Doubt, web: Web, catalogue: Catalogue) -> tuple[str, ...]:
    candidates = [
        f"{place}: {candidate_text(doubt, each, web, catalogue)}"
        for place, each in enumerate(doubt.candidates, start=1)
    ]
    values = {
        "number": str(number),
        "goal": _text(doubt.goal, web, catalogue),
        "goal_place": _place(doubt.goal, web, catalogue),
        "answer": _text(doubt.answer, web, catalogue),
        "answer_place": _place(doubt.answer, web, catalogue),
        "why": " ".join(why_asked(doubt, web, catalogue)),
        "key": _key(doubt, web),
        **dict(zip(CANDIDATES, candidates, strict=False)),
    }
    return tuple(values.get(name, "") for name in COLUMNS)


def _text(key: str | None, web: Web, catalogue: Catalogue) -> str:
    return end_text(key, web, catalogue, int(load_data("review")["form"]["text"])) if key else ""


def _place(key: str | None, web: Web, catalogue: Catalogue) -> str:
    if key is None:
        return ""
    end = web.ends[key]
    return ", ".join(part for part in (harmless(end.document), where(end.place, catalogue)) if part)


def _key(doubt: Doubt, web: Web) -> str:
    """What the row is about: ids and fingerprints of its ends and candidates, and the level of a gap."""
    value = {
        "goal": _end(doubt.goal, web),
        "answer": _end(doubt.answer, web),
        "level": doubt.level.value if doubt.level else None,
        "candidates": [_end(candidate_end(doubt, each), web) for each in doubt.candidates],
    }
    return json.dumps({name: each for name, each in value.items() if each}, ensure_ascii=False, separators=(",", ":"))


def _end(key: str | None, web: Web) -> list[str] | None:
    return [key, fingerprint(web.ends[key].text)] if key else None
