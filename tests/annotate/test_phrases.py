"""Noun groups, verb groups and what binds noun groups to one another, in both languages."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from syntax_reading import group_of, read_syntax, verb_of, words

from vigie.lexicon.pack import languages

GROUPS = [
    ("fr", "L'armée a bombardé le petit village mardi.", ["L'armée", "le petit village", "mardi"]),
    ("fr", "Des hommes armés ont enlevé une vingtaine d'écoliers.", ["Des hommes armés", "une vingtaine d'écoliers"]),
    ("fr", "Le gérant du dépôt a parlé.", ["Le gérant", "dépôt"]),
    ("en", "The army bombed the small village Tuesday.", ["The army", "the small village", "Tuesday"]),
    ("en", "Gunmen kidnapped about twenty wounded soldiers.", ["Gunmen", "about twenty wounded soldiers"]),
    ("en", "Two government airstrikes hit the market.", ["Two government airstrikes", "the market"]),
    ("fr", "L'attaque «odieuse» a fait dix morts.", ["L'attaque «odieuse»", "dix morts"]),
    ("en", 'The "cowardly" attack killed ten soldiers.', ['The "cowardly" attack', "ten soldiers"]),
    ("en", 'Some 30 "armed bandits" were shot.', ['Some 30 "armed bandits"']),
    ("en", 'The mayor said "more than 90" goats died.', ["The mayor", 'more than 90" goats']),
    ("en", "Islamic State (IS) fighters left.", ["Islamic State (IS) fighters"]),
    ("en", "Rebels handed over 12 captives.", ["Rebels", "12 captives"]),
    ("en", "Rebels took over 12 huts.", ["Rebels", "over 12 huts"]),
    ("fr", "Une trentaine de maisons et 12 « bandits » ont brûlé.", ["Une trentaine de maisons", "12 « bandits »"]),
]


@pytest.mark.parametrize(("language", "text", "wanted"), GROUPS)
def test_a_group_runs_from_determiner_to_last_noun_and_no_further(language: str, text: str, wanted: list[str]) -> None:
    document = read_syntax(text, language)
    assert [words(document, g) for g in range(len(document.groups))] == wanted


HEADS = [
    ("fr", "Les avions russes ont frappé la ville.", "Les avions russes", "avions"),
    ("fr", "Une station-service a brûlé.", "Une station-service", "station-service"),
    ("en", "The fuel station burned down.", "The fuel station", "station"),
    ("en", "Syrian rebel fighters left the town.", "Syrian rebel fighters", "fighters"),
]


@pytest.mark.parametrize(("language", "text", "group", "head"), HEADS)
def test_the_head_is_the_noun_that_carries_the_grammar(language: str, text: str, group: str, head: str) -> None:
    document = read_syntax(text, language)
    assert document.tokens.words[document.groups[group_of(document, group)].head] == head


LINKS = [
    ("fr", "L'attaque de la ville a duré.", "la ville", "of", "L'attaque"),
    ("en", "The siege of the city went on.", "the city", "of", "The siege"),
    ("fr", "Un marché et une mosquée ont brûlé.", "une mosquée", "conjunct", "Un marché"),
    ("fr", "Des obus ont touché une école, un marché et une mosquée.", "une mosquée", "conjunct", "une école"),
    ("en", "Shells hit a school, a market and a mosque.", "a market", "conjunct", "a school"),
    ("en", "Two soldiers and five militiamen died.", "five militiamen", "conjunct", "Two soldiers"),
    ("fr", "Hassan Diallo, un médecin, a été enlevé.", "un médecin", "apposition", "Hassan Diallo"),
    ("en", "Hassan Diallo, a doctor, was abducted.", "a doctor", "apposition", "Hassan Diallo"),
    ("en", "The town's hospital was shelled.", "hospital", "possessor", "The town"),
]


@pytest.mark.parametrize(("language", "text", "group", "link", "other"), LINKS)
def test_complements_lists_appositions_and_possessors(
    language: str, text: str, group: str, link: str, other: str
) -> None:
    document = read_syntax(text, language)
    assert words(document, getattr(document.groups[group_of(document, group)], link)) == other


def test_a_subject_after_a_source_is_no_apposition() -> None:
    document = read_syntax("Selon le maire, les rebelles ont pris le pont.", "fr")
    assert document.groups[group_of(document, "les rebelles")].apposition is None


SUBSETS = [
    ("fr", "L'attaque a tué 12 personnes, dont quatre enfants.", "quatre enfants", "dont"),
    ("en", "The attack killed 12 people, including four children.", "four children", "including"),
]


@pytest.mark.parametrize(("language", "text", "group", "marker"), SUBSETS)
def test_a_counted_group_after_a_subset_marker_hangs_on_it(language: str, text: str, group: str, marker: str) -> None:
    document = read_syntax(text, language)
    assert document.groups[group_of(document, group)].preposition == marker


VERBS = [
    ("fr", "Le village a été bombardé.", "bombarder", ("passive", False, "Fin")),
    ("fr", "Les rebelles n'ont pas pris le pont.", "prendre", ("active", True, "Fin")),
    ("fr", "Huit soldats auraient été tués.", "tuer", ("passive", False, "Cnd")),
    ("fr", "Le convoi est arrivé.", "arriver", ("active", False, "Fin")),
    ("fr", "Les soldats se sont retirés.", "retirer", ("active", False, "Fin")),
    ("en", "The village was bombed.", "bomb", ("passive", False, "Fin")),
    ("en", "The rebels did not take the bridge.", "take", ("active", True, "Fin")),
    ("en", "The bridge has never been attacked.", "attack", ("passive", True, "Fin")),
    ("en", "The army will attack the bridge.", "attack", ("active", False, "Fut")),
]


@pytest.mark.parametrize(("language", "text", "lemma", "wanted"), VERBS)
def test_voice_polarity_and_mood_of_verb_groups(
    language: str, text: str, lemma: str, wanted: tuple[str, bool, str]
) -> None:
    verb = verb_of(read_syntax(text, language), lemma)
    assert (verb.voice, verb.negated, verb.form) == wanted


@settings(max_examples=40)
@given(st.sampled_from(languages()), st.text(max_size=300))
@example("en", "~\r0")  # a number whose qualifier stands in the line before
def test_groups_and_verbs_of_any_text_lie_inside_their_sentence_and_never_overlap(language: str, text: str) -> None:
    document = read_syntax(text, language)
    ranges = sorted((part.first, part.last, part.sentence) for part in (*document.groups, *document.verbs))
    for first, last, sentence in ranges:
        assert document.sentences[sentence].first <= first < last <= document.sentences[sentence].last
    for (_, last, _), (first, _, _) in itertools.pairwise(ranges):
        assert last <= first
