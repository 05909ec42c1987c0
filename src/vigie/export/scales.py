"""How far the outlets that tell of an event reach, in ACLED's words."""

from __future__ import annotations

from collections.abc import Iterable

from vigie.knowledge.actors import open_actors
from vigie.knowledge.countries import country_named
from vigie.lexicon.actors import fold

# From the narrowest to the widest; a row names the first and the last that it has, as ACLED's pairs do.
SCALES = ("Other", "New media", "National", "Regional", "International")
MEDIA = frozenset({"media", "agency"})
PLATFORMS = frozenset({"facebook", "instagram", "telegram", "tiktok", "twitter", "whatsapp", "x", "youtube"})


def source_scale(outlets: Iterable[str], country: str | None) -> str:
    """The scale of outlets that tell of an event in a country; "" where the knowledge base knows none of them."""
    found = {scale for outlet in outlets if (scale := scale_of(outlet, country)) is not None}
    ranked = [scale for scale in SCALES if scale in found]
    return "-".join(dict.fromkeys([ranked[0], ranked[-1]])) if ranked else ""


def scale_of(outlet: str, country: str | None) -> str | None:
    """The scale of one outlet: national in its own country, regional in its region, else international.

    Bodies that are no media (a ministry, a monitor, an aid agency) are "Other"; None for an unknown one.
    """
    name = " ".join(fold(outlet).split())
    if name in PLATFORMS:
        return "New media"
    actors = open_actors()
    known = [actor for actor_id in actors.named(name) if (actor := actors.get(actor_id)) is not None]
    if not known:
        return None
    media = [actor for actor in known if actor.kind in MEDIA]
    if not media:
        return "Other"
    if country is not None and any(actor.country == country for actor in media):
        return "National"
    region = country_named(country or "").acled_region
    if region and any(country_named(actor.country or "").acled_region == region for actor in media):
        return "Regional"
    return "International"
