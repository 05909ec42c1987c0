"""Judgements: what reviewers decided, recorded for good; of two about one pair the later holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, delete, insert, or_, select

from vigie.errors import LedgerError, MissingError
from vigie.ledger.append import Tail
from vigie.ledger.chain import Entry, encode
from vigie.ledger.events import holding
from vigie.ledger.read import chunks, claims_of_readings, contents
from vigie.ledger.schema import claim_keys, claims, judgements
from vigie.ledger.store import Ledger
from vigie.ledger.write import MOST_CLAIMS, put_keys
from vigie.model.event import LedgerClaim
from vigie.model.judgement import Judgement

JudgedKeys = Callable[[Sequence[LedgerClaim], Iterable[Judgement]], Mapping[str, Sequence[int]]]
decode = msgspec.json.Decoder(Judgement).decode


def judge(ledger: Ledger, judgement: Judgement, keys: JudgedKeys) -> int:
    """Records a judgement; returns its entry's number. LedgerError where a claim is not in the ledger.

    A judgement without a time is of the moment in which it is recorded. One about two claims of one report changes the
    keys by which its claims are found.
    """
    with ledger.writing() as connection:
        for claim_id in (judgement.left, judgement.right):
            if connection.execute(select(claims.c.id).where(claims.c.claim_id == claim_id)).first() is None:
                raise MissingError(f"there is no claim {claim_id}.")
        if judgement.left == judgement.right:
            raise LedgerError("the two claims are the same.")
        tail = Tail(connection, ledger.clock())
        dated = judgement if judgement.decided else msgspec.structs.replace(judgement, decided=tail.recorded)
        seq = tail.add(Entry(kind="judgement", ref=dated.left, content=encode(dated)))
        tail.flush()
        row = {"seq": seq, "left": dated.left, "right": dated.right, "decision": dated.decision}
        connection.execute(insert(judgements), {**row, "reviewer": dated.reviewer})
        index_anew(connection, dated, keys)
        return seq


def index_anew(connection: Connection, judgement: Judgement, keys: JudgedKeys) -> None:
    """Makes the keys of a report's claims anew where both claims of a judgement are of that report."""
    both = (judgement.left, judgement.right)
    rows = connection.execute(
        holding(select(claims.c.reading, claims.c.claim_id).select_from(claims), claims.c.reading)
        .where(claims.c.claim_id.in_(both))
    ).all()  # fmt: skip
    readings = {int(row.reading) for row in rows}
    if len(readings) != 1 or {row.claim_id for row in rows} != set(both):
        return
    (reading,) = readings
    entries = [entry for _, entry in claims_of_readings(connection, readings)]
    numbered = [(reading * MOST_CLAIMS + place, entry) for place, entry in enumerate(entries)]
    held = judgements_about(connection, [entry.claim.id for entry in entries])
    connection.execute(delete(claim_keys).where(claim_keys.c.claim.in_([number for number, _ in numbered])))
    put_keys(connection, numbered, lambda given: keys(given, held))


def judgements_about(connection: Connection, claim_ids: Collection[str]) -> list[Judgement]:
    """All judgements that name one of the claims."""
    seqs: set[int] = set()
    for some in chunks(sorted(claim_ids), 2_500):
        named = or_(judgements.c.left.in_(some), judgements.c.right.in_(some))
        seqs.update(connection.execute(select(judgements.c.seq).where(named)).scalars())
    return judgements_by(connection, seqs)


def judgements_after(connection: Connection, seq: int) -> list[Judgement]:
    """The judgements recorded after an entry; after 0: all."""
    found = connection.execute(select(judgements.c.seq).where(judgements.c.seq > seq)).scalars()
    return judgements_by(connection, set(found))


def judgements_by(connection: Connection, seqs: Collection[int]) -> list[Judgement]:
    """The judgements of these numbers, in their order."""
    return [decode(content) for _, content in sorted(contents(connection, seqs).items())]
