"""A page is fetched within limits, and no server can lead the fetch to where it may not go."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore
import pytest

from vigie.errors import IntakeError
from vigie.ingest.fetch import Limits, fetch

PAGE = "<html><p>Cinq civils tués à Alep.</p></html>"
BOMB = gzip.compress(b"a" * 30_000_000)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        try:
            getattr(self, f"get_{self.path.strip('/').split('?')[0]}")()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=UTF-8", **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def get_page(self) -> None:
        self.answer(PAGE.encode())

    def get_gzip(self) -> None:
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def get_deflate(self) -> None:
        self.answer(zlib.compress(PAGE.encode()), Content_Encoding="deflate")

    def get_bomb(self) -> None:
        self.answer(BOMB, Content_Encoding="gzip")

    def get_broken(self) -> None:
        self.answer(b"no gzip at all", Content_Encoding="gzip")

    def get_brotli(self) -> None:
        self.answer(b"x", Content_Encoding="br")

    def get_image(self) -> None:
        self.answer(b"x", Content_Type="image/png")

    def get_missing(self) -> None:
        self.answer(b"", 404)

    def get_moved(self) -> None:
        self.answer(b"", 302, Location="/page")

    def get_round(self) -> None:
        self.answer(b"", 302, Location="/round")

    def get_inside(self) -> None:
        self.answer(b"", 302, Location="http://10.0.0.1/secret")

    def get_file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def get_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, *_: Any) -> None:
        """Keeps the tests' output clean."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


LIMITS = Limits(allow_loopback=True, seconds=5.0, most_bytes=1_000_000)


@pytest.mark.parametrize("path", ["page", "gzip", "deflate", "moved"])
def test_fetches_a_page(site: str, path: str) -> None:
    page = fetch(f"{site}/{path}", LIMITS)
    assert page.raw.decode() == PAGE
    assert (page.media, page.charset) == ("text/html", "UTF-8")
    assert page.url.startswith(site)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("bomb", "fetch.too-large"),
        ("broken", "fetch.encoding"),
        ("brotli", "fetch.encoding"),
        ("image", "fetch.not-text"),
        ("missing", "fetch.status"),
        ("round", "fetch.redirects"),
        ("inside", "fetch.private-address"),
        ("file", "fetch.scheme"),
    ],
)
def test_refuses_with_a_code_and_what_to_do(site: str, path: str, code: str) -> None:
    with pytest.raises(IntakeError) as error:
        fetch(f"{site}/{path}", LIMITS)
    assert error.value.code == code
    assert ":" in error.value.message


def test_a_server_that_drips_is_left_at_the_deadline(site: str) -> None:
    start = time.monotonic()
    with pytest.raises(IntakeError) as error:
        fetch(f"{site}/drip", Limits(allow_loopback=True, seconds=0.5))
    assert error.value.code == "fetch.timeout"
    assert time.monotonic() - start < 3


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://127.0.0.1:9/", "fetch.private-address"),
        ("http://[::1]/", "fetch.private-address"),
        ("http://[::ffff:169.254.169.254]/latest", "fetch.private-address"),
        ("file:///etc/passwd", "fetch.scheme"),
        ("gopher://example.org/", "fetch.scheme"),
        ("http://", "fetch.bad-url"),
        ("http://ada:secret@example.org/", "fetch.bad-url"),
        ("http://exa mple/\x00", "fetch.bad-url"),
        ("http://no-such-host.invalid/", "fetch.no-host"),
    ],
)
def test_private_and_other_addresses_are_refused(url: str, code: str) -> None:
    with pytest.raises(IntakeError) as error:
        fetch(url)
    assert error.value.code == code


def test_the_socket_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers differently the second time gains nothing: it is asked once, and its address is dialled."""
    asked: list[str] = []
    dialled: list[str] = []

    def resolve(host: str, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        return [(2, 1, 6, "", ("8.8.8.8" if len(asked) == 1 else "127.0.0.1", 80))]

    def dial(_: Any, host: str, *__: Any, **___: Any) -> Any:
        dialled.append(host)
        raise httpcore.ConnectError("not in a test")

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", dial)
    with pytest.raises(IntakeError) as error:
        fetch("http://rebinding.example/")
    assert error.value.code == "fetch.failed"
    assert (asked, dialled) == (["rebinding.example"], ["8.8.8.8"])
