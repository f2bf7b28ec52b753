"""What was read out of documents, for people."""

from collections.abc import Iterator

from tracecheck.messages import Catalogue
from tracecheck.model.item import Item, Origin
from tracecheck.model.plan import PlanDocument
from tracecheck.reports.changes import change_lines, view_text
from tracecheck.reports.coverage import coverage_text
from tracecheck.reports.look import Look, harmless, made_line
from tracecheck.reports.names import document_line, item_name, problem_text, where


def render_plans(documents: tuple[PlanDocument, ...], catalogue: Catalogue, look: Look) -> str:
    """Each document with its items, children under their parents, with place and what is stated beside the text."""
    lines = [line for document in documents for line in _document(document, catalogue, look)]
    return "\n".join([*lines, made_line(catalogue, look)]) + "\n"


def _document(document: PlanDocument, catalogue: Catalogue, look: Look) -> Iterator[str]:
    yield look.style(harmless(document.key), "bold")
    yield look.wrap(document_line(document, catalogue), indent=2)
    if document.view:
        yield look.wrap(view_text(document, catalogue), indent=2)
    if document.kind_reasons:
        quoted = dict.fromkeys(catalogue.quoted(harmless(reason.text)) for reason in document.kind_reasons)
        reasons = "; ".join(list(quoted)[:3])
        yield look.wrap(catalogue.text("extract.reasons", reasons=reasons), indent=2)
    for problem in document.problems:
        message = problem_text(problem, document, catalogue)
        yield look.wrap(look.style(catalogue.text("extract.problem", message=message), "red"), indent=2)
    unread = coverage_text(document, catalogue)
    if unread:
        yield look.style(look.wrap(unread, indent=2, hanging=2), "dim")
    if not document.items:
        yield look.wrap(catalogue.text("text.no_items"), indent=2)
    depths = _depths(document)
    for item in document.items:
        yield look.wrap(_item(item, catalogue), indent=2 + 2 * min(depths[item.id], 5), hanging=2)
    if document.changes is not None:
        yield look.wrap(catalogue.text("changes.title"), indent=2)
        yield from change_lines(document, catalogue, look, indent=4)
    yield ""


def _depths(document: PlanDocument) -> dict[str, int]:
    """How deep each item stands; a ring of parents counts as one level."""
    parents = {item.id: item.parent for item in document.items}
    depths: dict[str, int] = {}
    for start in parents:
        path: list[str] = []
        node: str | None = start
        while node in parents and node not in depths and node not in path:
            path.append(node)
            node = parents[node]
        base = depths.get(node or "", -1)
        for offset, each in enumerate(reversed(path), start=1):
            depths[each] = base + offset
    return depths


def _item(item: Item, catalogue: Catalogue) -> str:
    stated = [
        item_name(item, catalogue, length=300),
        catalogue.text("extract.target", text=item.target.text) if item.target else "",
        catalogue.text("extract.owner", text=item.owner) if item.owner else "",
        catalogue.text("extract.deadline", text=item.deadline.text) if item.deadline else "",
        catalogue.text(f"extract.{item.origin}") if item.origin is not Origin.OWN else "",
    ]
    spot = where(item.place, catalogue)
    return harmless(" · ".join(part for part in stated if part)) + (f" ({spot})" if spot else "")
