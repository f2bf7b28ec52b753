"""Text of documents in Markdown: shown as it stands, whatever it says."""

import re

from tracecheck.reports.look import harmless, shortened

_SIGNS = re.compile(r"([!#$&()*+.:<>@\[\\\]_`{|}~])")


def markdown_text(text: str, length: int | None = None) -> str:
    """On one line, with every sign that Markdown, HTML, a link, a mention or a formula could begin with escaped; of at
    most `length` characters before that, where a length is given."""
    return _SIGNS.sub(r"\\\1", harmless(text) if length is None else shortened(text, length))
