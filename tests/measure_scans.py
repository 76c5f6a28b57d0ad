"""How well scans are read: the samples printed, made pictures, recognised, held against gold.

    python -m tests.measure_scans [--dpi 300] [--turned] [--show] [LANGUAGE …]

Prints found facts of gold facts by kind, and how like the titles are in characters to gold beside
how like Tesseract's own reading of the pages is to the text.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import docx
import pypdfium2 as pdfium
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from extractors.notice import extract
from extractors.source import read
from schemas.language import language
from tests.documents import joined, make_docx, make_pdf
from tests.score import KINDS, compare
from writers.facts import facts

SAMPLES = Path(__file__).parent.parent / "samples" / "unhabitat-assembly-2024-12-11"
LANGUAGES = ("zh", "en", "fr", "es", "ru", "ar")


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found of a scan: hits, gold and found facts by kind, and what was missed."""

    counts: dict[str, tuple[int, int, int]]
    missed: list[str]
    text: float  # likeness of all text to the sample, from 0 to 1
    seconds: float

    def share(self, kind: str) -> float:
        """F1 of a kind."""
        hits, gold, found = self.counts[kind]
        return 2 * hits / (gold + found) if gold + found else 1.0


def scan(pdf: Path, to: Path, dpi: int = 300, turn: int = 0, pages: Sequence[int] = ()) -> Path:
    """A PDF as a PDF of pictures of its pages (from 1, all without `pages`), as a scanner would."""
    document = pdfium.PdfDocument(pdf)
    chosen = [number - 1 for number in pages] or range(len(document))
    shots = [document[n].render(scale=dpi / 72, grayscale=True).to_pil() for n in chosen]
    document.close()
    first, *rest = [shot.rotate(turn, expand=True) for shot in shots]
    first.save(to, save_all=True, append_images=rest, resolution=dpi)
    return to


def upright(word: Path) -> Path:
    """A Word file with its Arabic in a face for print, neither slanted nor spaced out."""
    document = docx.Document(str(word))
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            style.font.cs_italic = False
            look = style.element.get_or_add_rPr()
            look.get_or_add_rFonts().set(qn("w:cs"), "Noto Naskh Arabic")
            for spacing in look.findall(qn("w:spacing")):
                look.remove(spacing)
    document.save(str(word))
    return word


def measured(path: Path, code: str, given: str | None = None) -> Measured:
    """A scan of a sample held against its gold; the language is told from it without `given`."""
    begin = time.monotonic()
    source = read(path, given)
    seconds = time.monotonic() - begin
    gold = json.loads((SAMPLES / "gold" / f"{code}.json").read_text("utf-8"))
    found = list(compare(gold, facts(extract(source, given))))
    return Measured(
        {kind: (hits, wanted, had) for kind, hits, wanted, had, _, _ in found},
        [f"{kind}\t{word}\t{fact}" for kind, *_, missed, more in found
         for word, those in (("missed", missed), ("spurious", more)) for fact in those],
        alike(joined(line.text for line in source.lines()),
               joined([(SAMPLES / f"{code}.txt").read_text("utf-8")])),
        seconds,
    )  # fmt: skip


def alike(one: str, other: str) -> float:
    """How like two texts are in characters, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def main() -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--dpi", type=int, default=300)
    parser.add_argument("--turned", action="store_true", help="upside down")
    parser.add_argument("--show", action="store_true", help="also every missed fact")
    arguments = parser.parse_args()
    print(" " * 4, *(f"{kind:>10}" for kind in KINDS), "      text   seconds")
    for code in arguments.languages:
        with tempfile.TemporaryDirectory() as folder:
            word = upright(make_docx(SAMPLES / f"{code}.txt", Path(folder) / "a.docx"))
            pdf = make_pdf(word, Path(folder) / "a.pdf")
            path = scan(pdf, Path(folder) / "scan.pdf", arguments.dpi, 180 * arguments.turned)
            result = measured(path, code)
        shares = (f"{result.share(kind):10.3f}" for kind in KINDS)
        print(f"{language(code).code:4}", *shares, f"{result.text:10.3f}{result.seconds:10.1f}")
        if arguments.show:
            print(*result.missed, sep="\n")


if __name__ == "__main__":
    sys.exit(main())
