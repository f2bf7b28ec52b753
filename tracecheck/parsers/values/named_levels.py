"""«Besøk: 95 000», «Venteliste = 0»: an indicator with the level that it is to reach behind its name."""

import re
from dataclasses import replace

from tracecheck.model.item import Target
from tracecheck.parsers.values.quantities import read_target, read_target_cell, read_value_cell

# A level is a few words: behind a longer text the colon begins a sentence.
_NAMED = re.compile(r"^(?P<name>[^:=]*[^\W\d_][^:=]*?)\s*[:=]\s*(?P<level>[^:=()]{1,30}?)\s*(?P<was>\([^()]{3,30}\))?$")
_WAS = re.compile(r"(?P<year>(?:19|20)\d\d)\)?\s*[:=]?\s*(?P<level>[^:=()]+)\)$")


def read_indicator_target(text: str) -> Target | None:
    """The target in the words of an indicator; a level of an earlier year in brackets («(2025: 10,4 %)») is its
    baseline."""
    match = _NAMED.match(text)
    target = read_target(text) or (read_target_cell(match["level"], "") if match else None)
    return _from(target, match["was"]) if target and match and match["was"] else target


def _from(target: Target, bracket: str) -> Target:
    before = _WAS.search(bracket)
    value = read_value_cell(before["level"].strip(), "") if before else None
    if before is None or value is None or value.value is None or target.baseline is not None:
        return target
    return replace(target, baseline=value.value, baseline_year=int(before["year"]))
