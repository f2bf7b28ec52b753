"""The example on a rule's page: a small document that gets the remark, and the same mended. Both are tests.

`examples/CODE.toml`:

    says = "ingen kolonne for frist"      # words of the remark
    focus = ["Plan.md"]                   # optional: the documents under check
    decisions = "…"                       # optional: a file of decisions
    today = "2026-01-31"                  # optional: the day that they expire by
    organisation = [{ name = "…" }]       # optional: the units of the municipality

    [documents]
    "Plan.md" = "…"

    [[mended]]                            # what is written instead; one table a place
    document = "Plan.md"
    replace = "| Tiltak | Ansvar |"
    with = "| Tiltak | Ansvar | Frist |"
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from tracecheck.model.settings import Unit


@dataclass(frozen=True, slots=True)
class Mending:
    """Words of one document, and what is to stand there instead."""

    document: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Example:
    """Documents by name, words that the remark on them holds, and what silences it."""

    documents: Mapping[str, str]
    says: str
    mended: tuple[Mending, ...]
    focus: tuple[str, ...] = ()
    decisions: str = ""
    today: str | None = None
    options: Mapping[str, int | float | str | bool] = field(default_factory=dict)
    organisation: tuple[Unit, ...] = ()

    def mended_documents(self) -> dict[str, str]:
        """The documents with every mending in them; raises ValueError for words that do not stand there once."""
        texts = dict(self.documents)
        for each in self.mended:
            if texts[each.document].count(each.before) != 1:
                raise ValueError(f"{each.document}: not there once: {each.before}")
            texts[each.document] = texts[each.document].replace(each.before, each.after)
        return texts


def load_example(code: str) -> Example | None:
    """The example of a rule; None for a rule about what no small document can show (a locked file, a crash)."""
    file = files("tracecheck").joinpath("rules", "examples", f"{code}.toml")
    if not file.is_file():
        return None
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return Example(
        documents=table["documents"],
        says=table["says"],
        mended=tuple(Mending(each["document"], each["replace"], each["with"]) for each in table["mended"]),
        focus=tuple(table.get("focus", ())),
        decisions=table.get("decisions", ""),
        today=table.get("today"),
        options=table.get("options", {}),
        organisation=tuple(Unit(each["name"], tuple(each.get("short", ()))) for each in table.get("organisation", ())),
    )
