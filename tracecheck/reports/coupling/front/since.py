"""What changed since last year, in a few sentences."""

from tracecheck.messages import Argument
from tracecheck.model.comparison import Comparison, ItemEnd, Sign, SignKind, Way
from tracecheck.model.traceability import News
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.front.reading import sides_words
from tracecheck.reports.coupling.front.words import most, number_word, say
from tracecheck.reports.lists import listed
from tracecheck.reports.look import harmless, shortened
from tracecheck.rules.phrases import label_number, unquoted


def since_lead(book: Book) -> str:
    """«Siden i fjor» where every plan that was compared is one year older, else «Siden sist»."""
    since = book.trace.since
    yearly = since is None or (since.basis == "editions" and _years_between(since.comparison) == {1})
    return say(book, "part.since_year" if yearly else "part.since")


def _years_between(comparison: Comparison) -> set[int]:
    """By how many years the plans that were compared are apart, as they say themselves; their deadlines may have
    stayed."""
    ends = [(pair.old, pair.new) for pair in comparison.documents if pair.old and pair.new]
    return {(new.first_year or 0) - (old.first_year or 0) for old, new in ends if old.key != new.key}


def since_sentences(book: Book) -> list[str]:
    """The most important first; the rest counted, and what was compared with what."""
    since = book.trace.since
    if since is None:
        return [say(book, "since.unknown")]
    told = most("since", "told")
    sentences = [news_text(news, book) for news in since.news[:told]] or [say(book, "since.nothing")]
    rest = sum(len(news.ends) for news in since.news[told:])
    if rest:
        sentences.append(say(book, "since.rest", count=rest, number=number_word(rest, book)))
    if not since.comparison.complete:
        sentences.append(say(book, "since.incomplete"))
    return sentences


def compared_text(book: Book) -> str:
    """«(økonomiplanen 2025–2028 mot økonomiplanen 2026–2029)»."""
    since = book.trace.since
    if since is None:
        return ""
    if since.basis == "given":
        return say(book, "since.compared_given", old=harmless(since.comparison.old.name))
    old, new = sides_words(book)
    return say(book, "since.compared", old=old, new=new)


def news_text(news: News, book: Book, message: str = "since") -> str:
    """One thing that changed, in a sentence; `message` is since or ask."""
    first = news.ends[0]
    arguments: dict[str, Argument] = {
        "count": len(news.ends),
        "number": number_word(len(news.ends), book),
        "names": _names(news, book),
        "name": _name(first, book),
        "text": shortened(unquoted(first.text), most("lengths", "changed")),
        "signs": _signs(first, book) if news.kind == "weakened" else "",
    }
    return say(book, f"{message}.{news.kind}", **arguments)


def _signs(end: ItemEnd, book: Book) -> str:
    """« («80 %» er blitt «75 %»)»: what makes a goal weaker than it was."""
    since = book.trace.since
    changes = since.comparison.items if since else ()
    change = next((each for each in changes if end in (each.new or each.old)), None)
    signs = change.signs if change else ()
    weaker = [sign for sign in signs if sign.way is Way.WEAKER and sign.kind is not SignKind.INDICATOR]
    told = [_sign(sign, book) for sign in weaker[:1]]
    return "".join(f" ({each})" for each in told)


def _sign(sign: Sign, book: Book) -> str:
    form = "changed" if sign.before and sign.after else "taken" if sign.before else "added"
    before, after = (
        book.catalogue.quoted(shortened(text or "", most("lengths", "changed"))) for text in (sign.before, sign.after)
    )
    return say(book, f"since.sign.{form}", before=before, after=after)


def _names(news: News, book: Book) -> str:
    """The first few; of goals that are weaker with what makes them so."""
    named = most("since", "named")
    shown = [f"{harmless(label_number(end.label))} {_words(end, book)}".strip() for end in news.ends]
    if news.kind == "weakened":
        shown[:named] = [f"{name}{_signs(end, book)}" for name, end in zip(shown[:named], news.ends, strict=False)]
    if len(shown) <= named:
        return listed(shown, book.catalogue)
    return say(book, "since.names", names=", ".join(shown[:named]))


def _words(end: ItemEnd, book: Book) -> str:
    return book.catalogue.quoted(shortened(unquoted(end.text).rstrip("."), most("lengths", "changed")))


def _name(end: ItemEnd, book: Book) -> str:
    """«delmål 2.3 «Alle har et trygt sted å bo»», «målet «…»» where it has no number."""
    number = harmless(label_number(end.label))
    kind = book.text(f"kind.{end.kind}" if number else f"the_kind.{end.kind}")
    return " ".join(part for part in (kind, number, _words(end, book)) if part)
