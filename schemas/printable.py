"""The characters that XML 1.0 can carry."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 forbids; length and offsets stay.

    Readers remove such characters beforehand and list them as residue; this is the last defence.
    """
    return _FORBIDDEN.sub("\ufffd", text)
