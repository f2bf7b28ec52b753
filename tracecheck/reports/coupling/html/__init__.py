"""The coupling report as one HTML page: no network, readable without its script, printable."""

from tracecheck.reports.coupling.html.render import render_html

__all__ = ["render_html"]
