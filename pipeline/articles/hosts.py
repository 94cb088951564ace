"""Which machines an address of the web may lead to: those of the public internet, unless somebody allows others."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from pipeline.errors import ArticleError

Resolver = Callable[[str, int], list[str]]
"""From a host's name and a port to the numbers of its machines, the preferred one first; OSError or UnicodeError where it has none."""

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 numbers as a gateway between IPv6 and IPv4 writes them (RFC 6052)."""


def ask_system(host: str, port: int) -> list[str]:
    """The numbers of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(number: str) -> bool:
    """Whether a machine's number is one of the public internet: not private, loopback, link-local, reserved, multicast or of no machine.

    An IPv4 number inside an IPv6 one is judged as what it is.
    """
    address = ip_address(number)
    inner = _inner(address) if isinstance(address, IPv6Address) else None
    judged = inner or address
    if isinstance(judged, IPv6Address) and judged.is_site_local:
        return False
    return judged.is_global and not (judged.is_multicast or judged.is_reserved)


def _inner(address: IPv6Address) -> IPv4Address | None:
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def is_any(number: str) -> bool:  # noqa: ARG001
    """True: what stands in for `is_public` where private machines are allowed."""
    return True


@dataclass(frozen=True, slots=True)
class Network:
    """How hosts are found, and which machines may be asked."""

    resolve: Resolver = ask_system
    may_ask: Callable[[str], bool] = is_public

    def machines(self, host: str, port: int, place: str) -> list[str]:
        """The numbers of a host, each of which may be asked; whoever connects must use one of them, and not the name again.

        ArticleError: there is no such host, or one of its numbers may not be asked. `place` is for the message only.
        """
        try:
            numbers = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise ArticleError(f'there is no host "{host}", or the network is down', path=place) from error
        for number in numbers:
            if not self.may_ask(number):
                message = (
                    f'"{host}" is {number}, and that is no address of the public internet; '
                    "give --allow-private if you trust what answers there"
                )
                raise ArticleError(message, path=place)
        return numbers
