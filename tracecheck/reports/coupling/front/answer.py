"""The short answer in counted steps, and the goals of which there is no trace."""

from collections.abc import Iterator, Sequence

from tracecheck.model.item import ItemKind
from tracecheck.model.traceability import CellState, GoalRow
from tracecheck.reports.coupling.blocks import Run, Runs
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.front.reading import top_words
from tracecheck.reports.coupling.front.words import (
    document_words,
    documents_words,
    filled,
    goal_run,
    joined,
    most,
    number_word,
    say,
)
from tracecheck.reports.names import where
from tracecheck.rules.kinds import AGREEMENTS

_OTHERS = ("loose", "confirmed", "conflicting", "justified", "missing", "unknown")


def answer_lead(book: Book) -> Runs:
    """«Av 18 delmål i samfunnsdelen»; a sentence where there is nothing to count."""
    if not book.trace.counts["goals"]:
        return (Run(_no_goals(book)),)
    kinds = {row.kind for row in counted_rows(book)}
    goals = say(book, "answer.subgoals" if kinds == {ItemKind.SUBGOAL} else "answer.goals")
    return filled(
        book, "answer.of", {"number": number_runs("goals", book)}, goals=goals, documents=top_words(book, dated=False)
    )


def _no_goals(book: Book) -> str:
    """Why nothing is counted: nothing was read, goals that only stand in running text, or none at all."""
    overview = book.trace.overview
    if not overview.read:
        return say(book, "answer.nothing")
    if not overview.prose:
        return say(book, "answer.no_goals")
    number = len(overview.prose)
    return say(book, "answer.only_prose", count=number, number=number_word(number, book))


def answer_bullets(book: Book) -> Iterator[Runs]:
    """One step a line: followed up in the plan, taken in by units, measured, reported."""
    if not book.trace.counts["goals"]:
        return
    plan, unit = looked(book, "plan"), looked(book, "unit")
    if plan and count(book, "plan.examined"):
        yield _step(book, "plan", documents_words(plan, book, dated=False), _OTHERS)
    if unit and count(book, "unit.examined"):
        yield _step(book, "unit", units_words(unit, book, count(book, "unit.tight") > 0), _OTHERS)
    yield _measured(book)
    if count(book, "report.examined"):
        yield _reached(book)


def counted_rows(book: Book) -> list[GoalRow]:
    """The goals of the short answer."""
    return [row for group in book.trace.groups if group.counted for row in group.rows]


def count(book: Book, key: str) -> int:
    """How many goals; see `Traceability`."""
    return book.trace.counts.get(key, 0)


def list_anchor(key: str) -> str:
    """Where the goals behind a number are listed."""
    return f"list-{key.replace('.', '-')}"


def number_runs(key: str, book: Book) -> Runs:
    """A number that leads to its goals; with a share where there are enough of them."""
    number, goals = count(book, key), count(book, "goals")
    run = Run(str(number), strong=True, link=list_anchor(key))
    if key == "goals" or goals < most("share", "least"):
        return (run,)
    return (run, Run(" " + say(book, "answer.share", percent=round(100 * number / goals))))


def looked(book: Book, column: str) -> list[str]:
    """The documents that the counted goals were looked for in."""
    return sorted({key for row in counted_rows(book) for key in row.cells[column].looked})


def units_words(keys: Sequence[str], book: Book, some: bool) -> str:
    """«minst én av de fire enhetsavtalene»; `some` is false after «ingen»: «noen av de fire …»."""
    documents = [document for key in keys if (document := book.document(key)) is not None]
    if len(documents) == 1:
        return document_words(documents[0], book, dated=False)
    kinds = {document.kind for document in documents}
    mixed = "agreements" if kinds <= set(AGREEMENTS) else "units"
    name = kinds.pop().value if len(kinds) == 1 else mixed
    number = number_word(len(documents), book)
    return say(book, "answer.some_of" if some else "answer.none_of", number=number, kinds=say(book, f"some.{name}"))


def _step(book: Book, column: str, documents: str, others: Sequence[str]) -> Runs:
    first = _first(book, column, f"{column}.tight", documents=documents)
    rest = [(state, f"{column}.{state}") for state in others]
    return _told(book, first, rest)


def _first(book: Book, message: str, key: str, **arguments: str) -> Runs:
    if not count(book, key):
        return (Run(say(book, f"answer.{message}_none", **arguments)),)
    return _numbered(book, message, key, **arguments)


def _told(book: Book, first: Runs, rest: Sequence[tuple[str, str]]) -> Runs:
    """The first number, and those of the others that are not nought."""
    return joined([first, *(_numbered(book, name, key) for name, key in rest if count(book, key))], ", ")


def _numbered(book: Book, message: str, key: str, **arguments: str) -> Runs:
    runs = {"number": number_runs(key, book)}
    return filled(book, f"answer.{message}", runs, count=count(book, key), **arguments)


def _measured(book: Book) -> Runs:
    rest = [("target_loose", "target.loose"), ("bare", "indicator.bare"), ("conflicting", "target.conflicting")]
    rest.append(("unknown", "target.unknown"))
    return _told(book, _first(book, "target", "target.tight"), rest)


def _reached(book: Book) -> Runs:
    return _told(book, _first(book, "reaches", "reaches.tight"), [("reaches_loose", "reaches.loose")])


def has_missing_part(book: Book) -> bool:
    """Whether there is anything to say of goals without a trace: of indicators only where some are missing."""
    column = book.trace.overview.column
    return column is not None and (column != "indicator" or bool(missing_rows(book)))


def missing_lead(book: Book) -> str:
    """«Ingen spor i økonomiplanen 2026–2029»; of what the goals were looked for in first."""
    column = book.trace.overview.column
    if column in ("plan", "unit"):
        lead = "part.missing" if missing_rows(book) else "part.nothing_missing"
        return say(book, lead, documents=documents_words(looked(book, column), book))
    return say(book, "part.unreported" if column == "report" else "part.unmeasured")


def missing_rows(book: Book) -> list[GoalRow]:
    """The counted goals without a trace in the first column that was looked into."""
    column = book.trace.overview.column
    return [row for row in counted_rows(book) if column and row.cells[column].state is CellState.MISSING]


def missing_runs(book: Book) -> Runs:
    """The goals by number and short text with the place of the nearest text; the rest counted."""
    column, rows = book.trace.overview.column, missing_rows(book)
    goals = count(book, "goals")
    if not rows and count(book, f"{column}.unknown"):
        return (Run(say(book, "missing.none_examined")),)
    if not rows or column is None:
        of_all = say(book, "missing.of_all", count=goals, number=number_word(goals, book))
        return (Run(say(book, "missing.none", of_all=of_all)),)
    if len(rows) == goals and goals > most("missing", "named"):
        if column == "indicator":
            return (Run(say(book, "missing.all_unmeasured", number=number_word(goals, book))),)
        return filled(
            book, "missing.all", {}, count=goals, number=number_word(goals, book), upper=top_words(book, dated=False)
        )
    named = most("missing", "named")
    parts: list[Runs] = [(goal_run(row, book), *_nearest(row, column, book)) for row in rows[:named]]
    told = (*joined(parts, " · "), *_more(rows[named:], column, book))
    stop = () if told[-1].text.endswith("…") else (Run("."),)
    return (*told, *stop, *_where(rows, column, book))


def _more(rows: Sequence[GoalRow], column: str, book: Book) -> Runs:
    if not rows:
        return ()
    said = say(book, "missing.more", count=len(rows), number=number_word(len(rows), book))
    return (Run(" "), Run(said, link=list_anchor(f"{column}.missing")))


def _where(rows: Sequence[GoalRow], column: str, book: Book) -> Runs:
    near = any(row.cells[column].nearest for row in rows)
    where = (Run(" "), Run(say(book, "missing.where", count=len(rows)), link="goals")) if near else ()
    return (*where, Run(" " + say(book, "missing.elsewhere", count=len(rows)))) if column == "unit" else where


def _nearest(row: GoalRow, column: str, book: Book) -> Runs:
    """The page of the nearest text, where the document has pages."""
    near = next(iter(row.cells[column].nearest), None)
    end = book.end(near.source) if near else None
    if end is None or end.place.page is None:
        return ()
    return (Run(" " + say(book, "missing.nearest", place=where(end.place, book.catalogue)), soft=True),)
