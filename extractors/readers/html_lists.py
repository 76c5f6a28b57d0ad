"""Numbers of lists as browsers print them (HTML, 4.4.5 and 15.3.7; CSS Counter Styles 3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractors.numerals import to_roman
from extractors.readers.docx_numerals import numeral
from extractors.readers.html_looks import properties
from extractors.readers.markup import Element, name, whole

_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
_BULLETS = {"disc": "•", "circle": "◦", "square": "▪"}
_BY_DEPTH = ("disc", "circle", "square")
_LISTS = frozenset(("ol", "ul", "menu", "dir"))
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LARGEST_ROMAN = 3999
_LARGEST_HAN = 9999


def numbered(parent: Element) -> Iterator[tuple[Element, str | None]]:
    """The elements inside a list, each member with the number or bullet it is printed with."""
    style, step = _style(parent), -1 if parent.get("reversed") is not None else 1
    start = whole(parent, "start")
    members = sum(name(child) == "li" for child in parent)
    value = start if start is not None else members if step < 0 else 1
    for child in parent:
        if name(child) != "li":
            yield child, None
            continue
        own = whole(child, "value") if name(parent) == "ol" else None
        value = own if own is not None else value
        yield child, mark(_style(child) or style or "disc", value)
        value += step


def mark(style: str, value: int) -> str | None:
    """The bullet or number of a list style, with what is printed after it; None for no mark."""
    if style == "none":
        return None
    if style[:1] in "\"'":
        return style.strip("\"' ") or None
    if style in _BULLETS:
        return _BULLETS[style]
    form, suffix = _FORMS.get(style, (str, "."))
    return f"{form(value)}{suffix}"


def _style(element: Element) -> str | None:
    """The list style that an element sets, or that its kind has; None for a plain member."""
    own = properties(element)
    for stated in (own.get("list-style-type"), *own.get("list-style", "").split()):
        if stated is not None and (stated in _KNOWN or stated[:1] in "\"'"):
            return stated
    typed = element.get("type", "").strip()
    return _TYPES.get(typed) or _BULLETS_OF_TYPES.get(typed.lower()) or _usual(element)


def _usual(element: Element) -> str | None:
    if name(element) == "ol":
        return "decimal"
    if name(element) not in _LISTS:
        return None
    depth = sum(name(above) in _LISTS for above in element.iterancestors())
    return _BY_DEPTH[min(depth, 2)]


def _letters(letters: str) -> Callable[[int], str]:
    """Letters by place: z is followed by aa, ab; digits below 1."""

    def write(value: int) -> str:
        text, rest = "", value
        while rest > 0:
            rest, place = divmod(rest - 1, len(letters))
            text = letters[place] + text
        return text or str(value)

    return write


def _roman(value: int) -> str:
    return to_roman(value) if 1 <= value <= _LARGEST_ROMAN else str(value)


def _as_word_does(form: str) -> Callable[[int], str]:
    return lambda value: numeral(value, form) if 1 <= value <= _LARGEST_HAN else str(value)


def _counted(form: str, suffix: str = "、") -> tuple[Callable[[int], str], str]:
    return _as_word_does(form), suffix


def _in_digits(first: str) -> Callable[[int], str]:
    return lambda value: str(value).translate({48 + i: ord(first) + i for i in range(10)})


_FORMS: dict[str, tuple[Callable[[int], str], str]] = {
    "decimal": (str, "."),
    "decimal-leading-zero": (lambda value: f"{value:02}", "."),
    "lower-alpha": (_letters(_LATIN), "."),
    "lower-latin": (_letters(_LATIN), "."),
    "upper-alpha": (_letters(_LATIN.upper()), "."),
    "upper-latin": (_letters(_LATIN.upper()), "."),
    "lower-roman": (lambda value: _roman(value).lower(), "."),
    "upper-roman": (_roman, "."),
    "lower-greek": (_letters(_GREEK), "."),
    "lower-russian": (_letters(_RUSSIAN), "."),
    "upper-russian": (_letters(_RUSSIAN.upper()), "."),
    "arabic-indic": (_in_digits("٠"), "."),
    "persian": (_in_digits("۰"), "."),
    "cjk-decimal": _counted("ideographDigital"),
    "cjk-ideographic": _counted("chineseCounting"),
    "simp-chinese-informal": _counted("chineseCounting"),
    "trad-chinese-informal": _counted("chineseCounting"),
    "simp-chinese-formal": _counted("chineseLegalSimplified"),
    "cjk-heavenly-stem": _counted("ideographTraditional"),
    "cjk-earthly-branch": _counted("ideographZodiac"),
}
_KNOWN = frozenset((*_FORMS, *_BULLETS, "none"))
_BULLETS_OF_TYPES = {form: form for form in (*_BULLETS, "none")}
