"""The whole reading: the same bytes, evidence that round-trips, labels that change nothing, noise that tells none."""

from __future__ import annotations

import hashlib
import importlib.util
import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vigie
from vigie.model.claim import Claim, Reading
from vigie.model.report import Report
from vigie.pipeline import read_report
from vigie.settings import Settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT / "../shared"
PUBLISHED = "2024-11-30"

REPORTS = {
    "fr": """Deuxième jour de combats à Goma

Les rebelles ont bombardé Goma vendredi, tuant au moins 12 personnes, dont quatre enfants, selon un médecin.
L'attaque a aussi fait 30 blessés. « Nous avons repoussé l'ennemi », a déclaré le porte-parole de l'armée à la radio.
L'armée a repris Sake et arrêté onze insurgés. Plus de 4 000 personnes ont fui depuis mercredi.
Les insurgés ont démenti avoir visé l'hôpital. L'aéroport de Goma est fermé.
""",
    "en": """Second day of fighting in Goma

Rebels shelled Goma on Friday, killing at least 12 people, including four children, a doctor said.
The attack also wounded 30. "We repelled the enemy," an army spokesman told the radio.
The army retook Sake and arrested eleven insurgents. More than 4,000 people have fled since Wednesday.
The insurgents denied targeting the hospital. The airport in Goma is closed.
""",
}


def read(text: str, language: str | None = None) -> Reading:
    return vigie.read(text, language=language, published=PUBLISHED)


# the same bytes


@pytest.mark.parametrize("language", sorted(REPORTS))
def test_reading_twice_gives_the_same_bytes(language: str) -> None:
    text = REPORTS[language]
    first, second = (msgspec.json.encode(vigie.read(text, published=PUBLISHED, annotations=True)) for _ in range(2))
    assert first == second
    assert len(read(text).claims) >= 5


def test_a_fresh_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    code = (
        "import hashlib, json, sys, msgspec, vigie\n"
        "for text in json.load(sys.stdin):\n"
        f"    reading = vigie.read(text, published={PUBLISHED!r}, annotations=True)\n"
        "    print(hashlib.sha256(msgspec.json.encode(reading)).hexdigest())"
    )
    texts = list(REPORTS.values())
    here = [
        hashlib.sha256(msgspec.json.encode(vigie.read(text, published=PUBLISHED, annotations=True))).hexdigest()
        for text in texts
    ]
    for seed in ("1", "4242"):
        ran = subprocess.run(
            [sys.executable, "-c", code], input=json.dumps(texts), capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        )  # fmt: skip
        assert ran.stdout.split() == here


# evidence


def spans(claim: Claim) -> Iterator[tuple[int, int]]:
    """Every span of a claim in the document's text."""
    yield from ((e.start, e.end) for e in claim.evidence)
    parts = (*claim.actors, *claim.objects, *claim.means, *claim.figures, *claim.attribution)
    yield from ((part.span.start, part.span.end) for part in parts)
    for field in (claim.place, claim.time, claim.period):
        if field is not None:
            yield field.span.start, field.span.end


def check_spans(reading: Reading, original: str) -> None:
    """Every span lies inside the text, every piece of evidence also inside the original; no claim is without."""
    for claim in reading.claims:
        assert claim.evidence
        for start, end in spans(claim):
            assert 0 <= start < end <= len(reading.text)
        for piece in claim.evidence:
            assert 0 <= piece.original_start < piece.original_end <= len(original)
    for issue in reading.issues:
        if issue.span is not None:
            assert 0 <= issue.span.start <= issue.span.end <= len(reading.text)
    for objects in (reading.annotations or {}).values():
        for seen in objects:
            if "text" in seen:
                start, end = seen["start"], seen["end"]
                assert isinstance(start, int)
                assert isinstance(end, int)
                assert reading.text[start:end] == seen["text"]


@pytest.mark.parametrize("language", sorted(REPORTS))
def test_evidence_quotes_the_original(language: str) -> None:
    text = REPORTS[language]
    reading = vigie.read(text, published=PUBLISHED, annotations=True)
    check_spans(reading, text)
    for claim in reading.claims:
        for piece in claim.evidence:
            assert text[piece.original_start : piece.original_end] == reading.text[piece.start : piece.end]
        for figure in claim.figures:
            assert any(piece.start <= figure.span.start < piece.end for piece in claim.evidence)


DAMAGED = [
    "Les rebelles ont bombard&eacute; Goma vendredi,\u200b tuant dix personnes.",
    "Les rebelles ont bombardÃ© Goma vendredi, tuant dix personnes.",
    "\U0001f6a8\U0001f6a8 Les rebelles ont bombardé Goma vendredi, tuant dix personnes. \U0001f6a8",
]


@pytest.mark.parametrize("text", DAMAGED)
def test_evidence_finds_its_way_back_through_repairs(text: str) -> None:
    reading = read(text, "fr")
    (claim,) = reading.claims
    (piece,) = claim.evidence
    quoted = text[piece.original_start : piece.original_end]
    assert "Les rebelles ont bombard" in quoted
    assert "tuant dix personnes" in quoted
    check_spans(reading, text)


# words that open every stage, between arbitrary characters
SEEDS = st.sampled_from(
    ["Les rebelles ont tué ", "12 personnes ", "à Goma ", "vendredi", ", dont quatre enfants", ". ", "\n\n", "« ", " »",
     "Rebels shelled ", "Goma ", "on Friday", ", killing six", " a déclaré ", "said the army", "(", ")", "qui ", "et "]
)  # fmt: skip
TEXTS = st.lists(st.one_of(SEEDS, st.text(max_size=60)), max_size=50).map("".join)


@settings(max_examples=60)
@given(TEXTS, st.sampled_from(["fr", "en", None]))
def test_no_text_breaks_the_reading_and_no_span_leaves_it(text: str, language: str | None) -> None:
    reading = vigie.read(text[:3000], language=language, published=PUBLISHED, annotations=True)
    check_spans(reading, text[:3000])
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading).claims == reading.claims


@settings(max_examples=25)
@given(st.text(max_size=3000), st.sampled_from(["fr", "en", None]))
def test_no_unicode_breaks_the_reading(text: str, language: str | None) -> None:
    check_spans(vigie.read(text, language=language, published=PUBLISHED), text)


# labels

FIGHTERS = {
    "fr": ["terroristes", "rebelles", "combattants", "résistants", "jihadistes"],
    "en": ["terrorists", "rebels", "militants", "gunmen", "fighters"],
}
FRAMED = [
    ("fr", "Les {} ont attaqué un poste de l'armée à Djibo lundi, tuant huit soldats."),
    ("fr", "L'armée a tué 14 {} dans un raid aérien près de Gao dimanche."),
    ("fr", "Les {} ont bombardé Goma vendredi, blessant neuf villageois."),
    ("fr", "Une embuscade tendue par des {} a fait cinq morts à Ménaka samedi."),
    ("fr", "Les {} se sont emparés de Kidal vendredi."),
    ("fr", "Des {} ont enlevé quatre enseignants près de Bamenda mercredi."),
    ("en", "The {} attacked an army post in Djibo on Monday, killing eight soldiers."),
    ("en", "The army killed 14 {} in an airstrike near Gao on Sunday."),
    ("en", "The {} shelled the town of Bria on Monday, wounding nine villagers."),
    ("en", "An ambush by {} killed five people in Menaka on Saturday."),
    ("en", "The {} captured Kidal on Friday."),
    ("en", "The {} abducted four teachers near Bamenda on Wednesday."),
]


def substance(text: str, language: str) -> list[object]:
    """What no label may change: kinds, types, codes, figures, places and times of all claims."""
    return [
        (
            claim.kind,
            claim.event_type,
            claim.codes,
            [(f.harm, f.low, f.high, f.qualifier, f.part_of) for f in claim.figures],
            claim.place and (claim.place.name, claim.place.geonames_id, claim.place.precision),
            claim.time and (claim.time.start, claim.time.end),
            sorted(actor.role for actor in claim.actors),
        )
        for claim in read(text, language).claims
    ]


@pytest.mark.parametrize(("language", "frame"), FRAMED)
def test_the_label_of_a_fighter_changes_nothing(language: str, frame: str) -> None:
    told = {label: substance(frame.format(label), language) for label in FIGHTERS[language]}
    first = told[FIGHTERS[language][0]]
    assert first
    assert [label for label, found in told.items() if found != first] == []


TAKEN = [
    ("fr", ["L'armée a {} la ville de Bama vendredi."], ["pris", "libéré", "conquis", "repris"]),
    ("en", ["The army {} the town of Bama on Friday."], ["captured", "liberated", "seized", "retook"]),
]


@pytest.mark.parametrize(("language", "frames", "verbs"), TAKEN)
def test_captured_or_liberated_is_one_deed(language: str, frames: list[str], verbs: list[str]) -> None:
    for frame in frames:
        told = [substance(frame.format(verb), language) for verb in verbs]
        assert told[0]
        assert all(found == told[0] for found in told)


def test_fell_to_is_captured_by() -> None:
    (fell,) = read("Bama fell to the army on Friday. Rebels shelled Gwoza.", "en").claims[:1]
    (captured,) = read("The army captured Bama on Friday. Rebels shelled Gwoza.", "en").claims[:1]
    assert (fell.kind, fell.event_type, fell.codes) == (captured.kind, captured.event_type, captured.codes)


# noise

NOISE = [
    ("en", "The striker fired a shot from 20 metres, but the goalkeeper attacked the ball. City killed off the game."),
    (
        "en",
        "Arsenal's attack destroyed a tired defence as they shelled four goals past their rivals. Two were injured.",
    ),
    ("en", "Crush four cloves of garlic and fold in the walnuts. Explode the pomegranate seeds over the dish."),
    ("en", "A coach overturned near Lyon on Tuesday, killing six passengers and injuring fourteen. The driver slept."),
    (
        "en",
        "Shares were hammered after it launched a hostile bid for its rival. The takeover battle could last months.",
    ),
    ("en", "Train drivers will strike on Thursday over pay. The union said talks with the company had collapsed."),
    ("en", "A court in Madrid sentenced a former mayor to four years in prison for fraud. Her lawyers will appeal."),
    ("en", "The show follows the painter from his battle scenes to the portraits. One canvas shows a cavalry charge."),
    ("en", "He suffered a heart attack on Friday and was taken to hospital. A blood clot had blocked an artery."),
    ("en", "The champion sacrificed two pawns, attacked the king and forced his opponent to surrender after 41 moves."),
    ("en", "The film, shot in Dakar last year, has captured the imagination of critics. It opens in thirty cinemas."),
    ("en", "A vaccine campaign targets two million children. Health workers hope to defeat measles by 2030."),
    ("en", "The bakery chain will close forty shops and lay off 300 staff. The union called the plan a bombshell."),
    ("fr", "L'attaquant a décoché une frappe, et Lens a arraché la victoire. Deux joueurs se sont blessés."),
    ("fr", "Le peloton a explosé dans l'ascension: l'attaque du Slovène a fait des dégâts, trois favoris ont cédé."),
    ("fr", "Faites revenir les oignons, écrasez l'ail, puis faites exploser les saveurs avec une pointe de piment."),
    ("fr", "Un autocar s'est renversé mardi près de Dijon: six passagers sont morts et quatorze ont été blessés."),
    ("fr", "La tempête a fait trois morts et privé d'électricité 40.000 foyers. L'alerte rouge a été levée dimanche."),
    ("fr", "Le titre a été attaqué en Bourse après une offensive de son concurrent sur les prix."),
    ("fr", "Les cheminots ont déposé un préavis de grève pour jeudi. La direction dit les négociations rompues."),
    ("fr", "Le tribunal de Nice a condamné lundi un ancien notaire à quatre ans de prison pour escroquerie."),
    ("fr", "L'exposition suit le peintre de ses scènes de bataille à ses portraits. Un tableau montre une charge."),
    ("fr", "Il a été victime d'une crise cardiaque vendredi. Les médecins disent qu'une artère était bouchée."),
    ("fr", "Le champion d'échecs a sacrifié deux pions, attaqué le roi et contraint son adversaire à l'abandon."),
    ("fr", "Le film, tourné l'an dernier à Dakar, a conquis la critique. Il sort dans trente salles."),
    ("fr", "Le chef invité a dynamité la carte du restaurant, qui fait salle comble depuis trois mois."),
]


@pytest.mark.parametrize(("language", "text"), NOISE)
def test_what_is_no_armed_violence_tells_nothing(language: str, text: str) -> None:
    assert [claim.event_type for claim in read(text, language).claims] == []


# languages


def test_a_language_without_a_pack_is_kept_unread_with_an_issue() -> None:
    reading = read_report(Report(id="x", original="Angriff", sha256="", language="de"), Settings())
    assert reading.claims == ()
    assert reading.text == "Angriff"
    assert [issue.code for issue in reading.issues] == ["language.no-pack"]


# the touchstone

RIGHT = 17  # of its 17 core claims, as the first issue of the reader asks


def scorer() -> ModuleType:
    """The scoring functions that come with the annotated reports."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "bench/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(
    not (SHARED / "seed/report.jsonl").is_file() or not (SHARED / "bench/score.py").is_file(),
    reason="the touchstone report lies in ../shared, which is not here",
)
def test_the_touchstone_gives_every_figure_and_nearly_every_claim_right() -> None:
    score = scorer()
    row = json.loads((SHARED / "seed/report.jsonl").read_text(encoding="utf-8").splitlines()[0])
    gold = json.loads((SHARED / "seed/gold.jsonl").read_text(encoding="utf-8").splitlines()[0])["claims"]
    report = Report(
        id=row["id"], original=row["text"], sha256="", language=row.get("language"), published=row.get("published"),
        title=row.get("title"), outlet=row.get("outlet"), url=row.get("url"),
    )  # fmt: skip
    predicted = json.loads(msgspec.json.encode(read_report(report, Settings())))["claims"]
    core = [claim for claim in gold if claim["core"]]
    wanted, got = score.figures_of(core), score.figures_of(predicted)
    assert score.match_figures(wanted, got) == len(wanted)
    right = 0
    for i, j in score.pair(gold, predicted, row["text"]):
        claim, found = gold[i], predicted[j]
        if claim["core"] and found["event_type"] in claim["types"]:
            checks = (score.place_ok, score.time_ok, score.source_ok, score.figures_ok)
            right += all(check(claim, found) in (None, True) for check in checks)
    assert right >= RIGHT, f"{right} of {len(core)} are right"


def test_reports_of_this_file_are_long_enough_to_reach_every_stage() -> None:
    reached = set(itertools.chain.from_iterable((c.kind for c in read(text).claims) for text in REPORTS.values()))
    assert {"incident", "statement", "condition"} <= reached


OTHER_NEWS = {
    "fr": "Le conseil a voté le budget de la piscine. La route du lac rouvrira lundi. Le prix du pain a baissé. "
    "Les élèves ont planté des arbres. Le pont sera repeint. La gare a un nouveau toit. ",
    "en": "The council passed the budget of the pool. The lake road reopens on Monday. Bread is cheaper this week. "
    "Pupils planted trees. The bridge will be painted. The station has a new roof. ",
}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", "Vingt-sept morts dans des attaques près de Djugu."),
        ("fr", "Des rebelles ont tué deux bergers près de Goma."),
        ("fr", "Quatre infirmiers ont été tués mardi au Mali. L'ONU a condamné l'assassinat."),
        ("fr", "L'armée a bombardé Sake."),
        ("en", "At least 27 dead in two attacks near Djugu."),
        ("en", "Rebels killed two herders near Goma."),
        ("en", "Four aid workers were killed on Tuesday in Mali. The UN condemned the murder."),
        ("en", "The army shelled Sake."),
        ("en", "Unknown men attacked the mayor's office in Cali with grenades."),
        ("en", "The armed forces attacked Sake at dawn."),
    ],
)
def test_violence_amid_other_news_is_found_as_it_is_alone(language: str, told: str) -> None:
    alone = vigie.read(told, published=PUBLISHED, language=language).claims
    amid = vigie.read(OTHER_NEWS[language] + told + " " + OTHER_NEWS[language], published=PUBLISHED, language=language)
    assert alone
    assert [(c.kind, c.event_type) for c in amid.claims] == [(c.kind, c.event_type) for c in alone]
    assert not amid.issues


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les rebelles ont attaqué Goma. Ils ont tué deux bergers là"),
        ("en", "Rebels attacked Goma. They killed two herders there"),
        ("en", "Rebels attacked Goma and killed two herders when the mayor was speaking"),
        ("fr", "Les rebelles ont attaqué Goma, tuant deux bergers, par un nommé Paul Martin, sous-chef"),
    ],
)
def test_a_text_may_end_anywhere(language: str, text: str) -> None:
    claims = vigie.read(text, published=PUBLISHED, language=language, annotations=True).claims
    assert any(figure.low == 2 for claim in claims for figure in claim.figures)
