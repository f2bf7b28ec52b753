"""Which document settings hold for a document."""

import dataclasses

from tracecheck.model.keys import matches
from tracecheck.model.settings import DocumentSettings, Settings


def settings_for(key: str, settings: Settings) -> DocumentSettings:
    """What the user said about the document `key`; where several patterns fit, later ones win field by field."""
    chosen = DocumentSettings()
    for pattern, said in settings.documents:
        if matches(key, pattern):
            stated = {f.name: v for f in dataclasses.fields(said) if (v := getattr(said, f.name)) is not None}
            chosen = dataclasses.replace(chosen, **stated)
    return chosen
