"""Which document came after which, and when something was to be done."""

from calendar import monthrange

from tracecheck.model.plan import PlanDocument
from tracecheck.rules.corpus import Corpus


def is_later(document: PlanDocument, iso_date: str | None) -> bool:
    """Whether the document is from after the date: by its own adoption, else by the year that it is about.

    A document of the same year counts as later only when it has a date of its own; with no date to compare with,
    nothing is known to be later.
    """
    if iso_date is None:
        return False
    if document.adopted and document.adopted.date:
        return document.adopted.date > iso_date
    year = document.applies_to_year or (document.period.start if document.period else None)
    return year is not None and year > int(iso_date[:4])


def last_day(moment: str) -> str:
    """The last day (ISO) of an ISO date, a year-month («2026-06») or a year."""
    if len(moment) == len("2026"):
        return f"{moment}-12-31"
    if len(moment) == len("2026-06"):
        return f"{moment}-{monthrange(int(moment[:4]), int(moment[5:]))[1]:02d}"
    return moment


def day_of_judgement(corpus: Corpus) -> str | None:
    """The day that deadlines are judged by: the one that the run is given, else that of the newest document here; None
    where no document has a day. Never the clock: the same documents give the same remarks tomorrow."""
    days = [each.adopted.date for each in corpus.documents if each.adopted and each.adopted.date]
    return corpus.known.today or max((last_day(each) for each in days), default=None)


def years_of(document: PlanDocument) -> tuple[int, int] | None:
    """The first and last year that a document counts for; None where it does not say."""
    period = document.period
    if period and period.start and period.end:
        return period.start, period.end
    return (document.applies_to_year, document.applies_to_year) if document.applies_to_year else None
