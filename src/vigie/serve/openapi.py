"""The OpenAPI document: made of the very types that answers are made of, with examples."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from vigie import __version__
from vigie.serve.problems import MEDIA, Problem

EXAMPLES = Path(__file__).with_name("examples.jsonl")  # made by `python -m evals.examples`
PLACE = "#/components/schemas/{name}"
TYPES: dict[str, Any] = {}  # the schema of every type that an answer or a body is made of
ABOUT = (
    "What a ledger of sourced claims holds, and what people decide about it. Every answer carries ids that lead down "
    "to the words: event, claim, report, span. Reads have an ETag, lists a cursor, errors are problems of RFC 9457."
)


def schema_of(form: Any) -> dict[str, Any]:
    """The schema of a type; those that it is made of go into the document's components."""
    (made,), parts = msgspec.json.schema_components([form], ref_template=PLACE)
    # Two types of one name (a reason for a link, a reason to review) are told apart by their number.
    for name, part in list(parts.items()):
        number = 1
        while TYPES.get(new := name if number == 1 else f"{name}{number}", part) != part:
            number += 1
        if new != name:
            made, parts = renamed((made, parts), name, new)
    TYPES.update(parts)
    return made


def renamed(given: tuple[dict[str, Any], dict[str, Any]], name: str, new: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """A schema and its parts with another name for one of these."""
    old, place = (f'"{PLACE.format(name=one)}"'.encode() for one in (name, new))
    made, parts = msgspec.json.decode(msgspec.json.encode(given).replace(old, place))
    parts[new] = parts.pop(name)
    return made, parts


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that an address may answer with."""
    told = {"content": {MEDIA: {"schema": schema_of(Problem)}}}
    return {status: {"description": WHY[status], **told} for status in statuses}


WHY = {
    401: "Nobody is signed in.", 403: "The role does not suffice, or another site sent it.",
    404: "It is not in the ledger.", 409: "It cannot be as things stand.", 410: "It is no more.",
    413: "It is too large.", 415: "It is none of the kinds that are read.", 421: "Sent to another name.",
    422: "It makes no sense; `errors` says which field.", 429: "Too many requests.",
    503: "Another writes to the ledger: nothing was recorded, send it again after `Retry-After`.",
}  # fmt: skip
USUAL = (401, 403, 404, 410, 421, 422, 429)


def answers(
    form: Any = None, *, media: str = "application/json", status: int = 200, example: object = None, body: Any = None,
    body_example: object = None, also: tuple[int, ...] = (),
) -> dict[str, Any]:  # fmt: skip
    """What a route says of its answer and its body; ``form`` None is text of the media type, or nothing."""
    schema = schema_of(form) if form is not None else {"type": "string"}
    content: dict[str, Any] = {"schema": schema}
    if example is not None:
        content["example"] = msgspec.to_builtins(example)
    told: dict[str, Any] = {"description": "As asked." if status < 300 else "Done."}
    if status != 204:
        told["content"] = {media: content}
    responses = {status: told, **refusals(*USUAL, *also)}
    if status == 200:
        responses[304] = {"description": "You have it already."}
    made: dict[str, Any] = {"responses": responses, "response_model": None, "status_code": status}
    if body is not None:
        given: dict[str, Any] = {"schema": schema_of(body)}
        if body_example is not None:
            given["example"] = body_example
        made["openapi_extra"] = {"requestBody": {"required": True, "content": {"application/json": given}}}
    return made


class Example(msgspec.Struct, frozen=True):
    """What an address ("GET /events") answered, and what had been sent to it."""

    address: str
    answer: Any
    body: Any = None


def examples() -> dict[str, Example]:
    """The examples by address."""
    lines = EXAMPLES.read_bytes().splitlines()
    return {one.address: one for one in (msgspec.json.decode(line, type=Example) for line in lines)}


def exemplify(paths: dict[str, Any], name: str, example: Example) -> None:
    """Puts an example beside the schemas of an address that has none; words are of what is no JSON."""
    method, path = name.split(" ")
    operation = paths.get(f"/api/v1{path}", {}).get(method.lower(), {})
    given = [(operation.get("requestBody"), example.body)]
    given += [(told, example.answer) for status, told in operation.get("responses", {}).items() if status[0] == "2"]
    for part, value in given:
        for media, content in (part or {}).get("content", {}).items():
            if value is not None and isinstance(value, str) is not (media == "application/json"):
                content.setdefault("example", value)


def without_defaults(paths: dict[str, Any]) -> None:
    """Takes out what the framework adds: JSON of no form beside what an address says that it answers with."""
    for operation in (one for methods in paths.values() for one in methods.values()):
        for told in operation.get("responses", {}).values():
            content = told.get("content", {})
            if len(content) > 1 and not content.get("application/json", {}).get("schema", True):
                del content["application/json"]


def document(app: FastAPI) -> dict[str, Any]:
    """The document of an app."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="Vigie", version=__version__, description=ABOUT, routes=app.routes, license_info={
                "name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"
            },
        )  # fmt: skip
        made.setdefault("components", {}).setdefault("schemas", {}).update(TYPES)
        made["components"]["securitySchemes"] = {"session": {"type": "apiKey", "in": "cookie", "name": "vigie"}}
        made["security"] = [{"session": []}]
        without_defaults(made["paths"])
        for name, example in examples().items():
            exemplify(made["paths"], name, example)
        app.openapi_schema = made
    return app.openapi_schema
