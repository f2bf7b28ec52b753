"""TC007: the same content twice, and which of the files is used."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC007", "duplicate-document", Severity.INFO)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Which file was used, and which ones say the same; also of a version that another one has replaced."""
    for choice in corpus.linkage.duplicates:
        document = corpus.document(choice.chosen)
        if (
            document is None
            or not {choice.chosen, *choice.others, *_used_instead(choice.chosen, corpus)} & corpus.focus
        ):
            continue
        arguments = {"chosen": choice.chosen, "others": ", ".join(choice.others)}
        yield Remark(document, choice.reason, arguments, subject="duplicates" + choice.reason.removeprefix(RULE.code))


def _used_instead(key: str, corpus: Corpus) -> set[str]:
    return {choice.chosen for choice in corpus.linkage.versions if key in choice.others}
