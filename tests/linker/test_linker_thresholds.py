"""What is near enough, said once in the data: names of documents, spellings, parts of compounds."""

import pytest

from tracecheck.linker.evidence.drift import classify_changes
from tracecheck.linker.similarity.features import part_table


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("Beredskapsplan for flom", "Beredskapplan for flom", "editorial"),
        ("Beredskapsplan for flom", "Bemanningsplan for flom", "wording"),
        ("Bedre lys i parken", "Bedre gys i parken", "wording"),
    ],
)
def test_one_letter_wrong_in_a_long_word_is_a_spelling(before: str, after: str, change: str) -> None:
    assert [each.change for each in classify_changes(before, after)] == [change]


def test_a_part_of_a_compound_counts_less_than_the_word() -> None:
    table = part_table(["skolemiljø"], frozenset({"skolemiljø"})).toarray()
    weights = sorted(table[0], reverse=True)
    assert weights[0] == 1.0
    assert weights[1:]
    assert all(0 < weight < 1 for weight in weights[1:])
