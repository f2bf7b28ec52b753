"""How notes look: every viewer draws the same, because each note brings its own drawing (an appearance stream)."""

from collections.abc import Iterator, Sequence
from typing import Any

from tracecheck.annotate.pdf_pages import Quad
from tracecheck.resources import load_data

# The bubble, its tip and three lines of text, on a square of 18 points.
_BUBBLE = "1 5 16 12 re B 4 5 m 4 1 l 8 5 l B 4 14 m 14 14 l 4 11 m 14 11 l 4 8 m 10 8 l S"


def highlight_look(pdf: Any, quads: Sequence[Quad], rect: Sequence[float], severity: str) -> Any:
    """The words marked, with a line under them: seen also where colours are not. Text below stays readable."""
    import pikepdf

    line = float(load_data("annotate_pdf")["highlight"]["line"])
    drawn = [f"/G gs {_color('color', severity)} rg {_color('edge', severity)} RG {line} w"]
    for each in quads:
        drawn.append(f"{_path(each)} f")
        drawn.append(f"{_point(each.bottom_left)} m {_point(each.bottom_right)} l S")
    state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Multiply)
    return _form(pdf, " ".join(drawn), rect, state)


def icon_look(pdf: Any, severity: str) -> Any:
    """A speech bubble."""
    import pikepdf

    size = float(load_data("annotate_pdf")["icon"]["size"])
    drawn = f"/G gs {_color('color', severity)} rg {_color('edge', severity)} RG 1 w {_BUBBLE}"
    state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Normal)
    return _form(pdf, drawn, (0, 0, size, size), state)


def color(kind: str, severity: str) -> list[float]:
    """Red, green and blue of a severity."""
    return [float(value) for value in load_data("annotate_pdf")[kind][severity]]


def _form(pdf: Any, drawn: str, box: Sequence[float], state: Any) -> Any:
    import pikepdf

    form = pdf.make_stream(drawn.encode("ascii"))
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([*box])
    form.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(G=state))
    form.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency)
    return form


def _path(each: Quad) -> str:
    first, *rest = each.outline
    return " ".join([f"{_point(first)} m", *(f"{_point(corner)} l" for corner in rest), "h"])


def _point(point: Sequence[float]) -> str:
    return " ".join(f"{value:.3f}" for value in point)


def _color(kind: str, severity: str) -> str:
    return " ".join(_numbers(kind, severity))


def _numbers(kind: str, severity: str) -> Iterator[str]:
    return (f"{value:g}" for value in color(kind, severity))
