"""Styles and scripts of the desk, the same for everyone."""

from __future__ import annotations

from starlette.staticfiles import StaticFiles

from review.access import Right


class Static(StaticFiles):
    """Files that also a log-in page needs."""

    right: Right = "anyone"
