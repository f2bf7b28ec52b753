"""Every coupling that is asserted, with what speaks for it; and how every document answers every strategic goal."""

from collections.abc import Iterator, Sequence

from tracecheck.model.coupling import Answer, AnswerState, Link
from tracecheck.model.traceability import CellState, GoalRow
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.states import word
from tracecheck.reports.coupling.workbook.sheet import Row, Sheet, key, names, spot, yes
from tracecheck.reports.evidence import grade_name, grade_of
from tracecheck.resources import load_data

_COUPLINGS = (
    "source_document",
    "source",
    "source_place",
    "grade",
    "relation",
    "upper_document",
    "upper",
    "upper_place",
    "evidence",
    "quotes",
    "score",
    "basis",
    "copied",
    "suspect",
    "source_id",
    "upper_id",
    "key",
)
_ANSWERS = ("goal", "document", "state", "answers", "nearest", "nearest_score", "upper_document", "id", "key")


def couplings(book: Book) -> Sheet:
    """The couplings, in the order of the result."""
    return Sheet("couplings", _COUPLINGS, tuple(_link(each, book) for each in book.result.linkage.links))


def _link(link: Link, book: Book) -> Row:
    return (
        *_end(link.source, book),
        grade_name(grade_of(link), book.catalogue),
        book.text(f"relation.{link.relation}"),
        *_end(link.target, book),
        "\n".join(book.text(f"workbook.evidence.{each.kind}") for each in link.evidence),
        "\n".join(each.text for each in link.evidence),
        link.score,
        book.text(f"workbook.basis.{link.basis}"),
        yes(book, link.copied),
        yes(book, link.suspect),
        link.source,
        link.target,
        key(link.source.rpartition("#")[0], book.words(link.source), link.relation, book.words(link.target)),
    )


def _end(full_id: str, book: Book) -> Row:
    end = book.end(full_id)
    return (end.document, end.text, spot(end.place, book)) if end else (full_id.rpartition("#")[0], full_id, None)


def answers(book: Book) -> Sheet:
    """Each document that was looked into for each strategic goal: how it answers, and what lies nearest. Where they are
    very many, the documents with no trace of a goal, and nothing near, share a row."""
    return Sheet("answers", _ANSWERS, tuple(_answers(book)))


def _answers(book: Book) -> Iterator[Row]:
    found = [(row, book.corpus.answers_to(row.goal)) for row in book.rows()]
    is_long = sum(len(every) for _, every in found) > int(load_data("workbook")["answers"])
    for row, every in found:
        bare = [each for each in every if is_long and _is_bare(each)]
        yield from (_answer(row, each, book) for each in every if not (is_long and _is_bare(each)))
        yield from _together(row, bare, book)


def _is_bare(answer: Answer) -> bool:
    return answer.state is AnswerState.MISSING and not (answer.sources or answer.nearest or answer.decisions)


def _together(row: GoalRow, bare: Sequence[Answer], book: Book) -> Iterator[Row]:
    """As many documents a row as a cell holds with ease."""
    most = int(load_data("workbook")["documents"])
    for start in range(0, len(bare), most):
        documents = "\n".join(each.document for each in bare[start : start + most])
        yield _shown(row, documents, bare[start], book)


def _answer(row: GoalRow, answer: Answer, book: Book) -> Row:
    return _shown(row, answer.document, answer, book)


def _shown(row: GoalRow, documents: str, answer: Answer, book: Book) -> Row:
    nearest = answer.nearest
    return (
        row.text,
        documents,
        word(CellState(answer.state.value), book.catalogue),
        names(answer.sources, book) or None,
        names((each.source for each in nearest), book) or None,
        max((each.score for each in nearest), default=None),
        row.document,
        row.goal,
        key("answer", row.document, row.text, documents),
    )
