"""Quotations are found by their marks, also where one mark of a pair is lost."""

from __future__ import annotations

import pytest

from vigie.annotate.tokens import tokenise
from vigie.extract.quotations import find_quotations
from vigie.lexicon.pack import open_pack
from vigie.model.document import Document, OffsetMap
from vigie.model.report import Report


def quotations(text: str) -> list[str]:
    document = Document(report=Report(id="", original=text, sha256=""), text=text, offsets=OffsetMap())
    document.tokens, document.sentences = tokenise(text, open_pack("fr"))
    return [text[quotation.start : quotation.end] for quotation in find_quotations(document)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Il dit « oui » puis « non ».", ["oui", "non"]),
        ('Il dit "oui" puis "non".', ["oui", "non"]),
        ("Il dit “oui, bien sûr”.", ["oui, bien sûr"]),
        ("Il est parti. tenir la ligne », a dit le chef.", ["tenir la ligne"]),
        ("Le chef a dit : « Tenez la ligne.", ["Tenez la ligne."]),
        ("Rien ici.", []),
    ],
)
def test_quotation(text: str, wanted: list[str]) -> None:
    assert quotations(text) == wanted
