"""A result without anything that depends on the machine, or on how its folders were typed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath

from tracecheck.messages import Catalogue
from tracecheck.model.codec import to_json
from tracecheck.model.keys import printable
from tracecheck.model.result import Result
from tracecheck.model.settings import Settings
from tracecheck.reports.json_result import render_json
from tracecheck.reports.look import Look

MADE_HERE = frozenset({"own", "draft"})
"""Why files are passed over that this program wrote: reports, copies and drafts come and go beside the documents, and
nothing in a result rests on them."""


def portable_settings(settings: Settings) -> Settings:
    """The settings without where their files lie. Of a language model the name of its folder remains."""
    model = settings.linking.semantic_model
    linking = replace(settings.linking, semantic_model=PurePath(model).name if model else None)
    registers = tuple(replace(each, file="", lines=()) for each in settings.registers)
    return replace(settings, path=None, registers=registers, linking=linking)


def portable_result(result: Result, settings: Settings, paths: Mapping[str, str]) -> Result:
    """The result with keys in place of paths (`paths`: key to path as typed), and without what was typed, or what
    this program itself has written beside the documents. A register keeps the name that it has of itself."""
    typed = {printable(path): key for key, path in paths.items()}
    documents = tuple(replace(each, path=typed.get(each.path, each.path)) for each in result.documents)
    effective = json.dumps(to_json(portable_settings(settings)), sort_keys=True).encode("utf-8")
    over = tuple(each for each in result.run.passed_over if each.reason not in MADE_HERE)
    hashed = hashlib.sha256(effective).hexdigest()
    run = replace(result.run, arguments=(), configuration_sha256=hashed, passed_over=over)
    return replace(result, run=run, documents=documents, views=())


def result_bytes(result: Result, catalogue: Catalogue) -> bytes:
    """The result in JSON, as `check -f json` writes it."""
    return "".join(render_json(result, catalogue, Look())).encode("utf-8", "surrogatepass")
