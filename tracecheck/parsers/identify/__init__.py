"""Says what a document is: kind, status, year, period, title, municipality, unit and language, each with reasons."""

from dataclasses import replace

from tracecheck.model.plan import DocumentKind, Identity, Reason
from tracecheck.model.settings import DocumentSettings
from tracecheck.model.source import SourceDocument
from tracecheck.parsers.identify.kind import KindResult, find_kind
from tracecheck.parsers.identify.language import find_language
from tracecheck.parsers.identify.names import find_municipality, find_title, find_unit
from tracecheck.parsers.identify.status import find_replaced, find_status
from tracecheck.parsers.identify.years import find_period, find_year
from tracecheck.parsers.identify.zones import Zones, zones_of

CONFIGURATION = "configuration"


def identify(source: SourceDocument, settings: DocumentSettings) -> Identity:
    """What a document is. What the settings say stands, with a reason whose cue is `configuration`."""
    zones = zones_of(source)
    language = find_language(zones.text)
    found = _kind(zones, language, settings)
    return _with_settings(_identity(zones, found, language, settings), settings)


def _identity(zones: Zones, found: KindResult, language: str | None, settings: DocumentSettings) -> Identity:
    kind = found.kind
    period, period_reasons = find_period(zones, kind)
    period = settings.period or period
    year, year_reasons = find_year(zones, kind, period)
    status, status_reasons, adopted = find_status(zones, kind)
    municipality = settings.municipality or find_municipality(zones)
    return Identity(
        kind=kind,
        kind_reasons=found.reasons,
        kind_guesses=found.guesses,
        kind_certain=found.certain,
        status=status,
        status_reasons=status_reasons,
        adopted=adopted,
        applies_to_year=year,
        year_reasons=year_reasons or period_reasons,
        period=period,
        replaces=find_replaced(zones),
        title=find_title(zones, kind, municipality),
        municipality=municipality,
        unit=find_unit(zones, kind, municipality),
        language=language,
    )


def _kind(zones: Zones, language: str | None, settings: DocumentSettings) -> KindResult:
    """The kind; settings know best, and a document in English is none of the kinds."""
    found = find_kind(zones)
    if settings.kind is not None:
        reason = Reason(CONFIGURATION, settings.kind.value, 1.0, settings.kind.value)
        return KindResult(settings.kind, (reason, *found.reasons), found.guesses, True)
    if language == "en":
        return KindResult(DocumentKind.UNKNOWN, found.reasons, found.guesses, False)
    return found


def _with_settings(identity: Identity, settings: DocumentSettings) -> Identity:
    if settings.status is not None:
        reason = Reason(CONFIGURATION, settings.status.value, 1.0, settings.status.value)
        identity = replace(identity, status=settings.status, status_reasons=(reason, *identity.status_reasons))
    if settings.applies_to_year is not None:
        year = str(settings.applies_to_year)
        reason = Reason(CONFIGURATION, year, 1.0, year)
        identity = replace(
            identity, applies_to_year=settings.applies_to_year, year_reasons=(reason, *identity.year_reasons)
        )
    return replace(identity, title=settings.title or identity.title, unit=settings.unit or identity.unit)
