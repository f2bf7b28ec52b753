"""What a rule is, and what it says: metadata, and remarks in no language yet."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tracecheck.model.finding import Argument, Confidence, Related, Severity
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.source import Place
from tracecheck.rules.corpus import Corpus, Located


@dataclass(frozen=True, slots=True)
class Option:
    """A number or a word of a rule that a municipality may set under `[rules.options.CODE]`; the type is that of the
    default. The catalogue says what it is for under `CODE.option.NAME` (`-` as `_`)."""

    name: str
    default: int | float | str | bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `law` are keys of `data/laws.toml` or of the catalogue's `norm` table; `supersedes` are codes whose
    findings on the same item (or the same document, for findings without item) this rule replaces; `kinds` are
    the document kinds that it reads, for its page."""

    code: str
    slug: str
    severity: Severity
    kinds: tuple[DocumentKind, ...] = ()
    law: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    on_by_default: bool = True
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check found. `message_id` is the rule's code, or the code with a variant («TC101.elsewhere»).

    `document` is the one that can be mended; `item` may stand in another one (a goal of the plan that a report does
    not mention). `severity` is set only where this finding differs from the rule's own. `subject` is the text that
    the fingerprint is made of (the item's text when left out). `replaces_items` are full ids of items on which
    superseded rules keep silent.
    """

    document: PlanDocument
    message_id: str
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    item: Located | None = None
    place: Place | None = None
    quote: str | None = None
    related: tuple[Related, ...] = ()
    confidence: Confidence = Confidence.HIGH
    severity: Severity | None = None
    subject: str | None = None
    count: int = 1
    replaces_items: tuple[str, ...] = ()


Check = Callable[[Corpus], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class RegisteredRule:
    """A rule with its check, as the registry keeps it."""

    rule: Rule
    check: Check


def option(rule: Rule, name: str, corpus: Corpus) -> int | float | str | bool:
    """What the municipality says of an option of the rule, else its default; raises KeyError for a name it lacks."""
    defaults = {each.name: each.default for each in rule.options}
    return corpus.known.options.get(rule.code, {}).get(name, defaults[name])
