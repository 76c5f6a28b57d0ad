"""Stopping at once when a person asks for it."""

from __future__ import annotations

import atexit
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console

from flows import worker

SIGNALS = (signal.SIGINT, signal.SIGTERM)
SIGNALLED = 128  # shells report an end by a signal as this and its number


@contextmanager
def stoppable() -> Iterator[None]:
    """Let Ctrl-C end the program at once; documents appear whole, so none is left half made.

    Threads are not waited for: Prefect's would each wait for a server that Ctrl-C has ended too.
    """
    before = {number: signal.signal(number, _stop) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _: object) -> None:
    signal.signal(number, signal.SIG_DFL)
    worker.stop()
    Console(stderr=True).show_cursor()
    click.echo("Stopped. What is done stays done; the same command goes on from here.", err=True)
    atexit._run_exitfuncs()  # ends the workers, and the server that Prefect started
    os._exit(SIGNALLED + number)
