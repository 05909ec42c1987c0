"""Tokens cut by the pack's rules; sentences; titles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vigie.annotate.tokens import tokenise
from vigie.lexicon.pack import open_pack


def words(code: str, text: str) -> list[str]:
    return tokenise(text, open_pack(code))[0].words


def sentences(code: str, text: str) -> list[str]:
    return [text[s.start : s.end] for s in tokenise(text, open_pack(code))[1]]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("L'armée n’a pas fui.", "L'|armée|n’|a|pas|fui|."),
        ("Jusqu'à 1 200 hommes", "Jusqu'|à|1 200|hommes"),
        ("a-t-il dit, pense-t-on", "a|-t-il|dit|,|pense|-t-on"),
        ("Les forces pro-gouvernementales de N'Djamena", "Les|forces|pro-gouvernementales|de|N'Djamena"),
        ("aujourd'hui, quelqu’un", "aujourd'hui|,|quelqu’un"),
        ("M. Sow et le gén. Ba", "M.|Sow|et|le|gén.|Ba"),
        ("12,5 % de 3,5 millions d'euros (5€)", "12,5|%|de|3,5|millions|d'|euros|(|5|€|)"),
        ("de 10-15 km à 20h30", "de|10|-|15|km|à|20h30"),
        ("le rendez-vous de Kim Jong-il", "le|rendez-vous|de|Kim|Jong-il"),
        ("qu'« ils » partent", "qu'|«|ils|»|partent"),
    ],
)
def test_french_text_is_cut_by_elisions_and_clitics(text: str, cut: str) -> None:
    assert words("fr", text) == cut.split("|")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("They didn't fire.", "They|did|n't|fire|."),
        ("Gen. Okoro's men can’t", "Gen.|Okoro|'s|men|ca|n’t"),
        ("the rebels' camp", "the|rebels|'|camp"),
        ("U.N. and U.S.-backed forces", "U.N.|and|U.S.-backed|forces"),
        ("a 45-year-old from Ta'izz", "a|45-year-old|from|Ta'izz"),
        ("a 9–year–old, 20–30 dead", "a|9–year–old|,|20|–|30|dead"),
        ("Hayat al-Nusra on the Lokoja-Abuja road", "Hayat|al-Nusra|on|the|Lokoja-Abuja|road"),
        ("1,200 men, $1.5bn", "1,200|men|,|$|1.5|bn"),
        ("officials cannot say", "officials|can|not|say"),
        ("see https://news.example/a-b, or a@b.example", "see|https://news.example/a-b|,|or|a@b.example"),
    ],
)
def test_english_text_is_cut_by_clitics(text: str, cut: str) -> None:
    assert words("en", text) == cut.split("|")


def test_sentences_end_neither_at_titles_nor_at_initials() -> None:
    text = "Gen. A. Musa spoke at 5 p.m. on Sunday. The U.N. agreed. Nobody was hurt."
    assert sentences("en", text) == ["Gen. A. Musa spoke at 5 p.m. on Sunday.", "The U.N. agreed.", "Nobody was hurt."]


def test_a_closing_quote_belongs_to_its_sentence() -> None:
    text = "« Nous tiendrons. » Le maire l'a promis. \"C'est fini.\" Il est parti."
    assert sentences("fr", text) == ["« Nous tiendrons. »", "Le maire l'a promis.", '"C\'est fini."', "Il est parti."]


def test_a_stray_stop_after_a_preposition_ends_no_sentence() -> None:
    assert len(sentences("fr", "Ils vivent près de la frontière avec. Le Mali les accueille.")) == 1


def test_a_stop_inside_quotation_marks_before_a_verb_of_saying_ends_no_sentence() -> None:
    assert len(sentences("fr", "« Partez ! » a crié un officier.")) == 1


def test_lines_are_paragraphs_and_a_short_first_line_is_a_title() -> None:
    found = tokenise("Rebels take town\nThe army left on Friday. It was quiet.\nMore soon.", open_pack("en"))[1]
    assert [(s.kind, s.paragraph) for s in found] == [("title", 0), ("body", 1), ("body", 1), ("body", 2)]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    line = "the army said on friday that its men had left the town after two days"
    text = "\n".join([line] * 4) + "\n\n" + "\n".join([line] * 3)
    assert [s.paragraph for s in tokenise(text, open_pack("en"))[1]] == [0, 1]


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_tokens_are_ordered_slices_and_sentences_partition_them(text: str) -> None:
    for code in ("fr", "en"):
        tokens, found = tokenise(text, open_pack(code))
        assert all(text[a:b] == word for a, b, word in zip(tokens.starts, tokens.ends, tokens.words, strict=True))
        assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))
        covered = [index for sentence in found for index in range(sentence.first, sentence.last)]
        assert covered == list(range(len(tokens)))


@pytest.mark.parametrize("word", ["donnez" + "-la" * 3000, "l'" + "h'" * 3000])
def test_a_word_of_thousands_of_clitics_is_read(word: str) -> None:
    assert "long" in words("fr", f"Le texte : {word} est long.")
