"""The zip of an evidence pack: the same bytes every time, and nothing in a foreign one is taken on trust."""

import io
import zipfile
from collections.abc import Callable

import pytest

from tracecheck.evidence.records import Recorded
from tracecheck.evidence.zipped import PackError, pack, read_record, unpack

CONTENT = dict.fromkeys(("result.json", "claims.json", "run.json", "versions.json"), b"{}")
Change = Callable[[dict[str, bytes]], object]


def rezipped(change: Change, compression: int = zipfile.ZIP_STORED) -> bytes:
    """A pack that somebody has written in, the manifest left as it was."""
    content = unpack(pack(CONTENT))
    change(content)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, each in content.items():
            archive.writestr(name, each)
    return target.getvalue()


def test_a_pack_is_read_back_as_it_was_made_and_made_the_same_again() -> None:
    content = {**CONTENT, "settings/01-tracecheck.toml": "språk".encode(), "pictures/001-p0001-ab.png": b"\x89PNG"}
    back = unpack(pack(content))
    assert {name: back[name] for name in content} == content
    assert pack(dict(reversed(content.items()))) == pack(content)


@pytest.mark.parametrize(
    ("change", "message", "name"),
    [
        (lambda content: content.update({"result.json": b"{ }"}), "changed", "result.json"),
        (lambda content: content.update({"more.json": b"{}"}), "changed", "more.json"),
        (lambda content: content.pop("claims.json"), "member", "claims.json"),
        (lambda content: content.pop("manifest.json"), "none", None),
        (lambda content: content.update({"manifest.json": b"no"}), "json", "manifest.json"),
        (lambda content: content.update({"../out.txt": b"x"}), "name", "../out.txt"),
        (lambda content: content.update({"/etc/x": b"x"}), "name", "/etc/x"),
        (lambda content: content.update({"C:\\x": b"x"}), "name", None),
        (lambda content: content.update({"a/b/c": b"x"}), "name", "a/b/c"),
        (lambda content: content.update({f"pictures/{n}.png": b"" for n in range(7000)}), "large", None),
    ],
)
def test_a_pack_that_somebody_has_written_in_is_refused_by_name(change: Change, message: str, name: str | None) -> None:
    with pytest.raises(PackError) as told:
        unpack(rezipped(change))
    assert told.value.message_id == f"error.evidence_{message}"
    assert name is None or told.value.arguments["name"] == name


def test_a_member_that_unfolds_to_more_than_it_says_is_never_held() -> None:
    data = bytearray(rezipped(lambda content: content.update({"run.json": bytes(3_000_000)}), zipfile.ZIP_DEFLATED))
    at = data.rfind(b"run.json") - 46 + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(PackError):
        unpack(bytes(data))


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip", pack(CONTENT)[:300]])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    with pytest.raises(PackError, match="broken"):
        unpack(data)


@pytest.mark.parametrize("text", [b'{"language": 3}', b"[]", b"[" * 99_999, b"{", b'{"language": "nb"}'])
def test_json_that_is_not_what_it_should_be_is_refused_with_its_place(text: bytes) -> None:
    with pytest.raises(PackError) as told:
        read_record(Recorded, {"run.json": text}, "run.json")
    assert told.value.arguments["name"] == "run.json"
