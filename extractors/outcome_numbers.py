"""What the numbers of resolutions and decisions look like, over all bodies."""

from __future__ import annotations

# Session and number, perhaps with a letter; number and year; a bare number only in a table.
NUMBER_FORM = (
    r"(?:\d{1,4}|[IVXLC]{1,7})/(?:\d{1,4}|[A-Z]{2,4}\.\d{1,2})(?:[ ]?[A-Z](?:-[A-Z])?)?"
    r"|\d{1,4}[ ]?\((?:\d{4}|[IVXLC]{1,7})\)|\d{1,3}/\p{Lu}{2,6}/\d{1,4}"
    r"|[A-Z]+[-./ ]?\d{1,3}[/.]\d{1,4}"
    r"|\p{Lu}{2,6}[-‑][\p{Lu}\d]{1,6}/\p{Lu}?\d{1,4}"
    r"|\p{Lu}{2,6}(?:/[\p{Lu}\d][\p{L}\d.]{0,8}){1,3}/\d{1,4}"
)
