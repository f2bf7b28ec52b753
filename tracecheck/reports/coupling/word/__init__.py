"""The coupling report as a Word document, ready as an annex to a case."""

from tracecheck.reports.coupling.word.render import render_docx
from tracecheck.reports.coupling.word.template import TemplateError

__all__ = ["TemplateError", "render_docx"]
