"""Sixty agreements, and more where they are wanted: the units of a municipality, each with a goal of its own."""

from pathlib import Path

from tests.stories import word

SECTORS = ("Oppvekst og læring", "Helse og mestring", "Næring, miljø og teknisk")
PLACES = (
    "Åsen", "Øvre Moen", "Sæterlia", "Nes", "Vika", "Ånneland", "Brøttum", "Hælåsen", "Tømmerdal", "Lia",
    "Fjærevika", "Sørgården", "Haugen", "Bråten", "Kløvåsen", "Myra", "Ødegården", "Strand", "Æsfjellet", "Holmen",
)  # fmt: skip
KINDS = ("barnehage", "bofellesskap", "driftsstasjon")
GOALS = (
    "Andelen barn som trives i barnehagen, skal opp fra 4,1 i 2025 til 4,5 i 2026",
    "Andelen beboere med individuell plan skal opp fra 60 % i 2025 til 80 % i 2026",
    "Strømbruken i byggene skal ned fra 210 til 190 kWh per kvadratmeter i 2026",
)
ABOVE = (
    "Delmål 1.1: «{verb} skal oppleve et trygt og godt skolemiljø»",
    "Delmål 2.1: «Eldre skal kunne bo hjemme så lenge de ønsker»",
    "Delmål 2.2: «Alle skal ha et trygt sted å bo»",
)
MEASURES = ("Foreldresamtaler to ganger i året", "Planmøte med hver beboer", "Styring av varme og ventilasjon")


def unit(number: int) -> str:
    """The name of unit `number`."""
    return f"{PLACES[number // 3 % len(PLACES)]} {KINDS[number % 3]}"


def agreement(number: int, verb: str = "Alle elever") -> str:
    """The agreement of unit `number`; with the words that begin delmål 1.1 where it stands there."""
    kind = number % 3
    return f"""# Enhetsavtale 2026 {unit(number)}
Lyngmo kommune. Avtalen er inngått 14.01.2026 mellom kommunalsjef og enhetsleder.
## Mål fra kommuneplanens samfunnsdel
Enheten arbeider etter:
- {ABOVE[kind].format(verb=verb)}
## Enhetens mål
| Mål | Tiltak | Ansvar | Frist |
| E1 {GOALS[kind]} ({ABOVE[kind].partition(":")[0].lower()}) | {MEASURES[kind]} | Enhetsleder | 01.10.2026 |
"""


def sector(number: int) -> str:
    """The sector of unit `number`."""
    return SECTORS[number % 3]


def save(path: Path, text: str) -> None:
    """Saves a text as Word or as Markdown, by the name of the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".docx":
        word.write(path, text)
    else:
        path.write_text(as_markdown(text), encoding="utf-8")


def as_markdown(text: str) -> str:
    """The text with the empty lines and the rule under the header row that Markdown wants."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        first = line.startswith("|") and not (lines and lines[-1].startswith("|"))
        if not line.startswith(("|", "- ")) or first or not lines[-1].startswith(line[0]):
            lines.append("")
        lines.append(line)
        if first:
            lines.append("|" + "---|" * (line.count("|") - 1))
    return "\n".join(lines).lstrip() + "\n"
