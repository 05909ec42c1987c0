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
from vigie.ledger.schema import claim_keys, claims, judgements, supersessions
from vigie.ledger.store import Ledger
from vigie.ledger.write import MOST_CLAIMS, put_keys
from vigie.model.event import LedgerClaim
from vigie.model.judgement import Judgement

JudgedKeys = Callable[[Sequence[LedgerClaim], Iterable[Judgement]], Mapping[str, Sequence[int]]]
decode = msgspec.json.Decoder(Judgement).decode


def judge(ledger: Ledger, given: Sequence[Judgement], keys: JudgedKeys) -> list[int]:
    """Records judgements, all or none; returns their entries' numbers. MissingError where a claim is not in the ledger.

    A judgement without a time is of the moment in which it is recorded. One about two claims of one report changes the
    keys by which its claims are found.
    """
    with ledger.writing() as connection:
        for judgement in given:
            if judgement.left == judgement.right:
                raise LedgerError("the two claims are the same.")
        named = sorted({claim for judgement in given for claim in (judgement.left, judgement.right)})
        there: set[str] = set()
        for some in chunks(named):
            there.update(connection.execute(select(claims.c.claim_id).where(claims.c.claim_id.in_(some))).scalars())
        for claim_id in named:
            if claim_id not in there:
                raise MissingError(f"there is no claim {claim_id}.")
        tail = Tail(connection, ledger.clock())
        dated = [j if j.decided else msgspec.structs.replace(j, decided=tail.recorded) for j in given]
        seqs = [tail.add(Entry(kind="judgement", ref=one.left, content=encode(one))) for one in dated]
        tail.flush()
        rows = [
            {"seq": seq, "left": j.left, "right": j.right, "decision": j.decision, "reviewer": j.reviewer}
            for seq, j in zip(seqs, dated, strict=True)
        ]
        connection.execute(insert(judgements), rows)
        for one in dated:
            index_anew(connection, one, keys)
        return seqs


class TakenBack(msgspec.Struct, frozen=True, kw_only=True):
    """That a judgement holds no more: by whose word and why."""

    judgement: int
    by: str
    note: str = ""


def take_back(ledger: Ledger, seqs: Sequence[int], keys: JudgedKeys, *, by: str, note: str = "") -> list[int]:
    """Records that judgements hold no more; returns the entries' numbers. MissingError where one does not hold."""
    with ledger.writing() as connection:
        named = holding(select(judgements.c.seq).select_from(judgements), judgements.c.seq)
        held = set(connection.execute(named.where(judgements.c.seq.in_(list(seqs)))).scalars())
        for seq in seqs:
            if seq not in held:
                raise MissingError(f"entry {seq} is no judgement that holds.")
        found = {seq: decode(content) for seq, content in contents(connection, seqs).items()}
        tail = Tail(connection, ledger.clock())
        made = [
            tail.add(
                Entry(
                    kind="taken_back", ref=found[seq].left, supersedes=seq,
                    content=encode(TakenBack(judgement=seq, by=by, note=note)),
                )
            )
            for seq in seqs
        ]  # fmt: skip
        tail.flush()
        for seq in seqs:
            index_anew(connection, found[seq], keys)
        return made


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
    """The judgements that hold and name one of the claims."""
    seqs: set[int] = set()
    for some in chunks(sorted(claim_ids), 2_500):
        named = or_(judgements.c.left.in_(some), judgements.c.right.in_(some))
        found = select(judgements.c.seq).select_from(judgements)
        seqs.update(connection.execute(holding(found, judgements.c.seq).where(named)).scalars())
    return judgements_by(connection, seqs)


def all_judgements(connection: Connection) -> list[Judgement]:
    """The judgements that hold."""
    found = holding(select(judgements.c.seq).select_from(judgements), judgements.c.seq)
    return judgements_by(connection, set(connection.execute(found).scalars()))


def judgements_after(connection: Connection, seq: int) -> list[Judgement]:
    """The judgements recorded or taken back after an entry: what they name is to be looked at again."""
    came = connection.execute(select(judgements.c.seq).where(judgements.c.seq > seq)).scalars()
    back = select(judgements.c.seq).join(supersessions, supersessions.c.old == judgements.c.seq)
    went = connection.execute(back.where(supersessions.c.new > seq)).scalars()
    return judgements_by(connection, {*came, *went})


def judgements_by(connection: Connection, seqs: Collection[int]) -> list[Judgement]:
    """The judgements of these numbers, in their order."""
    return [decode(content) for _, content in sorted(contents(connection, seqs).items())]
