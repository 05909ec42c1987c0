"""Fetches one page: public hosts only, checked at every hop, within limits of time and size."""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import msgspec

from vigie.errors import IntakeError
from vigie.ingest.addresses import public_addresses

MOST_BYTES = 20 * 1024 * 1024  # of content, decompressed; the largest news pages have a tenth of this
MOST_SECONDS = 30.0
MOST_REDIRECTS = 5
TEXTUAL = ("text/", "application/xhtml", "application/xml")
HEADERS = [
    (b"User-Agent", b"vigie"),
    (b"Accept", b"text/html, text/plain;q=0.9"),
    (b"Accept-Encoding", b"gzip, deflate"),
]
REDIRECTS = (301, 302, 303, 307, 308)


class Page(msgspec.Struct, frozen=True):
    """What a server sent: the address that answered, its bytes, and what it said they are."""

    url: str
    raw: bytes
    media: str
    charset: str | None


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one fetch may cost. ``allow_loopback`` is for tests only."""

    most_bytes: int = MOST_BYTES
    seconds: float = MOST_SECONDS
    allow_loopback: bool = False


def fetch(url: str, limits: Limits = Limits()) -> Page:  # noqa: B008  (frozen)
    """The page at a URL; IntakeError with what to do where it may not, cannot or should not be read.

    The socket goes to the very address that was checked, so that a name that changes its answer gains nothing.
    """
    deadline = time.monotonic() + limits.seconds
    backend = CheckedBackend(deadline, allow_loopback=limits.allow_loopback)
    with httpcore.ConnectionPool(ssl_context=trusted(), network_backend=backend, max_connections=1) as pool:
        for _ in range(MOST_REDIRECTS + 1):
            target = checked_url(url)
            try:
                page = ask(pool, target, limits, deadline)
            except httpcore.TimeoutException as error:
                raise IntakeError(
                    "fetch.timeout", f"{url} did not answer within {limits.seconds:g} s: try again later."
                ) from error
            except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
                raise IntakeError(
                    "fetch.failed", f"{url} could not be fetched ({error or type(error).__name__}): try again later."
                ) from error
            if isinstance(page, Page):
                return page
            url = page
    raise IntakeError("fetch.redirects", f"{url} redirects more than {MOST_REDIRECTS} times: give the final address.")


def ask(pool: httpcore.ConnectionPool, url: Any, limits: Limits, deadline: float) -> Page | str:
    """One request: the page, or the address that it redirects to."""
    port = f":{url.port}" if url.port else ""
    host = f"[{url.host}]" if ":" in url.host else url.host
    core = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    headers = [
        (b"Host", f"{host.encode('idna').decode() if host.isascii() is False else host}{port}".encode()),
        *HEADERS,
    ]
    # Each wait is cut short by the deadline in CheckedStream; these only have to be set for it to be asked.
    timeouts = {"connect": limits.seconds, "read": limits.seconds, "write": limits.seconds, "pool": limits.seconds}
    with pool.stream("GET", core, headers=headers, extensions={"timeout": timeouts}) as response:
        given = {key.lower(): value.decode("latin-1") for key, value in response.headers}
        if response.status in REDIRECTS and b"location" in given:
            return str(url.join(given[b"location"]))
        if response.status != 200:
            raise IntakeError(
                "fetch.status", f"{url} answered {response.status}: open it in a browser and save the page as a file."
            )
        media, charset = content_type(given.get(b"content-type", ""))
        if media and not media.startswith(TEXTUAL):
            raise IntakeError(
                "fetch.not-text", f"{url} is {media[:60]}, not a page: download it and turn it into text first."
            )
        pieces = inflated(response.iter_stream(), given.get(b"content-encoding", ""), str(url))
        return Page(str(url), within(pieces, limits, deadline, str(url)), media, charset)


def checked_url(url: str) -> Any:
    """The parsed URL; IntakeError unless it is http or https with a host."""
    import httpx

    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise IntakeError("fetch.bad-url", f"{url[:200]!r} is no address that can be fetched: check it.") from error
    if parsed.scheme not in ("http", "https"):
        raise IntakeError(
            "fetch.scheme",
            f"{url[:200]!r} is not fetched: only http and https are. Give a file on this machine by its path.",
        )
    if not parsed.host:
        raise IntakeError("fetch.bad-url", f"{url[:200]!r} has no host: check it.")
    if parsed.userinfo:  # it would be kept with the report, and exported
        raise IntakeError("fetch.bad-url", "The address has a name or a password in it: give it without.")
    return parsed


def content_type(header: str) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type header."""
    media, *parameters = header.split(";")
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset":
            return media.strip().lower(), value.strip().strip("\"'") or None
    return media.strip().lower(), None


def inflated(pieces: Iterable[bytes], encoding: str, url: str) -> Iterator[bytes]:
    """The content in pieces of at most 64 KiB, however far a small piece unfolds."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise IntakeError(
            "fetch.encoding", f"{url} is compressed as {encoding[:40]!r}, unasked: save the page as a file."
        )
    unpacker: Any = None
    try:
        for piece in pieces:
            if unpacker is None:
                unpacker = zlib.decompressobj(window(piece, encoding))
            while piece:
                yield unpacker.decompress(piece, 65536)
                piece = unpacker.unconsumed_tail
        if unpacker is not None:
            yield unpacker.flush()
    except zlib.error as error:
        raise IntakeError("fetch.encoding", f"{url} sent broken compressed data: try again later.") from error


def window(piece: bytes, encoding: str) -> int:
    """zlib's window setting: gzip, zlib, or the raw deflate that some servers send for it."""
    if encoding != "deflate":
        return zlib.MAX_WBITS | 16
    return zlib.MAX_WBITS if piece[:1] and piece[0] & 0x0F == 8 else -zlib.MAX_WBITS


def within(pieces: Iterable[bytes], limits: Limits, deadline: float, url: str) -> bytes:
    """All pieces together; IntakeError as soon as they pass the limit of size or time."""
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > limits.most_bytes:
            size = f"{limits.most_bytes / 1048576:g} MiB"
            raise IntakeError(
                "fetch.too-large", f"{url} unfolds to more than {size}: save the part that you need as a file."
            )
        if time.monotonic() > deadline:
            raise IntakeError("fetch.timeout", f"{url} took more than {limits.seconds:g} s: try again later.")
    return bytes(whole)


def trusted() -> ssl.SSLContext:
    """A context that checks certificates."""
    import httpx

    return httpx.create_ssl_context()


class CheckedBackend(httpcore.NetworkBackend):
    """Opens sockets to checked addresses only, and lets nothing outlast the deadline."""

    def __init__(self, deadline: float, *, allow_loopback: bool) -> None:
        self.deadline, self.allow_loopback = deadline, allow_loopback
        self.inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers."""
        failure: Exception | None = None
        for address in public_addresses(host, port, allow_loopback=self.allow_loopback):
            try:
                left = min(timeout or MOST_SECONDS, remaining(self.deadline))
                stream = self.inner.connect_tcp(address, port, left, local_address, socket_options)
                return CheckedStream(stream, self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or httpcore.ConnectError(host)


class CheckedStream(httpcore.NetworkStream):
    """A connection of which every wait ends at the deadline: a server that drips bytes cannot hold it open."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self.inner, self.deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.inner.read(max_bytes, self.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.inner.write(buffer, self.left(timeout))

    def close(self) -> None:
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self.inner.start_tls(ssl_context, server_hostname, self.left(timeout))
        return CheckedStream(secured, self.deadline)

    def left(self, timeout: float | None) -> float:
        """Seconds that one wait may take."""
        left = remaining(self.deadline)
        return left if timeout is None else min(timeout, left)

    def get_extra_info(self, info: str) -> Any:
        return self.inner.get_extra_info(info)


def remaining(deadline: float) -> float:
    """Seconds until the deadline; a timeout where it has passed."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("deadline")
    return left
