"""One page for the council: what was read, the short answer, what is without trace, what to ask for."""

from collections.abc import Iterator

from tracecheck.model.traceability import COLUMNS
from tracecheck.reports.coupling.blocks import Block, Bullets, Chapter, Paragraph, Run, Runs, said
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.front.answer import (
    answer_bullets,
    answer_lead,
    count,
    has_missing_part,
    missing_lead,
    missing_runs,
)
from tracecheck.reports.coupling.front.ask import ask_lead, ask_texts
from tracecheck.reports.coupling.front.clarify import clarify_runs, rest_runs
from tracecheck.reports.coupling.front.reading import read_text, unread_sentences
from tracecheck.reports.coupling.front.since import compared_text, since_lead, since_sentences
from tracecheck.reports.coupling.front.words import council_words, most, number_word, say
from tracecheck.reports.coupling.picture.figures import council_figure
from tracecheck.reports.lists import listed
from tracecheck.reports.look import shortened

_LOOSE = ("plan", "unit", "target", "reaches")


def chapter(book: Book) -> Chapter:
    """The page in words."""
    return Chapter("council", say(book, "title", body=council_words(book)), tuple(_blocks(book)))


def title(book: Book) -> str:
    """«Den røde tråden i Lyngmo kommune 2026»; without what the documents do not say."""
    overview = book.trace.overview
    year = str(overview.year or "")
    if not overview.places:
        return say(book, "report_title_only", year=year)
    places = [shortened(place, most("lengths", "name")) for place in overview.places]
    place = listed(places, book.catalogue)
    if len(places) > most("read", "places"):
        place = say(book, "places", number=number_word(len(places), book))
    return say(book, "report_title", place=place, year=year)


def _blocks(book: Book) -> Iterator[Block]:
    yield _led(say(book, "part.read"), said(read_text(book)), book, "lead")
    yield from _answer(book)
    yield from _clarify(book)
    yield from _since(book)
    yield _led(say(book, "part.unread"), said(" ".join(unread_sentences(book))), book)
    yield _led(say(book, "part.understand"), _understand(book), book)
    yield from _ask(book)
    figure = council_figure(book)
    if figure is not None:
        yield figure


def _led(lead: str, runs: Runs, book: Book, role: str = "") -> Paragraph:
    """A paragraph with its name before it."""
    return Paragraph((Run(say(book, "lead", name=lead), strong=True), Run(" "), *runs), role)


def _answer(book: Book) -> Iterator[Block]:
    yield _led(say(book, "part.answer"), answer_lead(book), book)
    bullets = tuple(answer_bullets(book))
    if bullets:
        yield Bullets(bullets)
        yield Paragraph(tuple(_means(book)), "note")
    if has_missing_part(book):
        yield _led(missing_lead(book), missing_runs(book), book)


def _means(book: Book) -> Iterator[Run]:
    """What the words of the answer mean, where they are used, and where the numbers lead."""
    if book.trace.overview.column in ("plan", "unit"):
        yield Run(f"{say(book, 'answer.means')} ")
    if any(count(book, f"{step}.loose") for step in _LOOSE):
        yield Run(f"{say(book, 'answer.loose_means')} ")
    if count(book, "unit.missing"):
        yield Run(f"{say(book, 'answer.units')} ")
    yield Run(say(book, "answer.numbers"), link="lists")


def _clarify(book: Book) -> Iterator[Block]:
    lead, rest = say(book, "part.clarify"), rest_runs(book)
    told = tuple(clarify_runs(book))
    if not told:
        none = said(say(book, "clarify.none"))
        yield _led(lead, (*none, Run(" "), *rest) if rest else none, book)
        return
    yield _led(lead, (), book)
    yield Bullets((*told, rest) if rest else told)


def _since(book: Book) -> Iterator[Block]:
    compared = compared_text(book)
    runs = said(" ".join(since_sentences(book)))
    if compared:
        runs = (*runs, Run(" "), Run(compared, soft=True))
    yield _led(since_lead(book), runs, book)


def _understand(book: Book) -> Runs:
    missing = (Run(f"{say(book, 'understand.missing')} "),) if _has_missing(book) else ()
    return (Run(f"{say(book, 'understand.text')} "), *missing, Run(say(book, "understand.method"), link="method"))


def _has_missing(book: Book) -> bool:
    """Whether the page calls anything without a trace."""
    return any(count(book, f"{column}.missing") for column in COLUMNS)


def _ask(book: Book) -> Iterator[Block]:
    lead, asked = ask_lead(book), ask_texts(book)
    if not asked:
        yield Paragraph((Run(f"{lead}: ", strong=True), Run(say(book, "ask.nothing"))), "told")
        return
    yield Paragraph((Run(f"{lead}:", strong=True),), "told")
    yield Bullets(tuple(said(each) for each in asked))
