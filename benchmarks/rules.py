"""How often each rule is right: every remark of every rule on real documents, read by a person once.

    python benchmarks/rules.py --realdata DIR [--also DIR...] [--together DIR...] [--unread FILE] [--write]

Every document of the folder is checked alone, and with the others of its municipality beside it (files whose names
begin with the same word), always with the document itself in focus and every rule on, also those that are off by
default. A remark that comes in both is one remark. `--also` takes folders of other documents; `--together` takes
folders that hold the documents of one municipality each. What a
reader said of a remark stands in `rules_read.toml` under the rule, by document and fingerprint: right, doubtful, wrong,
or useless (right, and no help to anybody). `--unread` writes the remarks that nobody has read, with their words, to a
file of your own; the documents' words go nowhere else. `--write` puts the table into RULES.md.
"""

import argparse
import shutil
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import results

from tracecheck.discover import SUFFIXES, find_documents
from tracecheck.messages import load_catalogue
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.settings import RuleSettings, Settings
from tracecheck.reading import ReadingOptions
from tracecheck.rules.registry import all_rules
from tracecheck.run import Request, check

HERE = Path(__file__).parent
READ = HERE / "rules_read.toml"
TABLE = HERE / "RULES.md"
VERDICTS = ("right", "doubtful", "wrong", "useless")
NO_DOCUMENTS = ("README.md", "truth.txt", "truth.json")
EVERY_RULE = RuleSettings(select=tuple(each.rule.code for each in all_rules()))


@dataclass(frozen=True)
class Said:
    """A remark on a document, and whether it came when the document was checked alone with the default rules."""

    document: str
    finding: Finding
    alone: bool

    @property
    def key(self) -> str:
        return f"{self.document} {self.finding.fingerprint}"


def documents_of(folder: Path) -> list[Path]:
    """The documents in a folder and its folders, but what says how the truth was made."""
    found = [path for path in sorted(folder.rglob("*")) if path.suffix.casefold() in SUFFIXES and path.is_file()]
    return [path for path in found if path.name not in NO_DOCUMENTS and path.suffix not in (".json", ".py")]


def family(path: Path, among: Sequence[Path]) -> list[Path]:
    """The documents of the same municipality, by the first word of the file name."""
    first = path.name.partition("_")[0]
    return [other for other in among if other.name.partition("_")[0] == first]


def remarks(path: Path, others: Sequence[Path], rules: RuleSettings, cache: Path) -> Iterator[Finding]:
    """What is said of one document in the company of others, it alone in focus."""
    with tempfile.TemporaryDirectory() as folder:
        for each in {path, *others}:
            shutil.copy(each, folder)
        files = find_documents([Path(folder)])
        request = Request(files, Settings(rules=rules), (path.name,), reading=ReadingOptions(0, cache))
        yield from check(request, load_catalogue("nb"), lambda *_: None).findings


def gather(folder: Path, cache: Path) -> list[Said]:
    """Every remark on every document of a folder, each once."""
    paths = documents_of(folder)
    said: dict[tuple[str, str, str], Said] = {}
    for path in paths:
        shown = {(each.code, each.fingerprint) for each in remarks(path, (), RuleSettings(), cache)}
        found = [*remarks(path, (), EVERY_RULE, cache)]
        beside = family(path, paths)
        if len(beside) > 1:
            found += remarks(path, beside, EVERY_RULE, cache)
        for each in found:
            key = (path.name, each.code, each.fingerprint)
            said.setdefault(key, Said(path.name, each, (each.code, each.fingerprint) in shown))
        print(f"{len(said):5}  {path.name}", flush=True)
    return list(said.values())


def gather_together(folder: Path, cache: Path) -> list[Said]:
    """Every remark on the documents of one municipality, checked as a folder."""
    settings = Settings(rules=EVERY_RULE)
    files = [each for each in find_documents([folder]) if each.path.name not in NO_DOCUMENTS]
    request = Request(files, settings, reading=ReadingOptions(0, cache))
    findings = check(request, load_catalogue("nb"), lambda *_: None).findings
    name = f"{folder.parent.name}/{folder.name}"
    print(f"{len(findings):5}  {name}/", flush=True)
    return [Said(f"{name}/{each.document}", each, alone=False) for each in findings]


def table(said: Sequence[Said], verdicts: dict[str, dict[str, str]]) -> str:
    """One line a rule that there is, with what readers said of its remarks."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for each in said:
        counted[each.finding.code][verdicts.get(each.finding.code, {}).get(each.key, "unread")] += 1
    lines = [results.line(("rule", "default", "remarks", *VERDICTS, "unread")), results.line(["---"] * 8)]
    for registered in all_rules():
        rule = registered.rule
        counts = counted[rule.code]
        default = rule.severity.value if rule.on_by_default else "off"
        figures = [str(counts.total()), *(str(counts[each]) for each in (*VERDICTS, "unread"))]
        lines.append(results.line((f"{rule.code} {rule.slug}", default, *figures)))
    return "\n".join(lines)


def loudness(said: Sequence[Said]) -> str:
    """How many lines at warning or above each document gets alone from the rules that are on by default."""
    loud: Counter[str] = Counter({each.document: 0 for each in said})
    for each in said:
        loud[each.document] += each.alone and each.finding.severity is not Severity.INFO
    most = ", ".join(f"{name} {count}" for name, count in loud.most_common(5))
    return f"Lines at warning or above per document alone: at most {max(loud.values(), default=0)} ({most})."


def write_unread(said: Sequence[Said], verdicts: dict[str, dict[str, str]], file: Path) -> None:
    """The remarks that nobody has read, ready to be given a verdict."""
    lines = []
    for each in sorted(said, key=lambda one: (one.finding.code, one.document)):
        found = each.finding
        if each.key not in verdicts.get(found.code, {}):
            head = (
                f"{found.code} {found.severity} {found.confidence} [{each.key}] page {found.place and found.place.page}"
            )
            near = "".join(f"\n   - {one.role}: {one.text}" for one in found.related[:3])
            lines.append(f"{head}\n   {found.message}\n   «{found.quote or ''}»{near}\n")
    file.write_text("\n".join(lines), encoding="utf-8")
    print(f"{len(lines)} unread remarks in {file}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--realdata", type=Path, required=True)
    parser.add_argument("--also", type=Path, action="append", default=[])
    parser.add_argument("--together", type=Path, action="append", default=[])
    parser.add_argument("--unread", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    verdicts = tomllib.loads(READ.read_text(encoding="utf-8")) if READ.exists() else {}
    with tempfile.TemporaryDirectory() as cache:
        real = gather(arguments.realdata, Path(cache))
        other = [each for folder in arguments.also for each in gather(folder, Path(cache))]
        other += [each for folder in arguments.together for each in gather_together(folder, Path(cache))]
    text = f"{table(real, verdicts)}\n\n{loudness(real)}"
    if other:
        text += f"\n\nOn {len({each.document for each in other})} other documents:\n\n{table(other, verdicts)}"
    print(text)
    if arguments.unread:
        write_unread([*real, *other], verdicts, arguments.unread)
    if arguments.write:
        results.write("rules", __doc__ or "", text, TABLE)


if __name__ == "__main__":
    main()
