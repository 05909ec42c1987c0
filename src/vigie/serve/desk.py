"""A desk: what one request works with: who asks, which ledger, and how answers are given."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec
from fastapi import Depends, Request
from sqlalchemy import Connection
from starlette.responses import Response

from vigie import __version__
from vigie.ledger.store import Ledger
from vigie.serve.accounts import Role, Who
from vigie.serve.problems import Refusal
from vigie.serve.security import secret_of
from vigie.serve.shelf import Shelf

if TYPE_CHECKING:
    from vigie.serve.app import House

encode = msgspec.json.Encoder(order="deterministic").encode
JSON = "application/json"
TURN = 20.0  # seconds that somebody waits for another who writes
T = TypeVar("T")


class Desk:
    """Who asks what of which ledger."""

    def __init__(self, request: Request, shelf: Shelf, who: Who) -> None:
        self.request, self.shelf, self.who = request, shelf, who

    @property
    def house(self) -> House:
        """The server."""
        found: House = self.request.app.state.house
        return found

    @property
    def ledger(self) -> Ledger:
        """The ledger asked for."""
        return self.shelf.ledger

    @property
    def turn(self) -> Ledger:
        """The ledger for what is written while somebody waits."""
        return self.ledger.patient(TURN)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as of one moment."""
        with self.ledger.reading() as connection:
            yield connection

    def decide(self, work: Callable[..., T], *args: Any, **options: Any) -> tuple[T, bool]:
        """What ``work(ledger, ...)`` records, and whether events tell of it already.

        It is recorded at once. Events follow in the lane for short writes; where that is at longer work, as when a
        newer Vigie works out all of them anew, they follow after it. BusyError where another writes now.
        """
        try:
            made = work(self.turn, *args, follow=lambda _: None, **options)
        finally:
            self.shelf.changed()
        return made, self.house.settled(self.shelf)

    def audit(self, what: str, about: str = "") -> None:
        """Records that the asker did something."""
        self.house.audit(self.who.name, what, about, shelf=self.shelf)

    def answer(self, make: Callable[[Connection], object], *, own: bool = False, media: str = JSON) -> Response:
        """What ``make`` gives, as JSON (bytes as they are), with an ETag; nothing is made where the asker has it.

        Answers are kept until the ledger changes; ``own`` ones depend on who asks, and are not.
        """
        revision = self.shelf.revision()
        url = self.request.url
        key = f"{__version__} {self.shelf.name} {url.path}?{url.query}"
        asker = f" {self.who.name} {self.who.role} {self.who.session} {self.shelf.behind}" if own else ""
        tag = f'"{hashlib.sha256(f"{revision} {key}{asker}".encode()).hexdigest()[:20]}"'
        headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
        if tag in self.request.headers.get("if-none-match", ""):
            return Response(None, 304, headers)
        body = None if own else self.shelf.answer(key)
        if body is None:
            with self.shelf.asking(), self.house.turns, self.reading() as connection:
                made = make(connection)
            body = made if isinstance(made, bytes) else encode(made)
            if not own:
                self.shelf.keep(key, revision, body)
        return Response(body, 200, headers, media_type=media)


def reply(made: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """An answer that is of this moment only."""
    return Response(encode(made), status, {"Cache-Control": "no-store", **(headers or {})}, media_type=JSON)


def desk_for(role: Role) -> Callable[[Request], Any]:
    """The dependency that gives a desk to those who have a role."""

    async def desk(request: Request) -> Desk:
        house: House = request.app.state.house
        secret = secret_of(request.cookies, house.options)
        who = house.people.who(secret) if secret else None
        if who is None:
            raise Refusal(401, house.how_to_enter, kind="sign-in")
        if not who.may(role):
            raise Refusal(403, f"{who.name} is {who.role} here; this takes a {role}.", kind="role")
        return Desk(request, house.shelf_for(who, request.query_params.get("ledger")), who)

    return desk


async def desk_of_feed(request: Request) -> Desk:
    """The dependency that gives a desk to those who bring the word of a feed, or are signed in."""
    house: House = request.app.state.house
    word = request.query_params.get("key")
    if word is None:
        found: Desk = await desk_for("reader")(request)
        return found
    who = house.people.feeder(word)
    if who is None:
        raise Refusal(401, "This address of a feed holds no more: make a new one in the settings.", kind="feed")
    return Desk(request, house.shelf_for(who, request.query_params.get("ledger")), who)


Feeder = Annotated[Desk, Depends(desk_of_feed)]
Reader = Annotated[Desk, Depends(desk_for("reader"))]
Reviewer = Annotated[Desk, Depends(desk_for("reviewer"))]
Admin = Annotated[Desk, Depends(desk_for("admin"))]


MOST_JSON = 16 * 1024 * 1024  # bytes of a body that is no upload


def body(form: type[T]) -> Any:
    """The dependency that reads a JSON body as a type; a refusal, with what is wrong, where it is none."""

    async def read(request: Request) -> T:
        if request.headers.get("content-type", "").split(";")[0].strip().lower() != JSON:
            raise Refusal(415, f"Send {JSON}.", kind="media")
        raw = bytearray()
        async for piece in request.stream():
            raw += piece
            if len(raw) > MOST_JSON:
                raise Refusal(413, "It is too large: upload it as a file.", kind="too-large")
        try:
            return msgspec.json.decode(bytes(raw), type=form)
        except msgspec.ValidationError as error:
            raise Refusal(422, f"The body is not what it should be: {error}.", kind="invalid") from error
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Refusal(422, f"The body is no JSON: {error}.", kind="invalid") from error

    return Depends(read)
