"""Settings from `tracecheck.toml` (or `[tool.tracecheck]` in pyproject.toml), checked against the schema."""

from tracecheck.config.documents import settings_for
from tracecheck.config.errors import ConfigError, ConfigProblem
from tracecheck.config.find import find_config
from tracecheck.config.load import load_settings

__all__ = ["ConfigError", "ConfigProblem", "find_config", "load_settings", "settings_for"]
