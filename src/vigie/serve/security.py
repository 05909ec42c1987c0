"""What every request passes: whose name it was sent to, how large and how many, and whether a page of ours sent it."""

from __future__ import annotations

import hmac
import ipaddress
import logging
import re
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vigie.serve.accounts import csrf_of
from vigie.serve.options import Options, is_loopback
from vigie.serve.problems import Refusal, problem

log = logging.getLogger("vigie.serve")
SAFE = ("GET", "HEAD", "OPTIONS")
BURST = 4  # seconds' worth of requests that may come at once
ASKERS = 10_000  # of whom the number of requests is kept
ENTRANCE = "/open"  # the one-time address
HEAD_ONLY = "vigie.head"  # in the scope of a request whose answer's body nobody gets
UNSIGNED = "/api/v1/session"  # signing in has no session to be protected yet


def cookie_name(options: Options) -> str:
    """The cookie of the session; servers on one host tell theirs apart by the port."""
    return f"__Host-vigie-{options.port}" if options.over_tls else f"vigie-{options.port}"


def secret_of(cookies: Mapping[str, str], options: Options) -> str | None:
    """The session's secret that came with a request."""
    return cookies.get(cookie_name(options))


def session_cookie(options: Options, secret: str, *, seconds: int = 14 * 24 * 3600) -> str:
    """The header that hands a session to a browser, or takes it away with no seconds."""
    secure = "; Secure" if options.over_tls else ""
    return f"{cookie_name(options)}={secret}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}"


def content_policy(options: Options) -> str:
    """What pages may load: their own files and, where there are any, map tiles. Nothing inline."""
    tiles = ""
    if options.tiles:
        parts = urlsplit(re.sub(r"\{[a-z]\}", "a", options.tiles))
        tiles = f" {parts.scheme}://{parts.netloc}"
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:{tiles}; "
        f"connect-src 'self'{tiles}; worker-src 'self' blob:; font-src 'self'; manifest-src 'self'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )


def own_host(given: str, options: Options) -> bool:
    """True for a Host header that is ours, whatever its port: a tunnel has another.

    A name that somebody points at this machine (DNS rebinding) is not; numbers are, for they cannot be pointed.
    """
    try:
        host = (urlsplit(f"//{given}").hostname or "").rstrip(".")
    except ValueError:
        return False
    if host == urlsplit(options.url).hostname:
        return True
    if is_loopback(options.host):
        return is_loopback(host)
    try:
        return bool(ipaddress.ip_address(host))
    except ValueError:
        return False


class Rates:
    """How many requests each asker has left; they come back with time."""

    def __init__(self, per_second: float, burst: float | None = None) -> None:
        self.per_second, self.burst = per_second, burst or per_second * BURST
        self.left: dict[str, tuple[float, float]] = {}

    def wait(self, asker: str) -> float:
        """Seconds until the asker may ask; 0 where they may now, which is counted."""
        moment = time.monotonic()
        left, at = self.left.pop(asker, (self.burst, moment))
        left = min(self.burst, left + (moment - at) * self.per_second)
        allowed = left >= 1
        self.left[asker] = (left - 1 if allowed else left, moment)
        if len(self.left) > ASKERS:
            del self.left[next(iter(self.left))]
        return 0.0 if allowed else (1 - left) / self.per_second


class Guard:
    """The outermost layer: refuses what should not come in, and puts the headers on whatever goes out."""

    def __init__(self, app: ASGIApp, options: Options) -> None:
        self.app, self.options = app, options
        self.reads, self.writes = Rates(options.reads_per_second), Rates(options.writes_per_second)
        self.headers = {
            "Content-Security-Policy": content_policy(options), "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "DENY",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }  # fmt: skip
        if options.over_tls:
            self.headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = False

        async def marked(message: Message) -> None:
            nonlocal began
            if message["type"] == "http.response.start":
                began = True
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            refused = self.refused(scope)
            if refused is None:
                await headed(self.app, scope, Limited(receive, self.options.most_body), marked)
            else:
                await refused(scope, receive, marked)
        except Exception:
            log.exception("%s %s failed", scope["method"], scope["path"])
            if began:
                raise  # the answer cannot be taken back: the connection ends
            failed = problem(scope["path"], 500, "The server failed on this: please report it.", kind="failed")
            await failed(scope, receive, marked)

    def refused(self, scope: Scope) -> Response | None:
        """The answer to a request that may not come in; None for one that may."""
        headers, path, method = Headers(scope=scope), scope["path"], scope["method"]
        if not own_host(headers.get("host", ""), self.options):
            return problem(path, 421, "This server does not go by that name.", kind="host")
        if int(length if (length := headers.get("content-length", "0")).isdecimal() else 0) > self.options.most_body:
            return problem(path, 413, f"At most {self.options.most_body // 1048576} MiB at once.", kind="too-large")
        secret = secret_of(cookie_parser(headers.get("cookie", "")), self.options)
        wait = 0.0
        if path.startswith("/api/"):
            wait = (self.reads if method in SAFE else self.writes).wait(asker(scope, secret))
        if wait:
            again = {"Retry-After": str(int(wait) + 1)}
            return problem(path, 429, "Too many requests: wait a moment.", kind="too-many", headers=again)
        return None if method in SAFE else self.forged(path, headers, secret)

    def forged(self, path: str, headers: Headers, secret: str | None) -> Response | None:
        """The refusal of a write that another site's page may have sent."""
        origin = headers.get("origin")
        if origin is not None and host_of(origin) not in (headers.get("host"), host_of(self.options.url)):
            return problem(path, 403, "The request comes from another site.", kind="origin")
        if path == UNSIGNED:
            return None
        given = headers.get("x-vigie-csrf", "").encode()
        if secret is not None and not hmac.compare_digest(given, csrf_of(secret).encode()):
            return problem(path, 403, "Send the header X-Vigie-CSRF with `csrf` of /api/v1/meta.", kind="csrf")
        return None


async def headed(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """The app's answer; to HEAD that of GET without its body, with how long it is and its ETag.

    What lets somebody in by being asked for is not asked for by HEAD: programs that preview links would use it up.
    """
    if scope["method"] != "HEAD" or scope["path"] == ENTRANCE:
        await app(scope, receive, send)
        return
    over = False

    async def heads_only(message: Message) -> None:
        nonlocal over
        if message["type"] == "http.response.start":
            await send(message)
            await send({"type": "http.response.body", "body": b""})
            over = True

    async def gone() -> Message:
        return {"type": "http.disconnect"} if over else await receive()  # what streams for long ends with that

    await app({**scope, "method": "GET", HEAD_ONLY: True}, gone, heads_only)


def host_of(address: str) -> str:
    """Host and port of an address; nothing for what is none."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def asker(scope: Scope, secret: str | None) -> str:
    """Whose requests are counted together: those of a session, else of an address; a made-up cookie is no session."""
    if secret is not None and scope["app"].state.house.people.who(secret) is not None:
        return secret
    return str(scope["client"][0]) if scope.get("client") else ""


class Limited:
    """Receives a body up to a limit; one that did not say how long it is may go over it."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.receive, self.left, self.most = receive, most, most

    async def __call__(self) -> Message:
        message = await self.receive()
        if message["type"] == "http.request":
            self.left -= len(message.get("body", b""))
            if self.left < 0:
                raise Refusal(413, f"At most {self.most // 1048576} MiB at once.", kind="too-large")
        return message
