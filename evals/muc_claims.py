"""Our claims as MUC-4's task takes them: by its own rules, from what is typed in them, the key unseen.

A clash of armed parties is an incident of war for us, and none of terrorism for the task (its section 1.0: no act
"against a military/police installation or force", nor against guerrillas, unless civilian people or things are hit).
So is what forces of the law do to things or bands of criminals with nobody hurt: a search, a seizure.
A template names the organization: whom a reading knows by identity has the name that the report gives it. A place is
its name, without the class word. A day taken from another sentence of the report is the incident's day.
"""

from __future__ import annotations

import re
import unicodedata

import msgspec

from evals.muc_fills import accused, filled, organizations, possible
from evals.muc_places import countries_told, each_place, placed
from vigie.knowledge.actors import open_actors
from vigie.knowledge.descriptions import describe
from vigie.lexicon.pack import open_pack
from vigie.model.claim import Claim, ClaimObject, ClaimPlace, Reading

ARMED = frozenset({"military", "police", "rebel"})  # classes of whoever is no civilian target
ARMED_GROUPS = frozenset({"soldiers", "police", "fighters", "combatants"})
LAWFUL = re.compile(r"\b(?:army|police\w*|troops|soldiers|security forces|authorities)\b(?! of)", re.IGNORECASE)
SEARCHES = frozenset({"attack", "offensive", "destruction"})
# words of posts, machines and bands that no class of the pack covers
ARMS = re.compile(
    r"\benemy\b|\b(?:command|artillery|gun|these|those|their) (?:posts?|positions?)$|^positions?$|\bmine ?fields?\b|"
    r"\b(?:army|military|troops?)(?:'s)? (?:\w+ ){0,2}(?:vehicle|movement|truck|convoy)|"
    r"\barmou?red (?:car|vehicle)|\bguard post|\bmilitary (?:truck|office)|"
    r"\btrafficking (?:organi|mafia|ring)|\bcriminal (?:organi|gang)|\bdrug (?:cartel|mafia|lord)",
    re.IGNORECASE,
)
# what those classes take in though it is of civilian use, and who has left an army (section 1.0 names retired generals)
CIVIL = re.compile(
    r"\b(?:former|retired)\b|\b(?:passenger|private|civilian|commercial)\b|\btank(?:er)? truck|"
    r"\b(?:fuel|oil|gas|water|storage) tank|\bbank\b|\bembass(?:y|ies)\b|"
    r"\b(?:television|tv|radio|oil|telephone|power|road) network\b",
    re.IGNORECASE,
)
WRECKING = frozenset({"destruction", "explosive", "airstrike", "shelling", "suicide_bombing"})
AT_LARGE = re.compile(
    r"^(?:(?:the|our|its|their|his|your|unarmed|innocent|defenceless|defenseless|noncombatant|entire|whole|other) )*"
    r"(?:\w+ )?(?:people|population|populace|civilians|masses|nation|youth)(?: of .+)?$",
    re.IGNORECASE,
)
FIGHTS = frozenset({"armed_clash", "offensive", "territory_capture"})
UNSAID = frozenset({"people", "persons", "person", "others", "other people", "casualties"})  # whose side nobody tells
HURT = frozenset({"killed", "wounded", "harmed"})
NAMED = frozenset({"city", "town", "village", "capital", "admin1", "admin2"})
CLASSES = re.compile(
    r" (?:Department|Province|Municipality|District|Region)$", re.IGNORECASE
)  # of the gazetteer's names


def fitted(reading: Reading) -> Reading:
    """The reading with the claims that the task asks for, told as its templates tell them."""
    votes = countries_told(reading)
    reading = possible(accused(reading))
    asked = [as_incident(claim) for claim in reading.claims]
    wanted = [claim for claim in asked if not (is_battle(claim, reading.text) or is_general(claim))]
    apart = [each for claim in wanted for each in each_place(placed(claim, votes), reading.text)]
    claims = [told(claim, reading.text) for claim in apart]
    return msgspec.structs.replace(reading, claims=tuple(claims))


def as_incident(claim: Claim) -> Claim:
    """A threat to people as an act of which the stage is THREATENED, and who is held as who was kidnapped (7.6)."""
    if claim.kind == "statement" and claim.event_type == "threaten" and any(a.role == "target" for a in claim.actors):
        return msgspec.structs.replace(claim, kind="incident", event_type="attack", factuality="planned")
    if claim.kind == "condition" and claim.event_type == "abduction":
        return msgspec.structs.replace(claim, kind="incident")
    return claim


def is_battle(claim: Claim, text: str) -> bool:
    """True for an incident that hit nobody and nothing but armed parties and what is theirs.

    Who is hurt in a fight of theirs and said to be nobody else is one of them.
    """
    targets = [actor.name for actor in claim.actors if actor.role == "target"]
    # what a fight goes on around is not what it is about, nor is the road on which somebody is met
    hit = [] if claim.event_type == "armed_clash" else [o for o in claim.objects if not is_way(o, claim)]
    things = [text[thing.span.start : thing.span.end] for thing in hit]
    if is_search(claim, targets):
        return True
    hurt = [figure for figure in claim.figures if figure.harm in HURT and figure.high]
    others = [figure for figure in hurt if figure.group not in ARMED_GROUPS]
    fight = claim.event_type in FIGHTS
    unsaid = all(figure.group == "people" and (fight or figure.harm == "harmed") for figure in others)  # "9 casualties"
    between_armies = fight or bool(targets or things)
    if claim.kind != "incident" or not unsaid or not (between_armies or (hurt and not others)):
        return False
    told = [*targets, *things]
    if any(is_armed(words) for words in told):
        told = [words for words in told if words.lower() != "casualties"]  # of theirs
    return all(is_armed(words) or (fight and words.lower() in UNSAID) for words in told)


def is_way(thing: ClaimObject, claim: Claim) -> bool:
    """True for the road of a happening that did nothing to roads."""
    return thing.kind == "road" and claim.event_type not in WRECKING


def is_general(claim: Claim) -> bool:
    """True for what is said of a whole people or of civilians at large, without a day or a number of them.

    The task leaves out what is not "specific" (section 1.0, 7).
    """
    targets = [actor.name for actor in claim.actors if actor.role == "target"]
    hurt = [figure for figure in claim.figures if figure.harm in HURT]
    counted = any((figure.high or 0) > 1 and figure.qualifier != "vague" for figure in hurt)
    dated = claim.time is not None and claim.time.start is not None and not claim.time.inferred
    if claim.kind != "incident" or dated or claim.objects:
        return False
    sums = claim.event_type == "casualties" and all(f.harm == "harmed" and f.group == "people" for f in hurt)
    if sums and not targets and not dated:
        return True
    return bool(targets) and not counted and all(AT_LARGE.search(words) for words in targets)


def is_search(claim: Claim, targets: list[str]) -> bool:
    """True for what forces of the law do to things or to bands of criminals, with nobody hurt: a search, a seizure."""
    doers = [actor.name for actor in claim.actors if actor.role == "initiator"]
    lawful = bool(doers) and all(LAWFUL.search(words) and is_armed(words) for words in doers)
    nobody = not any(figure.harm in HURT and figure.high for figure in claim.figures)
    return lawful and nobody and claim.event_type in SEARCHES and all(is_armed(words) for words in targets)


def is_armed(words: str) -> bool:
    """True for people, posts and machines of an army, a police, an armed group or a band of criminals."""
    if CIVIL.search(words):
        return False
    return describe(words, open_pack("en"), open_actors())[1] in ARMED or ARMS.search(words) is not None


def told(claim: Claim, text: str) -> Claim:
    """The claim with its organizations named, its place by its name and its day taken as told."""
    claim = filled(claim, text)
    return msgspec.structs.replace(
        claim, actors=(*claim.actors, *organizations(claim, text)), place=claim.place and bare(claim.place),
        time=claim.time and msgspec.structs.replace(claim.time, inferred=False),
    )  # fmt: skip


def bare(place: ClaimPlace) -> ClaimPlace:
    """A known place by its name alone ("city of Cali" is Cali, "the capital" its name); others as they are."""
    if place.kind not in NAMED:
        return place
    plain = "".join(c for c in unicodedata.normalize("NFD", place.name) if not unicodedata.combining(c))
    department = " Department" if place.kind == "admin1" and "department" in place.text.lower() else ""
    return msgspec.structs.replace(place, text=CLASSES.sub("", plain) + department)
