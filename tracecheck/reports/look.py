"""How text is shown on a terminal: colour, width, and nothing that a document could smuggle in."""

import re
import textwrap
from dataclasses import dataclass, field

from tracecheck.messages import Catalogue
from tracecheck.reports.whereabouts import Whereabouts

HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"\s+")
_STYLES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "cyan": "36", "green": "32"}


@dataclass(frozen=True, slots=True)
class Look:
    """`width` in characters; `color` whether to write colour codes; `whereabouts` where machines find the documents;
    `detail` how much is said beside the remarks: -1 nothing, 0 as usual, 1 also why documents were read as they are."""

    width: int = 100
    color: bool = False
    whereabouts: Whereabouts = field(default_factory=Whereabouts)
    detail: int = 0

    def style(self, text: str, *names: str) -> str:
        """`text` in a style when colours are on."""
        if not self.color or not text:
            return text
        return f"\x1b[{';'.join(_STYLES[name] for name in names)}m{text}\x1b[0m"

    def wrap(self, text: str, indent: int, hanging: int = 0) -> str:
        """`text` wrapped to the width, indented, later lines `hanging` further in."""
        first, rest = " " * indent, " " * (indent + hanging)
        width = max(self.width, indent + hanging + 20)
        lines = textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
        return "\n".join(no_command(line) for line in lines)


def no_command(line: str) -> str:
    """A line that GitHub Actions does not take for a command (`::add-mask::…`, `##[group]…`): what a document says is
    shown in logs too, and leading spaces do not count there."""
    if line.lstrip().startswith("::"):
        line = line.replace("::", "∷", 1)
    return line.replace("##[", "## [").replace("##vso[", "## vso[")


def made_line(catalogue: Catalogue, look: Look) -> str:
    """The last line of what is written as text, by which the program knows it again (`data/own_output.toml`)."""
    return look.style(f"  {catalogue.text('text.made')}", "dim")


def harmless(text: str) -> str:
    """Text of a document made safe for a terminal: control, direction and invisible characters gone, one line."""
    return _SPACES.sub(" ", HARMFUL.sub("", text)).strip()


def shortened(text: str, length: int) -> str:
    """At most `length` characters, cut at a word, with «…»; in a word that is so long that little would be left."""
    plain = harmless(text)
    if len(plain) <= length:
        return plain
    cut = textwrap.shorten(plain, length, placeholder=" …")
    return cut if len(cut) > length // 2 else f"{plain[: length - 1].rstrip()}…"
