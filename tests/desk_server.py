"""The review desk on a free port of this machine, for tests that talk to it as a browser does."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import uvicorn
from starlette.types import ASGIApp


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """The address of an application that is served while the block runs."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive()
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


def token(client: httpx.Client, page: str = "/") -> str:
    """The token that a page of the desk sends back in the header X-CSRF-Token, or a field csrf."""
    found = re.search(r'"X-CSRF-Token": "(\w+)"', client.get(page).text)
    assert found is not None
    return found[1]


def at_the_desk(client: httpx.Client) -> httpx.Client:
    """A client whose every request has its token, as those of a page have."""
    client.headers["X-CSRF-Token"] = token(client)
    return client
