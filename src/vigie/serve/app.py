"""The server: its parts put together, its resources listed, its doors opened and closed."""

from __future__ import annotations

import gc
import getpass
import logging
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from typing import Any

import anyio.to_thread
from fastapi import FastAPI

from vigie import __version__
from vigie.errors import LedgerError, VigieError
from vigie.ledger.audits import Act, record_act
from vigie.record.events import is_behind, settle
from vigie.serve import (
    additions,
    auth,
    changes,
    claims,
    doubts,
    events,
    exports,
    jobs,
    judgements,
    links,
    meta,
    overview,
    people,
    places,
    problems,
    queue,
    reports,
    reviews,
    sources,
    static,
    tallies,
    territory,
)
from vigie.serve.accounts import People, Who
from vigie.serve.auth import Door
from vigie.serve.jobs import Jobs
from vigie.serve.lanes import Lane, ready_to_decide, ready_to_read, result_of
from vigie.serve.openapi import document
from vigie.serve.options import Options
from vigie.serve.problems import Refusal
from vigie.serve.security import Guard
from vigie.serve.shelf import Shelf

BASE = "/api/v1"
RESOURCES = (
    meta, reports, additions, claims, judgements, events, links, tallies, overview, territory, sources, places, changes,
    exports, queue, doubts, reviews, jobs, auth, people,
)  # fmt: skip
# The framework would send traces wherever the environment says: no request leaves the machine.
SILENT: Any = dict.fromkeys(("tracing", "metrics", "logs", "operation_spans", "auto_configure"), False)
THREADS = 12  # of requests: those that wait for a write hold one, too
READERS = 3  # that read at once: more would only take turns, each answer then takes as long as all of them together


SHORT, LONG = 0.5, 30.0  # seconds that a decision waits for its events: where they are known to come later, and else
log = logging.getLogger("vigie.serve")


class House:
    """What a server holds: its ledgers, its people, its door. ``say`` tells whoever started it something."""

    def __init__(self, options: Options, say: Callable[[str], None] = lambda _: None) -> None:
        self.options, self.say = options, say
        self.shelves = [Shelf(where) for where in options.ledgers]
        names = [shelf.name for shelf in self.shelves]
        if len(set(names)) < len(names):
            raise LedgerError(f"two ledgers have one name: {', '.join(names)}; rename a file.")
        self.by_account = options.people is not None
        self.people = People(options.people, owner=user_name())
        self.door = None if self.by_account else Door()
        self.jobs = Jobs()
        self.desk_lane = Lane(options.lanes, ready_to_decide)
        self.reading_lane = Lane(options.lanes, ready_to_read, told=self.jobs.told)
        self.turns = threading.BoundedSemaphore(READERS)
        self.hashing = threading.BoundedSemaphore(2)  # argon2 takes 64 MB each time

    @property
    def how_to_enter(self) -> str:
        """What somebody who is not signed in is to do."""
        return "Sign in." if self.by_account else "Open the address that the server printed in its terminal."

    def may_see(self, who: Who, shelf: Shelf) -> bool:
        """True where somebody may see a ledger."""
        return not who.ledgers or shelf.name in who.ledgers

    def shelf_for(self, who: Who, name: str | None) -> Shelf:
        """The ledger of a name, or the first; a refusal where there is none that one may see."""
        for shelf in self.shelves:
            if self.may_see(who, shelf) and name in (None, "", shelf.name):
                return shelf
        raise Refusal(404, "There is no such ledger here, or you may not see it.", kind="missing")

    def tell_door(self) -> None:
        """Tells the address that lets the next browser in."""
        if self.door is not None:
            self.say(f"{self.options.url}/open?token={self.door.word}")

    def audit(self, by: str, what: str, about: str = "", *, shelf: Shelf | None = None) -> None:
        """Has it recorded who did what, in the ledger that it is about, or the first; does not wait for it."""
        act = Act(by=by[:100], what=what, about=about[:500])
        self.desk_lane.submit((shelf or self.shelves[0]).where, record_act, act)

    def settling(self, shelf: Shelf) -> Future[Any]:
        """Has events follow what is recorded, when the lane comes to it."""
        done = self.desk_lane.submit(shelf.where, settle)
        done.add_done_callback(lambda _: shelf.changed())
        return done

    def settled(self, shelf: Shelf) -> bool:
        """Has events follow a decision; False where they will, but not yet."""
        late = shelf.behind
        work = self.settling(shelf)
        try:
            result_of(work, SHORT if late else LONG)
        except TimeoutError:
            shelf.awaits(work)
            return False
        except VigieError:  # what was decided is recorded: it is not refused for this, the next one has events follow
            log.exception("%s: its events could not be worked out", shelf.name)
            return False
        return True

    def warm(self) -> None:
        """Takes the ledgers into memory, the rest of it in the background; events that are behind are worked out there.

        What people decide meanwhile is recorded, and followed by events after that.
        """
        for shelf in self.shelves:
            shelf.warm(overview.first_asked)
            if is_behind(shelf.ledger):
                self.say(f"{shelf.name}: its events are worked out anew; until then they are shown as they were.")
                shelf.awaits(self.settling(shelf))
        threading.Thread(target=self.warm_more, daemon=True).start()

    def warm_more(self) -> None:
        """Takes in what pages other than the first ask for."""
        for shelf in self.shelves:
            shelf.warm_more()
        gc.collect()
        gc.freeze()  # what stays for as long as the server is not looked through again for garbage, at 70 ms a time

    def close(self) -> None:
        """Lets go of everything, when what is being written is written."""
        self.reading_lane.close()
        self.desk_lane.close()
        for shelf in self.shelves:
            shelf.close()


def user_name() -> str:
    """Who started the server."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a name for its user
        return "owner"


def make_app(options: Options, say: Callable[[str], None] = lambda _: None) -> FastAPI:
    """The server as an ASGI application."""
    house = House(options, say)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        yield
        house.close()

    app = FastAPI(
        title="Vigie", version=__version__, lifespan=life, openapi_url=f"{BASE}/openapi.json", docs_url=None,
        redoc_url=None, telemetry=SILENT,
    )  # fmt: skip
    app.state.house = house
    app.openapi = lambda: document(app)  # type: ignore[method-assign]
    problems.install(app)
    for resource in RESOURCES:
        app.include_router(resource.router, prefix=BASE)
    app.include_router(auth.doors)
    app.include_router(static.router)
    app.add_middleware(Guard, options=options)
    return app
