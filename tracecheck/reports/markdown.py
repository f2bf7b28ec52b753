"""Text of documents where Markdown is read: shown as it stands, whatever it says."""

import re

from tracecheck.reports.look import harmless, shortened

_STARTS = re.compile(r"(@|<|\]|\{)(?=[\w(!/?])")
_JOINER = "\u2060"
_SIGNS = re.compile(r"([!#$&()*+.:<>@\[\\\]_`{|}~])")


def markdown_text(text: str, length: int | None = None) -> str:
    """On one line, with every sign that Markdown, HTML, a link, a mention or a formula could begin with escaped; of at
    most `length` characters before that, where a length is given."""
    return _SIGNS.sub(r"\\\1", harmless(text) if length is None else shortened(text, length))


def inert(text: str) -> str:
    """For plain text that some readers take for Markdown or for SARIF's own links and placeholders (`[a](b)`, `{0}`,
    `@name`, `<img …>`): a sign that is not seen parts what would begin one, so that it reads as it did."""
    return _STARTS.sub(rf"\1{_JOINER}", text)
