"""The line with all that every document needs of it: the fork server imports this, once."""

from __future__ import annotations

from extractors import notice, source
from flows import work
from schemas import akn

__all__ = ["notice", "source", "work"]

akn.ready()
