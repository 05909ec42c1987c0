"""Which network addresses may be fetched: public ones only."""

from __future__ import annotations

import ipaddress
import socket

from vigie.errors import IntakeError

NAT64 = ipaddress.ip_network("64:ff9b::/96")
# Old IPv4-compatible addresses (::a.b.c.d), which some systems still route.
COMPATIBLE = ipaddress.ip_network("::/96")


def is_public(address: str) -> bool:
    """True for an address of the public internet, by itself and by every IPv4 address wrapped in it."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped: list[ipaddress.IPv4Address | None] = [ip.ipv4_mapped, ip.sixtofour]
        if ip.teredo:
            wrapped.extend(ip.teredo)
        if ip in NAT64 or ip in COMPATIBLE:
            wrapped.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        inner = [v4 for v4 in wrapped if v4 is not None]
        if inner:
            return all(is_public(str(v4)) for v4 in inner)
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def public_addresses(host: str, port: int, *, allow_loopback: bool = False) -> list[str]:
    """Every address of a host, all of them public; IntakeError where one is not or there is none.

    ``allow_loopback`` is for tests, which serve pages on the machine itself.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise IntakeError(
            "fetch.no-host", f"The host {host!r} has no address: check the spelling and the network."
        ) from error
    addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    for address in addresses:
        if not (is_public(address) or (allow_loopback and ipaddress.ip_address(address).is_loopback)):
            raise IntakeError(
                "fetch.private-address",
                f"{host!r} lies at {address}, which is no public address: save the page as a file and read the file.",
            )
    if not addresses:
        raise IntakeError("fetch.no-host", f"The host {host!r} has no address: check the spelling and the network.")
    return addresses
