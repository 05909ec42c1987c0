"""A page gives its main text and what it says of itself; hostile markup gives an issue, soon."""

from __future__ import annotations

import time

import pytest

from vigie.errors import IntakeError
from vigie.ingest.masthead import published_of, shows_day, text_title, web_address
from vigie.ingest.pages import looks_like_html, read_page, with_title

PAGE = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html lang="fr"><head>
<title>Alep : cinq morts | Ouest Matin</title>
<meta property="og:site_name" content="Ouest Matin"><meta name="author" content="Jeanne Durand">
<meta property="article:published_time" content="2024-11-29T18:05:00+01:00">
<link rel="canonical" href="https://ouest-matin.example/alep"><script>var menu = "<p>non</p>";</script></head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/m">Monde</a></li></ul></nav>
<div class="cookie">Nous utilisons des cookies pour améliorer votre expérience. <button>Accepter</button></div>
<main><article><h1>Alep : cinq morts</h1><p>Des tirs d'obus ont tué cinq civils à Alep, a déclaré la défense civile.</p>
<p>Le gouverneur a démenti que des civils aient été tués dans le quartier.</p></article></main>
<footer>© 2024 Ouest Matin</footer></body></html>"""


def test_the_main_text_is_told_from_menus_and_notices() -> None:
    text, head, issues = read_page(PAGE)
    assert "cinq civils à Alep" in text
    assert "démenti" in text
    assert not {"Accueil", "cookies", "Accepter", "©", "non"} & set(text.replace(".", " ").split())
    assert (head.title, head.outlet, head.author) == ("Alep : cinq morts", "Ouest Matin", "Jeanne Durand")
    assert (head.url, head.language) == ("https://ouest-matin.example/alep", "fr")
    assert (head.published, head.published_precision) == ("2024-11-29T18:05:00+01:00", "second")
    assert issues == []


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        ('<meta name="date" content="2024-11-29">', ("2024-11-29", "day")),
        ('<meta property="article:published_time" content="2024-11">', ("2024-11", "month")),
        (
            '<script type="application/ld+json">{"datePublished": "2024-11-29T08:30Z"}</script>',
            ("2024-11-29T08:30Z", "minute"),
        ),
        ('<time datetime="2024-11-29T08:30:00Z">vendredi</time>', ("2024-11-29T08:30:00Z", "second")),
        ("", (None, None)),
    ],
)
def test_dates_are_as_exact_as_the_markup(markup: str, published: tuple[str | None, str | None]) -> None:
    page = f"<html><head>{markup}</head><body><p>Cinq civils ont été tués à Alep.</p></body></html>"
    assert published_of(page, None) == published


def test_a_day_that_was_filled_in_is_not_taken_for_one() -> None:
    assert not shows_day("<p>Janvier 2024, Alep. 12 morts</p>", "2024-01-01")
    assert shows_day("<p>1er janvier 2024</p>", "2024-01-01")
    assert shows_day("<p>January 1, 2024</p>", "2024-01-01")
    assert shows_day("<p>rien</p>", "2024-01-02")


NESTED = "<html><body>" + "<div>" * 100_000 + "Rebels shelled the town." + "</div>" * 100_000


@pytest.mark.parametrize(
    "page",
    [
        NESTED,
        "<html><body>Rebels shelled the town." + "<b>" * 100_000,
        "<html><body>Rebels shelled the town." + "<script>" * 100_000,
        "<html><body>Rebels shelled the town." + "<meta property=" * 60_000,
        "<html><body>Rebels shelled the town." + "<" * 500_000,
        "<html><body>Rebels shelled the town." + "<time datetime=" * 60_000,
    ],
)
def test_hostile_markup_is_read_soon_and_its_words_kept(page: str) -> None:
    start = time.process_time()
    text, _, _ = read_page(page)
    assert "Rebels shelled the town." in text
    assert time.process_time() - start < 8


def test_a_page_of_which_nothing_can_be_told_apart_says_so() -> None:
    assert "html.no-main-text" in [issue.code for issue in read_page(NESTED)[2]]


def test_a_page_too_long_is_cut_and_said() -> None:
    _, _, issues = read_page("<html><body>" + "<p>Rebels shelled the town of Atarib.</p>" * 5 + "x" * 1_000_000)
    assert [issue.code for issue in issues] == ["report.cut"]


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>go()</script></body></html>", "<p> </p>"])
def test_a_page_without_words_is_said(page: str) -> None:
    with pytest.raises(IntakeError) as error:
        read_page(page)
    assert error.value.code == "html.no-text"


def test_the_headline_leads_the_text_once() -> None:
    assert with_title("Body.", "Head") == "Head\n\nBody."
    assert with_title("Alep : cinq morts\nBody.", "Alep: cinq morts") == "Alep : cinq morts\nBody."
    assert with_title("Body.", None) == "Body."


def test_pages_are_known_by_their_start() -> None:
    assert looks_like_html(b"\xef\xbb\xbf  <!DOCTYPE html><html>")
    assert looks_like_html("<html>".encode("utf-16"))
    assert not looks_like_html(b"Rebels <b>shelled</b> the town")
    assert not looks_like_html(b"<3 the town")


def test_a_headline_of_plain_text_is_short_and_stands_above_a_body() -> None:
    assert text_title("Alep : cinq morts\n\nDes tirs d'obus ont tué cinq civils à Alep.") == "Alep : cinq morts"
    assert text_title("Des tirs ont tué cinq civils.\nLe gouverneur a démenti que des civils aient été tués.") is None
    assert text_title("Alep : cinq morts") is None


def test_only_web_addresses_are_addresses() -> None:
    assert web_address("https://a.example/x") == "https://a.example/x"
    assert web_address("javascript:alert(1)") is None
    assert web_address("http://[bad") is None
