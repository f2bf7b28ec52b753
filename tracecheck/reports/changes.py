"""What tracked changes do to the items of a document, for people."""

from collections.abc import Iterator

from tracecheck.messages import Catalogue
from tracecheck.model.changes import ChangeKind, ItemChange, Replacement
from tracecheck.model.plan import PlanDocument
from tracecheck.reports.look import Look, harmless, shortened
from tracecheck.reports.names import where
from tracecheck.rules.phrases import label_number, unquoted

_LONGEST = 90


def view_text(document: PlanDocument, catalogue: Catalogue) -> str:
    """Which view of tracked changes was read; empty where there are none."""
    return catalogue.text(f"text.view_{document.view}") if document.view else ""


def change_lines(document: PlanDocument, catalogue: Catalogue, look: Look, indent: int) -> Iterator[str]:
    """A line for each item that is new, gone or changed, with the words that differ; nothing where nobody asked."""
    if document.changes is None:
        return
    if not document.changes:
        yield look.wrap(catalogue.text("changes.none"), indent=indent)
    for change in document.changes:
        yield look.wrap(_change(change, catalogue), indent=indent, hanging=2)


def _change(change: ItemChange, catalogue: Catalogue) -> str:
    kind = catalogue.text(f"kind.{change.kind}")
    label = f" {harmless(number)}" if (number := label_number(change.label)) else ""
    text = shortened(unquoted(change.after or change.before or ""), _LONGEST)
    said = catalogue.text(f"changes.{change.change}", item=f"{kind}{label} {catalogue.quoted(text)}")
    details = "; ".join(_replaced(each, catalogue) for each in change.replaced)
    spot = _spot(change, catalogue)
    return harmless(f"{said}: {details}" if details else said) + (f" ({spot})" if spot else "")


def _spot(change: ItemChange, catalogue: Catalogue) -> str:
    """Paragraphs and rows are counted in one view or the other: what was taken out stands in the text before."""
    spot = where(change.place, catalogue)
    view = "in_original" if change.change is ChangeKind.REMOVED else "in_accepted"
    return catalogue.text(f"changes.{view}", place=spot) if spot else ""


def _replaced(replaced: Replacement, catalogue: Catalogue) -> str:
    before, after = (shortened(each, _LONGEST) if each else "" for each in (replaced.before, replaced.after))
    form = "replaced" if before and after else "inserted" if after else "deleted"
    what = catalogue.text(f"changes.{form}", before=before, after=after)
    return catalogue.text(f"changes.{replaced.field}", what=what)
