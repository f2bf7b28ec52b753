"""Draws docs/images/check.svg: what `tracecheck check` says of the sample, as it stands on a terminal.

python tools/make_picture.py
"""

import os
import re
import subprocess
import sys
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "images" / "check.svg"
COMMAND = ["check", "samples/lyngmo", "--focus", "Kommuneplanens samfunnsdel 2024-2036.docx"]
COMMAND += ["--focus", "Enhetsavtale Lyngmo skole 2026.docx"]
SHOWN = "$ tracecheck check samples/lyngmo --focus «samfunnsdelen» --focus «enhetsavtalen for skolen»"
COLORS = {"1": "#ffffff", "2": "#9aa4b2", "31;1": "#ff8a80", "33;1": "#ffd54f", "36;1": "#80deea", "31": "#ff8a80"}
LINE, CHARACTER, MARGIN = 19, 8.43, 18


def terminal_text() -> list[str]:
    """The lines that the program writes, with colour codes, 100 characters wide."""
    environment = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": "100", "TRACECHECK_LANGUAGE": "nb"}
    environment.pop("NO_COLOR", None)
    done = subprocess.run(
        [sys.executable, "-m", "tracecheck", *COMMAND],
        cwd=ROOT, env=environment, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    return [SHOWN, "", *done.stdout.splitlines()]


def spans(line: str) -> str:
    """One line as SVG text spans; a style runs until it is reset."""
    parts = re.split(r"\x1b\[([\d;]*)m", line)
    drawn = [escape(parts[0])]
    for code, text in zip(parts[1::2], parts[2::2], strict=True):
        color = COLORS.get(code)
        weight = ' font-weight="bold"' if "1" in code.split(";") else ""
        drawn.append(f'<tspan fill="{color}"{weight}>{escape(text)}</tspan>' if color else escape(text))
    return "".join(drawn)


def svg(lines: list[str]) -> str:
    """The picture: a dark sheet with the lines in a monospaced font."""
    width, height = round(100 * CHARACTER) + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    rows = "\n".join(
        f'<text x="{MARGIN}" y="{MARGIN + LINE * (number + 0.75):.0f}" xml:space="preserve">{spans(line)}</text>'
        for number, line in enumerate(lines)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f"font-family=\"Consolas, Menlo, 'DejaVu Sans Mono', 'Liberation Mono', monospace\" font-size=\"14\" "
        f'fill="#e6e9ee">\n<rect width="100%" height="100%" rx="8" fill="#1c2430"/>\n{rows}\n</svg>\n'
    )


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(svg(terminal_text()), encoding="utf-8", newline="\n")
    sys.stdout.write(f"wrote {TARGET.relative_to(ROOT)}\n")
