"""Language files: every one has the same tables, and all its patterns compile."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
import regex

from extractors.marks import head
from extractors.patterns import ordinal_value, pattern
from schemas.errors import InvalidData, UnknownLanguage
from schemas.language import FOLDER, codes, language
from schemas.source import Line
from schemas.words import outline_words, words


@pytest.mark.parametrize("code", codes())
def test_every_pattern_of_a_language_compiles(code: str) -> None:
    spoken = language(code)
    known = words(spoken)
    forms = [known.masthead, known.this_gathering, known.adopted, known.agenda, known.count]
    forms += [known.subject, known.about, known.parting, *known.places]
    forms += [known.passive, known.draft, known.respectively, known.named_declaration]
    forms += [known.item_column, known.title_column, known.article]
    forms += [form for forms in known.kinds.values() for form in forms]
    forms += [gathering.form for gathering in known.gatherings]
    forms += [getattr(known.cues, field.name) for field in fields(known.cues)]
    forms += [duration.form for duration in known.durations]
    for form in forms:
        assert isinstance(pattern(form, spoken), regex.Pattern)


@pytest.mark.parametrize("code", codes())
def test_every_language_knows_the_same_kinds_roles_and_groups(code: str) -> None:
    english, known = words(language("en")), words(language(code))
    assert set(known.kinds) == set(english.kinds)
    assert set(known.groups) == set(english.groups)
    assert {"president", "vice-president", "rapporteur"} <= set(known.roles)
    assert {"resolution", "decision", "declaration"} <= set(known.outcomes)


@pytest.mark.parametrize("code", codes())
def test_every_language_counts_its_sections_and_points(code: str) -> None:
    """The numbers of a list go up by one in every sequence that a language has of its own."""
    spoken = language(code)
    for mark in outline_words(spoken).marks:
        for count, numeral in enumerate(outline_words(spoken).sequences.get(mark.scheme, ()), 1):
            plain = regex.sub(r"\\s\?|\\s|\(\?:.*?\)|\(\?[=!].*?\)|\\|\[.*\]", "", mark.form)
            printed = plain.replace("{n}", numeral)
            found = [m.value for m in head(Line(f"{printed} x"), spoken).marks]
            assert not found or count in found


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "sixty-third", 63), ("en", "twelfth", 12), ("en", "81st", 81),
        ("zh", "第二十三", 23),
        ("zh", "第12", 12), ("fr", "soixante-troisième", 63), ("es", "décimo", 10),
        ("ru", "семьдесят шестая", 76), ("ar", "الثانية", 2),
    ],
)  # fmt: skip
def test_an_ordinal_is_the_number_it_names(code: str, text: str, value: int) -> None:
    assert ordinal_value(text, language(code)) == value


def test_an_unknown_language_says_which_are_known() -> None:
    with pytest.raises(UnknownLanguage, match="described are ar, en, es, fr, ru, zh"):
        language("tlh")


def test_a_language_file_with_a_missing_table_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (FOLDER / "en.toml").read_text("utf-8").replace('script = "Latn"\n', "")
    (tmp_path / "xx.toml").write_text(text, "utf-8")
    monkeypatch.setattr("schemas.language.FOLDER", tmp_path)
    codes.cache_clear()
    language.cache_clear()
    try:
        with pytest.raises(InvalidData, match=r"xx\.toml.*script"):
            language("xx")
    finally:
        monkeypatch.undo()
        codes.cache_clear()
        language.cache_clear()
