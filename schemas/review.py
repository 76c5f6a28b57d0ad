"""What an approval is of: the facts of a notice, whatever is said about them beside."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from schemas.notice import Notice
from schemas.outline import Outline
from schemas.plain import plain, valued


def facts_digest(notice: Notice) -> str:
    """A digest of what the facts say and of what is settled, not of where they stand.

    Neither findings and mentions count, nor the file they were read from, nor reviews.
    """
    facts = replace(
        notice,
        outline=Outline((), ()),
        findings=(),
        mentions=(),
        residue=(),
        origin=None,
        reviews=(),
    )
    text = json.dumps(valued(plain(facts)), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def approved(notice: Notice) -> bool:
    """Whether the facts of a record are those that were approved last."""
    last = notice.reviews[-1] if notice.reviews else None
    return last is not None and last.facts == facts_digest(notice)
