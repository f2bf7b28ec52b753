"""An ODT with tracked changes is read in one view; the XML is what LibreOffice writes."""

from odt_building import cell, items, lines, p, read_body, row, table

INFO = "<office:change-info><dc:creator>Kari Nordmann</dc:creator><dc:date>2026-03-01</dc:date></office:change-info>"


def region(name: str, deleted: str | None = None) -> str:
    inner = f"<text:insertion>{INFO}</text:insertion>"
    if deleted is not None:
        inner = f"<text:deletion>{INFO}{deleted}</text:deletion>"
    return f'<text:changed-region xml:id="{name}" text:id="{name}">{inner}</text:changed-region>'


def start(name: str) -> str:
    return f'<text:change-start text:change-id="{name}"/>'


def end(name: str) -> str:
    return f'<text:change-end text:change-id="{name}"/>'


def gone(name: str) -> str:
    return f'<text:change text:change-id="{name}"/>'


def both_views(body: str, *regions: str) -> tuple[list[str], list[str]]:
    whole = f"<text:tracked-changes>{''.join(regions)}</text:tracked-changes>{body}"
    return lines(read_body(whole)), lines(read_body(whole, "original"))


def test_inserted_and_deleted_words() -> None:
    body = p(f"Innen {gone('d')}{start('i')}2030{end('i')} er vi klimanøytrale.")
    views = both_views(body, region("d", p("2028")), region("i"))
    assert views == (["Innen 2030 er vi klimanøytrale."], ["Innen 2028 er vi klimanøytrale."])


def test_view_is_named_only_where_there_are_changes() -> None:
    changed = f"<text:tracked-changes>{region('i')}</text:tracked-changes>{p(start('i') + 'Mål' + end('i') + ' 2')}"
    assert (read_body(changed).view, read_body(changed, "original").view) == ("accepted", "original")
    assert read_body(p("Mål")).view is None


def test_inserted_paragraph_after_another_or_before_the_next() -> None:
    after = p(f"Helse{start('i')}") + p(f"Kultur{end('i')}") + p("Skole")
    before = p("Helse") + p(f"{start('i')}Kultur") + p(f"{end('i')}Skole")
    for body in (after, before):
        assert both_views(body, region("i")) == (["Helse", "Kultur", "Skole"], ["Helse", "Skole"])


def test_deleted_paragraph_stands_before_the_next_or_after_the_one_before() -> None:
    before = p("Helse") + p(f"{gone('d')}Skole")
    assert both_views(before, region("d", p("Kultur") + p("")))[1] == ["Helse", "Kultur", "Skole"]
    after = p(f"Helse{gone('d')}") + p("Skole")
    assert both_views(after, region("d", p("") + p("Kultur")))[1] == ["Helse", "Kultur", "Skole"]


def test_paragraphs_that_were_joined_or_parted() -> None:
    joined = p(f"Flere barn {gone('d')}leser godt.")
    views = both_views(joined, region("d", p("") + p("")))
    assert views == (["Flere barn leser godt."], ["Flere barn", "leser godt."])
    parted = p(f"Flere barn {start('i')}") + p(f"{end('i')}leser godt.")
    assert both_views(parted, region("i")) == (["Flere barn", "leser godt."], ["Flere barn leser godt."])


def test_changes_of_list_items_move_the_numbers() -> None:
    body = items("Bygge", p(f"{start('i')}Utrede"), p(f"{end('i')}{gone('d')}Ansette"), style="Tall")
    deleted = items("Legge ned", p(""), style="Tall")
    views = both_views(body, region("i"), region("d", deleted))
    assert views == (["1. Bygge", "2. Utrede", "3. Ansette"], ["1. Bygge", "2. Legge ned", "3. Ansette"])


def test_a_list_item_that_was_deleted_before_plain_text() -> None:
    body = items("Bygge", style="Tall") + p(f"{gone('d')}Så var det slutt.")
    views = both_views(body, region("d", items("Rive", style="Tall") + p("")))
    assert views == (["1. Bygge", "Så var det slutt."], ["1. Bygge", "2. Rive", "Så var det slutt."])


def test_rows_that_were_inserted_or_deleted() -> None:
    new = row(cell(p(start("i") + "nytt" + end("i"))), "<table:table-cell/>")
    old = row(cell(p(gone("d"))), cell(p("")))
    views = both_views(table(row("Mål", "Frist"), new, old), region("i"), region("d", p("gammelt")))
    assert views == (["Mål", "Frist", "nytt"], ["Mål", "Frist", "gammelt"])


def test_insertion_that_was_deleted_again_is_in_no_view() -> None:
    body = p(f"Mål{start('i')} som{gone('d')} noen vil ha{end('i')}")
    views = both_views(body, region("i"), region("d", p(" ingen")))
    assert views == (["Mål som noen vil ha"], ["Mål"])


def test_a_mark_inside_formatted_words_and_one_that_names_nothing() -> None:
    body = p(f'Alle <text:span text:style-name="Fet">barn{gone("d")} og unge</text:span> trives{gone("x")}.')
    views = both_views(body, region("d", p(" i 2026") + p("Alle eldre")))
    assert views == (["Alle barn og unge trives."], ["Alle barn i 2026", "Alle eldre og unge trives."])
