"""The samples: their facts against gold, their record against the expected files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from extractors import akn
from extractors.notice import extract
from extractors.source import read
from schemas.akn import check
from schemas.notice import Notice
from schemas.source import Source
from tests import score
from tests.conftest import SAMPLES
from writers.akn import write
from writers.facts import facts

EXPECTED = Path(__file__).parent / "expected" / SAMPLES.name
LANGUAGES = sorted(path.stem for path in EXPECTED.iterdir())
FORMS = ("docx", "pdf")


def missed(gold: Path, notice: Notice) -> list[str]:
    """Every fact missed or made up, as the comparison of the contract counts them."""
    pairs = score.compare(json.loads(gold.read_text("utf-8")), facts(notice))
    return [
        f"{kind}: {'missed' if side == 4 else 'made up'} {fact}"
        for row in pairs
        for kind, side in ((row[0], 4), (row[0], 5))
        for fact in row[side]
    ]


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def source(language: str) -> Source:
    return read(SAMPLES / f"{language}.txt")


@pytest.fixture(scope="module")
def notice(source: Source) -> Notice:
    return extract(source)


def test_every_fact_of_the_text_is_the_gold_one(language: str, notice: Notice) -> None:
    assert missed(SAMPLES / "gold" / f"{language}.json", notice) == []


@pytest.mark.parametrize("form", FORMS)
def test_every_fact_of_the_printed_forms_is_the_gold_one(
    form: str, language: str, documents: dict[tuple[str, str], Path]
) -> None:
    if (language, form) not in documents:
        pytest.skip(f"no {form} is made of the sample in {language}")
    notice = extract(read(documents[language, form]))
    assert missed(SAMPLES / "gold" / f"{language}.json", notice) == []


def test_the_record_is_the_expected_one(
    language: str, notice: Notice, pytestconfig: pytest.Config
) -> None:
    assert notice.date is not None
    written = write(notice, date.fromisoformat(notice.date))
    agrees(EXPECTED / language / "notice.xml", written, pytestconfig)


def test_the_facts_are_the_expected_ones(
    language: str, notice: Notice, pytestconfig: pytest.Config
) -> None:
    made = json.dumps(facts(notice), ensure_ascii=False, indent=1) + "\n"
    agrees(EXPECTED / language / "facts.json", made.encode(), pytestconfig)


def agrees(expected: Path, made: bytes, config: pytest.Config) -> None:
    """Compare with an expected file; only --accept writes one."""
    if config.getoption("--accept"):
        expected.write_bytes(made)
    assert expected.is_file(), f"{expected} is missing: look at the result, then use --accept"
    assert made.decode() == expected.read_text("utf-8")


def test_the_record_is_valid_and_read_back_as_the_same_notice(notice: Notice) -> None:
    written = write(notice, date(2026, 1, 2))
    assert check(written) == ()
    assert akn.read(written) == notice


def test_no_text_is_lost_or_made_up(source: Source, notice: Notice) -> None:
    """What is printed stands in the record in the same order, but for what is listed as residue."""
    found = record_text(write(notice, date(2026, 1, 2)))
    lines = "".join("".join(printed(source)).split())
    left_aside = "".join(residue.text for residue in notice.residue)
    assert set(left_aside) <= {"-"}
    assert found.replace("-", "") == lines.replace("-", "")
    assert found.count("-") + len(left_aside) == lines.count("-")


def printed(source: Source) -> Iterator[str]:
    """The lines of a source, each with its notes."""
    for line in source.lines():
        yield line.text
        yield from (note.text for note in line.notes)


def record_text(written: bytes) -> str:
    """The printed text of a record without white space: no metadata, nothing editorial."""
    root = etree.fromstring(written)
    namespace = {"a": root.nsmap[None]}
    for gone in root.xpath("//a:meta | //a:*[@status='editorial']", namespaces=namespace):
        gone.getparent().remove(gone)
    return "".join("".join(root.itertext()).split())
