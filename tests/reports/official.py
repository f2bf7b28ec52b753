"""The official schemas of formats, which belong to others and are not kept here.

They are looked for in the folder that TRACECHECK_SCHEMAS names: `sarif-schema-2.1.0.json` (oasis-tcs/sarif-spec) and
`rdjson/DiagnosticResult.json` (reviewdog, proto/rdf/jsonschema). Without them, tests check the fields that matter.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for


def mistakes(value: Any, name: str) -> list[str]:
    """What the schema with this name says against a value; the test is passed over where the schema is not here."""
    folder = os.environ.get("TRACECHECK_SCHEMAS")
    if not folder or not (Path(folder) / name).is_file():
        pytest.skip(f"TRACECHECK_SCHEMAS names no folder with {name}")
    schema = json.loads((Path(folder) / name).read_text(encoding="utf-8"))
    return [f"{list(error.path)}: {error.message}" for error in validator_for(schema)(schema).iter_errors(value)]
