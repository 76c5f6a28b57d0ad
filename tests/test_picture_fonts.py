"""Signs of fonts of pictures, by the names that fonts have in files."""

from __future__ import annotations

import pytest

from extractors.readers.picture_fonts import spelled


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("\uf0e0", "ABCDEF+Wingdings-Regular", "→"),
        ("\uf0b3 5", "SymbolMT", "≥ 5"),
        ("\uf0b3", "Helvetica", "≥"),
        ("\uf0e0", "Wingdings2", "\uf0e0"),
        ("plain", "Symbol", "plain"),
    ],
)
def test_a_sign_is_what_its_font_shows_or_stays(text: str, font: str, shown: str) -> None:
    assert spelled(text, font) == shown
