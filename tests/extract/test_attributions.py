"""Who says what: the source is whoever the text credits, wherever it stands, and never the outlet or the doer."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from attribution_reading import read_attributions
from claim_reading import day, in_war, told

import vigie
from vigie.extract.attribution_examples import failing_examples
from vigie.extract.attributions import attribution_of
from vigie.lexicon.pack import languages, open_pack

SOURCES = [
    ("fr", "Trois civils sont morts, a déclaré à Reuters une source médicale.", "morts", "une source médicale"),
    ("fr", "« Nous avons tenu », a dit le colonel Samba.", "tenu", "le colonel Samba"),
    ("fr", "Le préfet a assuré que la route était libre.", "libre", "Le préfet"),
    ("fr", "La route est libre, a-t-on appris auprès de la gendarmerie.", "libre", "la gendarmerie"),
    ("fr", "Le maire affirme avoir compté dix corps.", "corps", "Le maire"),
    ("fr", "Selon des habitants, la mosquée a brûlé.", "brûlé", "des habitants"),
    ("fr", "La mosquée, selon des habitants, a brûlé.", "brûlé", "des habitants"),
    ("fr", "La mosquée a brûlé, selon des habitants.", "brûlé", "des habitants"),
    ("fr", "Un dépôt a brûlé, a rapporté l'AFP, citant la police.", "brûlé", "la police"),
    ("fr", "Le pont est coupé, a annoncé le porte-parole du gouvernement, Jean Moussa.", "coupé", "Jean Moussa"),
    ("fr", "Le ministre est arrivé. Il a ajouté que le port rouvrirait.", "rouvrirait", "Le ministre"),
    ("en", "Three civilians died, said a medical source.", "died", "a medical source"),
    ("en", "Two people were killed in Gao and Kidal, officials said.", "killed", "officials"),
    ("en", "Two men were shot in the market, the IDF confirmed Tuesday.", "shot", "the IDF"),
    ("en", "Save the Children said two nurses died in a strike.", "died", "Save the Children"),
    (
        "en",
        "The governor of Sinaloa confirmed on Friday that three soldiers had died.",
        "died",
        "The governor of Sinaloa",
    ),
    ("en", "Police in the city of Herat confirm that two officers died.", "died", "Police in the city of Herat"),
    ("en", "Daily Trust reported that two nurses died.", "died", "Daily Trust"),
    ("en", "Settlers came and villagers went into the street, said Ali Sami.", "came", "Ali Sami"),
    ("en", "The governor said the road was clear.", "clear", "The governor"),
    ("en", '"We held on," Colonel Samba said on the radio. "Nobody ran."', "Nobody", "Colonel Samba"),
    ("en", "According to residents, the mosque burned.", "burned", "residents"),
    ("en", "The mosque burned, according to residents.", "burned", "residents"),
    ("en", "State radio quoted the prefect as saying the bridge was gone.", "bridge", "the prefect"),
    ("en", "The observatory said activists in the town said gas was used.", "gas", "activists in the town"),
    ("en", "The prefecture added:\n\nFour bridges are closed.", "bridges", "The prefecture"),
    ("fr", "Le préfet a ajouté :\n\nQuatre ponts sont coupés.", "ponts", "Le préfet"),
    ("en", 'Colonel Samba said: "We held on. I think they fled."', "think", "Colonel Samba"),
    ("en", '"We ran," the nurse said as she washed. "Then they fired," a driver said.', "ran", "the nurse"),
    ("en", '"They came. They burned it," the nurse said. "We ran. It rained," a driver added.', "We", "a driver"),
    ("en", "The governor said the road was clear, and the mayor added that trucks were moving.", "trucks", "the mayor"),
    ("en", "Satellite images show burnt houses by the river.", "houses", "Satellite images"),
    ("fr", "Des images satellites montrent des maisons brûlées.", "maisons", "Des images satellites"),
    ("en", "Judges handling complaints have cited delays.", "delays", "Judges"),
    ("en", "The minister spoke at a rally in the north of Diallo, saying: 'Go.'", "Go", "The minister"),
    ("en", "The minister told a rally in the north, on Monday, that the road was safe.", "road", "The minister"),
    ("en", "A nurse who watched the raid said nine tents burned.", "tents", "A nurse"),
    ("fr", "Un infirmier qui a vu le raid affirme que neuf tentes ont brûlé.", "tentes", "Un infirmier"),
    ("en", "The envoy appeared to suggest that the talks were dead.", "talks", "The envoy"),
    ("fr", "L'émissaire a tenu à préciser que la trêve était finie.", "trêve", "L'émissaire"),
    ("en", "The army was forced to admit that a shell had hit the school.", "shell", "The army"),
    ("en", "The governor called Friday for a truce.", "truce", "The governor"),
    ("en", "The rebels have shared the wells and called for a truce.", "truce", "The rebels"),
    ("en", "The rebels made threats against the well's owner.", "owner", "The rebels"),
    ("fr", "Le préfet a déposé une plainte contre la milice.", "milice", "Le préfet"),
    ("en", 'The mayor said the army had promised to leave. "It never did."', "never", "The mayor"),
    ("en", "The rebels' refusal to leave the town angers its people.", "leave", "The rebels"),
    ("fr", "Le refus des rebelles de quitter la ville exaspère les habitants.", "quitter", "rebelles"),
    ("en", "Some believe that the truce is dead.", "truce", "Some"),
    ("en", "A BBC report that four shells hit the port was denied.", "shells", "BBC"),
    ("en", "The army left the burning town the mayor said.", "burning", "the mayor"),
    ("fr", "L'armée, elle, soutient que le pont tient.", "pont", "L'armée"),
    ("fr", "Le mouvement a de son côté affirmé que la ville était calme.", "calme", "Le mouvement"),
    ("fr", "Le ministère a, pour sa part, annoncé la prise de la colline.", "prise", "Le ministère"),
    ("fr", "L'hôpital donne un bilan de six morts.", "morts", "L'hôpital"),
    ("fr", "Comme l'a indiqué l'armée, le pont est coupé.", "pont", "l'armée"),
    ("fr", "Le pont est coupé, comme l'ont rapporté des témoins.", "pont", "des témoins"),
    ("en", "The bridge is cut, as police have said.", "bridge", "police"),
    ("en", "The bridge is cut, according to the mayor's office.", "bridge", "the mayor's office"),
    ("fr", "L'armée a pris Sinja, capitale de l'État de Sennar, a annoncé le ministre.", "pris", "le ministre"),
    ("fr", "La coordination des comités avance le chiffre de dix morts.", "dix", "La coordination"),
    ("en", "A civil society leader put the civilian toll at 14.", "14", "A civil society leader"),
    ("fr", "Des notables ont parlé à la radio. « Ils ont tiré », témoigne l'un d'eux.", "tiré", "Des notables"),
    ("en", 'Residents said they had fled. "There are bodies in the street," one said.', "bodies", "Residents"),
    ("en", "A spokeswoman says neither the mayor nor her office helped the gunmen.", "helped", "A spokeswoman"),
    ("en", "Sources close to the militia said he had been released.", "released", "Sources close to the militia"),
    ("en", "Per local media, the convoy turned back.", "convoy", "local media"),
    ("en", "The clinic put the toll at nine dead.", "dead", "The clinic"),
    ("en", "Shells fell in Bama, police and residents said.", "fell", "police and residents"),
    ("en", "An attack the ministry says killed ten people shook the capital.", "killed", "ministry"),
    ("en", "Shells fell near Bama, the observatory reported on Monday.", "fell", "the observatory"),
    ("en", "The mill burned, the union said in a note sent to newsrooms by courier.", "mill", "the union"),
    ("fr", "Le moulin a brûlé, a dit le syndicat dans une note remise mardi à la presse.", "moulin", "le syndicat"),
    ("en", "The rebels said they had shelled the fort, captured two guns and burned a truck.", "burned", "The rebels"),
    ("en", "A clerk, who hid because he feared the patrols, told Reuters that the jail was open.", "jail", "A clerk"),
    ("fr", "Un greffier, qui se cache car il craint la milice, dit que la prison est vide.", "vide", "Un greffier"),
    ("fr", "Le fort est pris, a déclaré à l'AFP Salif Dembo, un commerçant.", "fort", "Salif Dembo"),
    ("fr", "Le fort est pris, ont dit des témoins à RFI.", "fort", "des témoins"),
    ("fr", "Selon Salif Dembo, 41 ans, le fort est pris.", "fort", "Salif Dembo"),
    ("en", "According to Salif Dembo, 41, the fort fell.", "fort", "Salif Dembo"),
    ("en", "The fort fell, according to the mayor, a hundred times over.", "fort", "the mayor"),
    ("en", "The fort fell, the Tass agency quoted a clerk as saying.", "fort", "a clerk"),
    ("en", "The governor said, citing fishermen, that the fort fell.", "fort", "fishermen"),
    ("fr", "Le maire est venu. Le fort est pris, a-t-il encore indiqué.", "fort", "Le maire"),
    ("fr", "Le fort est pris, nous a confié un pêcheur.", "fort", "un pêcheur"),
    ("fr", "Un obus a fait deux morts et neuf blessés à Bama, a indiqué le gouverneur.", "obus", "le gouverneur"),
    ("en", "But the Lake Front (LF), a herders' union, said the fort fell.", "fort", "the Lake Front"),
]


@pytest.mark.parametrize(
    ("language", "text", "relay"),
    [
        ("fr", "Le fort est pris, a déclaré à l'AFP Salif Dembo, un commerçant.", "l'AFP"),
        ("fr", "Le fort est pris, ont dit des témoins à RFI.", "RFI"),
        ("fr", "Le fort est pris, a dit le syndicat dans un rapport.", "un rapport"),
    ],
)
def test_the_newsroom_told_is_no_part_of_the_source(language: str, text: str, relay: str) -> None:
    (attribution,) = read_attributions(text, language).attributions
    assert attribution.source is not None
    assert relay in attribution.relay
    assert relay not in attribution.source.name


def test_a_pronoun_is_nobody_of_two_sentences_before() -> None:
    text = "Le maire de Bunia dort. La pluie tombe sur la ville. Elle est calme, a-t-il dit."
    (attribution,) = read_attributions(text, "fr").attributions
    assert attribution.source is not None
    assert "maire" not in attribution.source.name


@pytest.mark.parametrize(("language", "text", "word", "source"), SOURCES)
def test_innermost_attribution_names_the_source(language: str, text: str, word: str, source: str) -> None:
    document = read_attributions(text, language)
    start = text.index(word)
    covering = attribution_of(document, start, start + len(word))
    assert covering, document.attributions
    found = document.attributions[covering[0]].source
    assert found is not None
    assert source in found.name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les prix varient selon la saison."),
        ("fr", "Les rebelles ont pris la ville mardi."),
        ("fr", "Une bombe a explosé à Mogadiscio. (AFP)"),
        ("en", "The rebels took the town on Tuesday."),
        ("en", "A bomb went off in Mogadishu. (Reuters)"),
        ("en", "The army added three battalions to its command."),
        ("en", "The militia committed a massacre in the fort."),
        ("en", "The note was seen by Reuters."),
        ("fr", "L'armée s'est engagée dans des combats."),
    ],
)
def test_plain_narration_has_no_source(language: str, text: str) -> None:
    assert not read_attributions(text, language).attributions


def test_whoever_was_told_is_a_relay() -> None:
    document = read_attributions("La ville est calme, a dit à l'AFP un officier.", "fr")
    assert [a.relay for a in document.attributions] == [("l'AFP",)]


def test_what_follows_a_source_is_not_its_word_unless_marked() -> None:
    text = "Selon la police, la gare a brûlé. Le maire a quitté la ville."
    document = read_attributions(text, "fr")
    start = text.index("Le maire")
    assert attribution_of(document, start, len(text)) == []


def test_hearsay_mood_carries_the_source_over() -> None:
    text = "Selon la police, la gare a brûlé. L'incendie aurait fait deux morts."
    document = read_attributions(text, "fr")
    start = text.index("L'incendie")
    assert attribution_of(document, start, len(text) - 1) == [0]


def test_denial_is_marked() -> None:
    document = read_attributions("L'armée a démenti avoir bombardé le camp.", "fr")
    assert [a.denied for a in document.attributions] == [True]


@pytest.mark.parametrize("language", languages())
def test_examples_of_the_packs_hold(language: str) -> None:
    assert failing_examples(open_pack(language), lambda text: read_attributions(text, language)) == []


def test_what_is_believed_of_somebody_is_hearsay_without_a_source() -> None:
    text = "The commander is believed to have fled the town."
    (found,) = read_attributions(text, "en").attributions
    assert (found.source, found.hedged) == (None, True)
    assert [text[start:end] for start, end in found.content] == ["The commander", "to have fled the town"]


def test_content_ends_where_somebody_else_speaks() -> None:
    text = "The governor said the road was clear, and the mayor added that trucks were moving."
    first = read_attributions(text, "en").attributions[0]
    assert [text[start:end] for start, end in first.content] == ["the road was clear"]


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("en", "A spokesman claimed that his men held the port, a claim the army dismissed.", "his men held the port"),
        ("en", "The mayor said that shells hit a clinic, which the army denied.", "shells hit a clinic"),
        (
            "fr",
            "Le maire affirme que des obus ont touché le marché, ce que l'armée dément.",
            "des obus ont touché le marché",
        ),
        ("en", "The pilot told lawmakers that ten men died, the agency reported.", "ten men died"),
    ],
)
def test_content_ends_where_another_answers_it_or_passes_it_on(language: str, text: str, content: str) -> None:
    first = read_attributions(text, language).attributions[0]
    assert [text[start:end] for start, end in first.content] == [content]


def test_who_answers_a_claim_neither_passes_it_on_nor_speaks_next() -> None:
    text = "A spokesman claimed that his men held the port, a claim the army dismissed. He added that ten men died."
    claimed, dismissed, added = read_attributions(text, "en").attributions
    assert (claimed.relay, dismissed.relay) == ((), ())
    assert added.source is not None
    assert added.source.name == "A spokesman"


def test_who_cites_a_source_in_an_aside_is_its_relay() -> None:
    (found,) = read_attributions(
        "The agency, citing two officers, reported that the port was closed.", "en"
    ).attributions
    assert found.source is not None
    assert (found.source.name, found.relay) == ("two officers", ("The agency",))


def test_a_source_after_a_clause_of_its_own_is_no_word_for_the_clause_before() -> None:
    text = "Fighters stormed a hotel, police said, and a loud blast was heard, according to two witnesses."
    last = read_attributions(text, "en").attributions[-1]
    assert [text[start:end] for start, end in last.content] == ["a loud blast was heard"]


def test_who_denies_a_part_in_a_deed_does_not_deny_the_deed() -> None:
    text = "Le groupe a nié être à l'origine de l'attaque du poste, où trois gendarmes ont péri."
    (found,) = read_attributions(text, "fr").attributions
    assert [text[start:end] for start, end in found.content] == ["être à l'origine"]


def test_what_a_relative_clause_says_ends_with_it() -> None:
    text = "D'après un élu, qui demande l'ouverture du pont, deux villages sont vides."
    first = read_attributions(text, "fr").attributions[0]
    assert [text[start:end] for start, end in first.content] == ["deux villages sont vides"]
    text = "D'après les Avocats, un collectif qui recense les exactions, deux villages sont vides."
    first = read_attributions(text, "fr").attributions[0]
    assert [text[start:end] for start, end in first.content] == ["deux villages sont vides"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les rebelles, soutenus par Kigali, ont pris la colline."),
        ("en", "Rebels backed by Kigali took the hill."),
        ("fr", "À l'aube, l'armée a riposté."),
    ],
)
def test_a_standing_or_a_deed_is_no_speech(language: str, text: str) -> None:
    assert not read_attributions(text, language).attributions


def test_images_without_an_article_are_not_the_last_speaker_s() -> None:
    text = "La Croix-Rouge a compté dix morts. Des images montrent que le marché a brûlé."
    source = read_attributions(text, "fr").attributions[-1].source
    assert source is not None
    assert source.name == "Des images"


def test_a_second_verb_is_no_part_of_the_source() -> None:
    text = "The union called a strike on Friday and urged drivers to stay at home."
    source = read_attributions(text, "en").attributions[-1].source
    assert source is not None
    start, end = source.whole or (source.start, source.end)
    assert text[start:end] == "The union"


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["said", "that", "the army", '"', "«", "»", ",", ".", "according to", "(", ")", "citing", "He", ":", "\n"]
        ),
        max_size=25,
    )
)
def test_any_mixture_of_cues_gives_spans_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for attribution in read_attributions(text, "en").attributions:
        for start, end in attribution.content:
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        ("fr", "Selon le bilan, 15 soldats ont été blessés à Gao.", []),
        ("fr", "Selon un bilan publié mardi par la police, 15 soldats ont été blessés à Gao.", ["la police"]),
        ("en", "According to the toll, 15 soldiers were wounded in Gao.", []),
        ("en", "According to figures released on Tuesday by the police, 15 soldiers were wounded.", ["the police"]),
    ],
)
def test_a_count_is_nobody_s_word_unless_its_issuer_is_told(language: str, text: str, sources: list[str]) -> None:
    reading = vigie.read(text, language=language, published="2024-11-30")
    assert [a.source for claim in reading.claims for a in claim.attribution] == sources


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le camp a été attaqué mardi par les rebelles près de Gao."),
        ("fr", "Un assaut lancé mardi par les rebelles a blessé un soldat près de Gao."),
        ("en", "The camp was attacked on Tuesday by rebels near Gao."),
    ],
)
def test_whoever_does_a_deed_says_nothing_by_it(language: str, text: str) -> None:
    """A verb that also leads quotations tells a deed in the passive, and the day is the deed's."""
    claim = told(text, language)
    assert not claim.attribution
    assert day(claim) == "2024-11-26"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Le préfet a annoncé la mort de deux rebelles à Gao. Un civil a péri, dit-on de même source.",
            "Le préfet",
        ),
        ("De sources concordantes, deux soldats ont été tués à Gao.", "sources concordantes"),
        ("Deux soldats ont été tués à Gao, apprend-on de bonne source.", "bonne source"),
    ],
)
def test_a_source_that_is_only_said_to_be_good_or_the_same(text: str, source: str) -> None:
    reading = vigie.read(text, language="fr", published="2024-11-30")
    assert {a.source for claim in reading.claims for a in claim.attribution} == {source}


def test_a_toll_said_to_be_official_names_nobody() -> None:
    reading = vigie.read("Selon un bilan officiel, 15 soldats ont été blessés à Gao.", language="fr")
    assert not [a for claim in reading.claims for a in claim.attribution]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("fr", "Six soldats sont morts à Gao, frappé par la famine et la guerre, a annoncé l'ONU.", "l'ONU"),
        ("fr", "Des policiers ont été blessés à Gao et conduits à l'hôpital, a indiqué la mairie.", "la mairie"),
        ("en", "Officers were wounded in Gao and taken to hospital, said the army.", "the army"),
    ],
)  # fmt: skip
def test_whom_the_words_before_an_inverted_cue_tell_of_is_not_who_says_it(
    language: str, text: str, source: str
) -> None:
    assert [a.source for claim in in_war(text, language)[:1] for a in claim.attribution] == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("D'après la société civile, plusieurs de ces soldats ont trouvé la mort à Gao.", "la société civile"),
        (
            "Selon des témoins, six soldats ont été tués à Gao, les rebelles les soupçonnant d'espionnage.",
            "des témoins",
        ),
    ],
)
def test_what_follows_a_source_takes_nothing_from_it(text: str, source: str) -> None:
    assert {a.source for claim in in_war(text, "fr") if claim.figures for a in claim.attribution} == {source}


def test_what_was_going_on_is_nothing_said() -> None:
    (claim, *_) = in_war("The bandits came to Tsafe when residents were observing prayers and killed ten people.", "en")
    assert not [found.source for found in claim.attribution if found.source == "residents"]


ROW_TOLD = [
    ("fr", "Deux soldats ont été tués et trois policiers blessés à Gao, a annoncé le gouverneur.", "le gouverneur"),
    ("fr", "Neuf hommes sont morts et deux policiers blessés à Gao, ont dit lundi les autorités.", "les autorités"),
    ("en", "Two soldiers were killed and three policemen wounded in Gao, said the governor.", "the governor"),
    ("fr", "Le Front karen (FK), le groupe qui tient la zone, a dit que dix civils sont morts.", "Le Front karen"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "source"), ROW_TOLD)
def test_whom_a_participle_tells_of_is_no_speaker(language: str, text: str, source: str) -> None:
    """Nor is the apposition of a speaker who is named before it."""
    assert {s.source.split(" (")[0] for claim in in_war(text, language) for s in claim.attribution} == {source}
