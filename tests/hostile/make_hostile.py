"""Write the hostile files into a folder, the same bytes every time:

    python tests/hostile/make_hostile.py DIR [PART OF A NAME …]

All of them are some 400 MB; nothing but the names is in the repository.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tests.hostile import docx_files, html_files, odt_files, pdf_files, register_files, sheet_files, text_files
from tests.hostile.corpus import Hostile

_MODULES = (docx_files, html_files, odt_files, pdf_files, register_files, sheet_files, text_files)
HOSTILE: tuple[Hostile, ...] = tuple(each for module in _MODULES for each in module.shelf.files)
"""All hostile files."""


def write(folder: Path, wanted: list[str]) -> list[Path]:
    """Writes the files whose names have one of the parts in them, or all of them; those that are there are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    chosen = [each for each in HOSTILE if not wanted or any(part in each.name for part in wanted)]
    for each in chosen:
        path = folder / each.name
        if not path.exists():
            path.write_bytes(each.make())
    return [folder / each.name for each in chosen]


if __name__ == "__main__":
    written = write(Path(sys.argv[1]), sys.argv[2:])
    sys.stdout.write(f"{len(written)} files, {sum(path.stat().st_size for path in written) / 1e6:.0f} MB\n")
