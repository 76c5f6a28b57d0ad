"""PDF pages that do not lie as one expects: turned text, watermarks, thousands of pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.readers import pdf_document
from extractors.source import read
from schemas.errors import OversizedSource
from schemas.source import Source

WORDS = ("The Council meets in Nairobi.", "It adopted resolution 2/5.", "The Chair is of Chad.")
TURNS = {  # matrices of text turned by quarters clockwise, and where it begins
    0: "1 0 0 1 72 700",
    1: "0 -1 1 0 72 700",
    2: "-1 0 0 -1 520 100",
    3: "0 1 -1 0 500 100",
}
ASLANT = "0.7 0.7 -0.7 0.7 100 100"


HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
NAMES = " ".join(f"/g{number}" for number in range(60))
MUTE = {  # fonts that do not say what their characters mean
    "glyphs without meaning": (
        "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Odd "
        f"/Encoding << /Type /Encoding /Differences [65 {NAMES}] >> >>"
    ),
    "no Unicode map": (
        "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Odd /Encoding /Identity-H "
        "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Odd "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 >>] >>"
    ),
    "drawn glyphs": (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.1 0 0 0.1 0 0] "
        f"/CharProcs << >> /Encoding << /Type /Encoding /Differences [65 {NAMES}] >> "
        f"/FirstChar 65 /LastChar 124 /Widths [{' '.join(['6'] * 60)}] >>"
    ),
}


def pdf(*contents: str, font: str = HELVETICA) -> bytes:
    """A PDF with a page of each content, written by hand."""
    count = len(contents)
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        font,
    ]
    for index, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * index} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >> stream\n{content}\nendstream")
    made, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size "
    made += f"{len(objects) + 1} /Root 1 0 R >>\nstartxref\n{made.index('xref')}\n%%EOF\n"
    return made.encode()


def text(matrix: str, *lines: str) -> str:
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    return f"BT /F1 12 Tf 16 TL {matrix} Tm {shown} ET"


@pytest.fixture
def reading(tmp_path: Path):
    def read_pages(*contents: str) -> Source:
        path = tmp_path / "a.pdf"
        path.write_bytes(pdf(*contents))
        return read(path)

    return read_pages


@pytest.mark.parametrize("quarters", TURNS)
def test_a_page_is_read_whichever_way_its_text_is_turned(reading, quarters: int):
    source = reading(text(TURNS[quarters], *WORDS))
    assert " ".join(line.text for line in source.lines()) == " ".join(WORDS)
    assert not source.residue


@pytest.mark.parametrize("matrix", [TURNS[1], TURNS[3], ASLANT])
def test_what_stands_sideways_among_upright_text_is_residue_with_a_doubt(reading, matrix: str):
    source = reading(text(TURNS[0], *WORDS) + " " + text(matrix, "24-23456 (E)"))
    assert "23456" not in " ".join(line.text for line in source.lines())
    assert [(each.reason, each.text) for each in source.residue] == [("turned", "24-23456 (E)")]
    assert [doubt.check for doubt in source.doubts] == ["turned-text"]


def test_only_the_turned_page_of_a_file_is_turned(reading):
    source = reading(text(TURNS[0], WORDS[0]), text(TURNS[3], *WORDS[1:]))
    assert [line.text for line in source.lines()][:2] == [WORDS[0], WORDS[1]]


def test_a_file_of_too_many_pages_is_refused_at_once(reading):
    assert pdf_document.MOST_PAGES < 5000
    with pytest.raises(OversizedSource, match="5,000 pages"):
        reading(*[""] * 5000)


@pytest.mark.parametrize("font", MUTE)
def test_a_page_whose_font_says_nothing_is_recognised_as_a_picture(
    tmp_path: Path, font: str
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(text(TURNS[0], "ABCDEFGH ABCD"), font=MUTE[font]))
    (page,) = pdf_document.pages(path)
    assert page.undecoded
    assert pdf_document.is_unread(page)


def test_a_page_whose_font_speaks_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(text(TURNS[0], *WORDS)))
    (page,) = pdf_document.pages(path)
    assert not page.undecoded


def test_bullets_that_are_drawn_are_read_before_their_lines(reading):
    dots = " ".join(f"60 {703 - 16 * line} 4 4 re f" for line in (0, 1))
    source = reading(f"{text(TURNS[0], *WORDS)} {dots}")
    assert [line.text for line in source.lines()] == [f"• {WORDS[0]}", f"• {WORDS[1]}", WORDS[2]]


def test_dots_between_words_and_far_from_any_are_no_bullets(reading):
    source = reading(f"{text(TURNS[0], *WORDS)} 75 703 4 4 re f 20 687 4 4 re f 60 603 4 4 re f")
    assert not any("•" in line.text for line in source.lines())


def test_notes_at_the_end_of_a_document_lead_back_to_their_marks(reading):
    source = reading(
        text(TURNS[0], *WORDS[:2], "The agenda* follows."), text(TURNS[0], "* A/79/8.")
    )
    (noted,) = [line for line in source.lines() if line.notes]
    assert (noted.text, noted.notes[0].text) == ("The agenda follows.", "A/79/8.")
