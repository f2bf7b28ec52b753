"""The example on a rule's page: the files that get the remark, and what is written instead."""

from collections.abc import Iterator
from difflib import ndiff

from tracecheck.messages import Catalogue
from tracecheck.rules.examples import Example, Mending


def example_parts(example: Example, section: str, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Name of a file and words of it: all that it says (`fires`), or which lines go (-) and come (+)."""
    if section == "fires":
        yield from ((name, text.strip("\n")) for name, text in example.documents.items())
    elif section == "mended":
        yield from ((each.document, _change(each, example, catalogue)) for each in example.mended)


def example_note(example: Example, section: str, catalogue: Catalogue) -> str:
    """Which of the files were under check, and on which day; empty where nothing of it matters."""
    if section != "fires":
        return ""
    said = []
    if example.focus:
        said.append(
            catalogue.text("explain.focus", documents=", ".join(catalogue.quoted(each) for each in example.focus))
        )
    if example.today:
        said.append(catalogue.text("explain.today", date=example.today))
    return " ".join(said)


def _change(mending: Mending, example: Example, catalogue: Catalogue) -> str:
    if not mending.before and not mending.after:
        return catalogue.text("explain.taken_out")
    before, after = _whole_lines(mending, example)
    compared = ndiff(before.strip("\n").splitlines(), after.strip("\n").splitlines())
    return "\n".join(line.rstrip() for line in compared if line[0] in "+-")


def _whole_lines(mending: Mending, example: Example) -> tuple[str, str]:
    """What is changed, from the start of its first line to the end of its last: half a line says too little."""
    text = example.documents.get(mending.document, "")
    at = text.find(mending.before) if mending.before else 0
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at + len(mending.before))
    head, tail = text[start:at], text[at + len(mending.before) : end if end >= 0 else None]
    return f"{head}{mending.before}{tail}", f"{head}{mending.after}{tail}"
