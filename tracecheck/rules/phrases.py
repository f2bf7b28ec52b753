"""Arguments of messages: documents, items and places as plain values that every language can render."""

import textwrap

from tracecheck.messages.places import place_code
from tracecheck.model.finding import Argument, Related
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Located

_QUOTES = frozenset({"«»", "“”", "””", '""', "„”", "‘’"})


def document_arguments(document: PlanDocument, prefix: str = "") -> dict[str, Argument]:
    """`document` (kind, shown as «økonomiplanen») and `period` («2026–2029», or empty)."""
    return {f"{prefix}document": document.kind.value, f"{prefix}period": period_of(document)}


def item_arguments(located: Located, prefix: str = "") -> dict[str, Argument]:
    """`kind`, `label` (or empty), `text` (shortened) and `place` of an item."""
    item = located.item
    return {
        f"{prefix}kind": item.kind.value,
        f"{prefix}label": label_number(item.label),
        f"{prefix}text": quoted(item.text),
        f"{prefix}place": place_code(item.place),
    }


def label_number(label: str | None) -> str:
    """A printed label without its kind word and closing point («Delmål 2.3.» → «2.3»); empty for a word alone."""
    words = (label or "").strip().rstrip(".:)").split()
    last = words[-1] if words else ""
    return last if any(character.isdigit() for character in last) or len(last) <= 2 else ""


def period_of(document: PlanDocument) -> str:
    """«2026–2029», «2025», or empty."""
    period = document.period
    if period and period.start and period.end and period.start != period.end:
        return f"{period.start}–{period.end}"
    return str(document.applies_to_year or (period.start if period else None) or "")


def quoted(text: str) -> str:
    """A document's words as they stand inside a sentence of ours: without quotation marks around them or a full stop
    at their end, shortened at a word."""
    length: int = load_data("rule_thresholds")["quote_length"]
    plain = unquoted(text).removesuffix(".")
    return plain if len(plain) <= length else textwrap.shorten(plain, length, placeholder=" …")


def unquoted(text: str) -> str:
    """The text without the pair of quotation marks that it may stand in."""
    stripped = text.strip()
    return stripped[1:-1].strip() if len(stripped) > 2 and stripped[0] + stripped[-1] in _QUOTES else stripped


def related_item(located: Located, role: str, score: float | None = None) -> Related:
    """Another item that belongs to a finding; `score` is how alike a candidate is."""
    item = located.item
    return Related(role, located.id, located.document.key, item.place, quoted(item.text), score)
