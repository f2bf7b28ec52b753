"""The document as bytes: the same report gives the same bytes on every machine and day."""

import io
import zipfile
from typing import Any

_DAY = (1980, 1, 1, 0, 0, 0)


def saved(document: Any) -> bytes:
    """The file, its parts in the order of their names after the list of types, with a fixed time."""
    first, made = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as archive, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in sorted(archive.namelist(), key=lambda each: (not each.startswith("["), each)):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            copy.writestr(entry, archive.read(name))
    return made.getvalue()
