"""What is told of suppressions: without reason, expired, not understood, or silencing nothing (TC906, TC902, TC904)."""

from collections.abc import Collection, Iterator, Sequence

from tracecheck.messages import Catalogue
from tracecheck.messages.places import place_code
from tracecheck.model.finding import Argument, Finding
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import Place
from tracecheck.model.suppression import Scope as Anchor
from tracecheck.model.suppression import Suppression, SuppressionSource
from tracecheck.rules.phrases import quoted
from tracecheck.rules.registry import UnknownRuleError, check_selector
from tracecheck.rules.rule import Remark
from tracecheck.rules.runner import make_finding
from tracecheck.rules.selection import names, names_alone, verdict
from tracecheck.settling.scope import Scope, never, rules_by_code

_UNUSED, _EXPIRED, _REASONLESS = "TC904", "TC902", "TC906"


def findings_about(
    every: Sequence[Suppression], used: Collection[int], scope: Scope, catalogue: Catalogue, *, whole: bool
) -> list[Finding]:
    """The findings on suppressions, by rules that are selected. `whole`: unused ones are told too."""
    rules = rules_by_code(scope.settings)
    found = []
    for number, suppression in enumerate(every):
        for remark in _remarks(suppression, number in used, scope, whole=whole):
            rule = rules[remark.message_id.partition(".")[0]]
            if rule.code in scope.ran and not verdict(rule, remark.document, scope.settings).silent:
                found.append(make_finding(rule, remark, scope.settings, catalogue))
    return found


def _remarks(suppression: Suppression, used: bool, scope: Scope, *, whole: bool) -> Iterator[Remark]:
    document = _document(suppression, scope)
    if document is None:
        return
    if suppression.unclear is not None:
        yield _remark(document, suppression, f"{_UNUSED}.unclear", words=quoted(suppression.unclear))
        return
    wrong = list(_wrong_rules(suppression, document, scope))
    yield from wrong
    if not suppression.reason:
        yield _remark(document, suppression, _REASONLESS)
    elif suppression.has_expired(scope.decisions.today):
        yield _remark(document, suppression, f"{_EXPIRED}.suppression", expires=suppression.expires or "")
    elif not used and not wrong:
        yield from _unused(suppression, document, scope, whole=whole)


def _wrong_rules(suppression: Suppression, document: PlanDocument, scope: Scope) -> Iterator[Remark]:
    """Names that no rule has, and rules that nothing silences."""
    rules = rules_by_code(scope.settings).values()
    for name in suppression.rules:
        try:
            check_selector(name, scope.settings.own)
        except UnknownRuleError as error:
            variant = "unknown_rule_near" if error.suggestion else "unknown_rule"
            yield _remark(document, suppression, f"{_UNUSED}.{variant}", name=name, near=error.suggestion or "")
            continue
        if any(names_alone(name, rule) and rule.code in never() for rule in rules):
            yield _remark(document, suppression, f"{_UNUSED}.not_allowed", name=name)


def _unused(suppression: Suppression, document: PlanDocument, scope: Scope, *, whole: bool) -> Iterator[Remark]:
    """Only where it can be known: its rules ran, its document was read and is under check."""
    rules = rules_by_code(scope.settings)
    meant = [code for code, rule in rules.items() if any(names(each, rule) for each in suppression.rules)]
    if suppression.scope is Anchor.NOTHING:
        yield _remark(document, suppression, f"{_UNUSED}.nowhere")
    elif whole and any(code in scope.ran for code in meant):
        absent = suppression.document is not None and scope.corpus.document(suppression.document) is None
        if absent and not scope.decisions.partial:
            yield _remark(document, suppression, f"{_UNUSED}.document_absent", file=suppression.document or "")
        elif suppression.document is None or suppression.document in scope.under_check:
            yield _remark(document, suppression, f"{_UNUSED}.{_what(suppression)}")


def _what(suppression: Suppression) -> str:
    if suppression.source is SuppressionSource.COMMENT:
        return "comment"
    return "text" if suppression.text else "document"


def _document(suppression: Suppression, scope: Scope) -> PlanDocument | None:
    """The document that it stands in, or the file of decisions; None for a document that is not under check."""
    if suppression.source is SuppressionSource.DECISIONS:
        name = suppression.file or ""
        return PlanDocument(key=name, path=name)
    if suppression.document not in scope.under_check:
        return None
    return scope.corpus.document(suppression.document)


def _remark(document: PlanDocument, suppression: Suppression, message_id: str, **arguments: Argument) -> Remark:
    place = suppression.place or (Place(line=suppression.line) if suppression.line else None)
    rules = ", ".join(suppression.rules)
    said = {"rules": rules, "text": quoted(suppression.text or ""), "place": place_code(place), **arguments}
    words = (message_id, rules, suppression.text or suppression.document or "", suppression.reason or "")
    return Remark(document, message_id, said, place=place, subject=" ".join((*words, *map(str, arguments.values()))))
