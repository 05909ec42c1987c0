"""What can be asked with an address: filters as on the command line, a time of asking, a page."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from sqlalchemy import Connection, select

from vigie.ingest.dates import read_published
from vigie.ledger.questions import Filters
from vigie.ledger.rows import last_moment
from vigie.ledger.schema import entries
from vigie.model.claim import Harm, Kind, SourceClass
from vigie.serve.paging import MOST, USUAL

DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
NEAR = re.compile(r"^-?[0-9]{1,3}(\.[0-9]+)?,-?[0-9]{1,3}(\.[0-9]+)?,[0-9]{1,5}(\.[0-9]+)?$")


def checked_moment(words: str) -> str:
    """A date or time that can be read."""
    try:
        last_moment(read_published(words)[0])
    except OverflowError as error:
        raise ValueError(f"{words!r} is no time that can be asked for") from error
    return words


def checked_near(words: str) -> str:
    """A point on the globe and a radius."""
    if not NEAR.match(words):
        raise ValueError("write latitude,longitude,kilometres: 36.2,37.16,50")
    lat, lon, km = map(float, words.split(","))
    if abs(lat) > 90 or abs(lon) > 180 or km <= 0:
        raise ValueError("latitudes go to 90, longitudes to 180, and the radius is more than nothing")
    return words


Moment = Annotated[str, Field(max_length=40), AfterValidator(checked_moment)]
Near = Annotated[str, Field(max_length=60), AfterValidator(checked_near)]
Day = Annotated[str, Field(pattern=DAY)]
Country = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9]$")]
Words = Annotated[str, Field(min_length=1, max_length=200)]


class Asked(BaseModel):
    """What every address takes: the ledger, where the server has several."""

    model_config = ConfigDict(extra="forbid")

    ledger: str | None = Field(default=None, description="Name of the ledger; the first that you may see without.")


class DecidedThen(Asked):
    """What people decided, as it was at a time."""

    as_of: Moment | None = Field(default=None, description="As it had been decided by then.", examples=["2024-12-01"])

    def before(self, connection: Connection) -> int | None:
        """The first entry that was recorded later; None where all that is recorded is asked for."""
        if self.as_of is None:
            return None
        later = select(entries.c.seq).where(entries.c.recorded > last_moment(read_published(self.as_of)[0]))
        found = connection.execute(later.order_by(entries.c.seq).limit(1)).scalar()
        return None if found is None else int(found)


class Then(Asked):
    """As it was known at a time."""

    as_of: Moment | None = Field(default=None, description="As it was known then.", examples=["2024-11-30"])
    as_of_by: Literal["publication", "recording"] = Field(
        default="publication", description="Known from what had been published, or recorded here, by then."
    )

    def filters(self, **more: Any) -> Filters:
        """The filters, with more of them."""
        then = last_moment(read_published(self.as_of)[0]) if self.as_of else None
        known, recorded = (then, None) if self.as_of_by == "publication" else (None, then)
        return Filters(known=known, recorded=recorded, **more)


class Filtered(Then):
    """Filters over events and claims."""

    country: Country | None = Field(default=None, description="Two letters.")
    place: Words | None = Field(default=None, description="Name in the gazetteer, or GeoNames id.", examples=["Aleppo"])
    near: Near | None = Field(default=None, description="Within so many kilometres.", examples=["36.2,37.16,50"])
    since: Day | None = Field(default=None, description="Happened on this day or later.", examples=["2024-11-27"])
    until: Day | None = Field(default=None, description="Happened on this day or earlier.", examples=["2024-12-31"])
    type: list[Words] = Field(default=[], max_length=50, description="Type of event; may be given again.")
    actor: Words | None = Field(default=None, description="Id of a party.", examples=["sy-army"])
    harm: Harm | None = Field(default=None, description="A harm that is counted.")
    source: Words | None = Field(default=None, description="Words or id of a source.", examples=["sy-sohr"])
    source_class: SourceClass | None = Field(default=None, description="Class of a source.")
    outlet: Words | None = Field(default=None, description="Outlet of a report that tells it.")
    language: Words | None = Field(default=None, description="Language of a report that tells it.")
    confidence: Annotated[float, Field(ge=0, le=1)] | None = Field(default=None, description="The least")
    unreviewed: bool = Field(default=False, description="Only what no reviewer has judged.")

    def filters(self, **more: Any) -> Filters:
        """The filters, with more of them."""
        lat, lon, km = map(float, self.near.split(",")) if self.near else (0.0, 0.0, 0.0)
        return super().filters(
            country=self.country, place=self.place, near=(lat, lon, km) if self.near else None, since=self.since,
            until=self.until, types=tuple(self.type), actor=self.actor, harm=self.harm, source=self.source,
            source_class=self.source_class, outlet=self.outlet, language=self.language, confidence=self.confidence,
            unreviewed=self.unreviewed, **more,
        )  # fmt: skip


class EventFilters(Filtered):
    """Filters over events."""

    kind: Literal["incident", "episode"] | None = None
    killed: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = Field(default=None, description="The least")
    disputed: bool = Field(default=False, description="Only where claims cannot all hold.")
    q: Annotated[str, Field(max_length=100)] | None = Field(
        default=None, description="Part of a place, a type, or an id."
    )

    def filters(self, **more: Any) -> Filters:
        """The filters, with more of them."""
        return super().filters(kind=self.kind, killed=self.killed, disputed=self.disputed, **more)


class Cut(BaseModel):
    """A page of a list."""

    limit: Annotated[int, Field(ge=1, le=MOST)] = USUAL
    cursor: Annotated[str, Field(max_length=500)] | None = Field(default=None, description="`next` of the page before.")


class EventsAsked(EventFilters, Cut):
    """A page of events."""

    sort: Literal["start", "killed", "wounded", "voices", "reports", "confidence", "disputed"] = "start"
    ascending: bool = False


class ClaimsAsked(Filtered, Cut):
    """A page of claims."""

    kind: Kind | None = None

    def filters(self, **more: Any) -> Filters:
        """The filters, with more of them."""
        return super().filters(kind=self.kind, **more)


class ReportsAsked(Then, Cut):
    """A page of reports."""

    title: Words | None = Field(default=None, description="Words of its title, or of its name.", examples=["Idlib"])
    outlet: Words | None = None
    language: Words | None = None
    since: Day | None = Field(default=None, description="Published on this day or later.")
    until: Day | None = Field(default=None, description="Published on this day or earlier.")

    def filters(self, **more: Any) -> Filters:
        """The filters, with more of them."""
        return super().filters(
            title=self.title, outlet=self.outlet, language=self.language, since=self.since, until=self.until, **more
        )  # fmt: skip
