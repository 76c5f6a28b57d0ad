"""Who is told of each document as soon as it is done, whichever engine works it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from flows.result import Result

Watcher = Callable[[Result], None]
_watcher: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watched_by(watcher: Watcher) -> Iterator[None]:
    """Have a watcher told, in the threads started from here too."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def told(result: Result) -> Result:
    """The same result, after the watcher has heard of it; it may hear of a document twice."""
    watcher = _watcher.get()
    if watcher is not None:
        watcher(result)
    return result
