"""Which document came after which."""

from tracecheck.model.plan import PlanDocument


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
