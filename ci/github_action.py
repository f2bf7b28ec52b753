"""The steps of the action in action.yml: names of caches, installing, and the run itself.

Inputs come as environment variables (`INPUT_…`), as do the facts that GitHub gives (`GITHUB_…`, `RUNNER_TEMP`). No text
goes through a shell. Needs Python 3.11 and git, and nothing else.
"""

import hashlib
import os
import shlex
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path

ACTION = Path(__file__).resolve().parents[1]
IN_PULL_REQUEST = "pull-request"
DEFAULT_SARIF = "tracecheck.sarif"
PULL_REQUEST_EVENTS = ("pull_request", "pull_request_target")


class InputError(Exception):
    """An input that cannot be used; the text says which, why, and what to do."""


def main(step: str, env: Mapping[str, str]) -> int:
    """Runs one step; gives its exit code."""
    try:
        return {"names": names, "install": install, "check": check}[step](env)
    except InputError as error:
        print(f"::error title=tracecheck::{_data(str(error))}")
        return 2


def names(env: Mapping[str, str]) -> int:
    """Tells what the installation rests on, as a name for caches: the action's packages and code, or the version."""
    wanted = given(env, "VERSION")
    digest = hashlib.sha256(wanted.encode())
    if not wanted:
        for path in (ACTION / "pyproject.toml", ACTION / "tracecheck" / "__init__.py"):
            digest.update(path.read_bytes())
    tell(env, "install", digest.hexdigest()[:16])
    return 0


def install(env: Mapping[str, str]) -> int:
    """Installs tracecheck in an environment of its own, so that the Python of the other steps stays as it is."""
    venv.create(_kept(env) / "python", with_pip=True, clear=True)
    what = given(env, "VERSION") or str(ACTION)
    command = [_python(env), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", what]
    return subprocess.run(command, env={**env, "PIP_CACHE_DIR": str(_kept(env) / "pip")}, check=False).returncode


def check(env: Mapping[str, str]) -> int:
    """Runs `tracecheck check`; tells its exit code, and the SARIF file where there is one."""
    sarif = _sarif(env)
    command = [_python(env), "-m", "tracecheck", "check", *options(env, sarif, since(env)), "--", *paths(env)]
    environment = {**env, "TRACECHECK_CACHE_DIR": str(_kept(env) / "read"), "PYTHONUTF8": "1"}
    code = subprocess.run(command, env=environment, check=False).returncode
    tell(env, "exit-code", str(code))
    tell(env, "sarif", sarif if sarif and Path(sarif).is_file() else "")
    return code


def options(env: Mapping[str, str], sarif: str, revision: str) -> list[str]:
    """The options of the run; those that the user wrote come last, and count."""
    chosen = ["-f", "github", *(["-f", f"sarif={sarif}"] if sarif else [])]
    pairs = (("--fail-on", given(env, "FAIL_ON")), ("--since", revision), ("--language", given(env, "LANGUAGE")))
    chosen += [f"{name}={value}" for name, value in pairs if value]
    try:
        return chosen + shlex.split(given(env, "ARGUMENTS"))
    except ValueError as error:
        raise InputError("«arguments» har et anførselstegn som ikke er lukket. Sett ett til.") from error


def paths(env: Mapping[str, str]) -> list[str]:
    """What is checked: one path a line."""
    return [line.strip() for line in given(env, "PATHS").splitlines() if line.strip()] or ["."]


def since(env: Mapping[str, str]) -> str:
    """The revision that is asked for; empty for everything."""
    wanted = given(env, "SINCE")
    if wanted != IN_PULL_REQUEST:
        return wanted
    return base_of_pull_request(env) if env.get("GITHUB_EVENT_NAME") in PULL_REQUEST_EVENTS else ""


def base_of_pull_request(env: Mapping[str, str]) -> str:
    """What the pull request is held against: the first parent of GitHub's merge commit, else where the branch left.

    GitHub checks out a merge of the branch into its base, as a rule without the commits before it: the base is fetched
    then. Raises `InputError` where the history does not reach that far.
    """
    if _git(env, "rev-parse", "HEAD") == env.get("GITHUB_SHA") and env.get("GITHUB_EVENT_NAME") == "pull_request":
        if not _git(env, "rev-parse", "--verify", "--quiet", "HEAD^1"):
            _git(env, "fetch", "--no-tags", "--quiet", "--deepen=1", "origin", env.get("GITHUB_REF", ""))
        if parent := _git(env, "rev-parse", "--verify", "--quiet", "HEAD^1"):
            return parent
    base = env.get("GITHUB_BASE_REF", "")
    if found := _git(env, "merge-base", f"refs/remotes/origin/{base}", "HEAD"):
        return found
    raise InputError(
        f"Fant ikke utgaven i git som endringsforespørselen skal holdes mot («{base}»). Hent historikken: skriv "
        "«fetch-depth: 0» under «with» i steget med actions/checkout."
    )


def given(env: Mapping[str, str], name: str) -> str:
    """An input, without white space around it."""
    return env.get(f"INPUT_{name}", "").strip()


def tell(env: Mapping[str, str], name: str, value: str) -> None:
    """Hands a value on to the steps that follow."""
    with Path(env["GITHUB_OUTPUT"]).open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"{name}={value}\n")


def _sarif(env: Mapping[str, str]) -> str:
    name = given(env, "SARIF") or (DEFAULT_SARIF if given(env, "UPLOAD_SARIF") == "true" else "")
    if "\n" in name or "\r" in name:
        raise InputError("«sarif» er mer enn én linje. Skriv navnet på én fil.")
    return name


def _git(env: Mapping[str, str], *arguments: str) -> str:
    """What git says; nothing where it fails."""
    command: Sequence[str] = ["git", *arguments]
    done = subprocess.run(command, env=dict(env), capture_output=True, check=False, encoding="utf-8")
    return done.stdout.strip() if done.returncode == 0 else ""


def _kept(env: Mapping[str, str]) -> Path:
    return Path(env["RUNNER_TEMP"]) / "tracecheck"


def _python(env: Mapping[str, str]) -> str:
    """Python of the environment that tracecheck is installed in."""
    place = _kept(env) / "python"
    return str(place / "Scripts" / "python.exe" if os.name == "nt" else place / "bin" / "python")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1], os.environ))
