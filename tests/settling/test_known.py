"""The baseline against findings: counts, new names, what a run cannot tell of; pruning never adds."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tracecheck.model.decision import Decisions
from tracecheck.model.finding import Confidence, Finding, Severity
from tracecheck.model.keys import fingerprint
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import PlanDocument
from tracecheck.model.settings import RuleSettings
from tracecheck.model.suppression import Baseline
from tracecheck.rules import Corpus, RuleOutcome
from tracecheck.settling.baseline_file import parse_baseline, write_baseline
from tracecheck.settling.entries import entries_of, pruned
from tracecheck.settling.known import take_known
from tracecheck.settling.scope import Scope

DOCUMENTS = ("Samfunnsdel.md", "Økonomiplan utkast.md", "Økonomiplan vedtatt.md")
CODES = ("TC101", "TC301", "TC601")
TEXTS = ("Alle har et trygt sted å bo.", "Elevene trives.", 'Mer «lek» i\tskolegården "nå".', "Nullutslipp innen 2030")


def finding(code: str, text: str, document: str) -> Finding:
    key = fingerprint(code, text, document)
    return Finding(
        code, "slug", Severity.WARNING, Confidence.HIGH, text, code, document=document, quote=text, fingerprint=key,
        words=fingerprint(code, text),
    )  # fmt: skip


def scope(*documents: str, focused: bool = False) -> Scope:
    plans = [PlanDocument(key=key, path=key) for key in documents]
    corpus = Corpus(plans, Linkage(), documents)
    return Scope.of(RuleOutcome((), ()), corpus, RuleSettings(), Decisions(), focused=focused)


def baseline_of(findings: list[Finding]) -> Baseline:
    empty = Baseline("tracecheck.baseline.toml")
    return Baseline(empty.file, entries_of(findings, empty), "2026-03-01")


FINDINGS = st.lists(
    st.builds(finding, st.sampled_from(CODES), st.sampled_from(TEXTS), st.sampled_from(DOCUMENTS)), max_size=12
)


def test_an_entry_knows_as_many_as_it_counts() -> None:
    one = finding("TC301", TEXTS[0], DOCUMENTS[0])
    new, known, use = take_known([one, one, one], baseline_of([one, one]), scope(*DOCUMENTS))
    assert (len(new), len(known)) == (1, 2)
    assert use is not None
    assert use.stale == ()


def test_fewer_than_were_known_are_told_as_gone() -> None:
    one = finding("TC301", TEXTS[0], DOCUMENTS[0])
    _, _, use = take_known([one], baseline_of([one, one, one]), scope(*DOCUMENTS))
    assert use is not None
    assert (use.total, use.known, use.gone) == (3, 1, 2)


def test_a_new_name_is_followed_only_where_the_old_one_is_gone() -> None:
    draft, adopted = (finding("TC301", TEXTS[0], name) for name in DOCUMENTS[1:])
    known = baseline_of([draft])
    assert take_known([adopted], known, scope(DOCUMENTS[0], DOCUMENTS[2]))[0] == []
    assert take_known([adopted], known, scope(*DOCUMENTS))[0] == [adopted]


@given(FINDINGS)
def test_what_was_just_written_knows_everything_and_nothing_is_gone(findings: list[Finding]) -> None:
    new, known, use = take_known(findings, baseline_of(findings), scope(*DOCUMENTS))
    assert new == []
    assert known == findings
    assert use is not None
    assert use.stale == ()


@given(FINDINGS)
def test_the_file_says_what_was_written_to_it(findings: list[Finding]) -> None:
    entries = baseline_of(findings).entries
    text = write_baseline(entries, "2026-03-01")
    read = parse_baseline(text, "tracecheck.baseline.toml")
    assert (read.entries, read.written) == (entries, "2026-03-01")
    assert write_baseline(read.entries, "2026-03-01") == text


@given(FINDINGS, FINDINGS, st.permutations(DOCUMENTS), st.integers(1, 3), st.booleans())
def test_pruning_never_adds(
    before: list[Finding], now: list[Finding], order: list[str], read: int, focused: bool
) -> None:
    known_before = baseline_of(before)
    here = [each for each in now if each.document in order[:read]]
    new, known, use = take_known(here, known_before, scope(*order[:read], focused=focused))
    assert use is not None
    after = pruned(known, known_before, use)
    words = [
        Counter((each.code, each.fingerprint) for each in entries for _ in range(each.count))
        for entries in (known_before.entries, after)
    ]
    assert words[1] <= words[0]
    assert sum(each.count for each in after) == use.total - use.gone
    again = take_known(here, Baseline("b", after), scope(*order[:read], focused=focused))
    assert len(again[0]) == len(new)
