"""Web pages: what a browser prints of the document, and nothing of the site around it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors import akn
from extractors.notice import extract
from extractors.readers import html_page
from extractors.readers.html_lists import mark
from extractors.source import read
from schemas.akn import check
from schemas.errors import EmptySource, OversizedSource, UnreadableSource, UnsupportedForm
from schemas.source import Grid, Hyperlink, Line, Source
from tests.conftest import LANGUAGES_SET, SAMPLES
from tests.documents import joined
from tests.pages import make_page
from tests.test_samples import missed
from writers.akn import write

Page = Callable[[str], Source]


@pytest.fixture
def page(tmp_path: Path) -> Page:
    """A function that reads a page with the given body."""

    def read_page(body: str) -> Source:
        path = tmp_path / "made.html"
        path.write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", "utf-8")
        return read(path)

    return read_page


def printed(source: Source) -> list[str]:
    """Every line as a reader sees it."""
    return [f"{line.number} {line.text}" if line.number else line.text for line in source.lines()]


def aside(source: Source) -> list[tuple[str, str]]:
    return [(item.reason, item.text) for item in source.residue]


@pytest.mark.parametrize("main", ["main", "article", "div"])
@pytest.mark.parametrize("language", LANGUAGES_SET)
def test_a_notice_on_a_web_page_has_the_facts_of_the_text(
    language: str, main: str, tmp_path: Path
) -> None:
    path = tmp_path / "notice.html"
    path.write_text(make_page((SAMPLES / f"{language}.txt").read_text("utf-8"), language, main))
    source = read(path)
    assert source.form == "html"
    assert missed(SAMPLES / "gold" / f"{language}.json", extract(source)) == []
    assert {reason for reason, _ in aside(source)} == {"header", "site"}


def test_the_record_of_a_web_page_is_valid_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "notice.html"
    path.write_text(make_page((SAMPLES / "en.txt").read_text("utf-8"), "en"))
    notice = extract(read(path))
    written = write(notice, date(2026, 1, 2))
    assert check(written) == ()
    assert akn.read(written) == notice


LISTS = {
    "plain": ("<ol><li>one<li>two</ol>", ["1. one", "2. two"]),
    "started": ("<ol start=6><li>six<li>seven</ol>", ["6. six", "7. seven"]),
    "letters": ("<ol type=a start=26><li>x<li>y</ol>", ["z. x", "aa. y"]),
    "capitals": ("<ol type=A><li>x</ol>", ["A. x"]),
    "Roman": ("<ol type=I start=4><li>x</ol><ol type=i><li>y</ol>", ["IV. x", "i. y"]),
    "set by value": ("<ol><li value=5>x<li>y<li value=2>z</ol>", ["5. x", "6. y", "2. z"]),
    "backwards": ("<ol reversed><li>x<li>y<li>z</ol>", ["3. x", "2. y", "1. z"]),
    "one of another kind": ("<ol><li>x<li type=a>y</ol>", ["1. x", "b. y"]),
    "bullets by depth": (
        "<ul><li>x<ul><li>y<ul><li>z</ul></ul></ul>",
        ["• x", "◦ y", "▪ z"],
    ),
    "nested": (
        "<ol><li><p>x</p><ol type=a><li>y</li></ol></li><li>z</li></ol>",
        ["1. x", "a. y", "2. z"],
    ),
    "nested beside": ("<ol><li>x</li><ol><li>y</li></ol><li>z</li></ol>", ["1. x", "1. y", "2. z"]),
    "by style": ('<ol style="list-style: upper-roman outside"><li>x</ol>', ["I. x"]),
    "without marks": ('<ul style="list-style-type:none"><li>1. x</ul>', ["1. x"]),
    "Chinese": ('<ol start=11 style="list-style-type:cjk-ideographic"><li>x</ol>', ["十一、 x"]),
    "outside of a list": ("<li>x", ["• x"]),
    "several paragraphs": ("<ol><li><p>x<p>y<li>z</ol>", ["1. x", "y", "2. z"]),
    "hidden members": ("<ol><li>x<li hidden>y<li>z</ol>", ["1. x", "2. z"]),
    "beyond Roman": ("<ol type=i start=4000><li>x</ol>", ["4000. x"]),
    "odd start": ('<ol start="x"><li>x</ol><ol start=-1><li>y</ol>', ["1. x", "-1. y"]),
}


@pytest.mark.parametrize("case", LISTS)
def test_lists_are_numbered_as_a_browser_shows_them(page: Page, case: str) -> None:
    body, expected = LISTS[case]
    assert printed(page(body)) == expected


@given(st.sampled_from(["lower-alpha", "upper-roman", "decimal"]), st.integers(1, 3999))
def test_no_two_numbers_of_a_list_are_alike(style: str, value: int) -> None:
    assert mark(style, value) != mark(style, value + 1)


def test_a_number_that_nothing_is_printed_beside_is_a_doubt(page: Page) -> None:
    found = page("<ol><li><ol type=a><li>x</ol></ol>")
    assert printed(found) == ["a. x"]
    assert [doubt.check for doubt in found.doubts] == ["empty-number"]


def test_headings_carry_their_level_and_bold_lines_their_look(page: Page) -> None:
    found = page(
        "<h1>one</h1><h3><span>three</span></h3><p><b>all</b> <strong>of it</strong></p>"
        "<p><b>part</b> of it</p><p style='font-weight:700; text-align:center'>set</p>"
        "<center>old</center><div role=heading aria-level=4>role</div>"
    )
    styles = [line.style for line in found.lines()]
    assert [style.heading for style in styles] == [1, 3, None, None, None, None, 4]
    assert [style.bold for style in styles] == [True, True, True, False, True, False, False]
    assert [style.centred for style in styles] == [False] * 4 + [True, True, False]


def test_white_space_is_folded_and_breaks_part_lines(page: Page) -> None:
    found = page("<p>one\n  two<br>three&nbsp;four<br><br>\n five</p>six<div>seven</div>eight")
    assert printed(found) == ["one two", "three\u00a0four", "five", "six", "seven", "eight"]
    assert printed(page("<pre>one\n two</pre>")) == ["one", "two"]


def test_a_line_break_of_the_file_between_chinese_characters_is_no_space(page: Page) -> None:
    assert printed(page("<p>联合国\n  人居<b>\n大会</b> HSP\n/HA</p>")) == [
        "联合国人居大会 HSP /HA"
    ]


def test_links_lead_where_they_say_and_addresses_are_no_links(page: Page) -> None:
    found = page(
        '<p>See <a href="/doc/12">\n HSP/HA.2/12 </a>, <a href="https://un.org/">un.org</a>, '
        '<a href="mailto:a@un.org">a@un.org</a>, <a href="#top">up</a>, '
        '<a href="javascript:go()">go</a>.</p>'
    )
    (line,) = found.blocks
    assert isinstance(line, Line)
    assert line.text == "See HSP/HA.2/12 , un.org, a@un.org, up, go."
    assert line.links == (Hyperlink(4, 15, "/doc/12"),)


def test_relative_links_are_completed_where_the_page_says_how(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text('<html><base href="https://un.org/a/"><p>See <a href="b">the report</a>.</p>')
    (line,) = read(path).lines()
    assert line.links == (Hyperlink(4, 14, "https://un.org/a/b"),)


def test_tables_keep_spans_head_and_lists_in_cells(page: Page) -> None:
    found = page(
        "<table><caption>Outcomes</caption><thead><tr><th colspan=2>Head</thead>"
        "<tr><td rowspan=2>left<td>1<tr><td><ol><li>x<li>y</ol><tfoot><tr><td>f<td>g</table>"
    )
    title, grid = found.blocks
    assert isinstance(title, Line)
    assert isinstance(grid, Grid)
    shape = [[(_text(cell), cell.columns, cell.rows) for cell in row] for row in grid.rows]
    assert shape == [
        [("Head", 2, 1)],
        [("left", 1, 2), ("1", 1, 1)],
        [("1. x|2. y", 1, 1)],
        [("f", 1, 1), ("g", 1, 1)],
    ]
    assert (title.text, grid.header) == ("Outcomes", 1)


def _text(cell: object) -> str:
    return "|".join(f"{line.number or ''} {line.text}".strip() for line in cell.lines)  # type: ignore[attr-defined]


def test_text_astray_in_a_table_is_read_before_it(page: Page) -> None:
    found = page("<table>one<tr>two<td>cell</td><p>three</p><tr><td>last<td>cell</table>")
    *lines, grid = found.blocks
    assert isinstance(grid, Grid)
    assert joined(line.text for line in lines if isinstance(line, Line)) == "onetwothree"


@pytest.mark.parametrize(
    "table",
    [
        "<table role=presentation><tr><td>one<td>two</table>",
        "<table><tr><td>one<tr><td>two</table>",
        "<table><tr><td><h2>one</h2><td><p>two</table>",
        "<table><tr><td>one<td><table><tr><td>two</table></table>",
    ],
)
def test_tables_that_lay_out_a_page_are_none(page: Page, table: str) -> None:
    found = page(table)
    assert printed(found) == ["one", "two"]
    assert all(isinstance(block, Line) for block in found.blocks)


NOTES = {
    "pandoc": (
        '<p>Text<a href="#fn1" class="footnote-ref" id="r1"><sup>1</sup></a> on.</p>'
        '<section><hr><ol><li id="fn1"><p>See A/79/8.<a href="#r1">↩︎</a></p></li></ol></section>'
    ),
    "Word": (
        '<p>Text<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> on.</p><div id="ftn1">'
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> See A/79/8.</p></div>'
    ),
    "by hand": (
        '<p>Text<sup><a href="#n1" id="b1">1</a></sup> on.</p>'
        '<p id="n1"><sup><a href="#b1">1</a></sup> See A/79/8.</p>'
    ),
    "without a way back": (
        '<p>Text<sup><a href="#n1">1</a></sup> on.</p><p><a id="n1"></a>1. See A/79/8.</p>'
    ),
}


@pytest.mark.parametrize("case", NOTES)
def test_footnotes_stand_at_their_anchors(page: Page, case: str) -> None:
    (line,) = page(NOTES[case]).blocks
    assert isinstance(line, Line)
    assert line.text == "Text on."
    assert [(note.anchor, note.marker, note.text) for note in line.notes] == [
        (4, "1", "See A/79/8.")
    ]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ('<p>a<sup><a href="#x">1</a></sup></p>', ["a¹"]),
        ("<p>10 m<sup>2</sup></p>", ["10 m²"]),
        (
            '<p>a<sup><a href="#x">1</a></sup><sup><a href="#y">2</a></sup>'
            '<p><a id="x">1</a> one<br><a id="y">2</a> two',
            ["a¹²", "1 one", "2 two"],
        ),
        ('<p><a href="#s1">1</a> Section<h2 id="s1">Section</h2>', ["1 Section", "Section"]),
    ],
)
def test_a_mark_whose_note_is_not_found_stays_in_the_text(
    page: Page, body: str, lines: list[str]
) -> None:
    found = page(body)
    assert printed(found) == lines
    assert not any(line.notes for line in found.lines())


def test_what_the_site_prints_around_the_document_is_residue(page: Page) -> None:
    found = page(
        "<header><a href=/>UN</a></header><nav><p>Menu</nav><main><h1>Notice</h1><p>Text"
        "<div class='share-links'><a href=/x>Share</a></div><button>Print</button>"
        "<script>var x</script><p hidden>secret<p style='display:none'>unseen"
        "<span class='visually-hidden'>spoken</span></main><p>Beside</p><footer>Foot</footer>"
    )
    assert printed(found) == ["Notice", "Text"]
    assert sorted(aside(found)) == [
        ("hidden", "secret"),
        ("hidden", "unseenspoken"),
        ("site", "Beside"),
        ("site", "Foot"),
        ("site", "Menu"),
        ("site", "Print"),
        ("site", "Share"),
        ("site", "UN"),
    ]


def test_a_switch_of_languages_and_the_last_line_of_a_page_are_of_the_site(page: Page) -> None:
    switch = (
        '<div id="banner"><ul><li><a href="#a">ES</a></li><li><a href="#b">EN</a></li></ul></div>'
    )
    foot = '<div id="footer"><small>Updated on 3 July 2026</small></div>'
    found = page(f"{switch}<p>The Council will meet in Oslo.</p>{foot}")
    assert printed(found) == ["The Council will meet in Oslo."]
    assert aside(found) == [("site", "ES EN"), ("site", "Updated on 3 July 2026")]


def test_a_head_of_the_document_itself_is_kept(page: Page) -> None:
    body = "<header><h1>Notice</h1><p>11 December 2024</p></header><p>Text"
    assert printed(page(body)) == ["Notice", "11 December 2024", "Text"]


def test_the_heading_of_the_page_is_kept_where_the_main_part_has_none(page: Page) -> None:
    found = page("<div><h1>Notice</h1><p>Home</p></div><main><p>Some text of it</main>")
    assert printed(found) == ["Notice", "Some text of it"]
    assert aside(found) == [("site", "Home")]


def test_a_document_that_is_less_than_what_stands_around_it_is_a_doubt(page: Page) -> None:
    found = page("<p>A long text that is outside of the main part of the page<main>Hello</main>")
    assert [doubt.check for doubt in found.doubts] == ["main-part"]


def test_a_page_within_one_form_is_read(page: Page) -> None:
    assert printed(page("<form action=/><p>Text<input value=x></form>")) == ["Text"]


ENCODINGS = {
    "utf-8, not named": ("", "utf-8", []),
    "utf-8, marked": ("", "utf-8-sig", []),
    "utf-16, marked": ("", "utf-16", []),
    "named": ('<meta charset="windows-1251">', "cp1251", []),
    "named the old way": (
        '<meta http-equiv=Content-Type content="text/html; charset=gb2312">',
        "gb18030",
        [],
    ),
    "named in XML": ('<?xml version="1.0" encoding="koi8-r"?>', "koi8-r", []),
    "named wrongly": ('<meta charset="iso-8859-1">', "utf-8", ["encoding"]),
    "of no known name": ('<meta charset="x-none">', "utf-8", []),
    "not named": ("", "cp1251", ["encoding"]),
}


@pytest.mark.parametrize("case", ENCODINGS)
def test_characters_are_read_in_the_encoding_of_the_page(tmp_path: Path, case: str) -> None:
    head, encoding, doubts = ENCODINGS[case]
    text = "Организация Объединенных Наций" if "gb" not in encoding else "联合国人类住区规划署"
    path = tmp_path / "a.html"
    start = f"{head}<html><body>" if head.startswith("<?") else f"<html><head>{head}</head><body>"
    path.write_bytes(f"{start}<p>{text}</p></body></html>".encode(encoding))
    found = read(path)
    assert (found.form, printed(found)) == ("html", [text])
    assert [doubt.check for doubt in found.doubts] == doubts


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a", "<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>\n<title>t</title><p>x"),
        ("a.txt", "<!-- saved from url=(0014)about:internet -->\n<html>x"),
        ("a", "  <h1>x</h1>"),
        ("a.htm", "x <b class=y>"),
        ("a", '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>x</p></html>'),
    ],
)
def test_a_web_page_is_known_by_its_content(tmp_path: Path, name: str, data: str) -> None:
    (tmp_path / name).write_text(data)
    found = read(tmp_path / name)
    assert (found.form, printed(found)) == ("html", ["x"])


def test_text_with_angle_brackets_is_no_web_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("<https://un.org> has it; a < b > c\n")
    assert read(tmp_path / "a.txt").form == "txt"


def test_other_xml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text('<?xml version="1.0"?><rss><item>x</item></rss>')
    with pytest.raises(UnsupportedForm, match="XML"):
        read(tmp_path / "a.xml")


def test_entities_of_a_page_are_read_and_those_it_defines_are_not_expanded(page: Page) -> None:
    assert printed(page("<p>caf&eacute; &#8212; &#x4eba; &amp; &unknown;</p>")) == [
        "café — 人 & &unknown;"
    ]
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html><p>x &b;'
    assert "haha" not in joined(printed(page(bomb)))


def test_a_page_without_text_is_empty(page: Page) -> None:
    with pytest.raises(EmptySource, match="nothing is printed"):
        page("<script>x</script><nav>Menu</nav>")


def test_elements_nested_too_deeply_keep_their_text_with_a_doubt(page: Page) -> None:
    found = page("<font>" * 1500 + "text" + "</font>" * 900 + "end")
    assert printed(found) == ["textend"]
    assert [doubt.check for doubt in found.doubts] == ["nesting"]
    found = page("<div>a" * html_page.DEEPEST * 3)
    assert joined(printed(found)) == "a" * html_page.DEEPEST * 3


def test_elements_nested_beyond_measure_are_refused_in_words(page: Page) -> None:
    with pytest.raises(OversizedSource, match="nested"):
        page("<div>" * 5000 + "text")


TAGS = (
    *("<p>", "</p>", "<ol start=9>", "<li>", "</li>", "</ol>", "<ul>", "<b>", "<br/>", "<h1>"),
    *("<table>", "<tr>", "<td colspan=0>", "<th rowspan=0>", "<caption>", "</table>", "<sup>"),
    *("<a href=#x>", "<a id=x>", "<main>", "<nav>", "<header>", "<div hidden>", "<q>", "</body>"),
    *("&", "<", "<!--", "-->", "<![CDATA[", "<style>", "</style>", "\x00", "text", " "),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(st.sampled_from(TAGS), max_size=30))
def test_malformed_pages_give_text_or_one_of_our_errors(tmp_path_factory, parts) -> None:
    path = tmp_path_factory.mktemp("page") / "a.html"
    path.write_text("<html><body>" + "".join(parts))
    with suppress(UnreadableSource):
        assert read(path).blocks


def test_a_page_that_a_word_processor_exports_has_the_facts_of_the_text(
    word_documents: dict[str, Path], soffice: str, tmp_path: Path
) -> None:
    """LibreOffice writes HTML of its own kind, with numbers as lists and looks in fonts."""
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [soffice, profile, "--headless", "--convert-to", "html", "--outdir", str(tmp_path)]
    documents = [str(word_documents[language]) for language in ("en", "zh", "ar")]
    subprocess.run([*command, *documents], check=True, capture_output=True, timeout=180)
    for language in ("en", "zh", "ar"):
        notice = extract(read(tmp_path / f"{language}.html"))
        assert missed(SAMPLES / "gold" / f"{language}.json", notice) == []
