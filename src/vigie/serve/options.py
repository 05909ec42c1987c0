"""How a server runs: one frozen object, made by the command line and passed down."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

STATIC = Path(__file__).parent / "static"  # built from web/, never committed
PORT = 8750
MEGABYTE = 1024 * 1024


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What is served, where, and to whom.

    ``address`` is the public one where a proxy or a name stands before the server ("https://vigie.example.org").
    ``tiles`` is the address of map tiles with {z}, {x} and {y}, none by default: no request leaves the machine.
    ``people`` is the file of accounts and sessions; without one the server is for one person, who gets in by a
    one-time address. ``lanes``: whether what writes runs in processes of their own, or on threads (in tests).
    """

    ledgers: tuple[str, ...]
    host: str = "127.0.0.1"
    port: int = PORT
    address: str | None = None
    tiles: str | None = None
    people: str | None = None
    lanes: Literal["processes", "threads"] = "processes"
    static: Path = STATIC
    secure: bool = False
    most_body: int = 256 * MEGABYTE
    reads_per_second: float = 100.0
    writes_per_second: float = 10.0

    @property
    def url(self) -> str:
        """The address that people open."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.address or f"{'https' if self.secure else 'http'}://{host}:{self.port}"

    @property
    def over_tls(self) -> bool:
        """True where people reach the server by https."""
        return urlsplit(self.url).scheme == "https"


def is_loopback(host: str) -> bool:
    """True for an address of the machine itself that nobody else can reach."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
