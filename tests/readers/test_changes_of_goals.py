"""A draft with tracked changes: what the changes do to goals, measures and indicators when they are accepted."""

from pathlib import Path

import odt_building
from docx_building import cell, docx, in_list, paragraph, row, table, words

from tracecheck.model.changes import ChangeKind, ItemChange
from tracecheck.model.plan import PlanDocument
from tracecheck.model.settings import DocumentSettings
from tracecheck.readers.base import ReadOptions
from tracecheck.reading.one import read_file
from tracecheck.reading.task import Task

WHO = 'w:id="1" w:author="Kari Nordmann" w:date="2026-03-01T10:00:00Z"'
INSERTED = f"<w:rPr><w:ins {WHO}/></w:rPr>"
DELETED = f"<w:rPr><w:del {WHO}/></w:rPr>"
BULLETS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
ITEM = in_list(1)


def ins(text: str) -> str:
    return f"<w:ins {WHO}>{words(text)}</w:ins>"


def dele(text: str) -> str:
    return f"<w:del {WHO}><w:r><w:delText xml:space='preserve'>{text}</w:delText></w:r></w:del>"


def goals(*items: str, heading: str = "Mål") -> str:
    return (
        paragraph("Handlingsplan for oppvekst 2026-2029", "Tittel") + paragraph(heading, "Overskrift1") + "".join(items)
    )


def bullet(text: str) -> str:
    return paragraph(text, properties=ITEM)


def bullet_of(content: str, mark: str = "") -> str:
    return f"<w:p><w:pPr>{ITEM}{mark}</w:pPr>{content}</w:p>"


def read(folder: Path, data: bytes, name: str, view: str = "both") -> PlanDocument:
    path = folder / name
    path.write_bytes(data)
    (plan,) = read_file(Task(str(path), name, True, ReadOptions(view), DocumentSettings())).plans
    return plan


def changes(folder: Path, body: str) -> list[tuple[str, str | None, str | None]]:
    plan = read(folder, docx(body, numbering=BULLETS), "plan.docx")
    assert plan.changes is not None
    return [(each.change.value, each.before, each.after) for each in plan.changes]


def only(folder: Path, body: str) -> ItemChange:
    (change,) = read(folder, docx(body, numbering=BULLETS), "plan.docx").changes or ()
    return change


KEPT = "Alle barn har en trygg skolevei."


def test_words_that_were_changed_in_a_goal(tmp_path: Path) -> None:
    content = f"{words('Alle elever ')}{dele('skal')}{ins('bør')}{words(' ha et trygt skolemiljø.')}"
    change = only(tmp_path, goals(bullet(KEPT), bullet_of(content)))
    assert change.change is ChangeKind.CHANGED
    assert (change.before, change.after) == (
        "Alle elever skal ha et trygt skolemiljø.",
        "Alle elever bør ha et trygt skolemiljø.",
    )
    assert [(each.field, each.before, each.after) for each in change.replaced] == [("text", "skal", "bør")]


def test_a_number_that_was_changed_is_told_once(tmp_path: Path) -> None:
    content = f"{words('Redusere sykefraværet til ')}{dele('5 %')}{ins('10 %')}{words(' innen 2027.')}"
    change = only(tmp_path, goals(bullet(KEPT), bullet_of(content)))
    assert [(each.before, each.after) for each in change.replaced] == [("5 %", "10 %")]


def test_whole_goals_that_were_inserted_and_deleted(tmp_path: Path) -> None:
    new = bullet_of(ins("Alle unge har en meningsfull fritid."), INSERTED)
    old = bullet_of(dele("Kommunen legger ned to grendeskoler."), DELETED)
    assert changes(tmp_path, goals(bullet(KEPT), new, old, bullet("Flere lærlinger fullfører."))) == [
        ("removed", "Kommunen legger ned to grendeskoler.", None),
        ("added", None, "Alle unge har en meningsfull fritid."),
    ]


def test_a_goal_that_was_moved_within_its_list_is_no_change(tmp_path: Path) -> None:
    moved = "Flere lærlinger fullfører opplæringen."
    old = bullet_of(f"<w:moveFrom {WHO}>{words(moved)}</w:moveFrom>", f"<w:rPr><w:moveFrom {WHO}/></w:rPr>")
    new = bullet_of(f"<w:moveTo {WHO}>{words(moved)}</w:moveTo>", f"<w:rPr><w:moveTo {WHO}/></w:rPr>")
    plan = read(tmp_path, docx(goals(old, bullet(KEPT), new), numbering=BULLETS), "plan.docx")
    assert [item.text for item in plan.items] == [KEPT, moved]
    assert plan.changes == ()


def measures(*rows: str) -> str:
    head = row(cell("Tiltak"), cell("Ansvar"), cell("Frist"))
    return paragraph("Handlingsplan for oppvekst 2026-2029", "Tittel") + table(head, *rows)


def in_row(*contents: str, mark: str = "") -> str:
    return row(*(cell(f"<w:p>{each}</w:p>") for each in contents), properties=mark)


def test_rows_and_cells_of_a_table_of_measures(tmp_path: Path) -> None:
    kept = in_row(words("Innføre miljøteam"), words("Rektor"), f"{dele('2026')}{ins('2028')}")
    new = in_row(ins("Opprette lekselag"), ins("SFO"), ins("2027"), mark=f"<w:ins {WHO}/>")
    old = in_row(dele("Kjøpe nettbrett"), dele("IKT"), dele("2026"), mark=f"<w:del {WHO}/>")
    plan = read(tmp_path, docx(measures(kept, new, old)), "plan.docx")
    assert plan.changes is not None
    assert [(each.change.value, each.after or each.before) for each in plan.changes] == [
        ("changed", "Innføre miljøteam"),
        ("removed", "Kjøpe nettbrett"),
        ("added", "Opprette lekselag"),
    ]
    assert [(each.field, each.before, each.after) for each in plan.changes[0].replaced] == [
        ("deadline", "2026", "2028")
    ]


def test_a_goal_that_was_parted_in_two(tmp_path: Path) -> None:
    first = bullet_of(words("Alle barn lærer å svømme."), INSERTED)
    body = goals(bullet(KEPT), first, bullet_of(words("Alle unge får en sommerjobb.")))
    assert sorted(kind for kind, _, _ in changes(tmp_path, body)) == ["added", "changed"]


def test_a_goal_in_the_place_of_another_is_another_goal(tmp_path: Path) -> None:
    body = goals(
        bullet(KEPT), bullet_of(f"{dele('Flere voksne fullfører grunnskolen.')}{ins('Ingen barn er fattige.')}")
    )
    assert sorted(kind for kind, _, _ in changes(tmp_path, body)) == ["added", "removed"]


def test_a_measure_that_was_moved_to_another_goal(tmp_path: Path) -> None:
    def part(goal: str, *measures: str) -> str:
        return paragraph(goal, "Overskrift2") + paragraph("Tiltak:") + "".join(measures)

    moved = "Ansette en miljøveileder på hver skole"
    old = bullet_of(f"<w:moveFrom {WHO}>{words(moved)}</w:moveFrom>", f"<w:rPr><w:moveFrom {WHO}/></w:rPr>")
    new = bullet_of(f"<w:moveTo {WHO}>{words(moved)}</w:moveTo>", f"<w:rPr><w:moveTo {WHO}/></w:rPr>")
    first = part("Mål 1: Alle elever trives på skolen", old, bullet("Kartlegge trivselen hver høst"))
    second = part("Mål 2: Alle barn har noen å være sammen med", bullet("Gi tilskudd til lag"), new)
    change = only(tmp_path, goals(first, second))
    assert (change.change, change.after) == (ChangeKind.CHANGED, moved)
    assert [(each.field, each.before, each.after) for each in change.replaced] == [
        ("parent", "Alle elever trives på skolen", "Alle barn har noen å være sammen med")
    ]


def test_changes_outside_the_goals_touch_none(tmp_path: Path) -> None:
    intro = f"<w:p>{words('Planen er laget i 2025')}{ins(' av en bred arbeidsgruppe')}{words('.')}</w:p>"
    plan = read(tmp_path, docx(intro + goals(bullet(KEPT)), numbering=BULLETS), "plan.docx")
    assert (plan.view, plan.changes) == ("both", ())


def test_without_changes_or_in_one_view_nothing_is_compared(tmp_path: Path) -> None:
    plain = read(tmp_path, docx(goals(bullet(KEPT)), numbering=BULLETS), "plan.docx")
    assert (plain.view, plain.changes) == (None, None)
    changed = docx(goals(bullet_of(ins(KEPT), INSERTED)), numbering=BULLETS)
    assert read(tmp_path, changed, "plan.docx", "accepted").changes is None


def test_an_odt_tells_the_same(tmp_path: Path) -> None:
    region = (
        '<text:tracked-changes><text:changed-region text:id="d"><text:deletion>'
        f"{odt_building.p('skal')}</text:deletion></text:changed-region><text:changed-region text:id='i'>"
        "<text:insertion/></text:changed-region></text:tracked-changes>"
    )
    inserted = '<text:change-start text:change-id="i"/>bør<text:change-end text:change-id="i"/>'
    goal = odt_building.p(f'Alle elever <text:change text:change-id="d"/>{inserted} ha en venn.')
    body = region + odt_building.h("Mål") + odt_building.items(goal, KEPT)
    (change,) = read(tmp_path, odt_building.odt(body), "plan.odt").changes or ()
    assert [(each.before, each.after) for each in change.replaced] == [("skal", "bør")]
