"""Strings the steps together: suppressions, what is to be told of them, the baseline, what was not asked for."""

from dataclasses import dataclass, replace

from tracecheck.messages import Catalogue
from tracecheck.model.decision import Decisions
from tracecheck.model.finding import Finding
from tracecheck.model.settings import RuleSettings
from tracecheck.model.suppression import BaselineUse, Hidden, Settling, Suppressed, Suppression
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.excused import Excused
from tracecheck.rules.runner import RuleOutcome, by_place
from tracecheck.settling.hide import hide
from tracecheck.settling.known import known_items, take_known
from tracecheck.settling.scope import Scope, rules_by_code
from tracecheck.settling.silence import excused_by, silence, stated
from tracecheck.settling.told import findings_about


@dataclass(frozen=True, slots=True)
class Heard:
    """What the user asked for: `focused` when documents were named with `--focus`."""

    rules: RuleSettings
    settling: Settling = Settling()
    decisions: Decisions = Decisions()
    focused: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """Every finding in one place: `findings` remain; `hidden` are counted only. All in the order of the findings."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    known: tuple[Finding, ...] = ()
    baseline: BaselineUse | None = None
    hidden: Hidden = Hidden()


def excused_items(corpus: Corpus, heard: Heard) -> Excused:
    """The items that a rule is to tell of apart, asked before the rules run: those that somebody has set it aside for,
    and those that are known from the baseline or from before."""
    if heard.settling.apart:
        every = frozenset(located.id for document in corpus.documents for located in corpus.items(document, own=False))
        return lambda _rule: every
    told = excused_by(_stated(corpus, heard), corpus, _of_today(heard).today)
    known = known_items(heard.settling, corpus)
    return lambda rule: told(rule) | known(rule)


def _stated(corpus: Corpus, heard: Heard) -> tuple[Suppression, ...]:
    return stated(corpus, _of_today(heard)) if heard.settling.suppressions else ()


def _of_today(heard: Heard) -> Decisions:
    return replace(heard.decisions, today=heard.decisions.today or heard.settling.today)


def settle(outcome: RuleOutcome, corpus: Corpus, heard: Heard, catalogue: Catalogue) -> Settled:
    """What becomes of the findings of a run. Pure: the same input gives the same output.

    What the baseline knows is found before anything is hidden, so that a run that shows less calls no entry stale.
    """
    decisions = _of_today(heard)
    scope = Scope.of(outcome, corpus, heard.rules, decisions, focused=heard.focused)
    every = _stated(corpus, heard)
    silenced = silence(outcome.findings, every, corpus, decisions.today, rules_by_code(heard.rules))
    told = heard.settling
    whole = not (heard.focused or told.partial) and told.before is None
    about = findings_about(every, silenced.used, scope, catalogue, whole=whole)
    remaining = sorted([*silenced.remaining, *about], key=by_place)
    new, known, use = take_known(remaining, told.baseline, scope)
    shown, hidden = hide(new, told, corpus)
    return Settled(tuple(shown), silenced.suppressed, tuple(known), use, hidden)
