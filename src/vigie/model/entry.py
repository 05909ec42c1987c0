"""What the ledger keeps of a report and of a reading: the contents of their entries."""

from __future__ import annotations

import msgspec

from vigie.model.claim import ReadingReport
from vigie.model.event import Event, Imprint, LedgerClaim
from vigie.model.report import Issue, Repair


class Engine(msgspec.Struct, frozen=True, kw_only=True):
    """What read a report: Vigie's version, the hashes of its knowledge and of the language's pack, and the scope."""

    vigie: str
    knowledge: str
    pack: str
    scope: str


class ReportEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A report as received. ``name`` is the id that it came with; ``original_sha256`` is of its original text."""

    report: ReadingReport
    name: str
    author: str | None
    original_sha256: str


class ReadingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A reading of a report; ``claims`` are (claim id, SHA-256 of the claim's content), ``text_sha256`` of its text.

    A reading as reviewers left it has the number of the machine's reading that it stems from as its ``base``.
    """

    report_id: str
    engine: Engine
    language: str | None
    text_sha256: str
    repairs: tuple[Repair, ...]
    issues: tuple[Issue, ...]
    imprint: Imprint
    claims: tuple[tuple[str, str], ...]
    base: int | None = None


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """A report, its reading and its claims, ready to be recorded.

    ``raw`` is the bytes received, ``original`` the text that spans count in, ``text`` that text after repair.
    ``copy_keys`` are those by which its near-copies are found.
    """

    entry: ReportEntry
    reading: ReadingEntry
    raw: bytes
    original: str
    text: str
    claims: tuple[LedgerClaim, ...]
    copy_keys: tuple[int, ...] = ()
    fingerprint: str | None = None


class EventEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A version of an event and what became of it since the one before.

    ``changes``: added, changed, merged, split or removed; retracted beside removed; revised_up, revised_down.
    ``before`` and ``after`` are the ids that it came from and went into. ``event`` is None where it is no more.
    """

    changes: tuple[str, ...]
    reason: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    claims_in: tuple[str, ...] = ()
    claims_out: tuple[str, ...] = ()
    event: Event | None = None


class ConsolidationEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A consolidation: the last entry that it took account of, how much it saw, and by what.

    ``linking`` is the fingerprint of the settings by which claims were linked; "" for earlier than version 0002.
    ``policy`` is the policy that made the counts by which its events are listed, with its version; "" for not known.
    """

    through: int
    vigie: str
    knowledge: str
    whole: bool
    claims: int
    events: int
    linking: str = ""
    policy: str = ""
