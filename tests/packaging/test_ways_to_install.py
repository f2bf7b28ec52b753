"""The program works however it was installed: wheel, sdist, editable, plain checkout, the wheel itself on the path."""

import os
import shutil
import site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("tracecheck", "grammars", "schemas", "pyproject.toml", "README.md", "samples", "tests", "docs", "benchmarks")
PLAN = (
    "# Kommuneplanens samfunnsdel 2024-2036\n\n## 1 Oppvekst\n\nDelmål 1.1 Alle elever skal ha et trygt skolemiljø.\n"
)


def _python(*arguments: str, cwd: Path, path: Path | None = None, executable: str = sys.executable) -> str:
    """Runs Python outside the checkout, with only `path` before the installed packages."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    if path:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        [executable, *arguments], cwd=cwd, env=environment, capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _main_job_works(cwd: Path, path: Path | None = None, executable: str = sys.executable) -> None:
    """Extracts a plan and explains a rule: needs code, grammars, schemas, lexicons and texts."""
    (cwd / "Samfunnsdel.md").write_text(PLAN, encoding="utf-8")
    where = _python("-c", "import tracecheck; print(tracecheck.__file__)", cwd=cwd, path=path, executable=executable)
    assert path is None or where.startswith(str(path))
    out = _python("-m", "tracecheck", "extract", "Samfunnsdel.md", cwd=cwd, path=path, executable=executable)
    assert "Alle elever skal ha et trygt skolemiljø" in out
    page = _python("-m", "tracecheck", "explain", "TC101", cwd=cwd, path=path, executable=executable)
    assert "Kommuneloven § 14-4" in page
    (cwd / "tracecheck.toml").write_text('language = "en"\n', encoding="utf-8")
    checked = ["check", "Samfunnsdel.md", "--fail-on", "never"]
    assert "Summary" in _python("-m", "tracecheck", *checked, cwd=cwd, path=path, executable=executable)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a clone holds."""
    place = tmp_path_factory.mktemp("checkout")
    for name in SHIPPED:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, place / name, **({"ignore": shutil.ignore_patterns("__pycache__")} if source.is_dir() else {}))
    return place


@pytest.fixture(scope="module")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist."""
    place = tmp_path_factory.mktemp("dist")
    _python("-m", "build", "--no-isolation", "--outdir", str(place), str(checkout), cwd=place)
    return place


def _install(what: Path, into: Path) -> None:
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--target", str(into)]
    _python("-m", "pip", "install", *options, str(what), cwd=into.parent)


def test_from_a_wheel(built: Path, tmp_path: Path) -> None:
    _install(next(built.glob("*.whl")), tmp_path / "site")
    _main_job_works(tmp_path, tmp_path / "site")


def test_from_an_sdist(built: Path, tmp_path: Path) -> None:
    _install(next(built.glob("*.tar.gz")), tmp_path / "site")
    _main_job_works(tmp_path, tmp_path / "site")


def test_from_the_wheel_itself_on_the_path(built: Path, tmp_path: Path) -> None:
    _main_job_works(tmp_path, next(built.glob("*.whl")))


def test_from_a_plain_checkout(checkout: Path, tmp_path: Path) -> None:
    _main_job_works(tmp_path, checkout)


def test_from_an_editable_install(checkout: Path, tmp_path: Path) -> None:
    environment = tmp_path / "env"
    venv.create(environment, with_pip=True)
    executable = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    own = _python("-c", "import site; print(site.getsitepackages()[0])", cwd=tmp_path, executable=str(executable))
    Path(own.strip(), "zz_dependencies.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(checkout)]
    _python("-m", "pip", "install", *options, cwd=tmp_path, executable=str(executable))
    work = tmp_path / "work"
    work.mkdir()
    _main_job_works(work, executable=str(executable))
    found = _python("-c", "import tracecheck; print(tracecheck.__file__)", cwd=work, executable=str(executable))
    assert found.startswith(str(checkout))
