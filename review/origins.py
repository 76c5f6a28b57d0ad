"""Whether a request comes to a name of the desk, and from a page of the desk."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request

_OWN = ("same-origin", "none")  # "none": typed or opened by the person, not by a page


def asks_for_us(request: Request, hosts: frozenset[str]) -> bool:
    """Whether the Host header names the desk, so that no foreign name can be bound to it."""
    return len(request.headers.getlist("host")) == 1 and _name(request.headers["host"]) in hosts


def from_us(request: Request) -> bool:
    """Whether a request comes from a page of the desk, as far as the browser says."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    return (site is None or site in _OWN) and (origin is None or _same(request, origin))


def _same(request: Request, origin: str) -> bool:
    return origin.lower() == f"{request.url.scheme}://{request.headers['host']}".lower()


def _name(host: str) -> str:
    """The name in a Host header, without the port; empty where it is none."""
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.netloc != host or "@" in host:
        return ""
    return f"[{name}]" if ":" in name else name
