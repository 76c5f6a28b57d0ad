"""In which language a page is read, where nobody says."""

from __future__ import annotations

import re

from extractors.recognise import language_in
from schemas.language import Language, codes, language

_SCRIPTS = {"Han": "Hans", "HanS": "Hans", "Arabic": "Arab", "Cyrillic": "Cyrl", "Latin": "Latn"}
_LETTER = re.compile(r"[^\W\d_]")
_ENOUGH = 60  # letters that tell a language
_USUAL = "Latn"


def of_script(script: str | None) -> Language:
    """The language to begin with in a script as Tesseract calls it."""
    wanted = _SCRIPTS.get(script or "", _USUAL)
    return next(spoken for spoken in _all() if spoken.script == wanted)


def of_other_scripts(spoken: Language) -> list[Language]:
    """The languages to begin with in each other script."""
    firsts = {of_script(script).code: of_script(script) for script in _SCRIPTS}
    return [first for code, first in sorted(firsts.items()) if first.script != spoken.script]


def told(text: str) -> Language | None:
    """The language of a text, None where it is too short to tell; raises UnknownLanguage."""
    if len(_LETTER.findall(text)) < _ENOUGH:
        return None
    return language_in(text)


def _all() -> list[Language]:
    return [language(code) for code in codes()]
