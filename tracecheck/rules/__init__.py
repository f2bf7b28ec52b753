"""Couplings → findings. One rule, one module."""

from tracecheck.rules.corpus import Corpus
from tracecheck.rules.runner import RuleOutcome, run_rules

__all__ = ["Corpus", "RuleOutcome", "run_rules"]
