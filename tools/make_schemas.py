"""Writes the schemas in schemas/ (plan, result, trace, trail, comparison, evidence) from the records of the program.

The records are the one source; a test holds that the written files are up to date. Run it after a change:

    python tools/make_schemas.py
"""

import dataclasses
import inspect
import json
import sys
import types
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from tracecheck.evidence import records
from tracecheck.model import comparison, finding, linkage, plan, result, suppression, trace, trail
from tracecheck.model.result import SCHEMA

FOLDER = Path(__file__).resolve().parent.parent / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean"}
TOOL = {
    "type": "object",
    "required": ["name", "version"],
    "properties": {"name": {"type": "string"}, "version": {"type": "string"}},
}


class Definitions:
    """Collects a definition for every record and enumeration that is met."""

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}

    def of(self, hint: Any) -> dict[str, Any]:
        """The schema of a type hint."""
        origin = get_origin(hint)
        if origin in (Union, types.UnionType):
            return self._union(hint)
        if origin is tuple:
            return self._tuple(hint)
        if origin is dict:
            return {"type": "object", "additionalProperties": self.of(get_args(hint)[1])}
        if isinstance(hint, type) and issubclass(hint, tuple):
            return self._named_tuple(hint)
        if dataclasses.is_dataclass(hint) or (isinstance(hint, type) and issubclass(hint, Enum)):
            return self._reference(hint)
        return {"type": SCALARS[hint]}

    def _union(self, hint: Any) -> dict[str, Any]:
        choices = [self.of(each) for each in get_args(hint) if each is not type(None)]
        nullable = [{"type": "null"}] if type(None) in get_args(hint) else []
        return choices[0] if len(choices) == 1 and not nullable else {"anyOf": [*choices, *nullable]}

    def _tuple(self, hint: Any) -> dict[str, Any]:
        args = get_args(hint)
        if len(args) == 2 and args[1] is Ellipsis:
            return {"type": "array", "items": self.of(args[0])}
        return {
            "type": "array",
            "prefixItems": [self.of(each) for each in args],
            "minItems": len(args),
            "maxItems": len(args),
        }

    def _named_tuple(self, cls: Any) -> dict[str, Any]:
        hints = get_type_hints(cls)
        titled = [{"title": name, **self.of(hint)} for name, hint in hints.items()]
        text = inspect.getdoc(cls)
        size = len(titled)
        return {"description": text, "type": "array", "prefixItems": titled, "minItems": size, "maxItems": size}

    def _reference(self, cls: Any) -> dict[str, Any]:
        if cls.__name__ not in self.found:
            self.found[cls.__name__] = {}
            self.found[cls.__name__] = self._enum(cls) if issubclass(cls, Enum) else self.record(cls)
        return {"$ref": f"#/$defs/{cls.__name__}"}

    def _enum(self, cls: Any) -> dict[str, Any]:
        return {"description": inspect.getdoc(cls), "enum": [member.value for member in cls]}

    def record(self, cls: Any) -> dict[str, Any]:
        """The schema of a record; fields without a default are required."""
        hints = get_type_hints(cls)
        properties = {}
        required = []
        for field in dataclasses.fields(cls):
            key = field.metadata.get("key", field.name)
            properties[key] = self._nullable(field, hints[field.name])
            if not _has_default(field) and type(None) not in get_args(hints[field.name]):
                required.append(key)
        return {
            "description": inspect.getdoc(cls),
            "type": "object",
            "required": required,
            "properties": properties,
        }

    def _nullable(self, field: Any, hint: Any) -> dict[str, Any]:
        """Whatever may be missing may be null too."""
        schema = self.of(hint)
        if not _has_default(field) or {"type": "null"} in schema.get("anyOf", []):
            return schema
        return {"anyOf": [schema, {"type": "null"}]}


def _has_default(field: Any) -> bool:
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING


def plan_schema() -> dict[str, Any]:
    """What `extract` writes, and what may be given in: documents with their items."""
    definitions = Definitions()
    documents = definitions.of(tuple[plan.PlanDocument, ...])
    document = definitions.found["PlanDocument"]
    document["required"] = ["path", "kind", "items"]
    return {
        "$schema": DIALECT,
        "$id": f"{SCHEMA}/plan.schema.json",
        "title": "Plan documents in the common schema",
        "description": "Additions do not change the number of the schema; readers ignore what they do not know.",
        "type": "object",
        "required": ["documents"],
        "properties": {
            "schema": {"anyOf": [{"const": SCHEMA}, {"type": "null"}]},
            "tool": TOOL,
            "documents": documents,
        },
        "$defs": dict(sorted(definitions.found.items())),
    }


def result_schema() -> dict[str, Any]:
    """What `check --format json` writes."""
    definitions = Definitions()
    properties = {
        "schema": {"const": SCHEMA},
        "tool": TOOL,
        "run": definitions.of(result.Run),
        "documents": definitions.of(tuple[plan.PlanDocument, ...]),
        "items": {"type": "array", "items": _item_with_document(definitions)},
        **{field.name: definitions.of(hint) for field, hint in _fields(linkage.Linkage)},
        "findings": definitions.of(tuple[finding.Finding, ...]),
        "suppressed": {"type": "array", "items": _suppressed(definitions)},
        "known": definitions.of(tuple[finding.Finding, ...]),
        "baseline": definitions.of(suppression.BaselineUse),
        "hidden": definitions.of(suppression.Hidden),
        "summary": definitions.of(result.Summary),
    }
    return {
        "$schema": DIALECT,
        "$id": f"{SCHEMA}/result.schema.json",
        "title": "Result of a run",
        "description": "Items stand in their documents, and once more in one list that names the document of each.",
        "type": "object",
        "required": sorted(set(properties) - {"baseline"}),
        "properties": properties,
        "$defs": dict(sorted(definitions.found.items())),
    }


def _suppressed(definitions: Definitions) -> dict[str, Any]:
    """A finding with what set it aside."""
    record = definitions.record(finding.Finding)
    justification = definitions.of(suppression.Suppression)
    return {
        **record,
        "required": [*record["required"], "justification"],
        "properties": {**record["properties"], "justification": justification},
    }


def trace_schema() -> dict[str, Any]:
    """What `inspect --format json` writes."""
    definitions = Definitions()
    properties = {"schema": {"const": SCHEMA}, "tool": TOOL, **definitions.record(trace.Trace)["properties"]}
    return {
        "$schema": DIALECT,
        "$id": f"{SCHEMA}/trace.schema.json",
        "title": "How a document was understood",
        "description": "The plan, and what became of each unit that was asked for.",
        "type": "object",
        "required": ["schema", "tool", "plan", "units"],
        "properties": properties,
        "$defs": dict(sorted(definitions.found.items())),
    }


def trail_schema() -> dict[str, Any]:
    """What `why` and `impact` write as JSON."""
    definitions = Definitions()
    properties = {
        "schema": {"const": SCHEMA},
        "tool": TOOL,
        "why": definitions.of(trail.Trail),
        "impact": definitions.of(trail.Impact),
    }
    return {
        "$schema": DIALECT,
        "$id": f"{SCHEMA}/trail.schema.json",
        "title": "The path of one item, or what must be read again when it changes",
        "description": "`why` writes one, `impact` the other.",
        "type": "object",
        "required": ["schema", "tool"],
        "properties": properties,
        "$defs": dict(sorted(definitions.found.items())),
    }


def comparison_schema() -> dict[str, Any]:
    """What `compare --format json` writes."""
    definitions = Definitions()
    record = definitions.record(comparison.Comparison)
    properties = {
        "schema": {"const": SCHEMA},
        "tool": TOOL,
        "complete": {"type": "boolean"},
        **record["properties"],
    }
    return {
        "$schema": DIALECT,
        "$id": f"{SCHEMA}/comparison.schema.json",
        "title": "What became of plans from one edition to the next",
        "description": record["description"],
        "type": "object",
        "required": ["schema", "tool", "complete", *record["required"]],
        "properties": properties,
        "$defs": dict(sorted(definitions.found.items())),
    }


MEMBERS = {
    "claims.json": records.Claims,
    "manifest.json": records.Manifest,
    "run.json": records.Recorded,
    "versions.json": records.Versions,
}


def evidence_schema() -> dict[str, Any]:
    """What an evidence pack holds beside the result, which has its own schema."""
    definitions = Definitions()
    members = [{"title": name, **definitions.of(record)} for name, record in MEMBERS.items()]
    for record in (records.Claims, records.Manifest):
        definitions.found[record.__name__]["properties"]["schema"] = {"const": records.SCHEMA}
    return {
        "$schema": DIALECT,
        "$id": f"{records.SCHEMA}/evidence.schema.json",
        "title": "A member of an evidence pack",
        "description": "Each JSON file of a pack is one of these; result.json follows result.schema.json.",
        "oneOf": members,
        "$defs": dict(sorted(definitions.found.items())),
    }


def _item_with_document(definitions: Definitions) -> dict[str, Any]:
    with_document = {"required": ["document"], "properties": {"document": {"type": "string"}}}
    return {"allOf": [definitions.of(plan.Item), with_document]}


def _fields(cls: Any) -> list[tuple[Any, Any]]:
    hints = get_type_hints(cls)
    return [(field, hints[field.name]) for field in dataclasses.fields(cls)]


def rendered() -> dict[str, str]:
    """File name → text of each schema."""
    schemas = {
        "plan.schema.json": plan_schema(),
        "result.schema.json": result_schema(),
        "trace.schema.json": trace_schema(),
        "trail.schema.json": trail_schema(),
        "comparison.schema.json": comparison_schema(),
        "evidence.schema.json": evidence_schema(),
    }
    return {name: json.dumps(value, ensure_ascii=False, indent=2) + "\n" for name, value in schemas.items()}


if __name__ == "__main__":
    for name, text in rendered().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"wrote schemas/{name}\n")
