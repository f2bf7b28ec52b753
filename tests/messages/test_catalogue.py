"""Every text exists in every language, with the same placeholders; numbers and quotations are as the language has
them."""

import ast
import string
from collections.abc import Mapping
from pathlib import Path

import pytest

from tracecheck.messages import LANGUAGES, Catalogue, Text, load_catalogue
from tracecheck.messages.numbers import format_number
from tracecheck.messages.places import place_code, render_place_code
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind, Status
from tracecheck.model.source import CellRef, Place


def _placeholders(text: Text) -> set[tuple[str, str]]:
    templates = [text] if isinstance(text, str) else list(text.values())
    return {(name, spec or "") for each in templates for _, name, spec, _ in string.Formatter().parse(each) if name}


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "nb"])
def test_a_language_has_the_same_texts_and_placeholders_as_bokmal(language: str) -> None:
    bokmal, other = load_catalogue("nb").texts, load_catalogue(language).texts
    assert set(bokmal) == set(other)
    differing = {key for key in bokmal if _names(bokmal[key]) != _names(other[key])}
    assert differing == set()


def _names(text: Text) -> set[str]:
    return {name for name, _ in _placeholders(text)}


MARKS = {"nb": "«»", "nn": "«»", "en": "“”"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_one_pair_of_quotation_marks(language: str) -> None:
    catalogue = load_catalogue(language)
    assert catalogue.quoted("Økonomiplan.docx") == "Økonomiplan.docx".join(MARKS[language])
    others = set("".join(MARKS.values())) - set(MARKS[language])
    assert {key for key in catalogue.texts if others & set(_words(catalogue.texts[key]))} == set()


def _words(text: Text) -> str:
    return text if isinstance(text, str) else "".join(text.values())


SHOWING = ("annotate", "cli", "evidence", "reports", "review")


@pytest.mark.parametrize("room", SHOWING)
def test_words_are_quoted_by_the_catalogue(room: str) -> None:
    """«{text}» in the code would stand in English reports too."""
    folder = Path(__file__).resolve().parents[2] / "tracecheck" / room
    assert {f"{path.name}:{line}" for path in folder.rglob("*.py") for line in _marks_around_words(path)} == set()


def _marks_around_words(path: Path) -> set[int]:
    """The lines with a quotation mark beside what is filled in."""
    strings = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.JoinedStr))
    plain = (part for node in strings for part in node.values if isinstance(part, ast.Constant))
    return {part.lineno for part in plain if set(str(part.value)) & set("«»“”")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_status_of_the_schema_has_a_word(language: str) -> None:
    texts = load_catalogue(language).texts
    assert {f"kind.{kind}" for kind in ItemKind} <= set(texts)
    assert {f"document_kind.{kind}" for kind in DocumentKind} <= set(texts)
    assert {f"the_document.{kind}" for kind in DocumentKind} <= set(texts)
    assert {f"status.{status}" for status in Status} <= set(texts)


@pytest.mark.parametrize(
    ("value", "bokmal", "english"),
    [(6.5, "6,5", "6.5"), (7.0, "7", "7"), (6110000.0, "6\u00a0110\u00a0000", "6,110,000"), (2026, "2026", "2026"),
     (-1250.25, "-1250,25", "-1250.25"), (0.1 + 0.2, "0,3", "0.3")],
)  # fmt: skip
def test_numbers_read_as_the_language_has_them(value: float, bokmal: str, english: str) -> None:
    assert (format_number(value, "nb"), format_number(value, "en")) == (bokmal, english)
    assert format_number(value, "nn") == bokmal


def _catalogue(texts: Mapping[str, Text]) -> Catalogue:
    return Catalogue("nb", {**load_catalogue("nb").texts, **texts})


def test_a_word_at_the_start_of_a_sentence_has_a_capital() -> None:
    catalogue = _catalogue({"x": "{document:the_document^} sier det."})
    assert catalogue.text("x", document="okonomiplan") == "Økonomiplanen sier det."


def test_a_text_without_its_optional_words_leaves_no_gap() -> None:
    catalogue = _catalogue({"x": "Målet {label} i {document:the_document} {period}."})
    assert catalogue.text("x", label="2.3", document="okonomiplan", period="") == "Målet 2.3 i økonomiplanen."


def test_a_path_that_is_a_point_keeps_its_room_after_a_colon() -> None:
    catalogue = _catalogue({"x": "Skrevet: {path}", "y": "Lest sammen: {path} ({count} dokumenter)."})
    assert catalogue.text("x", path=".") == "Skrevet: ."
    assert catalogue.text("y", path=".", count=10) == "Lest sammen: . (10 dokumenter)."


def test_plural_follows_the_count() -> None:
    catalogue = load_catalogue("nb")
    assert catalogue.text("text.read", count=1) == "1 dokument lest"
    assert catalogue.text("text.read", count=10) == "10 dokumenter lest"


def test_document_text_in_an_argument_is_never_read_as_a_template() -> None:
    catalogue = _catalogue({"x": "Sa: {text}"})
    assert catalogue.text("x", text="{secret.__class__} {0}") == "Sa: {secret.__class__} {0}"


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place(page=31), "s. 31"),
        (Place(page=31, page_label="29"), "s. 31, trykt 29"),
        (Place(block=4, cell=CellRef(2, 3, 1)), "tabell 2, rad 3"),
        (Place(block=11), "avsnitt 12"),
        (Place(line=44, block=3), "linje 44"),
        (Place(), ""),
        (None, ""),
    ],
)
def test_places_are_shown_as_people_say_them(place: Place | None, shown: str) -> None:
    assert render_place_code(place_code(place), load_catalogue("nb").texts) == shown
