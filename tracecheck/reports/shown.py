"""Settings in force and files that are read, for people and machines."""

from collections.abc import Iterator, Sequence

from tracecheck.messages import Catalogue
from tracecheck.model.codec import fields_of
from tracecheck.model.result import SCHEMA
from tracecheck.model.shown import (
    FileShown,
    FilesShown,
    InForce,
    LeftOut,
    RuleInForce,
    SettingsShown,
    Value,
)
from tracecheck.reports.json_result import TOOL, dump
from tracecheck.reports.look import Look, harmless, made_line


def render_json(shown: SettingsShown | FilesShown) -> str:
    """Either of them for machines."""
    return dump({"schema": SCHEMA, "tool": TOOL, **fields_of(shown)})


def render_settings(shown: SettingsShown, catalogue: Catalogue, look: Look) -> str:
    """A line a setting, then the rules that run and those that do not."""
    lines = [
        look.style(catalogue.text("shown.settings"), "bold"),
        look.wrap(_file(shown, catalogue), indent=2),
        *(look.wrap(f"{_setting(each, catalogue, shown.file)}", indent=2, hanging=4) for each in shown.settings),
        "",
        *_rules([each for each in shown.rules if each.runs], "shown.rules_on", catalogue, look),
        *_rules([each for each in shown.rules if not each.runs], "shown.rules_off", catalogue, look),
        made_line(catalogue, look),
    ]
    return "\n".join(lines) + "\n"


def _file(shown: SettingsShown, catalogue: Catalogue) -> str:
    return catalogue.text("shown.file", path=harmless(shown.file)) if shown.file else catalogue.text("shown.no_file")


def _setting(each: InForce, catalogue: Catalogue, file: str | None) -> str:
    """With where it comes from: of a profile, that is its path too."""
    of_profile = each.path is not None and each.path != file
    name = "profile" if of_profile else str(each.origin)
    origin = catalogue.text(f"shown.origin.{name}", line=each.line or 0, path=harmless(each.path or ""))
    return f"{harmless(each.name)} = {_value(each.value, catalogue)}  ({origin})"


def _value(value: Value, catalogue: Catalogue) -> str:
    """As it is written in TOML; words for what is not set."""
    if value is None:
        return catalogue.text("shown.not_set")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{harmless(each)}"' for each in value) + "]"
    return f'"{harmless(value)}"' if isinstance(value, str) else str(value)


def _rules(rules: Sequence[RuleInForce], head: str, catalogue: Catalogue, look: Look) -> Iterator[str]:
    if not rules:
        return
    yield look.style(catalogue.text(head, count=len(rules)), "bold")
    for each in rules:
        severity = catalogue.text(f"severity.{each.severity}")
        off = "" if each.runs or each.on_by_default else f" ({catalogue.text('shown.off_by_default')})"
        title = catalogue.text(f"{each.code}.title")
        yield look.wrap(f"{each.code}  {severity}: {title} ({each.slug}){off}", indent=2, hanging=4)
    yield ""


def render_files(shown: FilesShown, catalogue: Catalogue, look: Look) -> str:
    """Each document with what it was taken for, what it is used for, what holds for it; then what is not read."""
    lines = [look.style(catalogue.text("shown.documents", count=len(shown.documents)), "bold")]
    for each in shown.documents:
        lines.append(look.wrap(harmless(each.key), indent=2))
        lines.append(look.style(look.wrap(_document(each, catalogue), indent=4), "dim"))
        lines.extend(look.wrap(_setting(said, catalogue, shown.file), indent=4, hanging=2) for said in each.settings)
    if shown.left_out:
        lines += ["", look.style(catalogue.text("shown.left_out", count=len(shown.left_out)), "bold")]
        lines.extend(look.wrap(_left_out(each, catalogue), indent=2, hanging=2) for each in shown.left_out)
    return "\n".join([*lines, "", made_line(catalogue, look)]) + "\n"


def _document(each: FileShown, catalogue: Catalogue) -> str:
    if not each.read:
        return catalogue.text("init.could_not_read")
    kind = catalogue.text(f"document_kind.{each.kind}")
    parts = [
        f"{kind} {each.year}" if each.year else kind,
        catalogue.text(f"status.{each.status}"),
        catalogue.text(f"shown.role.{each.role}"),
        catalogue.text("shown.under_check" if each.under_check else "shown.not_under_check"),
    ]
    return " · ".join(parts)


def _left_out(each: LeftOut, catalogue: Catalogue) -> str:
    own = f"shown.reason.{each.reason}"
    text = own if catalogue.has(own) else f"passed_over.{each.reason}"
    return f"{harmless(each.key)} – {catalogue.text(text, detail=harmless(each.detail or ''))}"
