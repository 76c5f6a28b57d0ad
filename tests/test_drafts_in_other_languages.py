"""Drafts in another language than the notice's: what data knows is said, the rest is marked."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from extractors import drafts as returned
from extractors.notice import extract
from extractors.source import read
from flows.sync import Synced, sync
from schemas.body import body
from schemas.language import codes, language
from schemas.notice import Notice, Settled
from schemas.places import place
from schemas.scripts import speaks
from tests.draft_notices import SAMPLES
from tests.foreign_text import marked, unmarked, untagged
from tests.word_lint import W, WordFile, lint, text_of
from writers.phrases import phrases
from writers.word import Draft, Order, drafts, papers

PAIRS = pytest.mark.parametrize(("read_in", "code"), [*permutations(codes(), 2)])
NOTE = "cover-note.docx"  # for the drafter: it quotes the notice, as comments do
# Open only where the record's own name of a meeting or title of an item is taken up.
AS_NAMED = {"next.number_after", "next.meeting", "next.preparation"}
LANGUAGES = pytest.mark.parametrize("code", codes())


@cache
def notice(code: str) -> Notice:
    return extract(read(SAMPLES / f"{code}.txt"))


@cache
def drafted(read_in: str, code: str) -> tuple[Draft, ...]:
    return drafts(notice(read_in), Order(language=code))


def files(read_in: str, code: str) -> dict[str, WordFile]:
    return {draft.name: WordFile(draft.data) for draft in drafted(read_in, code)}


def texts(code: str) -> list[str]:
    """What the record says, apart from names that this draft's own version has as well."""
    return [text.text for text in notice(code).outline.texts()]


def lines(read_in: str, code: str, name: str) -> list[str]:
    return files(read_in, code)[name].paragraphs()


@PAIRS
def test_the_files_are_whole(read_in: str, code: str) -> None:
    assert {draft.name: lint(draft.data) for draft in drafted(read_in, code)} == {
        draft.name: [] for draft in drafted(code, code)
    }


@PAIRS
def test_no_text_of_the_language_read_stands_unmarked(read_in: str, code: str) -> None:
    said = [text for text in texts(read_in) if text not in texts(code)]
    made = files(read_in, code)
    quoting = made.pop(NOTE)
    found = {name: unmarked(file, code, read_in, said) for name, file in made.items()}
    assert not any(found.values()), found
    assert list(untagged(quoting, code, read_in)) == []


@PAIRS
def test_paragraphs_are_numbered_alike_whatever_was_read(read_in: str, code: str) -> None:
    def shapes(of: str) -> dict[str, list[str | None]]:
        return {
            name: [node.get(f"{W}val") for node in file.body.iter(f"{W}pStyle")]
            for name, file in files(of, code).items()
            if name != NOTE  # it has a row for each kind of open value
        }

    assert shapes(read_in) == shapes(code)


@PAIRS
def test_what_is_to_be_translated_stands_as_the_notice_has_it(read_in: str, code: str) -> None:
    known = "\n".join(texts(read_in))
    for file in files(read_in, code).values():
        for control in marked(file, code):
            words = "".join(text_of(node) for node in control.iter(f"{W}sdtContent"))
            assert words in known
            assert speaks(words, language(read_in).script)


@PAIRS
def test_open_values_have_the_same_keys_in_every_language(read_in: str, code: str) -> None:
    def keys(of: str) -> set[str]:
        tags = {control.tag for file in files(of, code).values() for control in file.controls()}
        return {tag for tag in tags if tag.startswith("next.") and "@" not in tag}

    assert keys(read_in) - AS_NAMED == keys(code) - AS_NAMED


@LANGUAGES
def test_the_agenda_is_worded_as_the_language_words_it(code: str) -> None:
    read_in = "en" if code == "zh" else "zh"
    agenda = "\n".join(lines(read_in, code, "provisional-agenda.docx"))
    table = language(code).phrases["agenda"]
    for wording in ("opening", "adoption", "bureau_election", "outcomes", "other"):
        assert f"[{table[wording]}]" in agenda
    board = body("unhabitat-ha").organ("unhabitat-eb")
    assert board is not None
    assert board.names[code][-1].split()[0][:5] in agenda
    comments = files(read_in, code)["provisional-agenda.docx"].commented()
    title = notice(read_in).agendas[0].items[0].title
    assert title is not None
    assert any(title in comment for words, comment in comments if table["opening"] in words)


@LANGUAGES
def test_a_standard_wording_is_read_as_what_it_words(code: str) -> None:
    words, table = phrases(language(code)), language(code).phrases["agenda"]
    board = body("unhabitat-ha").organ("unhabitat-eb")
    assert board is not None
    slots = {"number": 4, "organ": board.names[code][-1]}
    for wording in table:
        if wording != "title":
            said = words.filled(f"agenda.{wording}", slots)
            frame = words.frame(said)
            assert frame is not None, said
            assert words.wording(frame, said) == wording


def test_every_language_has_the_same_standard_wordings() -> None:
    tables = {code: language(code).phrases["agenda"].keys() for code in codes()}
    assert tables == dict.fromkeys(tables, tables["en"])
    told = {code: language(code).phrases["frame"]["worded"] for code in codes()}
    shapes = {code: {k: list(v) for k, v in worded.items()} for code, worded in told.items()}
    assert shapes == dict.fromkeys(shapes, shapes["en"])


def test_a_title_that_no_wording_fits_stays_in_the_language_read() -> None:
    english = phrases(language("en"))
    assert english.wording("outcomes", "Adoption of the outcomes") == "outcomes"
    assert english.wording("outcomes", "Adoption of the report and recommendations") is None
    assert english.wording("outcomes", "Adoption of the declaration") is None
    assert english.wording("organization", "Adoption of the rules of procedure") is None


@pytest.mark.parametrize(
    ("name", "read_in", "code", "expected"),
    [
        ("内罗毕", "zh", "fr", "Nairobi"),
        ("Nairobi", "en", "ru", "Найроби"),
        ("New York", "en", "ar", "نيويورك"),
        ("Vienne", "fr", "es", "Viena"),
        ("罗马", "zh", "en", "Rome"),
        ("Кения", "ru", "zh", "肯尼亚"),
        ("Geneva", "en", "ru", None),  # no zone has it
        ("Nairobi", "en", "en", "Nairobi"),
    ],
)
def test_places_are_called_as_cldr_calls_them(
    name: str, read_in: str, code: str, expected: str | None
) -> None:
    assert place(name, read_in, code) == expected


@pytest.mark.parametrize(
    ("text", "script", "expected"),
    [
        ("HSP/HA.2/12", "Latn", False),
        ("unhabitat-sgb@un.org", "Latn", False),
        ("https://unhabitat.org/governance", "Latn", False),
        ("2/1", "Hans", False),
        ("第2届会议的报告", "Hans", True),
        ("Secretariat of the Governing Bodies", "Hans", False),
        ("Secretariat of the Governing Bodies", "Latn", True),
        ("decision 2/2", "Latn", True),
    ],
)
def test_symbols_numbers_and_addresses_are_of_no_language(
    text: str, script: str, expected: bool
) -> None:
    assert speaks(text, script) == expected


def test_words_settled_in_another_language_are_marked_and_values_are_said_anew() -> None:
    settled = (
        Settled("dates", "4 to 8 June 2029", "2029-06-04/2029-06-08", "en"),
        Settled("website", "the web site of the Assembly", None, "en"),
    )
    made = drafts(replace(notice("zh"), settled=settled), Order(language="fr"))
    (data,) = (draft.data for draft in made if draft.name == "notification.docx")
    written = "\n".join(WordFile(data).paragraphs())
    assert "4 au 8 juin 2029" in written
    assert "4 to 8 June" not in written
    assert "[traduction nécessaire\u00a0: the web site of the Assembly]" in written
    assert "https" not in written


def test_the_check_finds_what_is_not_marked() -> None:
    file = files("zh", "fr")["notification.docx"]
    assert marked(file, "fr")
    for control in marked(file, "fr"):
        control.find(f"{W}sdtPr/{W}alias").set(f"{W}val", "Titre")
    found = unmarked(file, "fr", "zh", texts("zh"))
    assert any("以人为本的智慧城市国际准则" in text for text in found)
    english = files("en", "fr")["notification.docx"]
    for control in marked(english, "fr"):
        control.find(f"{W}sdtPr/{W}alias").set(f"{W}val", "Titre")
    assert len(unmarked(english, "fr", "en", texts("en"))) > 10


@pytest.mark.parametrize(("read_in", "code"), [("zh", "fr"), ("en", "ar"), ("fr", "es")])
def test_a_translation_that_a_person_fills_in_comes_back_under_its_key(
    read_in: str, code: str, tmp_path: Path
) -> None:
    order = Order(language=code, only=("notification",))
    (paper,) = papers(notice(read_in), order)
    (made,) = drafts(notice(read_in), order)
    path = tmp_path / made.name
    path.write_bytes(made.data)
    untouched = returned.read(path)
    assert sync(untouched, paper, notice(read_in), "a") == Synced((), 0)
    printed = notice(read_in).outcomes[2].title or ""
    at = next(n for n, each in enumerate(untouched.controls) if each.text == printed)
    before = untouched.controls[at]
    around = before.around.replace(printed, "Translated")
    filled = replace(before, text="Translated", around=around)
    controls = (*untouched.controls[:at], filled, *untouched.controls[at + 1 :])
    (edit,) = sync(replace(untouched, controls=controls), paper, notice(read_in), "a").edits
    assert (edit.problem, edit.after) == (None, "Translated")
    (proposed,) = edit.proposed
    assert proposed.fact.startswith(f"next/translation@{code}:")
    assert proposed.after == {"text": "Translated", "value": "Translated", "language": code}
