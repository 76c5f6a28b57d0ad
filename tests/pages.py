"""Test documents: a notice in plain text as a web page of the kind that secretariats publish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from string import ascii_uppercase

from tests.documents import Part, parse

SITE_BEFORE = """<header class="site-header"><a href="/"><img src="logo.svg" alt="Home"></a>
<nav><ul><li><a href="/about">About us</a></li><li><a href="/sessions">Sessions</a></li></ul></nav>
</header><div class="breadcrumb"><a href="/">Home</a> › <a href="/sessions">Sessions</a></div>
<script>document.write("5 May 2019")</script>"""
SITE_AFTER = """<aside class="sidebar"><a href="/news">News of 3 March 2024</a></aside>
<footer><p>© 2025 The Secretariat. Rights reserved.</p><a href="/terms">Terms of use</a></footer>"""
_LISTED = {"paragraph": "<ol start={}>", "point": "<ol type=a>", "bullet": "<ul>"}
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
_HAN = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
_NUMERALS = {
    "roman": ("h2", [f"{number}." for number in (*_ROMAN, *map("X{}".format, _ROMAN))]),
    "han": ("h2", [f"{number}、" for number in (*_HAN, *map("十{}".format, _HAN[:-1]))]),
    "letter": ("h3", [f"{letter}." for letter in ascii_uppercase]),
}


def make_page(text: str, language: str, main: str = "main") -> str:
    """A page with the notice in an element `main`, inside what a site prints around it."""
    direction = ' dir="rtl"' if language == "ar" else ""
    inside = "\n".join(_Maker().make(parse(text)))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"{direction}><head><meta charset="utf-8">'
        f"<title>Notices</title><style>p {{ margin: 0 }}</style></head>\n<body>{SITE_BEFORE}"
        f"<{main}>{inside}</{main}>{SITE_AFTER}</body></html>\n"
    )


class _Maker:
    """Sets parts that stand together; counts paragraphs on through sections."""

    def __init__(self) -> None:
        self.counted = dict.fromkeys(("paragraph", *_NUMERALS), 0)

    def make(self, parts: Iterable[Part]) -> Iterator[str]:
        for kind, run in groupby(parts, key=_group):
            yield from getattr(self, f"_{kind}")(list(run))

    def _text(self, parts: list[Part]) -> Iterator[str]:
        """Lines without a blank line between them share a paragraph."""
        for number, part in enumerate(parts):
            open_now = number and part.glued
            yield f"{'<br>' if open_now else '<p>'}{escape(part.text)}"

    def _annex(self, parts: list[Part]) -> Iterator[str]:
        self.counted["paragraph"] = 0
        yield from (f"<h2>{escape(part.text)}</h2>" for part in parts)

    def _heading(self, parts: list[Part]) -> Iterator[str]:
        for part in parts:
            tag, numerals = _NUMERALS[part.kind]
            number = numerals[self.counted[part.kind]]
            self.counted[part.kind] += 1
            yield f"<{tag}>{number} {escape(part.text)}</{tag}>"

    def _table(self, parts: list[Part]) -> Iterator[str]:
        for part in parts:
            head, *body = part.rows
            rows = "\n".join(f"<tr>{_cells('td', row)}" for row in body)
            yield f"<table><thead><tr>{_cells('th', head)}</thead><tbody>{rows}</tbody></table>"

    def _list(self, parts: list[Part]) -> Iterator[str]:
        """Points and bullets stand in the member before them; members are left open."""
        numbered = False
        for kind, run in groupby(parts, key=lambda part: part.kind):
            texts = [part.text for part in run]
            members = "\n".join(f"<li>{escape(text)}" for text in texts)
            if kind != "paragraph":
                yield f"{_LISTED[kind]}{members}</{_LISTED[kind][1:3]}>"
                continue
            if not numbered:
                yield _LISTED[kind].format(self.counted["paragraph"] + 1)
            numbered = True
            self.counted["paragraph"] += len(texts)
            yield members
        yield "</ol>" * numbered


def _group(part: Part) -> str:
    if part.kind in _LISTED:
        return "list"
    return "heading" if part.kind in _NUMERALS else part.kind


def _cells(tag: str, row: Iterable[str]) -> str:
    return "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row)
