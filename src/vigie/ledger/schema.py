"""The ledger's tables. ``entries`` is the ledger; every other table is an index into it or holds its large parts.

Nothing is updated or deleted, but by an erasure, which is an entry itself; ``holds`` and ``reprints``, which follows
from the reports, alone come and go. What supersedes an entry stands in ``supersessions``. Times are ISO 8601 in UTC, as
text, so that they sort.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text

HEAD = "0008"  # the revision that these tables are at; see migrations/

metadata = MetaData()

# seq counts from 1 without gaps; ref is the id of the report, claim or event that the entry is about; content_hash is
# the SHA-256 of the content before compression; hash chains it to the entry before (see chain.py).
entries = Table(
    "entries", metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("content", LargeBinary),
    Index("entries_kind", "kind", "seq"),
    Index("entries_ref", "ref", "seq"),
    Index("entries_recorded", "recorded"),
)  # fmt: skip

supersessions = Table(
    "supersessions", metadata,
    Column("old", BigInteger, primary_key=True, autoincrement=False),
    Column("new", BigInteger, nullable=False),
    Index("supersessions_new", "new"),
)  # fmt: skip

originals = Table(
    "originals", metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("content", LargeBinary),
)  # fmt: skip

# What was fed, by the hash of its bytes and of how it was read: the same is not read twice.
received = Table(
    "received", metadata,
    Column("fingerprint", Text, primary_key=True),
    Column("report_id", Text, nullable=False),
)  # fmt: skip

# original is the text as received where it is not just the bytes decoded (a page's main text). known is the last moment
# at which the report can have come out: what counts for --as-of. story is the same for versions of one report.
reports = Table(
    "reports", metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("report_id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False),
    Column("story", Text),
    Column("name", Text, nullable=False),
    Column("outlet", Text),
    Column("language", Text),
    Column("published", Text),
    Column("known", Text),
    Column("original", LargeBinary),
    Column("searched", Text),
    Index("reports_sha256", "sha256"),
    Index("reports_story", "story"),
    Index("reports_name", "name"),
    Index("reports_outlet", "outlet"),
    Index("reports_language", "language"),
    Index("reports_published", "published"),
)  # fmt: skip

readings = Table(
    "readings", metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("report_id", Text, nullable=False),
    Column("text", LargeBinary),
    Index("readings_report", "report_id"),
)  # fmt: skip

# One row for each claim of each reading; reading is its seq. story_country is the report's, for tolls without a place.
# Lists go by start; what else is asked of times stands in the index, so that rows that do not match are not looked up.
claims = Table(
    "claims", metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("reading", BigInteger, nullable=False),
    Column("claim_id", Text, nullable=False),
    Column("report_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("factuality", Text, nullable=False),
    Column("country", Text),
    Column("story_country", Text),
    Column("place_id", BigInteger),
    Column("place", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("start", Text),
    Column("end", Text),
    Column("source", Text),
    Column("source_actor", Text),
    Column("source_class", Text),
    Column("known", Text),
    Column("confidence", Float, nullable=False),
    Column("content", LargeBinary),
    Index("claims_reading", "reading"),
    Index("claims_claim", "claim_id"),
    Index("claims_country", "country", "start", "end", "known"),
    Index("claims_start", "start", "end", "known"),
    Index("claims_place", "place_id", "start", "end", "known"),
    Index("claims_type", "event_type", "start", "end", "known"),
    Index("claims_toll", "kind", "country", "story_country"),
    Index("claims_source", "source_class", "source"),
    Index("claims_confidence", "confidence", "id"),
)  # fmt: skip

# "actor:<id>", "harm:<harm>", "source:<words or actor id>" of claims.
claim_terms = Table(
    "claim_terms", metadata,
    Column("term", Text, primary_key=True),
    Column("claim", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)  # fmt: skip

# The keys under which consolidation finds claims; ``marks`` says by which settings they were made.
claim_keys = Table(
    "claim_keys", metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("claim", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)  # fmt: skip

judgements = Table(
    "judgements", metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Index("judgements_left", "left"),
    Index("judgements_right", "right"),
)  # fmt: skip

# One row for each review; counts is 0 for those that change nothing (blind ones, skips, what undoes).
reviews = Table(
    "reviews", metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("claim", Text, nullable=False),
    Column("report_id", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("counts", Integer, nullable=False),
    Index("reviews_claim", "claim"),
    Index("reviews_report", "report_id"),
    Index("reviews_reviewer", "reviewer", "verdict"),
)  # fmt: skip

# Who has which item of the review queue in hand, until when. No part of the record: rows come and go.
holds = Table(
    "holds", metadata,
    Column("item", Text, primary_key=True),
    Column("reviewer", Text, nullable=False),
    Column("until", Text, nullable=False),
)  # fmt: skip

# Pairs of claims of two events of which the machine is unsure whether they tell one happening: score in thousandths of
# log-odds, stake how many dead and wounded would be counted twice. Follows from claims and judgements; each holds from
# the consolidation of entry ``since`` to the one of entry ``until``, None for now.
doubts = Table(
    "doubts", metadata,
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True),
    Column("since", BigInteger, primary_key=True, autoincrement=False),
    Column("until", BigInteger),
    Column("left_event", Text, nullable=False),
    Column("right_event", Text, nullable=False),
    Column("score", Integer, nullable=False),
    Column("stake", Integer, nullable=False),
    Index("doubts_right", "right"),
    Index("doubts_left_event", "left_event"),
    Index("doubts_right_event", "right_event"),
    Index("doubts_stake", "stake", "score"),
)  # fmt: skip

# Keys of which two near-copies share one, by number of the report.
reprint_keys = Table(
    "reprint_keys", metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("report", BigInteger, primary_key=True, autoincrement=False),
    Index("reprint_keys_report", "report"),
    sqlite_with_rowid=False,
)  # fmt: skip

# Reports that are near-copies of others: those with the same ``copies``, which is the id of one of them.
reprints = Table(
    "reprints", metadata,
    Column("report_id", Text, primary_key=True),
    Column("copies", Text, nullable=False),
    Index("reprints_copies", "copies"),
)  # fmt: skip

# What an index of this ledger was made with: "linking" leads to the fingerprint of the settings behind its keys,
# "reprint keys" to how those were made, "reprints" to the last report whose near-copies were looked for.
marks = Table(
    "marks", metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)  # fmt: skip

# One row for each version of each event. change is what became of it: added, changed, merged, split, removed, with
# revised_up or revised_down; said is when the last of its reports came out, first_known when the first had; precision
# is how exactly its place is known; outlets, languages and classes are those of its reports and of its voices' sources,
# as ``rows.listed`` writes them.
events = Table(
    "events", metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("event_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("change", Text, nullable=False),
    Column("country", Text),
    Column("place_id", BigInteger),
    Column("place", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("start", Text),
    Column("end", Text),
    Column("first_known", Text),
    Column("killed", Integer),
    Column("wounded", Integer),
    Column("factuality", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("voices", Integer, nullable=False),
    Column("disputed", Integer, nullable=False),
    Column("episode", Text),
    Column("precision", Text),
    Column("outlets", Text),
    Column("languages", Text),
    Column("classes", Text),
    Index("events_id", "event_id", "seq"),
    Index("events_country", "country", "start", "end", "first_known", "killed", "disputed"),
    Index("events_start", "start", "end", "first_known", "killed", "disputed"),
    Index("events_place", "place_id", "start", "end", "first_known"),
    Index("events_type", "event_type", "start", "end", "first_known"),
    Index("events_killed", "killed"),
    Index("events_disputed", "disputed", "start"),
    Index("events_change", "change", "seq"),
    Index("events_lat", "lat", "lon"),
)  # fmt: skip

# "claim:<id>", "report:<id>", "actor:<id>", "harm:<harm>", "source:<words or actor id>" of event versions.
event_terms = Table(
    "event_terms", metadata,
    Column("term", Text, primary_key=True),
    Column("event", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)  # fmt: skip
