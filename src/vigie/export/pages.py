"""One page of HTML for each report: the text with its evidence marked, repairs on demand, a card for each claim.

The page asks nothing of any network and runs no script: what is shown on demand is shown by a style rule, and the
page's own policy forbids everything but its one style sheet. All that comes from a report is escaped.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from html import escape
from importlib import resources

from vigie.export import words
from vigie.export.marked_text import marked_text
from vigie.model.claim import Claim, Reading


@functools.cache
def style() -> str:
    """The style sheet, as it stands in the page."""
    return (resources.files("vigie") / "data" / "page" / "page.css").read_text("utf-8")


@functools.cache
def policy() -> str:
    """The content security policy: nothing but this very style sheet."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def reading_page(reading: Reading) -> str:
    """The page of one reading, complete in itself."""
    report = reading.report
    title = report.title or report.id
    language = f' lang="{escape(report.language, quote=True)}"' if report.language else ""
    claims = "".join(card(number, claim, reading.text) for number, claim in enumerate(reading.claims, 1))
    count = f"{len(reading.claims)} claim" + ("" if len(reading.claims) == 1 else "s")
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy(), quote=True)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>{style()}</style>
</head>
<body>
<a class="skip" href="#claims">Skip to the claims</a>
<header>
<h1{language} dir="auto">{escape(title)}</h1>
<dl class="masthead">{masthead(reading)}</dl>
{issues(reading)}
</header>
{repair_switch(reading)}
<main>
<section class="report" aria-labelledby="text-heading">
<h2 id="text-heading">Text</h2>
<div class="text" dir="auto"{language}>{marked_text(reading)}</div>
</section>
<section class="claims" id="claims" aria-labelledby="claims-heading">
<h2 id="claims-heading">{count}</h2>
{f"<ol>{claims}</ol>" if claims else "<p>Nothing was claimed that bears on armed or political violence.</p>"}
</section>
</main>
<footer><p>Read by a machine, Vigie. Each claim is the report’s or its source’s, not an established fact: check the
words it rests on.</p></footer>
</body>
</html>
"""


def masthead(reading: Reading) -> str:
    """What is known of the report."""
    report = reading.report
    address = ""
    if report.url and report.url.startswith(("http://", "https://")):
        address = f'<a href="{escape(report.url, quote=True)}" rel="noreferrer noopener">{escape(report.url)}</a>'
    rows = (
        ("Outlet", escape(report.outlet or "")),
        ("Published", escape(words.short(report.published) or "not known: relative times stay open")),
        ("Language", escape(report.language or "")),
        ("Address", address),
        ("Report", escape(report.id)),
        ("SHA-256", f"<code>{escape(report.sha256)}</code>"),
    )
    return "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows if value)


def issues(reading: Reading) -> str:
    """The issues of the reading."""
    if not reading.issues:
        return ""
    lines = "".join(f"<li><code>{escape(i.code)}</code> {escape(i.message)}</li>" for i in reading.issues)
    return f'<section class="issues" aria-label="Issues"><ul>{lines}</ul></section>'


def repair_switch(reading: Reading) -> str:
    """The box that shows the repairs; it stands before the text, which its style rule looks for."""
    if not reading.repairs:
        return ""
    number = len(reading.repairs)
    label = f"Show {number} repair" + ("" if number == 1 else "s")
    return f'<input type="checkbox" id="repairs" class="switch"><label for="repairs">{label}</label>'


def card(number: int, claim: Claim, text: str) -> str:
    """The card of one claim, with a link to its words."""
    rows = (
        ("Who says", words.source_words(claim)),
        ("Who", words.actor_words(claim, "initiator", "participant")),
        ("To whom", words.actor_words(claim, "target", "beneficiary")),
        ("What was hit", words.object_words(claim, text)),
        ("With what", words.means_words(claim, text)),
        ("Where", words.place_words(claim)),
        ("When", words.time_words(claim)),
        ("Figures", "; ".join(map(words.figure_words, claim.figures))),
    )
    fields = "".join(f"<dt>{name}</dt><dd dir='auto'>{escape(value)}</dd>" for name, value in rows if value)
    quote = words.quote(claim, text)
    return f"""<li class="card" id="claim-{number}">
<h3><span class="type">{escape(words.type_words(claim))}</span>
<span class="badge {claim.factuality}">{claim.factuality}</span></h3>
<blockquote dir="auto"><a href="#words-{number}">{escape(quote)}</a></blockquote>
<dl>{fields}</dl>
{details(claim)}
</li>"""


def details(claim: Claim) -> str:
    """Codes, confidence and rules, folded away."""
    codes = claim.codes
    acled = f"{codes.acled.event_type} / {codes.acled.sub_event_type}" if codes.acled else ""
    plover = " ".join(filter(None, (codes.plover.event, codes.plover.mode))) if codes.plover else ""
    rows = (
        ("ACLED", acled),
        ("PLOVER", plover),
        ("CAMEO", codes.cameo or ""),
        ("UCDP", str(codes.ucdp or "")),
        ("Confidence", f"{claim.confidence:.2f}"),
        ("Rules", ", ".join(claim.rules)),
        ("Claim", claim.id),
    )
    fields = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in rows if value)
    return f"<details><summary>Codes and rules</summary><dl>{fields}</dl></details>"
