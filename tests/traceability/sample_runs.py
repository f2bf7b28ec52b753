"""The sample municipalities, each run once for all tests that ask."""

from functools import cache
from pathlib import Path

from tracecheck.discover import find_documents
from tracecheck.messages import load_catalogue
from tracecheck.model.result import Result
from tracecheck.model.settings import Settings
from tracecheck.model.traceability import Criterion, Population, Traceability
from tracecheck.run import Request, check
from tracecheck.traceability import trace

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = ("lyngmo", "lyngmo-pdf", "storvag", "tindefjell", "tindefjell-utkast")


@cache
def result_of(name: str) -> Result:
    request = Request(find_documents([SAMPLES / name]), Settings(), arguments=("report", f"samples/{name}"))
    return check(request, load_catalogue("nb"), lambda *_: None)


@cache
def trace_of(name: str) -> Traceability:
    return trace(result_of(name))


def criterion(found: Traceability, key: str) -> Criterion:
    return next(each for each in found.criteria if each.key == key)


def population(found: Traceability, what: str) -> Population:
    every = (population for each in found.criteria for population in each.populations)
    return next(each for each in every if each.what == what)
