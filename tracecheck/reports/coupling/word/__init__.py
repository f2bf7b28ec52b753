"""The coupling report as a Word document, ready as an annex to a case."""

from tracecheck.reports.coupling.word.render import render_docx
from tracecheck.reports.coupling.word.template import TemplateError, open_template

__all__ = ["TemplateError", "open_template", "render_docx"]
