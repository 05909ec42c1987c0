"""The page on the API lists every address that the server has, and no other; each says what it may answer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.serve.serving import BASE

PAGE = Path(__file__).parents[2] / "docs" / "api.md"


def test_the_page_lists_every_address(client: Any) -> None:
    document = client.get(f"{BASE}/openapi.json").json()
    there = {
        f"{method.upper()} {path.removeprefix(BASE)}"
        for path, methods in document["paths"].items()
        for method in methods
    }
    assert set(re.findall(r"^\| `([A-Z]+ /\S*)` \|", PAGE.read_text("utf-8"), flags=re.M)) == there


def test_every_address_says_what_it_may_answer(client: Any) -> None:
    document = client.get(f"{BASE}/openapi.json").json()
    schemas = document["components"]["schemas"]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert operation["description"], (path, method)
            assert {"401", "422"} <= set(operation["responses"]), (path, method)
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', client.get(f"{BASE}/openapi.json").text))
    assert named <= set(schemas)
