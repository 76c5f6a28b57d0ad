"""Signs set in fonts of pictures, which stand in the private use area, as characters of Unicode."""

from __future__ import annotations

from functools import cache

_FONTS = ("symbol", "wingdings")
_LAST = 0xFF
_AREA = 0xF000  # private use characters F020 to F0FF are the bytes 20 to FF of such a font

# The encodings of the fonts, each from a byte on; a blank has no character of its own.
_SYMBOL = {
    0x20: " !∀#∃%&∋()∗+,−./0123456789:;<=>?",
    0x40: "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    0x60: "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵",
    0xC0: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
    0xE0: "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
}
_WINGDINGS = {
    0x28: "☎✆✉",
    0x46: "☞",
    0x4A: "☺😐☹",
    0x6C: "●❍■□",
    0x71: "❑❒⬧⧫◆❖⬥⌧",
    0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿",
    0x9E: "·•▪○",
    0xA7: "▪◻",
    0xAB: "★",
    0xD8: "➢",
    0xDF: "←→↑↓↖↗↙↘",
    0xE8: "➔",
    0xEF: "⇦⇨⇧⇩⬄⇳",
    0xFB: "✗✓☒☑",
}
# Bullets of lists, whose font is told nowhere or is of many names.
BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0a8": "□",
    "\uf02d": "-",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf076": "◆",
    "\uf06e": "■",
    "\uf06c": "●",
    "\uf071": "□",
}


def has_pictures(text: str) -> bool:
    """Whether a text has signs of the private use area that fonts of pictures use."""
    return any(_AREA < ord(character) <= _AREA + _LAST for character in text)


def spelled(text: str, font: str | None) -> str:
    """A text set in a font, its pictures as characters; those that no table has stay as they are.

    Where the font is one for letters, or none is named, a picture is what Symbol shows, else what
    Wingdings shows.
    """
    return "".join(_tables(font).get(ord(character), character) for character in text)


def sign(code: int, font: str | None) -> str:
    """The character of one sign by its place in a font, in the private use area or below it."""
    pictures = any(name in (font or "").lower() for name in _FONTS)
    return spelled(chr(code + _AREA if pictures and code <= _LAST else code), font)


@cache
def _tables(font: str | None) -> dict[int, str]:
    name = (font or "").lower().rpartition("+")[2].partition("-")[0]  # ABCDEF+Wingdings-Regular
    symbol, wingdings = _laid_out(_SYMBOL), _laid_out(_WINGDINGS)
    if "dings" in name:
        return wingdings if name == "wingdings" else {}
    return symbol if "symbol" in name else {**wingdings, **symbol}


def _laid_out(encoding: dict[int, str]) -> dict[int, str]:
    return {
        _AREA + first + place: character
        for first, characters in encoding.items()
        for place, character in enumerate(characters)
        if character != " " or first + place == 0x20
    }
