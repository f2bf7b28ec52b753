"""What became of plans, for people: in short, what is gone with no decision, then document by document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracecheck.messages import Catalogue
from tracecheck.model.comparison import (
    Alteration,
    Comparison,
    CouplingChange,
    CouplingFate,
    DocumentEnd,
    DocumentFate,
    DocumentPair,
    ItemComparison,
    ItemEnd,
    Side,
    ThreadChange,
)
from tracecheck.model.coupling import ThreadState
from tracecheck.reports.compare_headline import headline
from tracecheck.reports.compare_words import (
    diff_text,
    label_of,
    name_of,
    reason_text,
    signs_text,
    spot_of,
    spots_of,
    stated_text,
)
from tracecheck.reports.lists import listed
from tracecheck.reports.look import Look, harmless, made_line, shortened

_SHOWN = 10
_ABOVE = 70
_QUIET = frozenset({Alteration.RENUMBERED, Alteration.ROLLED, Alteration.EDITORIAL})
"""What is only counted, unless all is asked for."""
_COLORS = {Alteration.WEAKENED: "yellow", Alteration.DROPPED: "yellow", Alteration.STRENGTHENED: "green"}


@dataclass(frozen=True, slots=True)
class _Page:
    """How it is written: the words, the look, whether everything is shown, and what documents are called."""

    catalogue: Catalogue
    look: Look
    everything: bool

    def text(self, name: str, **arguments: str | int) -> str:
        """A text of this report."""
        return self.catalogue.text(f"compare.{name}", **arguments)

    def some(self, lines: Sequence[list[str]]) -> Iterator[str]:
        """Entries of one or several lines; the first of very many, and how many more there are."""
        shown = lines if self.everything else lines[:_SHOWN]
        for entry in shown:
            yield from entry
        if len(shown) < len(lines):
            yield self.look.wrap(self.text("more", count=len(lines) - len(shown)), indent=4)


def render_comparison(comparison: Comparison, catalogue: Catalogue, look: Look, everything: bool = False) -> str:
    """Short by default; `everything` shows what is only counted else, and long lists to their end."""
    page = _Page(catalogue, look, everything)
    parts = [
        list(_head(comparison, page)),
        list(_in_short(comparison, page)),
        list(_no_decision(comparison, page)),
        *(list(_document(pair, comparison, page)) for pair in comparison.documents),
        list(_couplings(comparison, page)),
        list(_threads(comparison, page)),
        [made_line(catalogue, look)],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _head(comparison: Comparison, page: _Page) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    title = page.text("title", old=harmless(old.name), new=harmless(new.name))
    yield page.look.style(page.look.wrap(title, indent=0), "bold")
    for side in (old, new):
        yield page.look.wrap(f"{harmless(side.name)}: {_side(side, page)}", indent=2, hanging=2)
        if side.unread:
            files = ", ".join(map(harmless, side.unread))
            yield page.look.style(page.look.wrap(page.text("unread", files=files), indent=4), "red")
    if not comparison.complete:
        yield page.look.wrap(page.text("incomplete"), indent=2)


def _side(side: Side, page: _Page) -> str:
    documents = page.text("documents", count=side.documents)
    return page.text("side", documents=documents, items=page.text("items", count=side.items))


def _in_short(comparison: Comparison, page: _Page) -> Iterator[str]:
    yield page.look.style(page.text("in_short"), "bold")
    for sentence in headline(comparison, page.catalogue):
        yield page.look.wrap(sentence, indent=2, hanging=2)


def _no_decision(comparison: Comparison, page: _Page) -> Iterator[str]:
    """The list of its own: statements, then couplings of which both ends are still there."""
    items = [each for each in comparison.items if each.unexplained]
    couplings = [each for each in comparison.couplings if each.unexplained and each.end == "neither"]
    if not items and not couplings:
        return
    yield page.look.style(page.look.wrap(page.text("no_decision"), indent=0), "bold")
    yield page.look.style(page.look.wrap(page.text("no_decision_note"), indent=2), "dim")
    names = _names(comparison, page)
    yield from page.some([_gone(each, names, page) for each in items])
    yield from page.some([_coupling(each, page) for each in couplings])


def _gone(change: ItemComparison, names: dict[str, str], page: _Page) -> list[str]:
    end = change.old[0]
    document = end.item.rpartition("#")[0]
    spot = ", ".join(filter(None, [names.get(document, harmless(document)), spot_of(end, page.catalogue)]))
    return [page.look.wrap(f"{name_of(end, page.catalogue)} ({spot})", indent=4, hanging=2)]


def _names(comparison: Comparison, page: _Page) -> dict[str, str]:
    """What documents are called: kind and years, else the file."""
    ends = [end for pair in comparison.documents for end in (pair.old, pair.new) if end is not None]
    return {end.key: _document_name(end, page) for end in ends}


def _document_name(end: DocumentEnd, page: _Page) -> str:
    if page.catalogue.has(f"the_document.{end.kind}") and end.kind.value != "unknown":
        name = page.catalogue.text(f"the_document.{end.kind}")
        return " ".join(filter(None, [name, _years(end), harmless(end.unit or "")]))
    return harmless(end.key)


def _years(end: DocumentEnd) -> str:
    years = dict.fromkeys(str(year) for year in (end.first_year, end.last_year) if year)
    return "–".join(years)


def _document(pair: DocumentPair, comparison: Comparison, page: _Page) -> Iterator[str]:
    """What changed in a document, most important first; documents in which nothing did are not shown."""
    end = pair.new or pair.old
    if end is None or (pair.fate is DocumentFate.SAME and not page.everything):
        return
    keys = {each.key for each in (pair.old, pair.new) if each is not None}
    items = [each for each in comparison.items if _document_of(each, pair) and not each.unexplained]
    yield page.look.style(page.look.wrap(_title(pair, end, page), indent=0), "bold")
    yield page.look.style(page.look.wrap(" → ".join(sorted(map(harmless, keys))), indent=2), "dim")
    for alteration in Alteration:
        group = [each for each in items if each.alterations[0] is alteration]
        if group and (page.everything or alteration not in _QUIET):
            yield from _group(alteration, group, comparison, page)
    yield from _quiet(items, page)


def _document_of(change: ItemComparison, pair: DocumentPair) -> bool:
    """What is there now is told where it is now, what is gone where it was."""
    end, side = (change.new[0], pair.new) if change.new else (change.old[0], pair.old)
    return side is not None and end.item.rpartition("#")[0] == side.key


def _title(pair: DocumentPair, end: DocumentEnd, page: _Page) -> str:
    items = page.text("items", count=end.items)
    fate = page.text(f"fate.{pair.fate}", items=items)
    names = [_document_name(each, page) for each in (pair.old, pair.new) if each is not None]
    title = " → ".join(dict.fromkeys(names))
    return f"{title[:1].upper()}{title[1:]} ({fate})"


def _group(
    alteration: Alteration, group: Sequence[ItemComparison], comparison: Comparison, page: _Page
) -> Iterator[str]:
    heading = page.text(f"heading.{alteration}", count=len(group))
    yield page.look.style(f"  {heading}", *([_COLORS[alteration]] if alteration in _COLORS else []))
    names = _names(comparison, page)
    yield from page.some([list(_entry(each, names, page)) for each in group])


def _entry(change: ItemComparison, names: dict[str, str], page: _Page) -> Iterator[str]:
    """The statement with its places, the words that changed, and why."""
    look, catalogue = page.look, page.catalogue
    spots = spots_of(change, catalogue)
    tail = f" ({spots})" if spots else ""
    if len(change.old) == len(change.new) == 1 and change.diff:
        yield look.wrap(f"{_label(change, page)}{tail}", indent=4, hanging=2)
        yield look.wrap(diff_text(change.diff, look), indent=6)
    elif len(change.old) + len(change.new) > len("ab"):
        yield from _many(change, page)
    else:
        yield look.wrap(f"{name_of((change.new or change.old)[0], catalogue)}{tail}", indent=4, hanging=2)
    for said in (*signs_text(change.signs, catalogue), *stated_text(change, catalogue), *_also(change, page)):
        yield look.wrap(said, indent=6, hanging=2)
    if change.explanation is not None:
        yield look.wrap(reason_text(change.explanation, names, catalogue), indent=6, hanging=2)


def _label(change: ItemComparison, page: _Page) -> str:
    return " → ".join(dict.fromkeys(label_of(each, page.catalogue) for each in (change.old[0], change.new[0])))


def _many(change: ItemComparison, page: _Page) -> Iterator[str]:
    """A whole and its parts: what it was, line by line, and what it is."""
    for mark, ends in (("-", change.old), ("+", change.new)):
        for end in ends:
            spot = spot_of(end, page.catalogue)
            tail = f" ({spot})" if spot else ""
            yield page.look.wrap(f"{mark} {name_of(end, page.catalogue)}{tail}", indent=4, hanging=2)


def _also(change: ItemComparison, page: _Page) -> Iterator[str]:
    """What else became of it, numbers and headings with what they were."""
    others = [_other(each, change, page) for each in change.alterations[1:] if each is not Alteration.REWORDED]
    if others:
        yield page.text("also", what=listed(others, page.catalogue))
    elif change.alterations[0] in (Alteration.MOVED, Alteration.RENUMBERED, Alteration.LEVEL):
        yield _other(change.alterations[0], change, page)


def _other(alteration: Alteration, change: ItemComparison, page: _Page) -> str:
    word = page.text(f"word.{alteration}")
    old, new = change.old[0], change.new[0]
    if alteration is Alteration.RENUMBERED:
        return f"{word} ({page.text('place', before=harmless(old.label or ''), after=harmless(new.label or ''))})"
    if alteration is Alteration.MOVED:
        before, after = (_above(end, page) for end in (old, new))
        return f"{word} ({page.text('place', before=before, after=after)})" if before and after else word
    if alteration is Alteration.LEVEL:
        kinds = [page.catalogue.text(f"kind.{end.kind}") for end in (old, new)]
        return f"{word} ({page.text('place', before=kinds[0], after=kinds[1])})"
    return word


def _above(end: ItemEnd, page: _Page) -> str:
    above = end.under or (end.section[-1] if end.section else "")
    return page.catalogue.quoted(shortened(above, _ABOVE)) if above else ""


def _quiet(items: Iterable[ItemComparison], page: _Page) -> Iterator[str]:
    """What is only counted."""
    if page.everything:
        return
    counts = {each: 0 for each in Alteration if each in _QUIET}
    for item in items:
        if item.alterations[0] in counts:
            counts[item.alterations[0]] += 1
    parts = [f"{page.text(f'word.{each}')}: {count}" for each, count in counts.items() if count]
    if parts:
        yield page.look.style(page.look.wrap(page.text("counted", what=", ".join(parts)), indent=2), "dim")


def _couplings(comparison: Comparison, page: _Page) -> Iterator[str]:
    """Couplings by what became of them; those of the list above are not repeated."""
    rest = [each for each in comparison.couplings if not (each.unexplained and each.end == "neither")]
    if not rest:
        return
    yield page.look.style(page.text("couplings.title"), "bold")
    for fate in CouplingFate:
        group = [each for each in rest if each.fate is fate]
        if group:
            yield f"  {page.text(f'couplings.{fate}', count=len(group))}"
            yield from page.some([_coupling(each, page) for each in group])


def _coupling(change: CouplingChange, page: _Page) -> list[str]:
    source, target = (name_of(end, page.catalogue, _ABOVE) for end in (change.source, change.target))
    said = page.text("couplings.pair", source=source, target=target)
    note = ""
    if change.before and change.after:
        grades = [page.catalogue.text(f"grade.{grade}") for grade in (change.before, change.after)]
        note = page.text("couplings.grades", before=grades[0], after=grades[1])
    elif change.fate in (CouplingFate.LOST, CouplingFate.UNCONFIRMED):
        note = page.text(f"couplings.{change.end}")
    return [page.look.wrap(f"{said} ({note})" if note else said, indent=4, hanging=2)]


def _threads(comparison: Comparison, page: _Page) -> Iterator[str]:
    if comparison.threads:
        yield page.look.style(page.text("threads.title"), "bold")
        yield from page.some([_thread(each, page) for each in comparison.threads])


def _thread(change: ThreadChange, page: _Page) -> list[str]:
    before = _state(change.before, change.broken_before, page)
    after = _state(change.after, change.broken_after, page)
    goal = name_of(change.goal, page.catalogue, _ABOVE)
    return [page.look.wrap(page.text("threads.change", goal=goal, before=before, after=after), indent=4, hanging=2)]


def _state(state: ThreadState, broken_at: str | None, page: _Page) -> str:
    said = page.catalogue.text(f"thread.{state}")
    if state is not ThreadState.BROKEN or not broken_at:
        return said
    return page.text("threads.broken", state=said, step=page.catalogue.text(f"step.{broken_at}"))
