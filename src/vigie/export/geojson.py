"""GeoJSON: a feature for each event that has a point (RFC 7946)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from vigie.export.exhibits import Exhibit, codes_of, killed, outlets_of

POLICY = "ucdp-low-best-high"


def feature(exhibit: Exhibit) -> dict[str, object] | None:
    """The feature of an event; None where it has no point."""
    event = exhibit.event
    if event.place is None or event.place.lat is None or event.place.lon is None:
        return None
    dead, acled = killed(event, POLICY), codes_of(exhibit).acled
    return {
        "type": "Feature", "id": event.id,
        "geometry": {"type": "Point", "coordinates": [event.place.lon, event.place.lat]},
        "properties": {
            "id": event.id, "kind": event.kind, "event_type": event.event_type,
            "acled": acled.sub_event_type if acled is not None else None,
            "start": event.time.start if event.time else None, "end": event.time.end if event.time else None,
            "place": event.place.name, "country": event.place.country, "precision": event.place.precision,
            "killed_low": dead.low if dead else None, "killed_best": dead.best if dead else None,
            "killed_high": dead.high if dead else None, "voices": len(event.voices), "reports": len(event.reports),
            "disputed": bool(event.disputes), "factuality": event.factuality, "confidence": event.confidence,
            "sources": "; ".join(voice.source for voice in event.voices), "outlets": "; ".join(outlets_of(exhibit)),
        },
    }  # fmt: skip


def collection(exhibits: Iterable[Exhibit]) -> Iterator[str]:
    """A feature collection, one feature a line."""
    encode = msgspec.json.Encoder().encode
    yield '{"type":"FeatureCollection","features":[\n'
    before = ""
    for exhibit in exhibits:
        made = feature(exhibit)
        if made is not None:
            yield before + encode(made).decode()
            before = ",\n"
    yield "\n]}\n"
