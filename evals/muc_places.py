"""Where an incident of MUC-4's task happened, as its rules ask: always a country, "even if it must be inferred".

The task is about nine countries (its section 1.0), each of its texts about at least one of them, and "the country where
the article originated is not always a good default" (7.4). So what our reading only took from around the sentence (a
foreign dateline, say), or knows no country of, lies in the country of the nine that the report names most, by itself,
by its people's adjective or by the bodies that take part, if it names no other more often.
"""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from vigie.knowledge.actors import open_actors
from vigie.knowledge.gazetteer import open_gazetteer
from vigie.lexicon.pack import open_pack
from vigie.lexicon.places import open_places
from vigie.model.claim import Claim, ClaimPlace, Reading

NINE = ("SV", "GT", "HN", "AR", "BO", "CL", "CO", "EC", "PE")  # the countries of the task
EVERYWHERE = ("US",)  # whose advisers, aid and citizens are in texts about any of them, with few happenings at home
WORD = re.compile(r"[^\W\d_]+")
NAME = r"[A-Z][\w'-]+(?: (?:de|del|la|las|los|el|[A-Z][\w'-]+)){0,4}"
WHERE = re.compile(r"\bin (?:the )?(?:\w+ of )?$")  # what stands before a place where it happened
LIST = re.compile(rf"(?P<more>(?:,\s+{NAME})*),?\s+and\s+(?:in\s+)?(?P<last>{NAME})(?!\s+(?:and|was|were|has|have)\b)")
Votes = Counter[str]


def countries_told(reading: Reading) -> Votes:
    """How often a report speaks of each country: by its people's adjective, its name, its bodies, its places."""
    text, votes = reading.text, Votes()
    demonyms = open_places(open_pack("en")).demonyms
    votes.update(country for word in WORD.findall(text.lower()) if (country := demonyms.get(word)))
    for code, country in open_gazetteer().countries.items():
        votes[code] += len(re.findall(rf"\b{re.escape(country.name)}\b", text))
    bodies = {actor.actor_id for claim in reading.claims for actor in claim.actors if actor.actor_id}
    votes.update(home for body in bodies if (home := home_of(body)))
    votes.update(place.country for claim in reading.claims if (place := claim.place) and place.country in NINE)
    return votes


def home_of(actor_id: str) -> str | None:
    """The country of a body of the knowledge base."""
    actor = open_actors().get(actor_id)
    return actor.country if actor is not None else None


def placed(claim: Claim, votes: Votes) -> Claim:
    """The claim with the country that is meant, where what it has is only taken from around it or is no country."""
    place = claim.place
    meant = max(NINE, key=votes.__getitem__)
    if not votes[meant] or place is None or place.country in NINE:
        return claim
    if place.country is None:
        return msgspec.structs.replace(claim, place=msgspec.structs.replace(place, country=meant))
    taken = place.inferred or place.kind == "unknown"
    if not taken or (votes[place.country] > votes[meant] and place.country not in EVERYWHERE):
        return claim
    return msgspec.structs.replace(claim, place=in_country(place, meant))


def in_country(place: ClaimPlace, code: str) -> ClaimPlace:
    """A country in the place of a place."""
    country = open_gazetteer().country(code)
    if country is None:
        return place
    return msgspec.structs.replace(
        place, text=country.name, name=country.name, geonames_id=country.geonames_id, lat=country.lat, lon=country.lon,
        country=code, admin1=None, kind="country", precision="country", relation=None,
    )  # fmt: skip


def each_place(claim: Claim, text: str) -> list[Claim]:
    """The claim, and one more for each further place of a list: "a different location" is another instance (5.0)."""
    place = claim.place
    if place is None or place.inferred or claim.kind != "incident":
        return [claim]
    inside = any(span.start <= place.span.start < span.end for span in claim.evidence)
    if not inside or not WHERE.search(text[: place.span.start]):
        return [claim]
    told = [claim]
    for name in further_names(text, place.span.end):
        rows = open_gazetteer().lookup(name).candidates
        near = next((row for row in rows if row.country == place.country), None)
        if near is None or near.kind == "country" or (near.kind == "admin1" and place.kind != "admin1"):
            continue
        other = msgspec.structs.replace(
            place, text=name, name=near.name, geonames_id=near.geonames_id, lat=near.lat, lon=near.lon,
            kind=near.kind, precision="exact",
        )  # fmt: skip
        told.append(msgspec.structs.replace(claim, place=other))
    return told


def further_names(text: str, at: int) -> list[str]:
    """The names that go on a list with the name that ends at a character: "in Anta, *Rosas* and *Santo Tomas*"."""
    listed = LIST.match(text, at)
    if listed is None or listed["last"] is None:
        return []
    return [*(name for name in re.split(r",\s*", listed["more"]) if name), listed["last"]]
