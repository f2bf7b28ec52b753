"""Whatever is compiled of the municipality's own words is kept by these words: found by who calls whom."""

import ast
from collections import defaultdict
from pathlib import Path

PARSERS = Path(__file__).resolve().parents[2] / "tracecheck" / "parsers"
SOURCE = "tracecheck.parsers.vocabulary.own_words"
BLIND = {"cache", "lru_cache"}


def _module(path: Path) -> str:
    parts = path.relative_to(PARSERS.parents[1]).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _decorators(node: ast.FunctionDef) -> set[str]:
    called = [each.func if isinstance(each, ast.Call) else each for each in node.decorator_list]
    return {each.id for each in called if isinstance(each, ast.Name)}


def _names_used(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)} | {
        f"{each.value.id}.{each.attr}"
        for each in ast.walk(node)
        if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name)
    }


def _read() -> tuple[dict[str, set[str]], set[str]]:
    """Which functions use which, by full name, and which of them keep what they gave without regard to words."""
    uses: dict[str, set[str]] = defaultdict(set)
    blind: set[str] = set()
    for path in sorted(PARSERS.rglob("*.py")):
        module, tree = _module(path), ast.parse(path.read_text(encoding="utf-8"))
        imported = {
            alias.asname or alias.name: f"{node.module}.{alias.name}"
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }
        for name, target in imported.items():
            uses[f"{module}.{name}"].add(target)
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        own = {node.name: f"{module}.{node.name}" for node in functions}
        for node in functions:
            name = own[node.name]
            if _decorators(node) & BLIND:
                blind.add(name)
            for used in _names_used(node):
                first, _, rest = used.partition(".")
                target = imported.get(first) or own.get(first)
                if target:
                    uses[name].add(f"{target}.{rest}" if rest else target)
    return uses, blind


def test_nothing_that_knows_the_words_of_one_municipality_is_kept_for_another() -> None:
    uses, blind = _read()
    knowing = {SOURCE}
    while True:
        more = {name for name, used in uses.items() if used & knowing} - knowing
        if not more:
            break
        knowing |= more
    assert "tracecheck.parsers.values.labels.read_label" in knowing
    assert "tracecheck.parsers.tables.columns.read_header" in knowing
    assert sorted(blind & knowing) == []
