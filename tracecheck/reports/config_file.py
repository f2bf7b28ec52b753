"""A commented `tracecheck.toml` for the documents that were found."""

from collections.abc import Iterator, Sequence

from tracecheck.messages import Catalogue
from tracecheck.model.plan import DocumentKind, PlanDocument, Status
from tracecheck.reports.look import harmless
from tracecheck.unread import is_unread


def render_config(documents: Sequence[PlanDocument], catalogue: Catalogue) -> str:
    """Settings as comments, with what each document was read as; uncertain readings are marked."""

    def comment(name: str) -> str:
        return f"# {catalogue.text(f'init.{name}')}"

    lines = [
        comment("header"),
        "",
        comment("extends"),
        "# extends = []",
        "",
        comment("language"),
        f'language = "{catalogue.language}"',
        "",
        comment("exclude"),
        "# exclude = ['arkiv/**']",
        "",
        comment("tracked_changes"),
        '# tracked-changes = "accepted"',
        "",
        comment("documents"),
        *(line for document in documents for line in _document(document, catalogue)),
        "",
        comment("rules"),
        "# [rules]",
        '# ignore = ["TC106"]',
        "# [rules.severity]",
        '# TC601 = "info"',
        "# [rules.per-path.'enhetsavtaler/**']",
        '# ignore = ["TC602"]',
        "",
        comment("chain"),
        "# [chain]",
        '# samfunnsdel = ["okonomiplan", "temaplan", "enhetsavtale"]',
        comment("skipping"),
        '# skipping = "flagged"',
        "",
        comment("terms"),
        "# [terms]",
        '# "Løft" = "mål"',
        "# [columns]",
        '# "Fanebærer" = "Ansvarlig"',
        "",
        comment("own_rules"),
        "# [[rule]]",
        '# code = "LK01"',
        '# name = "tiltak-uten-ansvarlig-eller-frist"',
        '# document = "økonomiplan"',
        '# item = "tiltak"',
        '# require = "ansvarlig og frist"',
        '# message = "Tiltaket «{text}» mangler ansvarlig eller frist."',
        "",
        comment("semantic"),
        "# [linking]",
        "# semantic-model = 'modell'",
        "",
        comment("organisation"),
        "# [[organisation.units]]",
        '# name = "Lyngmo barnehage"',
        '# short = ["Barnehagen"]',
    ]
    return "\n".join(lines) + "\n"


def _document(document: PlanDocument, catalogue: Catalogue) -> Iterator[str]:
    yield ""
    if is_unread(document):
        yield f"# {_quoted(document.key)}: {catalogue.text('init.could_not_read')}"
        return
    uncertain = f"   # {catalogue.text('init.uncertain')}"
    yield f"# [documents.{_quoted(document.key)}]"
    kind_known = document.kind_certain and document.kind is not DocumentKind.UNKNOWN
    yield f'# kind = "{document.kind}"' + ("" if kind_known else uncertain)
    yield f'# status = "{document.status}"' + ("" if document.status is not Status.UNKNOWN else uncertain)
    if document.applies_to_year:
        yield f"# year = {document.applies_to_year}"
    if document.period and document.period.start and document.period.end:
        yield f"# period = [{document.period.start}, {document.period.end}]"
    if document.unit:
        yield f"# unit = {_quoted(document.unit)}"


def _quoted(text: str) -> str:
    """A TOML basic string."""
    plain = harmless(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
