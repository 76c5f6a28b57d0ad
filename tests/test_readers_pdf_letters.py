"""Letters of PDF files in the orders and at the distances that programs draw them at."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from extractors.readers import pdf_words
from extractors.readers.pdf_characters import Character, Look
from extractors.source import read
from tests.documents import make_pdf
from tests.typescripts import turn_about

LOOK = Look(11.0, False, False, 0)


def drawn(*letters: tuple[str, float, float]) -> str:
    """What letters make, each with its sides, in the order in which they are drawn."""
    run = (Character(text, left, right, 100.0, LOOK, False) for text, left, right in letters)
    return "".join(word.text for _, word in pdf_words.words_of(run))


@pytest.mark.parametrize(
    ("letters", "read_as"),
    [
        ((("م", 40, 45), ("ر", 35, 40), ("ك", 30, 35), ("ز", 25, 30)), "مركز"),
        ((("ز", 25, 30), ("ك", 30, 35), ("ر", 35, 40), ("م", 40, 45)), "مركز"),
        # of two letters in one ligature, the later one is drawn first
        ((("ق", 30, 35), ("ا", 25, 30), ("ل", 25, 30)), "قلا"),
        ((("د", 10, 15), ("ح", 15, 20), ("أ", 20, 26), ("ل", 22, 26), ("ا", 26, 30)), "الأحد"),
        # a vowel sign parts what is turned about
        ((("ي", 40, 42), ("س", 42, 49), ("ُ", 38, 40), ("د", 25, 30), ("ق", 30, 38)), "سيُقد"),
        ((("س", 42, 49), ("ي", 40, 42), ("ُ", 38, 40), ("ق", 30, 38), ("د", 25, 30)), "سيُقد"),
        ((("٢", 20, 25), ("٠", 25, 30)), "٢٠"),
    ],
)
def test_letters_are_read_from_the_right_in_whatever_order_they_are_drawn(letters, read_as):
    assert drawn(*letters) == read_as


@pytest.mark.parametrize(
    ("before", "after", "gap", "read_as"),
    [
        ("IL", "AN", 0.05, "ILAN"),
        ("IL", "AN", 0.14, "IL AN"),
        ("I.", "AN", 0.14, "I. AN"),
        ("IL", "EN", 0.14, "ILEN"),
    ],
)
def test_a_space_that_kerning_made_narrow_is_a_space(before, after, gap, read_as):
    shift = [0.0] * len(before) + [gap * LOOK.size] * len(after)
    places = [
        (text, 5 * at + more)
        for at, (text, more) in enumerate(zip(before + after, shift, strict=True))
    ]
    run = (Character(text, left, left + 5, 100.0, LOOK, False) for text, left in places)
    parts = [f"{' ' * word.spaced}{word.text}" for _, word in pdf_words.words_of(run)]
    assert "".join(parts) == read_as


def test_strokes_that_fill_a_justified_line_are_no_text(tmp_path: Path, soffice: str) -> None:
    text = "تُعقد الدورة العادية السادسة للمؤتمر العام للمنظمة الدولية للطاقة الحرارية الأرضية " * 4
    document = docx.Document()
    paragraph = document.add_paragraph(text.strip())
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    turn_about(document)
    document.save(str(tmp_path / "a.docx"))
    source = read(make_pdf(tmp_path / "a.docx", tmp_path / "a.pdf"))
    assert " ".join(line.text for line in source.lines()) == text.strip()
