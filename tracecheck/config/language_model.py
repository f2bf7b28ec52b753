"""The folder with a language model that the settings name: tried at once, so that a mistake is told before any work."""

from pathlib import Path
from typing import Any

from tracecheck.config.errors import ConfigError, ConfigProblem
from tracecheck.config.lines import line_of
from tracecheck.model.finding import Argument


def load_model(table: dict[str, Any], text: str, path: Path) -> str | None:
    """The folder under `[linking] semantic-model`, beside the settings file `path`, whose text is `text`; None where
    none is named. Raises ConfigError where it holds no model that can be used."""
    if "semantic-model" not in table:
        return None
    from tracecheck.linker.similarity.meaning import ModelError, open_model

    folder = str(path.parent / table["semantic-model"].replace("\\", "/"))
    try:
        open_model(folder)
    except ModelError as error:
        line = line_of(text, ["linking", "semantic-model"])
        arguments: dict[str, Argument] = {"path": str(path), "line": line, **error.arguments}
        raise ConfigError((ConfigProblem(error.message_id, arguments),)) from None
    return folder
