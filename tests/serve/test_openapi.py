"""What the server answers is what its document says, for requests that a machine makes up from the document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import status_code_conformance
from tests.serve.serving import BASE, enter, fill, served

CHECKS = [not_a_server_error, status_code_conformance]
TRIES = 6  # requests for each address: all of them take about half a minute


def test_any_request_is_answered_as_the_document_says(tmp_path: Path) -> None:
    """Reads only: what writes would change the ledger for the requests that follow."""
    fill(tmp_path / "war.vigie")
    with served(tmp_path / "war.vigie", reads_per_second=1e6) as client:
        enter(client)
        headers = {"Host": "127.0.0.1:8750", "Cookie": "; ".join(f"{k}={v}" for k, v in client.cookies.items())}
        schema = schemathesis.openapi.from_asgi(f"{BASE}/openapi.json", client.app, headers=headers)
        document, seen = client.get(f"{BASE}/openapi.json").json(), list[int]()
        for found in schema.include(method="GET").get_all_operations():
            asked(found.ok(), headers, document, seen)
    assert len(seen) > 100
    assert {200, 404, 422} <= set(seen)


def asked(operation: Any, headers: dict[str, str], document: dict[str, Any], seen: list[int]) -> None:
    """Tries one address; ``seen`` gets the statuses of its answers."""

    @given(case=operation.as_strategy())
    @settings(
        max_examples=TRIES, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def tried(case: Any) -> None:
        response = case.call(headers=headers)
        seen.append(response.status_code)
        case.validate_response(response, checks=CHECKS)
        conforms(response, document["paths"][operation.path]["get"]["responses"], document)

    tried()


def conforms(response: Any, told: dict[str, Any], document: dict[str, Any]) -> None:
    """Holds JSON against its schema by a validator of 2020-12: the tool's own takes tuples for a fault."""
    (media,) = response.headers["content-type"]
    content = told[str(response.status_code)].get("content", {})
    if media.endswith("json") and media in content:
        schema = {**content[media]["schema"], "components": document["components"]}
        jsonschema.Draft202012Validator(schema).validate(response.json())
