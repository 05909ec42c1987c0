"""Every address of the document has examples where there is something to show, and each is as its schema says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.serve.serving import BASE

jsonschema = pytest.importorskip("jsonschema")
FILES = {"POST /uploads multipart/form-data"}  # a body that no document can show


def contents(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(address and media type, content) of all bodies and good answers."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            name = f"{method.upper()} {path.removeprefix(BASE)}"
            told = [told for status, told in operation["responses"].items() if status[0] == "2"]
            for part in (operation.get("requestBody"), *told):
                for media, content in (part or {}).get("content", {}).items():
                    assert content["schema"], (name, media)
                    yield f"{name} {media}", content


def test_every_address_has_examples_and_they_are_as_its_schema_says(client: Any) -> None:
    document = client.get(f"{BASE}/openapi.json").json()
    lacking = set()
    for name, content in contents(document):
        if "example" not in content:
            lacking.add(name)
            continue
        schema = {**content["schema"], "components": document["components"]}
        jsonschema.Draft202012Validator(schema).validate(content["example"])
    assert lacking == FILES
