"""How much the desk does at once, so that many requests slow it down but never bring it down."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread
from starlette.applications import Starlette

from review.approval import resumed
from review.catalogue import catalogue_of

THREADS = 2 * (os.cpu_count() or 1) + 2


@asynccontextmanager
async def bounded(app: Starlette) -> AsyncIterator[None]:
    """While the desk is open, a few threads read, refresh and draw; what else comes waits."""
    resumed(app.state.desk)
    catalogue_of(app.state.desk.outputs).look(0)  # goes on in the background
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield
