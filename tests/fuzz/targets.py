"""One function for each thing that reads foreign bytes: it raises AssertionError, or what it ought not to raise."""

import json
import tempfile
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.fuzz import vocabularies
from tests.fuzz.grammars import check_grammars, check_values
from tests.fuzz.invariants import check_document, check_plan, check_record
from tests.fuzz.makers import source_document, xml_tree, zipped
from tests.fuzz.stream import Stream
from tracecheck.config.errors import ConfigError
from tracecheck.config.load import load_settings
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import Format, SourceDocument
from tracecheck.parsers import parse_document
from tracecheck.parsers.common_schema import read_common_schema
from tracecheck.readers import _READERS, read_bytes
from tracecheck.readers.base import FileHead, ReadOptions, UnreadableError
from tracecheck.readers.sniff import SUFFIX_FORMATS, sniff

Target = Callable[[bytes], None]


def fuzz_pdf(data: bytes) -> None:
    """The PDF reader on any bytes."""
    _read_with(Format.PDF, data)


def fuzz_docx_zip(data: bytes) -> None:
    """The DOCX reader on any bytes behind the signature of a zip."""
    _read_with(Format.DOCX, data)


def fuzz_docx_xml(data: bytes) -> None:
    """The DOCX reader on a package whose parts are well-formed XML of Word's names in any order."""
    stream = Stream(data)
    view = stream.pick(["accepted", "original"])
    _read_with(Format.DOCX, zipped(_docx_parts(stream)), ReadOptions(view))


def fuzz_docx_part(data: bytes) -> None:
    """The DOCX reader on a package with one part of any bytes."""
    stream = Stream(data)
    files = _docx_parts(Stream(b""))
    name = stream.pick(sorted(files))
    _read_with(Format.DOCX, zipped({**files, name: stream.raw(1_000_000)}))


def fuzz_html(data: bytes) -> None:
    """The HTML reader on any bytes."""
    _read_with(Format.HTML, data)


def fuzz_html_tree(data: bytes) -> None:
    """The HTML reader on elements in any order."""
    page = f"<html><body>{xml_tree(Stream(data), vocabularies.HTML_TAGS, vocabularies.HTML_ATTRIBUTES)}</body></html>"
    _read_with(Format.HTML, page.encode())


def fuzz_text(data: bytes) -> None:
    """The reader of text and Markdown on any bytes."""
    _read_with(Format.TEXT, data)


def fuzz_markdown(data: bytes) -> None:
    """The reader of text and Markdown on lines of plan words and marks."""
    stream = Stream(data)
    lines: list[str] = []
    while stream.left and len(lines) < 300:
        lines.append(stream.pick(vocabularies.LINE_STARTS) + stream.text(vocabularies.LINE_WORDS))
    _read_with(Format.MARKDOWN, "\n".join(lines).encode("utf-8", errors="replace"))


def fuzz_sniff(data: bytes) -> None:
    """What a file is: always an answer, whatever its name says; and all that is done with that answer."""
    stream = Stream(data)
    suffix = stream.pick(["", ".zip", *sorted(SUFFIX_FORMATS)])
    content = stream.raw(1_000_000)
    assert sniff(content, suffix)
    head = FileHead("plan" + suffix, "plan" + suffix, "0" * 64, SUFFIX_FORMATS.get(suffix, Format.TEXT))
    document = read_bytes(content, head)
    assert document.blocks or document.problems or document.toc, "nothing was read, and nobody is told"
    assert not [each for each in document.problems if each.message_id == "TC001.reader_failed"], document.problems
    check_document(document)


def fuzz_csv(data: bytes) -> None:
    """The CSV reader on any bytes."""
    _read_with(Format.CSV, data)


def fuzz_xlsx(data: bytes) -> None:
    """The XLSX reader on a package whose parts are well-formed XML of Excel's names in any order."""
    stream = Stream(data)
    _read_with(Format.XLSX, zipped(_parts(stream, vocabularies.XLSX_PARTS, vocabularies.XLSX)))


def fuzz_odt(data: bytes) -> None:
    """The ODT reader on a package whose parts are well-formed XML of OpenDocument's names in any order."""
    stream = Stream(data)
    kind = {"mimetype": b"application/vnd.oasis.opendocument.text"}
    _read_with(Format.ODT, zipped({**kind, **_parts(stream, vocabularies.ODT_PARTS, vocabularies.ODT)}))


def fuzz_json(data: bytes) -> None:
    """The reader of the common schema on any bytes."""
    _check_registers(data)


def fuzz_json_values(data: bytes) -> None:
    """The reader of the common schema on objects with its own keys and values of any type."""
    stream = Stream(data)
    document = {key: _json_value(stream, 3) for key in vocabularies.DOCUMENT_KEYS if stream.chance(2)}
    items = [_json_item(stream) for _ in range(stream.below(6))]
    register = {"documents": [{"path": "a.pdf", "kind": "samfunnsdel", "items": items, **document}]}
    _check_registers(json.dumps(register).encode())


def fuzz_config(data: bytes) -> None:
    """A settings file of any bytes: settings, or ConfigError with problems."""
    path = _folder() / "tracecheck.toml"
    path.write_bytes(data)
    try:
        load_settings(path)
    except ConfigError as error:
        found = error.problems
    else:
        return
    assert found


def fuzz_values(data: bytes) -> None:
    """Every reader of small things in a text of plan words: never raises, and what it finds stands there."""
    check_values(Stream(data).text(vocabularies.VALUE_WORDS, most=40))


def fuzz_values_raw(data: bytes) -> None:
    """Every reader of small things in any text."""
    check_values(data.decode("utf-8", errors="replace"))


def fuzz_grammars(data: bytes) -> None:
    """Every grammar on any text."""
    check_grammars(Stream(data).text(vocabularies.VALUE_WORDS, most=40))


def fuzz_parse(data: bytes) -> None:
    """Documents of any blocks become plans, the same ones each time."""
    document = source_document(Stream(data))
    check_document(document)
    plan = parse_document(document)
    check_plan(plan, document)
    assert parse_document(document) == plan, "parsed twice, and not the same"


TARGETS: dict[str, Target] = {
    name.removeprefix("fuzz_"): value for name, value in list(globals().items()) if name.startswith("fuzz_")
}
"""By name. `readable` tells those whose reader is there."""


def readable() -> list[str]:
    """The names of the targets, but for readers of formats that are not read."""
    absent = {each.value for each in Format} - {str(each) for each in _READERS} - {Format.JSON.value}
    return [name for name in TARGETS if name.split("_")[0] not in absent]


def _read_with(kind: Format, data: bytes, options: ReadOptions = ReadOptions()) -> None:
    """Reads with the reader itself, where nothing else is caught; twice, and the same comes out."""
    module, function = _READERS[kind]
    read = getattr(import_module(f"tracecheck.readers.{module}"), function)
    head = FileHead(f"plan.{kind.value}", f"plan.{kind.value}", "0" * 64, kind)
    first = _outcome(read, data, head, options)
    if isinstance(first, SourceDocument):
        check_document(first)
    assert _outcome(read, data, head, options) == first, "read twice, and not the same"


def _outcome(read: Callable[..., SourceDocument], data: bytes, head: FileHead, options: ReadOptions) -> Any:
    try:
        return read(data, head, options)
    except UnreadableError as error:
        return error.code, error.message_id, error.arguments


def _docx_parts(stream: Stream) -> dict[str, bytes]:
    return _parts(stream, vocabularies.DOCX_PARTS, vocabularies.DOCX)


def _parts(
    stream: Stream, parts: tuple[tuple[str, str, bool], ...], names: vocabularies.Vocabulary
) -> dict[str, bytes]:
    """The parts of a package; a part that is made by chance has a tree where its frame says {}."""
    files = {}
    for name, frame, by_chance in parts:
        tree = xml_tree(stream, names.tags, names.attributes, most=200) if by_chance else ""
        files[name] = frame.replace("{}", tree).encode("utf-8", errors="replace")
    return files


def _check_registers(data: bytes) -> None:
    for plan in read_common_schema(data, "register.json", "register.json", named=True):
        assert isinstance(plan, PlanDocument)
        check_record(plan)


def _json_item(stream: Stream) -> Any:
    item = {"id": stream.pick(["1", "2", "1#2", "~1", ""]), "kind": "goal", "text": "Trygg oppvekst"}
    given = {stream.pick(vocabularies.ITEM_KEYS): _json_value(stream, 3) for _ in range(stream.below(5))}
    return {**item, **given}


def _json_value(stream: Stream, depth: int) -> Any:
    kind = stream.below(8)
    if kind == 0 or depth == 0:
        return stream.pick(vocabularies.JSON_VALUES)
    if kind < 3:
        return [_json_value(stream, depth - 1) for _ in range(stream.below(4))]
    if kind < 5:
        return {stream.pick(vocabularies.JSON_KEYS): _json_value(stream, depth - 1) for _ in range(stream.below(4))}
    return stream.pick(vocabularies.JSON_VALUES)


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="tracecheck-fuzz-"))
