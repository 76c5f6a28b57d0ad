"""People's decisions read from their log, and folded into the notice that was extracted.

They are a source of facts like the document itself, and the checks are run again on what comes of
them; therefore this stands with the extractors.
"""

from __future__ import annotations

from extractors.decisions.fold import Folded, fold
from extractors.decisions.standing import Summary, state, summary
from extractors.decisions.undone import effective
from schemas.decision_chain import Chain, chain


def read(data: bytes) -> Chain:
    """The decisions in the bytes of a log, with a finding where a line was cut off.

    Raises BrokenLog where the log is not as it was written.
    """
    return chain(data)


__all__ = ["Chain", "Folded", "Summary", "effective", "fold", "read", "state", "summary"]
