"""The pack as a zip with the same bytes every time, and back with nothing taken on trust."""

import hashlib
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Mapping
from typing import Any, TypeVar

from tracecheck.evidence.records import SCHEMA, Manifest, Member
from tracecheck.model.codec import DecodeError, from_json, to_json
from tracecheck.model.finding import Argument
from tracecheck.readers.base import BROKEN_ZIP
from tracecheck.resources import load_data

T = TypeVar("T")
MANIFEST = "manifest.json"
REQUIRED = ("result.json", "claims.json", "run.json", "versions.json")
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(r"(?:[\w.\- ]+/)?[\w.\- ]+")
_UNIX = 3
_STORED = (".png",)


class PackError(Exception):
    """The pack cannot be used; `message_id` and `arguments` say why."""

    def __init__(self, message_id: str, **arguments: Argument) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.arguments = arguments


def encoded(record: Any) -> bytes:
    """A record as JSON: a field a line."""
    return (json.dumps(to_json(record), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def pack(members: Mapping[str, bytes]) -> bytes:
    """The zip: sorted names, no dates, a manifest with the hash of every member."""
    listed = tuple(Member(name, _sha256(members[name]), len(members[name])) for name in sorted(members))
    every = {**members, MANIFEST: encoded(Manifest(SCHEMA, listed))}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(every):
            archive.writestr(_info(name), every[name], compresslevel=6)
    return target.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _BEGINNING)
    info.create_system = _UNIX
    info.external_attr = 0o644 << 16
    info.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
    return info


def unpack(data: bytes) -> dict[str, bytes]:
    """The members by name, each as the manifest has it; raises PackError. Nothing is written to any disk."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_table(archive.infolist())
            members = {info.filename: _read(archive, info) for info in archive.infolist()}
    except BROKEN_ZIP:
        raise PackError("error.evidence_broken") from None
    _check_members(members)
    return members


def _check_table(infos: list[zipfile.ZipInfo]) -> None:
    limits = load_data("evidence")["pack"]
    size = sum(info.file_size for info in infos)
    if len(infos) > limits["members"] or size > limits["expanded_bytes"]:
        raise PackError("error.evidence_large")
    names = [info.filename for info in infos]
    for name, count in Counter(names).items():
        if not _NAME.fullmatch(name) or ".." in name or count > 1:
            raise PackError("error.evidence_name", name=name)
    if MANIFEST not in names:
        raise PackError("error.evidence_none")


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """No more than the zip says there is, whatever it unfolds to."""
    most = min(int(load_data("evidence")["pack"]["member_bytes"]), info.file_size)
    with archive.open(info) as member:
        found = member.read(most + 1)
    if len(found) > most:
        raise PackError("error.evidence_large")
    return found


def _check_members(members: Mapping[str, bytes]) -> None:
    manifest = read_record(Manifest, members, MANIFEST)
    if manifest.schema != SCHEMA:
        raise PackError("error.evidence_schema", schema=manifest.schema)
    listed = {each.name: each for each in manifest.members}
    for name in (*REQUIRED, *listed):
        if name not in members:
            raise PackError("error.evidence_member", name=name)
    for name, content in members.items():
        if name != MANIFEST and (name not in listed or listed[name].sha256 != _sha256(content)):
            raise PackError("error.evidence_changed", name=name)


def read_record(cls: type[T], members: Mapping[str, bytes], name: str) -> T:
    """A member as a record; raises PackError with what does not fit."""
    if len(members[name]) > load_data("evidence")["pack"]["json_bytes"]:
        raise PackError("error.evidence_large")
    try:
        return from_json(cls, json.loads(members[name]))
    except DecodeError as error:
        raise PackError("error.evidence_json", name=name, where=error.path or "root") from None
    except (ValueError, RecursionError):
        raise PackError("error.evidence_json", name=name, where="root") from None


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
