"""The coupling report as a page: for everybody, on any screen and on paper, whatever a document says."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.reports.report_pages import GOAL, pages
from tests.reports.results import result_of
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.traceability import CellState
from tracecheck.reports.coupling.blocks import Bullets, Column, Figure, Pages, Row, Table, clean, said
from tracecheck.reports.coupling.book import make_book
from tracecheck.reports.coupling.html import render_html
from tracecheck.reports.coupling.html.blocks import blocks
from tracecheck.reports.coupling.html.context import context_of
from tracecheck.reports.coupling.html.runs import runs
from tracecheck.reports.coupling.pages import make_pages
from tracecheck.reports.coupling.states import color, line, sign, word
from tracecheck.resources import read_text
from tracecheck.traceability import trace

VOID = {"meta", "input", "br", "link", "path"}
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "formula": "=cmd|' /C calc'!A0",
    "direction": "Alle \u202eelever\u202c \u200fog\u2066 barn\u2069",
    "long": "Trygg oppvekst for alle " * 420,
    "emoji": "Glade barn 👩‍👩‍👧‍👦 🎉",
    "cdata": "a ]]> b <!-- c --> d --!>",
    "template": "{{7*7}} {% raw %} ${7*7} <%= 7 %>",
    "attribute": '" onmouseover="alert(1)" x="',
    "style": "</style><img src=x onerror=alert(1)>",
    "control": "Alle\x00 har\x1b[31m det\x07 bra",
}


@dataclass
class Page(HTMLParser):
    """What stands in a page: elements with their attributes, in order, and the words around them."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    def values(self, name: str) -> list[str]:
        """The values of an attribute, wherever it stands."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]

    def all(self, *tags: str) -> list[tuple[str, dict[str, str]]]:
        """The elements of these kinds."""
        return [each for each in self.elements if each[0] in tags]


def read(html: str) -> Page:
    """The page, whose elements all end where they should."""
    page = Page()
    page.feed(html)
    page.close()
    assert page.wrong == []
    assert page.open == []
    return page


def shown(goal: str = GOAL, language: str = "nb") -> str:
    return "".join(render_html(pages(goal, language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_its_language_and_has_its_landmarks(language: str) -> None:
    page = read(shown(language=language))
    assert page.elements[0] == ("html", {"lang": language})
    assert Counter(tag for tag, _ in page.all("header", "nav", "main", "footer", "h1")) == {
        "header": 1, "nav": 1, "main": 1, "footer": 1, "h1": 1
    }  # fmt: skip
    first_link = page.all("a")[0][1]
    assert first_link["class"] == "skip"
    assert first_link["href"] == "#council"


def test_headings_come_in_order_and_none_is_passed_over() -> None:
    levels = [int(tag[1]) for tag, _ in read(shown()).all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_an_id_stands_once_and_every_link_leads_to_one() -> None:
    page = read(shown())
    ids = Counter(page.values("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    assert {value.removeprefix("#") for value in page.values("href")} <= set(ids)
    named = [each for name in ("aria-labelledby", "aria-describedby") for each in page.values(name)]
    assert set(named) <= set(ids)


def test_a_link_to_a_part_that_is_not_in_the_report_is_plain_words() -> None:
    html = shown()
    assert "no-such-part" not in html
    assert "Uten mål" in html


def test_every_table_has_a_caption_and_heads_for_rows_and_columns() -> None:
    html = shown()
    page = read(html)
    assert len(page.all("table")) == len(page.all("caption")) == html.count("<table><caption>") == 2
    assert {attributes["scope"] for _, attributes in page.all("th")} == {"col", "row"}
    assert html.count('<th scope="row">') == 5


def test_the_policy_allows_the_style_and_the_script_of_the_page_and_nothing_else() -> None:
    html = shown()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    for name, tag in (("style-src", "style"), ("script-src", "script")):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert inside is not None
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'; ")
    assert "unsafe" not in policy[1]


def test_nothing_is_fetched_and_no_element_has_a_style_or_a_script_of_its_own() -> None:
    page = read(shown())
    assert page.values("src") == page.values("style") == []
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert all(value.startswith("#") for value in page.values("href"))
    assert "url(" not in read_text("reports/templates", "report.css")
    script = read_text("reports/templates", "report.js")
    assert not [each for each in ("innerHTML", "eval(", "fetch(", "http", "document.write") if each in script]


@pytest.mark.parametrize("goal", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_a_document_says_is_words_and_nothing_else(goal: str) -> None:
    plain, hostile = read(shown()), read(shown(goal))
    assert [tag for tag, _ in hostile.elements] == [tag for tag, _ in plain.elements]
    names = [set(attributes) - {"class"} for _, attributes in hostile.elements]
    assert names == [set(attributes) - {"class"} for _, attributes in plain.elements]
    assert clean(goal).strip() in "".join(hostile.words)


def test_characters_that_turn_text_around_or_hide_it_are_gone() -> None:
    html = shown(HOSTILE["direction"] + HOSTILE["control"])
    assert not re.search("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\x00-\x08\x1b]", html)


def test_a_quote_is_marked_as_one_and_keeps_to_its_own_direction() -> None:
    html = shown()
    assert f"<q><bdi>{GOAL}</bdi></q>" in html
    assert f"<blockquote><p><bdi>{GOAL}</bdi></p></blockquote>" in html


def test_quotation_marks_of_the_text_are_not_shown_twice() -> None:
    assert f"<q><bdi>{GOAL}</bdi></q>" in shown(f"«{GOAL}»")


def test_a_state_is_a_sign_and_a_word_and_the_sign_is_not_read_aloud() -> None:
    html = shown()
    assert f'<span class="sign" aria-hidden="true">{sign(CellState.MISSING)}</span>&nbsp;Ingen spor</span>' in html
    assert '<span class="hidden">Løs kobling: </span>to avtaler' in html
    assert len(re.findall('class="state ', html)) == len(re.findall('class="sign" aria-hidden="true"', html))


def test_every_state_has_a_sign_of_its_own_and_words_in_every_language() -> None:
    assert len({sign(state) for state in CellState}) == len(CellState)
    for catalogue in map(load_catalogue, LANGUAGES):
        assert len({word(state, catalogue) for state in CellState}) == len(CellState)
        assert all(line(state, catalogue).endswith(".") for state in CellState)


def _luminance(value: str) -> float:
    """Relative luminance as WCAG 2.2 has it."""
    whole = "".join(each * 2 for each in value[1:]) if len(value) == 4 else value[1:]
    parts = [int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _palette() -> dict[str, str]:
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", read_text("reports/templates", "report.css")))


@pytest.mark.parametrize("ground", ["paper", "faint", "mark"])
def test_words_stand_out_from_what_is_behind_them(ground: str) -> None:
    palette = _palette()
    behind = palette[ground]
    inks = [palette[name] for name in ("ink", "soft", "link", "thread")] + [color(state) for state in CellState]
    assert {ink: round(_contrast(ink, behind), 2) for ink in inks if _contrast(ink, behind) < 4.5} == {}


def test_without_a_script_every_row_and_every_part_is_there_and_open() -> None:
    page = read(shown())
    assert all("open" in attributes for _, attributes in page.all("details"))
    assert all("hidden" not in attributes for _, attributes in page.all("tr", "section", "table"))
    assert [attributes["class"] for _, attributes in page.elements if "hidden" in attributes] == ["filter"]


def test_a_filter_can_be_worked_with_the_keyboard_and_tells_what_it_shows() -> None:
    html = shown()
    page = read(html)
    choices = [attributes for tag, attributes in page.all("input")]
    assert {each["type"] for each in choices} == {"radio"}
    assert len({each["name"] for each in choices}) == 1
    assert [each["value"] for each in choices if "checked" in each] == [""]
    assert '<p class="shown" role="status"></p>' in html
    assert "Uten spor" in html


def test_rows_carry_the_tags_that_the_filters_ask_for() -> None:
    page = read(shown())
    tags = {tag for value in page.values("data-tags") for tag in value.split()}
    assert {value for value in page.values("value") if value} <= tags


def test_a_table_with_filters_but_no_choice_of_all_gets_one() -> None:
    report = pages()
    matrix = report.chapters[2].blocks[0]
    assert isinstance(matrix, Table)
    table = Table(matrix.columns, matrix.rows, matrix.caption, matrix.filters[1:])
    html = "".join(render_html(_with(table)))
    assert [each["value"] for _, each in read(html).all("input")] == ["", "missing", "justified"]


def _with(table: Table) -> Pages:
    report = pages()
    return replace(report, chapters=(replace(report.chapters[2], blocks=(table,)),))


def test_a_column_for_comments_is_empty_and_has_its_title() -> None:
    assert '<td class="comment" data-label="Kommentar"></td>' in shown()


def test_a_link_out_of_a_chapter_says_on_paper_where_it_leads() -> None:
    assert '<a href="#goal-2" data-to="kapittel 4">' in shown()
    assert "attr(data-to)" in read_text("reports/templates", "report.css")


@pytest.mark.parametrize(("links", "offered"), [(3, False), (18, True)])
def test_a_picture_of_many_links_can_be_passed_and_says_where_they_are_too(links: int, offered: bool) -> None:
    figure = Figure('<svg><a href="#goal-1"></a>' + '<a href="#goal-2"></a>' * (links - 1) + "</svg>", 10, 10, "a", "b")
    context = context_of(pages(), load_catalogue("nb"))
    context.targets["matrix"] = 3
    shown = str(blocks((figure,), context))
    words = "Hopp over 18 lenker i bildet. Det samme står som tabell i kapittel 3."
    assert (f'href="#figure-1-caption" class="past">{words}' in shown) is offered
    assert 'id="figure-1-caption"' in shown


def test_no_line_ends_inside_a_figure() -> None:
    shown = str(runs(said("2 330 000 kroner, 6,5 % i 2026 og 2027"), context_of(pages(), load_catalogue("nb"))))
    assert shown == "2&nbsp;330&nbsp;000 kroner, 6,5&nbsp;% i 2026 og 2027"


def test_a_list_of_links_alone_stands_in_columns_and_any_other_in_lines() -> None:
    context = context_of(pages(), load_catalogue("nb"))
    links = Bullets((said("2.3 Trygt sted", link="goal-1"), said("3.1 Sentrum", link="goal-1")))
    mixed = Bullets((said("2.3 Trygt sted", link="goal-1"), said("ingen")))
    assert 'class="links"' in str(blocks((links,), context))
    assert "class" not in str(blocks((mixed,), context)).partition(">")[0]


def test_paper_keeps_a_head_with_its_rows_and_the_page_for_the_council_alone() -> None:
    style = read_text("reports/templates", "report.css").partition("@media print")[2]
    assert re.search(r"caption, thead, [^{]*\{ break-after: avoid", style)
    assert re.search(r"chapter:first-of-type \{ break-after: page", style)
    assert "break-before: page" not in style


def test_the_same_report_is_the_same_page_byte_for_byte() -> None:
    assert shown() == shown()


def test_the_page_is_known_again_as_our_own() -> None:
    assert '<meta name="generator" content="tracecheck' in shown()[:2048]


def test_a_report_of_many_rows_is_small() -> None:
    rows = tuple(Row((said(f"{at} {GOAL}"), said("s. 31")), ("missing",)) for at in range(5000))
    html = "".join(render_html(_with(Table((Column("Mål", "row_head"), Column("Sted")), rows, "Alle"))))
    assert len(html.encode()) < 5000 * 200


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The page of a run over two plans."""
    result = result_of(tmp_path_factory.mktemp("run") / "planer")
    book = make_book(result, trace(result), load_catalogue("nb"))
    return read("".join(render_html(make_pages(book))))


def test_the_page_of_a_run_has_its_eight_chapters_with_headings_in_order(real: Page) -> None:
    assert sum(attributes.get("class") == "chapter" for _, attributes in real.all("section")) == 8
    levels = [int(tag[1]) for tag, _ in real.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_links_of_a_run_all_lead_to_one_place_and_pictures_keep_to_the_policy(real: Page) -> None:
    ids = Counter(real.values("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    assert {value.removeprefix("#") for value in real.values("href")} <= set(ids)
    assert real.values("style") == real.values("src") == []
    assert len(real.all("style")) == len(real.all("script")) == 1


def test_every_table_of_a_run_says_what_it_shows(real: Page) -> None:
    assert len(real.all("table")) == len(real.all("caption")) > 0
    assert len(real.all("figure")) > 0
