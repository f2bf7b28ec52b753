"""Why a document gets no notes."""

from tracecheck.model.finding import Argument


class RefusedError(Exception):
    """No copy with notes can be made of this document; `message_id` and `arguments` say why."""

    def __init__(self, message_id: str, **arguments: Argument) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.arguments = arguments
