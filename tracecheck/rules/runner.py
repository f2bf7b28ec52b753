"""Runs the selected rules, drops what another rule says better, and puts remarks into the language of the run."""

from dataclasses import dataclass

from tracecheck.messages import Catalogue
from tracecheck.model.finding import Argument, Confidence, Finding, Severity
from tracecheck.model.keys import fingerprint
from tracecheck.model.settings import RuleSettings
from tracecheck.model.source import Place
from tracecheck.rules.checks.tc900_rule_failed import RULE as _FAILED
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.excused import Excused, remarks_apart
from tracecheck.rules.laws import law_in_force
from tracecheck.rules.registry import selected_rules
from tracecheck.rules.rule import RegisteredRule, Remark, Rule
from tracecheck.rules.selection import verdict


def _nobody(_rule: Rule) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """The findings, sorted by document, place and code, and the codes of rules that crashed."""

    findings: tuple[Finding, ...]
    crashed: tuple[str, ...]


def run_rules(corpus: Corpus, settings: RuleSettings, catalogue: Catalogue, excused: Excused = _nobody) -> RuleOutcome:
    """All findings of the selected rules. A rule that crashes becomes a TC900 finding and the others go on.

    What a rule is not to say of a document goes before rules are held against each other: a remark that nobody sees
    silences no other. `excused` gives the items that somebody has set a rule aside for: they get a finding of their own
    and are in no common one.
    """
    said: list[tuple[Rule, Remark, Finding]] = []
    failures: dict[str, Finding] = {}
    for registered in selected_rules(settings):
        rule = registered.rule
        try:
            every = remarks_apart(registered, corpus, excused(rule), catalogue)
            remarks = [each for each in every if not verdict(rule, each.document, settings).silent]
            said.extend((rule, remark, make_finding(rule, remark, settings, catalogue)) for remark in remarks)
        except Exception as error:  # whatever a rule does wrong, its words too, the other rules go on
            said = [each for each in said if each[0] is not rule]
            failures[rule.code] = _failure(registered, error, catalogue)
    ordered = sorted([*_without_superseded(said), *failures.values()], key=by_place)
    return RuleOutcome(tuple(ordered), tuple(failures))


def _without_superseded(said: list[tuple[Rule, Remark, Finding]]) -> list[Finding]:
    """One cause, one finding: a finding goes when a rule that supersedes it spoke of the same item or document."""
    covered = {(code, subject) for rule, remark, _ in said for code in rule.supersedes for subject in _subjects(remark)}
    return [found for rule, remark, found in said if not any((rule.code, each) in covered for each in _own(remark))]


def _subjects(remark: Remark) -> set[str]:
    return {*_own(remark), *remark.replaces_items}


def _own(remark: Remark) -> set[str]:
    return {remark.item.id} if remark.item else {remark.document.key}


def make_finding(rule: Rule, remark: Remark, settings: RuleSettings, catalogue: Catalogue) -> Finding:
    """A remark in the language of the run."""
    severity = _severity(rule, remark, settings)
    item = remark.item.item if remark.item else None
    subject = remark.subject or (item.text if item else remark.quote or remark.message_id)
    return Finding(
        code=rule.code,
        slug=rule.slug,
        severity=severity,
        confidence=remark.confidence,
        message=catalogue.text(remark.message_id, **remark.arguments),
        message_id=remark.message_id,
        arguments=dict(sorted(remark.arguments.items())),
        document=remark.document.key,
        item=remark.item.id if remark.item else None,
        place=_place(remark),
        quote=remark.quote or (item.text if item else None),
        related=remark.related,
        source=_source(rule, remark, catalogue),
        remedy=_remedy(rule, remark, catalogue),
        fingerprint=fingerprint(rule.code, subject, remark.document.key),
        words=fingerprint(rule.code, subject),
        count=remark.count,
    )


def _place(remark: Remark) -> Place | None:
    """In the document of the finding: the place of an item that stands in another one is no place here."""
    item = remark.item
    if item is None or item.document.key == remark.document.key:
        return remark.place or (item.item.place if item else None)
    return None if remark.place == item.item.place else remark.place


def _severity(rule: Rule, remark: Remark, settings: RuleSettings) -> Severity:
    """The user's for the rule; a variant that is milder than the rule stays milder."""
    own = remark.severity or rule.severity
    chosen = verdict(rule, remark.document, settings).severity
    if chosen is None:
        return own
    order = list(Severity)
    return max(chosen, own, key=order.index) if order.index(own) > order.index(rule.severity) else chosen


def _source(rule: Rule, remark: Remark, catalogue: Catalogue) -> str | None:
    """The law of the day that the document was adopted on, else the norm that the rule rests on."""
    keys = law_in_force(rule.law, remark.document)
    return "; ".join(catalogue.text(f"law.{key}") for key in keys) or _optional(catalogue, f"{rule.code}.norm")


def _remedy(rule: Rule, remark: Remark, catalogue: Catalogue) -> str | None:
    """The advice of the variant of the message («TC001.json_schema.value»), else of the nearest above it."""
    names = remark.message_id.split(".")
    ids = [".".join(names[:count]) for count in range(len(names), 1, -1)]
    told = (_optional(catalogue, f"{each}.remedy", **remark.arguments) for each in (*ids, rule.code))
    return next((each for each in told if each), None)


def _optional(catalogue: Catalogue, message_id: str, **arguments: Argument) -> str | None:
    return catalogue.text(message_id, **arguments) if catalogue.has(message_id) else None


def _failure(registered: RegisteredRule, error: Exception, catalogue: Catalogue) -> Finding:
    code, cause = registered.rule.code, f"{type(error).__name__}: {error}"
    return Finding(
        code=_FAILED.code,
        slug=_FAILED.slug,
        severity=_FAILED.severity,
        confidence=Confidence.HIGH,
        message=catalogue.text("TC900", rule=code, cause=cause),
        message_id="TC900",
        arguments={"cause": cause, "rule": code},
        remedy=_optional(catalogue, "TC900.remedy"),
        fingerprint=fingerprint("TC900", code),
        words=fingerprint("TC900", code),
    )


def by_place(finding: Finding) -> tuple[str, int, int, str, str]:
    """What findings are sorted by: document, place, code."""
    place = finding.place
    page = place.page or place.line or 0 if place else 0
    block = place.block or 0 if place else 0
    return (finding.document or "", page, block, finding.code, finding.fingerprint)
