"""The desk at an address: bound, told, served until it is ended, with nothing acknowledged lost."""

from __future__ import annotations

import errno
import ipaddress
import logging
import os
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from review.rules import LOOPBACK
from schemas.errors import NoAddress

ANYWHERE = ("0.0.0.0", "::")
CONNECTIONS = 200
LAST_ANSWERS, QUIET = 20, 30  # seconds for requests at the end, and for connections without any


@dataclass(frozen=True, slots=True)
class Place:
    """Where a desk listens, with which certificate, and behind which proxy."""

    host: str = "127.0.0.1"
    port: int = 8470
    certificate: Path | None = None
    key: Path | None = None
    proxy: str = ""


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def listening(place: Place) -> socket.socket:
    """A socket at a place; NoAddress where it cannot be had."""
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
        family, _, _, _, address = found[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise _no_address(place, error) from error


def address(place: Place, listener: socket.socket) -> str:
    """What to type into a browser of this machine."""
    host = socket.gethostname() if place.host in ANYWHERE else place.host
    shown = f"[{host}]" if ":" in host else host
    return f"http{'s' if place.certificate else ''}://{shown}:{listener.getsockname()[1]}/"


def reached_by(place: Place, names: Sequence[str]) -> frozenset[str]:
    """The names by which browsers may ask for a desk: of this machine, and those given."""
    own = (socket.gethostname(), socket.getfqdn()) if place.host in ANYWHERE else (place.host,)
    hosts = (f"[{name.strip('[]')}]" if ":" in name else name for name in (*own, *names))
    return LOOPBACK | {host.lower() for host in hosts}


def server(app: Starlette, place: Place) -> uvicorn.Server:
    """What serves an application; NoAddress where its certificate cannot be used."""
    try:
        config = _config(app, place)
        config.load()
    except OSError as error:  # ssl.SSLError among them
        raise NoAddress(
            f"the certificate cannot be used ({error.strerror or error})",
            "give --certfile and --keyfile that belong together, as PEM",
        ) from error
    return uvicorn.Server(config)


def serve(server: uvicorn.Server, listener: socket.socket) -> None:
    """Answer until somebody ends it; requests on their way get their answers first."""
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(message)s")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        return


def at_a_desktop() -> bool:
    """Whether a person sits before this machine, with a screen to open a page on."""
    screen = sys.platform in ("darwin", "win32") or _set("DISPLAY", "WAYLAND_DISPLAY")
    return sys.stdout.isatty() and screen and not _set("SSH_CONNECTION", "SSH_TTY")


def _config(app: Starlette, place: Place) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=QUIET,
        timeout_graceful_shutdown=LAST_ANSWERS,
        ssl_certfile=place.certificate,
        ssl_keyfile=place.key,
        proxy_headers=bool(place.proxy),
        forwarded_allow_ips=place.proxy,
    )


def _no_address(place: Place, error: OSError) -> NoAddress:
    if error.errno == errno.EADDRINUSE:
        return NoAddress(
            f"port {place.port} is taken", "end what uses it, or give another with --port"
        )
    return NoAddress(
        f"{place.host} port {place.port} cannot be had ({error.strerror or error})",
        "give an address of this machine with --host, and a port from 1024 with --port",
    )


def _set(*names: str) -> bool:
    return any(os.environ.get(name) for name in names)
