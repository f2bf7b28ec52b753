"""Couplings → findings. One rule, one module."""

from tracecheck.rules.checked import documents_under_check, in_focus
from tracecheck.rules.corpus import Corpus, Known
from tracecheck.rules.runner import RuleOutcome, run_rules

__all__ = ["Corpus", "Known", "RuleOutcome", "documents_under_check", "in_focus", "run_rules"]
