"""Akoma Ntoso made by others: every printed word of it in order, numbers and notes in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from extractors import akn
from extractors.notice import extract
from extractors.source import read
from flows import reading
from schemas.akn import check
from schemas.errors import DamagedSource, EmptySource
from schemas.language import codes
from schemas.source import Grid, Hyperlink, Line, Source
from tests.conftest import SAMPLES
from tests.documents import joined
from tests.test_references_corpus import _tool as tool_at
from writers.akn import write

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
Reader = Callable[[str], Source]
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", "\u200b\ufeff")


@pytest.fixture
def document(tmp_path: Path) -> Reader:
    """A function that reads a document with the given elements."""

    def read_document(xml: str) -> Source:
        path = tmp_path / "made.xml"
        path.write_text(f'<akomaNtoso xmlns="{NAMESPACE}"><doc>{xml}</doc></akomaNtoso>', "utf-8")
        return read(path)

    return read_document


def printed(source: Source) -> list[str]:
    return [f"{line.number} {line.text}" if line.number else line.text for line in source.lines()]


def test_parts_are_read_in_printed_order_and_metadata_is_not(document: Reader) -> None:
    found = document(
        "<meta><docketNumber>24-12345 (E)</docketNumber><x>no</x></meta>"
        "<coverPage><p><docAuthority>United Nations</docAuthority></p></coverPage>"
        "<preface><p><docNumber>75/1.</docNumber><docTitle>Title</docTitle></p></preface>"
        "<preamble><formula><p>The Assembly,</p></formula></preamble>"
        "<mainBody><paragraph><num>1.</num><content><p>Decides.</p></content></paragraph></mainBody>"
        "<conclusions><p>3rd meeting<eol/>4 May 2021</p></conclusions>"
        "<attachments><attachment><num>Annex I</num><heading>Agenda</heading><doc><mainBody>"
        "<p>Text</p></mainBody></doc></attachment></attachments>"
    )
    assert found.form == "akn"
    assert printed(found) == [
        "United Nations", "75/1. Title", "The Assembly,", "1. Decides.", "3rd meeting",
        "4 May 2021", "Annex I", "Agenda", "Text",
    ]  # fmt: skip
    assert [(item.reason, item.text) for item in found.residue] == [("footer", "24-12345 (E)")]


def test_headings_have_the_level_at_which_they_stand(document: Reader) -> None:
    found = document(
        "<mainBody><section><num>I.</num><heading>One</heading><division><num>A.</num>"
        "<heading>Two</heading><paragraph><content><p>text</p></content></paragraph></division>"
        "</section><paragraph class='H23'><content><p>By class</p></content></paragraph></mainBody>"
    )
    assert printed(found) == ["I. One", "A. Two", "text", "By class"]
    assert [line.style.heading for line in found.lines()] == [1, 2, None, 2]


def test_numbers_stand_beside_what_follows_or_alone(document: Reader) -> None:
    found = document(
        "<mainBody><paragraph><num>1.</num><list><intro><p>In:</p></intro>"
        "<point><num>(a)</num><content><p>x</p><p>y</p></content></point><wrapUp><p>out</p></wrapUp>"
        "</list></paragraph><paragraph><num>2.</num><list><point><num>(a)</num><content><p>z</p>"
        "</content></point></list></paragraph><paragraph><num>3.</num><content><table><tr><td><p>c</p>"
        "</td><td><p>d</p></td></tr></table></content></paragraph><blockList><listIntroduction>Now"
        "</listIntroduction><item><num>(i)</num><p>w</p></item></blockList></mainBody>"
    )
    assert printed(found) == [
        "1. In:", "(a) x", "y", "out", "2.", "(a) z", "3.", "c", "d", "Now", "(i) w",
    ]  # fmt: skip


def test_numbers_of_an_editor_are_kept_with_a_doubt(document: Reader) -> None:
    found = document(
        '<mainBody><paragraph><num status="editorial">1.</num><content><p>x</p></content>'
        "</paragraph></mainBody>"
    )
    assert printed(found) == ["1. x"]
    assert [doubt.check for doubt in found.doubts] == ["editorial-number"]


def test_notes_links_and_looks_are_where_they_are_printed(document: Reader) -> None:
    found = document(
        '<mainBody><p>\t<span class="italic">See</span> <ref href="/akn/un/doc/x">75/1</ref>,'
        '<sup><authorialNote marker="1"><p>\tAs in <a href="#b">A/75/L.1</a>.</p><p>Too.</p>'
        '</authorialNote></sup> and <a href="https://un.org/a">\nthere </a>.</p>'
        '<p><span class="bold">All</span> <b>bold</b></p></mainBody>'
    )
    first, second = found.blocks
    assert isinstance(first, Line)
    assert isinstance(second, Line)
    assert first.text == "See 75/1, and there ."
    assert first.links == (
        Hyperlink(4, 8, "/akn/un/doc/x"),
        Hyperlink(14, 19, "https://un.org/a"),
    )
    assert [(n.anchor, n.marker, n.text) for n in first.notes] == [(9, "1", "As in A/75/L.1. Too.")]
    assert (first.style.bold, second.style.bold) == (False, True)


def test_tables_are_grids_with_their_spans(document: Reader) -> None:
    (grid,) = document(
        '<mainBody><table><tr><th colspan="2"><p>Head</p></th></tr><tr><td><p>a</p><p>b</p></td>'
        "<td><p>c</p></td></tr></table></mainBody>"
    ).blocks
    assert isinstance(grid, Grid)
    shape = [[(joined(li.text for li in c.lines), c.columns) for c in row] for row in grid.rows]
    assert (shape, grid.header) == ([[("Head", 2)], [("ab", 1), ("c", 1)]], 1)


ROOT = f'<akomaNtoso xmlns="{NAMESPACE}">'
TEXT = f"{ROOT}<doc><mainBody><p>&a;</p></mainBody></doc></akomaNtoso>"
LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{other};" * 9}">'
    for name, other in zip("abcdefghij", "bcdefghijk", strict=True)
)
BAD = {
    "entities": (
        f'<?xml version="1.0"?><!DOCTYPE akomaNtoso [<!ENTITY a "ha">]>{TEXT}',
        DamagedSource,
        "document type",
    ),
    "entities upon entities": (
        f'<!DOCTYPE akomaNtoso [{LAUGHS}<!ENTITY k "ha">]>{TEXT}',
        DamagedSource,
        "document type|well-formed",
    ),
    "entities in attributes": (
        f'<!DOCTYPE akomaNtoso [{LAUGHS}<!ENTITY k "ha">]>{ROOT}<p class="&a;"/></akomaNtoso>',
        DamagedSource,
        "document type|well-formed",
    ),
    "an external entity": (
        f'<!DOCTYPE akomaNtoso [<!ENTITY a SYSTEM "file:///etc/hostname">]>{TEXT}',
        DamagedSource,
        "document type",
    ),
    "an external type": (
        f'<!DOCTYPE akomaNtoso SYSTEM "http://127.0.0.1:9/x.dtd">{ROOT}</akomaNtoso>',
        DamagedSource,
        "document type",
    ),
    "cut off": (f"{ROOT}<doc><p>x", DamagedSource, "well-formed"),
    "nested": (
        ROOT + "<p>" * 3000 + "x" + "</p>" * 3000 + "</akomaNtoso>",
        DamagedSource,
        "well-formed",
    ),
    "empty": (f"{ROOT}</akomaNtoso>", EmptySource, "nothing is printed"),
}


@pytest.mark.parametrize("case", BAD)
def test_hostile_and_broken_xml_is_refused_in_words(tmp_path: Path, case: str) -> None:
    data, error, said = BAD[case]
    path = tmp_path / "a.xml"
    path.write_text(data)
    with pytest.raises(error, match=said) as caught:
        read(path)
    assert caught.value.remedy


def test_an_older_version_of_the_standard_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(
        '<?xml version="1.0"?>\n<!-- made by hand -->\n<an:akomaNtoso xmlns:an="http://www.'
        'akomantoso.org/2.0"><an:doc><an:mainBody><an:p>x</an:p></an:mainBody></an:doc>'
        "</an:akomaNtoso>"
    )
    assert printed(read(path)) == ["x"]


def test_records_of_our_own_are_taken_as_they_are_and_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "notice.xml"
    notice = extract(read(SAMPLES / "en.txt"))
    path.write_bytes(write(notice, date(2026, 1, 2)))
    assert reading.read(path) == notice
    bare = path.read_bytes().replace(b"srt:notice", b"srt:other")
    path.write_bytes(bare)
    assert reading.read(path).origin.form == "akn"


# What the United Nations publish, where the folder of real documents is there.


@pytest.fixture(scope="module")
def tool(corpus: Path) -> ModuleType:
    """The program that prints and measures the files of the United Nations."""
    return tool_at(corpus / "unxml.py")


@pytest.mark.parametrize("code", codes())
def test_every_printed_word_is_read_in_order(code: str, corpus: Path, tool: ModuleType) -> None:
    different = []
    for path in _files(corpus, code):
        wanted = tool.Reader(tool.load(path)[0])
        source = read(path)
        lines = list(source.lines())
        same = _folded(_words(wanted)) == _folded((line.number or "") + line.text for line in lines)
        notes = [note.text for line in lines for note in line.notes]
        if not same or _folded(map(_run_words, wanted.notes)) != _folded(notes):
            different.append(path.stem)
    assert different == []


@pytest.mark.parametrize("code", codes())
def test_numbered_paragraphs_become_units_and_the_record_is_valid(
    code: str, corpus: Path, tool: ModuleType
) -> None:
    wanted, found = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for path in _files(corpus, code):
        numbers = tool.gold(*tool.load(path))["unxml"]["paragraphs"]
        for part in (numbers["body"], *numbers["annexes"]):
            wanted.update((path.stem, number) for number in part)
        notice = extract(read(path))
        found.update((path.stem, u.number.text) for u in notice.outline.walk() if u.number)
        written = write(notice, date(2026, 1, 2))
        assert (path.stem, check(written)) == (path.stem, ())
        assert akn.read(written) == notice
        assert notice.language == code
    assert (wanted & found).total() >= 0.98 * wanted.total(), wanted - found


def _files(corpus: Path, code: str) -> list[Path]:
    paths = sorted((corpus / "un" / code).glob("*.xml"))
    assert paths
    return paths


def _words(wanted: object) -> Iterator[str]:
    """What the program prints, block by block, without footnotes."""
    for block in wanted.blocks:  # type: ignore[attr-defined]
        cells = [cell for row in block.rows or () for cell in row]
        yield block.number or ""
        yield from (_run_words((None, runs)) for runs in (block.runs, *cells))


def _run_words(note: tuple[object, list[tuple[str, str]]]) -> str:
    return "".join(text for text, marks in note[1] if marks != "note")


def _folded(texts: object) -> str:
    return joined(texts).translate(_PLAIN)  # type: ignore[arg-type]
