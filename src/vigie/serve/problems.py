"""Problems: every error is an answer of RFC 9457, with a sentence that says what is wrong."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from vigie.errors import BusyError, GoneError, IntakeError, LedgerError, MissingError, ReviewError, VigieError

MEDIA = "application/problem+json"
AGAIN = 10  # seconds after which what could not be written is to be sent again
BUSY = "The ledger is being written to by longer work. This was not recorded: send it again in a moment."


class FieldError(msgspec.Struct, frozen=True):
    """What is wrong with one field of a request."""

    field: str
    message: str


class Problem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An error. ``type`` names its kind; ``after`` are the ids that something which is no more went into."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str
    errors: tuple[FieldError, ...] = ()
    after: tuple[str, ...] = ()


class Refusal(HTTPException):
    """Raised where a request is not answered: with its status and why."""

    def __init__(self, status: int, detail: str, *, kind: str = "", headers: dict[str, str] | None = None) -> None:
        super().__init__(status, detail, headers)
        self.kind = kind


def problem(
    path: str, status: int, detail: str, *, kind: str = "", headers: dict[str, str] | None = None, **more: Any
) -> Response:
    """The answer that tells a problem."""
    made = Problem(
        type=f"urn:vigie:{kind}" if kind else "about:blank", title=HTTPStatus(status).phrase, status=status,
        detail=detail, instance=path, **more,
    )  # fmt: skip
    return Response(
        msgspec.json.encode(made), status, {"Cache-Control": "no-store", **(headers or {})}, media_type=MEDIA
    )


def install(app: FastAPI) -> None:
    """Makes every error of the app a problem."""
    app.add_exception_handler(HTTPException, told_http)
    app.add_exception_handler(RequestValidationError, told_invalid)
    app.add_exception_handler(VigieError, told_ours)


async def told_http(request: Request, error: Exception) -> Response:
    """An error that the server or a route raised on purpose."""
    assert isinstance(error, HTTPException)
    kind = error.kind if isinstance(error, Refusal) else ""
    headers = dict(error.headers) if error.headers else None
    detail = str(error.detail)
    return problem(request.url.path, error.status_code, detail, kind=kind, headers=headers)


async def told_invalid(request: Request, error: Exception) -> Response:
    """A request whose parameters are not what they should be."""
    assert isinstance(error, RequestValidationError)
    found = tuple(FieldError(".".join(map(str, one["loc"][1:])) or "body", one["msg"]) for one in error.errors())
    detail = "; ".join(f"{one.field}: {one.message}" for one in found)
    return problem(request.url.path, 422, detail, kind="invalid", errors=found)


async def told_ours(request: Request, error: Exception) -> Response:
    """An error that Vigie raised on purpose: what is asked for is missing or no more, or makes no sense."""
    if isinstance(error, BusyError):
        return problem(request.url.path, 503, BUSY, kind="busy", headers={"Retry-After": str(AGAIN)})
    if isinstance(error, GoneError):
        return problem(request.url.path, 410, str(error), kind="gone", after=error.after)
    if isinstance(error, MissingError):
        return problem(request.url.path, 404, str(error), kind="missing")
    if isinstance(error, ReviewError):
        return problem(request.url.path, 422, str(error), kind="invalid", errors=(FieldError(error.field, str(error)),))
    if isinstance(error, (LedgerError, IntakeError)):
        return problem(request.url.path, 422, str(error), kind="invalid")
    return problem(request.url.path, 500, str(error), kind="failed")
