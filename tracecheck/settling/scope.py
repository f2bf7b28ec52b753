"""What a run looked into: which rules ran, which documents were under check. Of the rest nothing can be said."""

from dataclasses import dataclass

from tracecheck.model.decision import Decisions
from tracecheck.model.settings import RuleSettings
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.registry import all_rules, selected_rules
from tracecheck.rules.rule import Rule
from tracecheck.rules.runner import RuleOutcome
from tracecheck.unread import is_unread


@dataclass(frozen=True, slots=True)
class Scope:
    """`ran` are the codes of rules that spoke or could have; `crashed` ones are not among them. `read` are the keys of
    documents that could be read, `unread` of those that could not. `partial`: files beside them were not read."""

    corpus: Corpus
    settings: RuleSettings
    decisions: Decisions
    ran: frozenset[str]
    read: frozenset[str]
    unread: frozenset[str]
    focused: bool = False

    @classmethod
    def of(
        cls, outcome: RuleOutcome, corpus: Corpus, settings: RuleSettings, decisions: Decisions, *, focused: bool
    ) -> "Scope":
        """The scope of a run of the rules."""
        unread = frozenset(document.key for document in corpus.documents if is_unread(document))
        return cls(
            corpus=corpus,
            settings=settings,
            decisions=decisions,
            ran=frozenset(each.rule.code for each in selected_rules(settings)) - set(outcome.crashed),
            read=frozenset(document.key for document in corpus.documents) - unread,
            unread=unread,
            focused=focused,
        )

    @property
    def under_check(self) -> frozenset[str]:
        """The documents that rules looked into."""
        return self.read & self.corpus.focus


def never() -> frozenset[str]:
    """The codes of rules that nothing sets aside."""
    return frozenset(load_data("settling")["never"])


def rules_by_code(settings: RuleSettings) -> dict[str, Rule]:
    """Every rule by its code, the municipality's own too."""
    return {each.rule.code: each.rule for each in all_rules(settings.own)}
