"""Errors that Vigie raises on purpose; each message says what to do next."""

from __future__ import annotations


class VigieError(Exception):
    """Base of every error that Vigie raises on purpose."""


class PackError(VigieError):
    """A language pack or a knowledge file breaks its own rules."""


class CompileError(VigieError):
    """The reading stages cannot be compiled here."""


class IntakeError(VigieError):
    """An item could not be turned into a report.

    ``code`` is the stable issue code, ``message`` a sentence that says what to do.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[IntakeError], tuple[str, str]]:
        """How it comes back from another process."""
        return type(self), (self.code, self.message)


class LedgerError(VigieError):
    """A ledger cannot be opened, or what is asked of it makes no sense."""


class BusyError(LedgerError):
    """Another writes to the ledger for longer than was waited: nothing was recorded, and it can be sent again."""


class MissingError(LedgerError):
    """What is asked for is not in the ledger."""


class GoneError(MissingError):
    """What is asked for was in the ledger and is no more; ``after`` are the ids that it went into."""

    def __init__(self, message: str, after: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.after = after


class ReviewError(VigieError):
    """A review cannot be made as it is given; ``field`` names what of it is wrong, "" for all of it."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field
