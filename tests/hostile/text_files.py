"""Hostile text, Markdown and CSV."""

from tests.hostile.corpus import Shelf

shelf = Shelf()
_GOAL = "Alle barn skal ha en trygg oppvekst."


@shelf.add("line-20mb.txt")
def one_line() -> bytes:
    """One line of nearly twenty megabytes."""
    return b"Kommunen skal bygge en skole. " * 660_000


@shelf.add("line-19mb-no-space.txt")
def one_word() -> bytes:
    """One word of nineteen megabytes."""
    return b"a" * 19_000_000


@shelf.add("lines-200000.txt")
def many_lines() -> bytes:
    """200 000 lines that go on from one to the next."""
    return "\n".join(f"og tiltak {number} skal sikre at" for number in range(200_000)).encode()


@shelf.add("sentences-200000.md")
def many_sentences() -> bytes:
    """200 000 measures with a line each."""
    return "\n\n".join(
        f"Tiltak {number}: Kommunen skal bygge gangvei innen 2027." for number in range(200_000)
    ).encode()


@shelf.add("goals-10000.md")
def many_goals() -> bytes:
    """10 000 goals that are nearly the same."""
    return "\n\n".join(
        f"## Mål {number}: Trygg oppvekst for barn i krets {number}" for number in range(10_000)
    ).encode()


@shelf.add("bullets-200000.md")
def many_bullets() -> bytes:
    """Nothing but bullets, empty ones and full ones."""
    return "\n".join("- " if number % 2 else "- Bygge gangvei" for number in range(200_000)).encode()


@shelf.add("bullets-deep.md")
def deep_bullets() -> bytes:
    """5000 bullets, each one further in than the one before."""
    return "\n".join(" " * number + "- Bygge gangvei" for number in range(5000)).encode()


@shelf.add("bullets-in-line.md")
def run_on_bullets() -> bytes:
    """A line of 100 000 bullets."""
    return ("Vi vil: " + "• bygge gangvei " * 100_000).encode()


@shelf.add("numbers-in-line.md")
def run_on_numbers() -> bytes:
    """Lines of numbers that ascend, and begin again."""
    return ("Tiltak: " + " ".join(f"{number % 99 + 1}. Bygge gangvei" for number in range(100_000))).encode()


@shelf.add("tabs-5mb.md")
def tabs() -> bytes:
    """Lines of tabs and a letter."""
    return ("\t" * 5000 + "a\n").encode() * 1000


@shelf.add("pipes-1000000.md")
def many_pipes() -> bytes:
    """A table row of a million columns, and its separator."""
    return ("|" * 1_000_000 + "\n" + "|-" * 1_000_000 + "|\n| Mål |\n").encode()


@shelf.add("table-50000-rows.md")
def long_table() -> bytes:
    """A table of 50 000 measures."""
    return ("| Mål | Tiltak | Frist |\n|---|---|---|\n" + "| Mål 1 | Bygge gangvei | 2027 |\n" * 50_000).encode()


@shelf.add("separators-100000.md")
def separators() -> bytes:
    """Lines that are nearly the separator of a table."""
    return ("| a | b |\n|" + "- " * 40_000 + "x\n" + "| --- " * 20_000 + "x|\n").encode()


@shelf.add("comments-open.md")
def open_comments() -> bytes:
    """Comments that begin and never end, on one line."""
    return ("<!-- " * 200_000 + _GOAL).encode()


@shelf.add("links-open.md")
def open_links() -> bytes:
    """Brackets that begin and never end."""
    return ("[a](" * 100_000 + "[" * 100_000 + _GOAL).encode()


@shelf.add("stars.md")
def stars() -> bytes:
    """Marks for bold that begin and never end."""
    return ("**a " * 50_000 + "__b " * 50_000 + "*" * 100_000 + _GOAL).encode()


@shelf.add("leaders.md")
def leaders() -> bytes:
    """Lines of a table of contents, all dots and no page."""
    return "\n".join(["Innhold", *("Mål " + ". " * 150 + "x" for _ in range(5000))]).encode()


@shelf.add("contents-50000.md")
def contents() -> bytes:
    """The heading of a table of contents, 50 000 times, with lines below each that might be its entries."""
    return "\n".join("Innhold\nMål 1\n7" for _ in range(50_000)).encode()


@shelf.add("form-feeds-200000.txt")
def form_feeds() -> bytes:
    """200 000 pages, each with the same head."""
    return "\f".join(f"Lyngmo kommune\n{_GOAL}\nSide {number}\n" for number in range(200_000)).encode()


@shelf.add("page-marks.txt", quick=True)
def page_marks() -> bytes:
    """Page marks with numbers of many digits, falling and rising."""
    digits = ("1", "99999999", "0", "7" * 40, "2", "٣")
    return "\n".join(f"<!-- side {each} -->\n--- Side {each} ---\n{_GOAL}" for each in digits).encode()


@shelf.add("nul.txt", quick=True)
def nul() -> bytes:
    """NUL bytes between the letters, fewer than would make it no text."""
    return "".join(f"{_GOAL[:30]}\0 {_GOAL}\n" for _ in range(200)).encode()


@shelf.add("nul-only.txt", quick=True)
def only_nul() -> bytes:
    """Nothing but NUL bytes."""
    return bytes(100_000)


@shelf.add("controls.md", quick=True)
def controls() -> bytes:
    """Every control character, every mark of direction, everything private and unassigned, one a line in a goal."""
    odd = [*range(32), *range(127, 160), 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x2030), *range(0x2060, 0x2070)]
    odd += [0xE000, 0xF8FF, 0xFEFF, 0xFFFC, 0xFFFD, 0xFFFE, 0xE0001, 0xE007F, 0x10FFFF, 0x1F468, 0x180E, 0x115F]
    return "\n\n".join(f"Mål {at}: Trygg {chr(code)}oppvekst{chr(code)}" for at, code in enumerate(odd)).encode()


@shelf.add("marks-stacked.md", quick=True)
def stacked() -> bytes:
    """A letter with 50 000 accents."""
    return ("Mål 1: Trygg oppvekst" + "\u0301\u0316" * 25_000 + " for alle\n").encode()


@shelf.add("utf16-le.txt", quick=True)
def utf16() -> bytes:
    """UTF-16 with its mark, cut in the middle of a character, with half of a pair."""
    return "Mål 1: Trygg oppvekst\n".encode("utf-16") + b"\x00\xd8" + "Mål 2".encode("utf-16-le") + b"\x41"


@shelf.add("utf16-unmarked.txt", quick=True)
def utf16_unmarked() -> bytes:
    """UTF-16 without its mark."""
    return "Mål 1: Trygg oppvekst\n".encode("utf-16-be") * 20


@shelf.add("utf32.txt", quick=True)
def utf32() -> bytes:
    """UTF-32."""
    return "Mål 1: Trygg oppvekst\n".encode("utf-32") * 20


@shelf.add("invalid-utf8.md", quick=True)
def invalid() -> bytes:
    """Bytes that are no UTF-8: too long forms, halves of pairs, lonely tails."""
    return "Mål 1: Trygg oppvekst\n".encode() + b"\xc0\xaf \xed\xa0\x80 \xf8\x88 \x80\x80 \xff\xfe og mer\n"


@shelf.add("normalised.md", quick=True)
def growing() -> bytes:
    """Characters that grow when they are normalised."""
    return ("Mål 1: " + "\ufdfa\u0390\u1f82" * 20_000).encode()


@shelf.add("script.md", quick=True)
def script() -> bytes:
    """Goals that are scripts, formulas and control sequences of terminals."""
    goals = (
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "\x1b]0;x\x07\x1b[2J",
        "'; DROP TABLE mål; --",
        "${7*7}",
    )
    return "\n\n".join(f"## Mål {at}: {each} for alle" for at, each in enumerate(goals)).encode()


@shelf.add("brackets.md", quick=True)
def brackets() -> bytes:
    """Brackets, quotation marks and numbers in long rows, for patterns that go back and try again."""
    rows = ("(" * 3000, "«" * 3000, "1." * 1500, "1 " * 1500, "a-" * 1500, "kr 1 " * 600, "mål 1 og " * 400)
    return "\n\n".join(f"Mål {at}: {each}" for at, each in enumerate(rows)).encode()


@shelf.add("columns-1000000.csv")
def many_columns() -> bytes:
    """A line of a million columns."""
    return b"Mal;" * 1_000_000 + b"\n1;2\n"


@shelf.add("rows-1000000.csv")
def many_rows() -> bytes:
    """A million rows."""
    return b"M\xc3\xa5l;Tiltak\n" + b"1;Bygge gangvei\n" * 1_000_000


@shelf.add("quote-open.csv")
def open_quote() -> bytes:
    """A quotation mark that is never closed, and ten megabytes behind it."""
    return b'Mal;Tiltak\n"Trygg oppvekst;' + b"a;b\n" * 2_500_000


@shelf.add("quotes.csv", quick=True)
def quotes() -> bytes:
    """Quotation marks in every wrong place, with separators of five kinds."""
    return ('Mål;"Til"tak"\n"a""b;c"d;"\n' + "a,b;c|d\te:f\n" * 50 + '"' * 999).encode()


@shelf.add("formula.csv", quick=True)
def formula() -> bytes:
    """Cells that a spreadsheet would run."""
    cells = ("=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "+1-1", '-2+3+cmd|" /C calc"!A0', '=HYPERLINK("http://x";"y")')
    return ("Mål;Tiltak\n" + "\n".join(f"Trygg oppvekst;{each}" for each in cells)).encode()


@shelf.add("nul.csv", quick=True)
def nul_csv() -> bytes:
    """NUL bytes in cells."""
    return "Mål;Tiltak\nTrygg\0 oppvekst;Bygge\n".encode() * 10
