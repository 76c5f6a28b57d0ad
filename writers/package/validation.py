"""What the checks found of each version of a work, as JSON."""

from __future__ import annotations

import json

from schemas.package import APPROVED, UNAPPROVED, Work


def validation(work: Work) -> bytes:
    """The results by version: the schema, own checks, and the review."""
    table = {
        version.key: {
            **version.validation,
            "review": APPROVED if version.approved_at else UNAPPROVED,
        }
        for version in work.versions
    }
    return (json.dumps(table, ensure_ascii=False, indent=2) + "\n").encode()
