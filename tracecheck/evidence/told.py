"""What the check of a pack came to, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracecheck.evidence.differences import Differences
from tracecheck.evidence.matching import Matched
from tracecheck.evidence.records import Recorded
from tracecheck.messages import Catalogue
from tracecheck.reports.look import harmless
from tracecheck.resources import load_data


@dataclass(frozen=True, slots=True)
class Verdict:
    """Documents and result held against the pack; `repeated` is false where no document of it is here. `decided` is a
    file of decisions beside the documents that is not in the pack."""

    matched: Matched
    differ: Differences
    recorded: Recorded
    repeated: bool = True
    has_model: bool = False
    pictures: int = 0
    decided: str | None = None

    @property
    def asked_for_all(self) -> bool:
        """Whether the run read all of a folder, so that nothing else was to lie there."""
        return not all(each.named for each in self.recorded.files)

    @property
    def has_same_documents(self) -> bool:
        """Whether the documents are those of the pack, names aside."""
        strange = self.matched.extra if self.asked_for_all else ()
        return not (self.matched.missing or self.matched.changed or strange)

    @property
    def is_same(self) -> bool:
        """Whether documents and result are those of the pack, and the pack says nothing else beside."""
        return self.repeated and self.differ.same and self.has_same_documents and not self.differ.altered


def verdict_text(verdict: Verdict, catalogue: Catalogue) -> str:
    """The result first, then documents, readings, claims and versions."""
    lines = [*_headline(verdict, catalogue), *_documents(verdict, catalogue)]
    if verdict.repeated and not verdict.differ.same:
        lines += [*_named("reading", verdict.differ.documents, catalogue), *_claims(verdict.differ, catalogue)]
    lines += _named("altered", verdict.differ.altered, catalogue)
    for name, then, now in verdict.differ.versions:
        lines.append(catalogue.text("evidence.version", name=name, then=harmless(then), now=now))
    model = verdict.recorded.settings.linking.semantic_model
    if model and not verdict.has_model:
        lines.append(catalogue.text("evidence.model", name=harmless(model)))
    if verdict.decided:
        lines.append(catalogue.text("evidence.decided_since", name=harmless(verdict.decided)))
    if verdict.pictures:
        lines.append(catalogue.text("evidence.pictures_left", count=verdict.pictures))
    return "\n".join(lines) + "\n"


def _headline(verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    if not verdict.repeated:
        yield catalogue.text("evidence.nothing_here")
        return
    differ = verdict.differ
    name = "same" if differ.same else "only_version" if differ.only_version else "different"
    yield catalogue.text(f"evidence.{name}")


def _documents(verdict: Verdict, catalogue: Catalogue) -> Iterator[str]:
    matched = verdict.matched
    if verdict.has_same_documents:
        yield catalogue.text("evidence.documents_same", count=len(verdict.recorded.files))
    yield from _named("missing", matched.missing, catalogue)
    yield from _named("changed", matched.changed, catalogue)
    for key, now in matched.moved:
        yield catalogue.text("evidence.moved", name=harmless(key), now=harmless(now))
    yield from _named("extra" if verdict.asked_for_all else "extra_note", [key for key, _ in matched.extra], catalogue)


def _claims(differ: Differences, catalogue: Catalogue) -> Iterator[str]:
    if not (differ.gone or differ.new or differ.changed):
        yield catalogue.text("evidence.claims_same")
        if not differ.only_version:
            yield catalogue.text("evidence.parts", names=harmless(", ".join(differ.parts)))
    for name, ids in (("gone", differ.gone), ("new", differ.new), ("changed", differ.changed)):
        if ids:
            yield catalogue.text(f"evidence.claims_{name}", count=len(ids))
            yield from _first(ids, catalogue)


def _first(ids: Sequence[str], catalogue: Catalogue) -> Iterator[str]:
    most = int(load_data("evidence")["told"])
    yield from (f"  {harmless(each)}" for each in ids[:most])
    if len(ids) > most:
        yield f"  {catalogue.text('evidence.more', count=len(ids) - most)}"


def _named(name: str, keys: Sequence[str], catalogue: Catalogue) -> Iterator[str]:
    yield from (catalogue.text(f"evidence.{name}", name=harmless(key)) for key in keys)
