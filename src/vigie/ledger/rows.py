"""Rows: the columns under which claims and reports are found, made of what they are."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from vigie.ledger.chain import packed
from vigie.model.claim import Claim
from vigie.model.event import Imprint, LedgerClaim

Row = dict[str, Any]


class StoredClaim(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with the words and names that consolidation needs of its report's text."""

    claim: Claim
    words: tuple[str, ...]
    names: tuple[str, ...]


def searched(*words: str | None) -> str:
    """Words as they are searched: without case and accents, a space between two."""
    bare = unicodedata.normalize("NFKD", " ".join(filter(None, words)).casefold())
    return " ".join("".join(char for char in bare if not unicodedata.combining(char)).split())


encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(StoredClaim).decode


def stored(entry: LedgerClaim) -> bytes:
    """A claim's content as the ledger keeps and hashes it."""
    return encode(StoredClaim(claim=entry.claim, words=entry.words, names=entry.names))


def ledger_claim(content: bytes, imprint: Imprint) -> LedgerClaim:
    """The claim of its content and its report's imprint."""
    kept = decode(content)
    return LedgerClaim(claim=kept.claim, imprint=imprint, words=kept.words, names=kept.names)


def claim_row(entry: LedgerClaim, content: bytes) -> Row:
    """A claim's columns, without those that depend on where in the ledger it stands."""
    claim, imprint = entry.claim, entry.imprint
    place, time, period = claim.place, claim.time, claim.period
    source = claim.attribution[0] if claim.attribution else None
    start, end = (time.start, time.end) if time is not None else (None, None)
    if start is None and period is not None:
        start, end = period.start, period.end
    return {
        "claim_id": claim.id, "report_id": imprint.report_id, "kind": claim.kind, "event_type": claim.event_type,
        "factuality": claim.factuality,
        "country": place.country if place is not None else None, "story_country": imprint.country,
        "place_id": place.geonames_id if place is not None else None,
        "place": (place.name or place.text) if place is not None else None,
        "lat": place.lat if place is not None else None, "lon": place.lon if place is not None else None,
        "start": start, "end": end or start,
        "source": source.source if source is not None else None,
        "source_actor": source.actor_id if source is not None else None,
        "source_class": source.source_class if source is not None else None,
        "known": last_moment(imprint.published), "confidence": claim.confidence, "content": packed(content),
    }  # fmt: skip


def claim_terms(claim: Claim) -> list[str]:
    """What a claim is found by besides its columns."""
    terms = {f"actor:{actor.actor_id}" for actor in claim.actors if actor.actor_id}
    terms |= {f"harm:{figure.harm}" for figure in claim.figures}
    terms |= {term for a in claim.attribution for term in source_terms(a.source, a.actor_id)}
    return sorted(terms)


def source_terms(name: str, actor_id: str | None) -> tuple[str, ...]:
    """What a source is found by: its words, and who it is where that is known."""
    words = f"source:{' '.join(name.casefold().split())}"
    return (words, f"source:{actor_id}") if actor_id else (words,)


def listed(words: Iterable[str | None]) -> str | None:
    """Words as one column holds them, sorted, each between the ends of lines; None for none."""
    return as_lines(tuple(words))


@functools.lru_cache(maxsize=1 << 14)
def as_lines(words: tuple[str | None, ...]) -> str | None:
    """``listed`` of a tuple: many events have the same few."""
    found = sorted({" ".join(word.split()) for word in words if word} - {""})
    return "\n".join(["", *found, ""]) if found else None


def parts(words: str | None) -> list[str]:
    """The words that ``listed`` wrote."""
    return words.strip("\n").split("\n") if words else []


@functools.lru_cache(maxsize=1 << 14)
def last_moment(published: str | None) -> str | None:
    """The last moment in UTC that a date of any exactness allows; None for no date.

    What came out "on 30 November" was known by its end for certain, and not before.
    """
    if published is None:
        return None
    if len(published) == 4:
        return f"{published}-12-31T23:59:59.999999Z"
    if len(published) == 7:
        first = datetime.fromisoformat(f"{published}-01")
        return f"{(first + timedelta(days=31)).replace(day=1) - timedelta(days=1):%Y-%m-%d}T23:59:59.999999Z"
    if len(published) == 10:
        return f"{published}T23:59:59.999999Z"
    moment = datetime.fromisoformat(published)
    moment = moment.astimezone(UTC) if moment.tzinfo is not None else moment
    exact = "%H:%M:%S" if len(published) > 16 and published[16] == ":" else "%H:%M"
    return f"{moment:%Y-%m-%dT{exact}}" + (".999999Z" if exact == "%H:%M:%S" else ":59.999999Z")


def first_moment(published: str) -> str:
    """The first moment in UTC of a date of any exactness, as words that sort before every later one."""
    last = last_moment(published) or ""
    if len(published) <= 10:
        return last[: len(published)]
    return last[:19] if len(published) > 16 and published[16] == ":" else last[:16]
