"""Reads a settings file and the profiles that it builds on. All mistakes are told at once, each with its file, its line
and the nearest known word."""

from pathlib import Path

from tracecheck.config.errors import ConfigError, ConfigProblem
from tracecheck.config.language_model import load_model
from tracecheck.config.layers import Layer, merged, read_layers, said_last
from tracecheck.config.make import Loaded, make_settings
from tracecheck.config.organisation import load_organisation
from tracecheck.config.own_rules import own_rule_problems, own_rules
from tracecheck.config.problems import schema_problems
from tracecheck.config.registers import register_problems, registers_of
from tracecheck.config.rule_problems import rule_problems
from tracecheck.config.terms import term_problems
from tracecheck.model.settings import OwnRule, Settings


def load_settings(path: Path | None) -> Settings:
    """The settings in `path`, or the defaults for None; raises ConfigError with every mistake found."""
    if path is None:
        return Settings()
    layers = read_layers(path)
    _refuse([each for layer in layers for each in schema_problems(layer.table, layer.text, layer.path)])
    _refuse([each for layer in layers for each in _own_problems(layer)])
    table = merged(layers)
    own = own_rules(table)
    _refuse([each for layer in layers for each in _rule_problems(layer, own)])
    units, model = said_last(layers, "organisation"), said_last(layers, "linking", "semantic-model")
    organisation = load_organisation(table.get("organisation", {}), units.text, units.path)
    named = load_model(table.get("linking", {}), model.text, model.path)
    return make_settings(table, str(path), Loaded(organisation, named, own, registers_of(layers)))


def _own_problems(layer: Layer) -> tuple[ConfigProblem, ...]:
    return (*own_rule_problems(layer), *term_problems(layer), *register_problems(layer))


def _rule_problems(layer: Layer, own: tuple[OwnRule, ...]) -> tuple[ConfigProblem, ...]:
    return rule_problems(layer.table.get("rules", {}), layer.text, layer.path, own)


def _refuse(problems: list[ConfigProblem]) -> None:
    if problems:
        raise ConfigError(tuple(problems))
