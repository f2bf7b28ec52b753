"""Pictures as PNG, with letters of the bundled font alone: the bytes depend on no machine."""

from importlib.resources import as_file, files

_FONTS = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf")
_FAMILY = "Liberation Sans"


def to_png(svg: str, width: int) -> bytes:
    """An SVG picture as PNG, so many pixels wide; signs that the font lacks are left out."""
    import resvg_py

    with as_file(files("tracecheck").joinpath("fonts")) as folder:
        made = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            skip_system_fonts=True,
            font_files=[str(folder / name) for name in _FONTS],
            font_family=_FAMILY,
            sans_serif_family=_FAMILY,
        )
    return bytes(made)
