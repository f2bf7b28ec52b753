"""What becomes of findings: set aside by somebody's word, known from the baseline, not asked for, or told."""

from tracecheck.settling.engine import Heard, Settled, excused_items, settle

__all__ = ["Heard", "Settled", "excused_items", "settle"]
