"""Jobs: long work with its progress, followed by asking again or by server-sent events."""

from __future__ import annotations

import asyncio
import re
import secrets
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future, wait
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Path, Query
from starlette.responses import Response, StreamingResponse

from vigie.errors import VigieError
from vigie.record.intake import Added
from vigie.serve.accounts import Who, now
from vigie.serve.desk import Desk, Reader, reply
from vigie.serve.lanes import result_of
from vigie.serve.openapi import answers
from vigie.serve.problems import Refusal
from vigie.serve.questions import Asked

router = APIRouter(tags=["jobs"])
Id = Annotated[str, Path(max_length=64)]
State = Literal["queued", "running", "done", "failed"]
KEPT = 500  # jobs, the oldest that are over go first
SHORT = 2.0  # seconds that an answer waits for a job to be over
LOOK, BEAT = 0.1, 15.0  # seconds between two looks at a job, and between signs of life
LOOKS_OURS = re.compile(r"[0-9a-f]{24}$")
LOST = (
    "The server was started anew since. What this job had read until then is in the ledger; add the rest again: "
    "nothing is read twice."
)
encode = msgspec.json.Encoder().encode


class Job(msgspec.Struct, kw_only=True):
    """Work that was asked for: ``done`` of ``total`` items; ``words`` say what is being done.

    ``result`` is there when it is done, ``problem`` says why it failed.
    """

    id: str
    kind: str
    ledger: str
    by: str
    state: State
    created: str
    total: int
    done: int = 0
    words: str = ""
    finished: str | None = None
    result: Added | None = None
    problem: str | None = None


class Jobs:
    """The jobs of a server, for as long as it lives: what they have recorded is in the ledger, all else was on its way.

    An id begins with the server's own mark, so that a job of the one before is told to be lost, not never to have been.
    """

    def __init__(self) -> None:
        self.mark = secrets.token_hex(4)
        self.lock = threading.Lock()
        self.held: dict[str, Job] = {}
        self.versions: dict[str, int] = {}

    def begin(self, kind: str, ledger: str, by: str, total: int) -> Job:
        """A new job, not begun."""
        identity = self.mark + secrets.token_hex(8)
        job = Job(id=identity, kind=kind, ledger=ledger, by=by, state="queued", created=now(), total=total)
        with self.lock:
            over = [one.id for one in self.held.values() if one.state in ("done", "failed")]
            for old in over[: max(0, len(self.held) + 1 - KEPT)]:
                del self.held[old], self.versions[old]
            self.held[job.id], self.versions[job.id] = job, 0
        return job

    def change(self, job_id: str, **values: Any) -> None:
        """Notes how far a job is."""
        with self.lock:
            job = self.held.get(job_id)
            if job is not None and job.state not in ("done", "failed"):
                self.held[job_id] = msgspec.structs.replace(job, **values)
                self.versions[job_id] += 1

    def told(self, job_id: str, done: int, words: str) -> None:
        """Notes what a lane tells of a job."""
        self.change(job_id, state="running", done=done, words=words[:200])

    def ended(self, job_id: str, future: Future[Added], finish: Callable[[], None]) -> None:
        """Notes what a job came to."""
        finish()
        try:
            result = result_of(future)
            self.change(job_id, state="done", done=self.held[job_id].total, result=result, finished=now(), words="")
        except VigieError as error:
            self.change(job_id, state="failed", problem=str(error), finished=now())
        except BaseException as error:  # whatever it was: a job that fails says so, and the server goes on
            self.change(job_id, state="failed", problem=f"{type(error).__name__}: {error}"[:300], finished=now())

    def of(self, who: Who) -> list[Job]:
        """The jobs that somebody may see, the latest first."""
        with self.lock:
            return [job for job in self.held.values() if job.by == who.name or who.may("admin")][::-1]

    def seen(self, who: Who, job_id: str) -> tuple[Job, int]:
        """A job and its version; a refusal where there is none, or it is somebody else's."""
        with self.lock:
            job = self.held.get(job_id)
            if job is None and LOOKS_OURS.match(job_id) and not job_id.startswith(self.mark):
                raise Refusal(410, LOST, kind="job-lost")
            if job is None or not (job.by == who.name or who.may("admin")):
                raise Refusal(404, "There is no such job.", kind="missing")
            return job, self.versions[job_id]


def started(
    desk: Desk, kind: str, work: Callable[..., Added], *args: Any, total: int, finish: Callable[[], None] | None = None
) -> Response:
    """Hands work to the lane that reads; answers with the job, done where it took no time."""
    house, shelf = desk.house, desk.shelf
    job = house.jobs.begin(kind, shelf.name, desk.who.name, total)
    future = house.reading_lane.submit(shelf.where, reported, work, job.id, *args)

    def over(ended: Future[Added]) -> None:
        shelf.changed()
        house.jobs.ended(job.id, ended, finish or (lambda: None))

    future.add_done_callback(over)
    wait([future], timeout=SHORT)
    held, _ = house.jobs.seen(desk.who, job.id)
    return reply(held, 202, {"Location": f"/api/v1/jobs/{job.id}"})


def reported(ledger: Any, work: Callable[..., Added], job_id: str, *args: Any) -> Added:
    """Does work that tells how far it is; this is what a lane runs."""
    from vigie.serve.lanes import tell

    return work(ledger, *args, lambda done, words: tell(job_id, done, words))


@router.get("/jobs", **answers(list[Job]))
def list_jobs(desk: Reader, asked: Annotated[Asked, Query()]) -> Response:
    """One's own jobs since the server was started, the latest first; an admin sees everybody's.

    A server that is started anew goes on with none of them; asked for one of before, it answers 410.
    """
    del asked
    return reply(desk.house.jobs.of(desk.who))


@router.get("/jobs/{job_id}", **answers(Job))
def show_job(desk: Reader, job_id: Id, asked: Annotated[Asked, Query()]) -> Response:
    """One job."""
    del asked
    return reply(desk.house.jobs.seen(desk.who, job_id)[0])


@router.get("/jobs/{job_id}/events", **answers(media="text/event-stream"))
async def follow_job(desk: Reader, job_id: Id, asked: Annotated[Asked, Query()]) -> Response:
    """The job whenever something changes, as events `progress`, then `done` or `failed`."""
    del asked
    desk.house.jobs.seen(desk.who, job_id)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(followed(desk, job_id), headers=headers, media_type="text/event-stream")


async def followed(desk: Desk, job_id: str) -> AsyncIterator[bytes]:
    """The events of a job until it is over."""
    last, silent = -1, 0.0
    while True:
        job, version = desk.house.jobs.seen(desk.who, job_id)
        if version != last:
            last, silent = version, 0.0
            over = job.state in ("done", "failed")
            name = job.state if over else "progress"
            yield f"event: {name}\nid: {version}\ndata: ".encode() + encode(job) + b"\n\n"
            if over:
                return
        elif silent >= BEAT:
            silent = 0.0
            yield b": still there\n\n"
        await asyncio.sleep(LOOK)
        silent += LOOK
