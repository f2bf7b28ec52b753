"""The example on a rule's page: a small folder that gets the remark, and the same mended. Both are tests.

`examples/CODE.toml`:

    says = "ingen kolonne for frist"      # words of the remark
    focus = ["Plan.md"]                   # optional: the documents under check
    today = "2026-01-31"                  # optional: the day that decisions expire by

    [documents]                           # tracecheck.toml and tracecheck.decisions.toml may be among them
    "Plan.md" = "…"

    [[mended]]                            # what is written instead; one table a place
    document = "Plan.md"
    replace = "| Tiltak | Ansvar |"
    with = "| Tiltak | Ansvar | Frist |"

    [[mended]]                            # a whole file: new (`with` alone), or taken out of the folder (neither)
    document = "Kopi av Plan.md"
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Mending:
    """Words of one document, and what is to stand there instead: an empty `before` is a new file, an empty `after` a
    file (or words) taken out."""

    document: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Example:
    """Files of a folder by name, words that the remark on them holds, and what silences it."""

    documents: Mapping[str, str]
    says: str
    mended: tuple[Mending, ...]
    focus: tuple[str, ...] = ()
    today: str | None = None

    def mended_documents(self) -> dict[str, str]:
        """The files with every mending in them; raises ValueError for words that do not stand there once."""
        texts = dict(self.documents)
        for each in self.mended:
            if each.before:
                texts[each.document] = _replaced(texts[each.document], each)
            elif each.after:
                texts[each.document] = each.after
            else:
                del texts[each.document]
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
        mended=tuple(
            Mending(each["document"], each.get("replace", ""), each.get("with", "")) for each in table["mended"]
        ),
        focus=tuple(table.get("focus", ())),
        today=table.get("today"),
    )


def _replaced(text: str, mending: Mending) -> str:
    if text.count(mending.before) != 1:
        raise ValueError(f"{mending.document}: not there once: {mending.before}")
    return text.replace(mending.before, mending.after)
