"""Where a document lies in the outputs, named from its facts, never from a path it came with."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from schemas.notice import Notice, Session

LONGEST = 60  # characters of one folder name


def folder(notice: Notice) -> PurePosixPath:
    """`<body>/<date>-<session>[-<symbol>]/<language>`, in ASCII."""
    body = notice.body_key or (notice.body.text if notice.body else "")
    parts = [notice.date or "undated", _session(notice.session) or notice.kind]
    if notice.symbol:
        parts.append(slug(notice.symbol.text))
    name = "-".join(part for part in parts if part)
    return PurePosixPath(slug(body) or "unknown-body", slug(name), slug(notice.language))


def failed(name: str, sha256: str) -> PurePosixPath:
    """`failed/<name>-<hash>` for an input that could not be read."""
    return PurePosixPath("failed", f"{slug(PurePosixPath(name).stem) or 'document'}-{sha256[:8]}")


def beside(place: PurePosixPath, sha256: str) -> PurePosixPath:
    """The same place for a second document with the same facts."""
    return place.with_name(f"{place.name}-{sha256[:8]}")


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits joined by dashes; empty where the text has none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].strip("-")


def _session(session: Session | None) -> str:
    if session is None:
        return ""
    kind = None if session.kind == "regular" else session.kind
    known = [str(part) for part in (session.number, kind) if part is not None]
    return "-".join(["session", *known]) if known else ""
