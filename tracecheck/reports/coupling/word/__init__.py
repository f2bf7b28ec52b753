"""The coupling report as a Word document, ready as an annex to a case."""

from tracecheck.reports.coupling.word.render import contents_of, render_docx
from tracecheck.reports.coupling.word.template import TemplateError, open_template

__all__ = ["TemplateError", "contents_of", "open_template", "render_docx"]
