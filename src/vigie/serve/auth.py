"""Sign-in: by the one-time address, or by name and password; sessions can be listed and ended."""

from __future__ import annotations

import hmac
import secrets
import threading
from typing import Annotated

import msgspec
from fastapi import APIRouter, Path, Query, Request
from starlette.responses import RedirectResponse, Response

from vigie.serve.accounts import Session, csrf_of
from vigie.serve.desk import Reader, body, reply
from vigie.serve.openapi import answers
from vigie.serve.problems import Refusal
from vigie.serve.questions import Asked
from vigie.serve.security import Rates, secret_of, session_cookie

router = APIRouter(tags=["sessions"])
doors = APIRouter(include_in_schema=False)
TRIES = Rates(1 / 20, burst=6)  # to sign in under one name: six at once, then one in twenty seconds


class Door:
    """The one-time address: a word that lets one browser in, and is replaced when it did."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.word = secrets.token_urlsafe(24)

    def enter(self, word: str) -> bool:
        """True for the word that holds; it does not hold any longer then."""
        with self.lock:
            if not hmac.compare_digest(word.encode(), self.word.encode()):
                return False
            self.word = secrets.token_urlsafe(24)
            return True


class SignIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who wants to come in."""

    name: Annotated[str, msgspec.Meta(max_length=64)]
    password: Annotated[str, msgspec.Meta(max_length=1_000)]


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """Who is signed in, and what writes must send back as X-Vigie-CSRF."""

    name: str
    role: str
    csrf: str


@doors.get("/open")
def enter(request: Request, token: str = "") -> Response:
    """Exchanges the one-time address for a session."""
    house = request.app.state.house
    if house.door is None or not house.door.enter(token):
        raise Refusal(
            403, "This address was used already, or is not the one that the server printed last.", kind="door"
        )
    secret = house.people.open_session(None, request.headers.get("user-agent", ""))
    house.audit(house.people.owner, "sign-in by one-time address")
    house.tell_door()
    # No cookie of SameSite=Strict goes with a redirect that began elsewhere: a page of ours takes the browser on.
    answer = RedirectResponse("/", 303)
    answer.headers["Set-Cookie"] = session_cookie(house.options, secret)
    answer.headers["Cache-Control"] = "no-store"
    return answer


ENTERED = Entered(name="ada", role="reviewer", csrf="…")
WANTS_IN = {"name": "ada", "password": "…"}


@router.post("/session", **answers(Entered, body=SignIn, example=ENTERED, body_example=WANTS_IN, also=(403,)))
def sign_in(request: Request, given: Annotated[SignIn, body(SignIn)]) -> Response:
    """Signs in by name and password; the session comes as a cookie."""
    house = request.app.state.house
    wait = TRIES.wait(given.name.casefold())
    if wait:
        raise Refusal(
            429, "Too many tries: wait a moment.", kind="too-many", headers={"Retry-After": str(int(wait) + 1)}
        )
    with house.hashing:
        secret = house.people.sign_in(given.name, given.password, request.headers.get("user-agent", ""))
    house.audit(given.name, "sign-in" if secret else "sign-in refused")
    who = house.people.who(secret) if secret else None
    if secret is None or who is None:
        raise Refusal(403, "Name and password do not go together.", kind="sign-in")
    entered = Entered(name=who.name, role=who.role, csrf=csrf_of(secret))
    return reply(entered, headers={"Set-Cookie": session_cookie(house.options, secret)})


@router.get("/session", **answers(Entered))
def show_session(desk: Reader, asked: Annotated[Asked, Query()]) -> Response:
    """Who is signed in."""
    del asked
    secret = secret_of(desk.request.cookies, desk.house.options) or ""
    return reply(Entered(name=desk.who.name, role=desk.who.role, csrf=csrf_of(secret)))


@router.delete("/session", **answers(status=204))
def sign_out(desk: Reader, asked: Annotated[Asked, Query()]) -> Response:
    """Ends this session."""
    del asked
    if desk.house.people.end_session(desk.who.session):
        desk.house.audit(desk.who.name, "sign-out")
    return Response(None, 204, {"Set-Cookie": session_cookie(desk.house.options, "", seconds=0)})


@router.get("/sessions", **answers(list[Session]))
def list_sessions(desk: Reader, asked: Annotated[Asked, Query()]) -> Response:
    """One's own sessions; an admin sees everybody's."""
    del asked
    return reply(desk.house.people.sessions(None if desk.who.may("admin") else desk.who.name))


@router.delete("/sessions/{session}", **answers(status=204))
def end_session(
    desk: Reader, session: Annotated[str, Path(max_length=64)], asked: Annotated[Asked, Query()]
) -> Response:
    """Ends one of one's own sessions; an admin ends any."""
    del asked
    if not desk.house.people.end_session(session, None if desk.who.may("admin") else desk.who.name):
        raise Refusal(404, "There is no such session.", kind="missing")
    desk.house.audit(desk.who.name, "session ended", session)
    return Response(None, 204)
