"""What a change brought: a remark is known when it was there, as grave and about as many rows."""

from dataclasses import replace

from tracecheck.model.finding import Confidence, Finding, Severity
from tracecheck.settling.since import new_since

OLD = Finding(
    "TC101", "slug", Severity.WARNING, Confidence.HIGH, "", "TC101", document="Plan.md", fingerprint="a", words="w"
)
HERE = ("Plan.md",)


def test_the_same_remark_is_not_new_and_another_is() -> None:
    other = replace(OLD, fingerprint="b", words="v")
    assert new_since([OLD, other], [OLD], HERE) == [other]


def test_one_of_before_answers_for_one_of_now() -> None:
    assert new_since([OLD, OLD], [OLD], HERE) == [OLD]
    assert new_since([OLD, OLD], [OLD, OLD], HERE) == []


def test_graver_or_about_more_rows_is_new() -> None:
    graver, more = replace(OLD, severity=Severity.ERROR), replace(OLD, count=3)
    assert new_since([graver], [OLD], HERE) == [graver]
    assert new_since([more], [OLD], HERE) == [more]
    assert new_since([OLD], [graver], HERE) == new_since([OLD], [more], HERE) == []


def test_a_document_under_a_new_name_is_known_by_the_words_where_the_old_name_is_gone() -> None:
    renamed = replace(OLD, document="Ny.md", fingerprint="c")
    assert new_since([renamed], [OLD], ("Ny.md",)) == []
    assert new_since([renamed], [OLD], ("Ny.md", "Plan.md")) == [renamed]
