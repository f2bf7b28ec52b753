"""Comments in a document that tell a rule to keep silent: what they say, and what they stand beside."""

from tracecheck.parsers.comments.beside import suppressions_of
from tracecheck.parsers.comments.said import Said, quoted, read_comment

__all__ = ["Said", "quoted", "read_comment", "suppressions_of"]
