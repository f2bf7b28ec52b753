"""Reads a settings file. All mistakes are told at once, each with its line and the nearest known word."""

from pathlib import Path
from typing import Any

from tracecheck.config.errors import ConfigError, ConfigProblem
from tracecheck.config.language_model import load_model
from tracecheck.config.make import make_settings
from tracecheck.config.organisation import load_organisation
from tracecheck.config.problems import parse_toml, schema_problems
from tracecheck.config.rule_problems import rule_problems
from tracecheck.model.settings import Settings


def load_settings(path: Path | None) -> Settings:
    """The settings in `path`, or the defaults for None; raises ConfigError with every mistake found."""
    if path is None:
        return Settings()
    text, table = read_table(path)
    problems = schema_problems(table, text, path) or rule_problems(table.get("rules", {}), text, path)
    if problems:
        raise ConfigError(problems)
    organisation = load_organisation(table.get("organisation", {}), text, path)
    return make_settings(table, str(path), organisation, load_model(table.get("linking", {}), text, path))


def read_table(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a settings file, and the table of it that is ours; raises ConfigError for what is no TOML."""
    text = _read(path)
    whole = parse_toml(text, path)
    return text, whole.get("tool", {}).get("tracecheck", {}) if path.name == "pyproject.toml" else whole


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError((ConfigProblem("error.config_missing", {"path": str(path)}),)) from None
    except UnicodeDecodeError:
        raise ConfigError((ConfigProblem("error.config_encoding", {"path": str(path)}),)) from None
    except OSError as error:
        raise ConfigError((ConfigProblem("error.path_unreadable", {"path": str(path)}, error=error),)) from None
