"""Writes the table of fields into docs/profiles.md, between its two marks.

    python tools/make_condition_fields.py

The table is made of the records of the model and of data/condition.toml, so that it says what conditions can ask for.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tracecheck.messages import load_catalogue
from tracecheck.resources import load_data
from tracecheck.rules.own.fields import Field, Type, all_fields, other_names

PAGE = Path(__file__).resolve().parent.parent / "docs" / "profiles.md"
BEGIN, END = "<!-- felt: begynner -->", "<!-- felt: slutter -->"
_COUNTED = ("children.", "items.", "coupled_to.", "coupled_from.")


def shown_fields() -> list[Field]:
    """A row each: those of the item above are the item's own once more, and counts are alike for every kind."""
    return [each for name, each in all_fields().items() if not name.startswith(("parent.", *_COUNTED))]


def table() -> str:
    """The table in Markdown."""
    head = ["| felt | kan også skrives | er | hva det er |", "|---|---|---|---|"]
    return "\n".join([*head, *map(_row, shown_fields())])


def _row(field: Field) -> str:
    about = load_data("condition")["about"].get(field.name, "")
    several = ", flere" if field.many else ""
    kind = "" if field.type is Type.RECORD else load_catalogue("nb").text(f"field_type.{field.type}")
    others = ", ".join(f"`{each}`" for each in _other_names(field.name))
    return f"| `{field.name}` | {others} | {(kind + several).removeprefix(', ')} | {about.replace('|', '/')} |"


def _other_names(name: str) -> Iterator[str]:
    """Of a part of something only the name of the part."""
    last = name.rpartition(".")[2]
    yield from (other for other, own in other_names("fields").items() if own == last)


def page() -> str:
    """The page with the table of today."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}"


def main() -> int:
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    print(f"wrote the table of {len(shown_fields())} fields to {PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
