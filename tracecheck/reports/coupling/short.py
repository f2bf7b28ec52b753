"""The short answer for a terminal: the words of page one, so that the screen and the report cannot tell two stories."""

from collections.abc import Iterator

from tracecheck.reports.coupling.blocks import Runs, clean
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.chapters.council import title
from tracecheck.reports.coupling.front.answer import (
    answer_bullets,
    answer_lead,
    has_missing_part,
    missing_lead,
    missing_runs,
)
from tracecheck.reports.coupling.front.ask import ask_lead, ask_texts
from tracecheck.reports.coupling.front.reading import unread_sentences
from tracecheck.reports.coupling.front.words import say
from tracecheck.reports.look import Look, harmless

_INDENT = 2


def short_answer(book: Book, look: Look) -> Iterator[str]:
    """Lines: the title, the short answer, what has no trace, what was not examined, what can be asked for."""
    yield look.style(harmless(book.occasion.title or title(book)), "bold")
    yield ""
    bullets = list(answer_bullets(book))
    lead = _plain(answer_lead(book), look)
    yield look.wrap(f"{lead}:" if bullets else lead, _INDENT)
    for runs in bullets:
        yield look.wrap(f"- {_plain(runs, look)}", _INDENT, hanging=2)
    if has_missing_part(book):
        yield _led(missing_lead(book), _plain(missing_runs(book), look), book, look)
    yield _led(say(book, "part.unread"), harmless(" ".join(unread_sentences(book))), book, look)
    yield from _asked(book, look)


def _plain(runs: Runs, look: Look) -> str:
    """Words on one line, bold ones in bold."""
    shown = ((clean(run.text), run.strong) for run in runs)
    return "".join(look.style(text, "bold") if strong else text for text, strong in shown).strip()


def _led(lead: str, text: str, book: Book, look: Look) -> str:
    return look.wrap(f"{say(book, 'lead', name=lead)} {text}", _INDENT, hanging=2)


def _asked(book: Book, look: Look) -> Iterator[str]:
    lead, asked = ask_lead(book), ask_texts(book)
    if not asked:
        yield _led(lead, say(book, "ask.nothing"), book, look)
        return
    yield look.wrap(say(book, "lead", name=lead), _INDENT)
    yield from (look.wrap(f"- {harmless(each)}", _INDENT, hanging=2) for each in asked)
