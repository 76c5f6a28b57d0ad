"""`seriatim draft --language`: the version of the notice in that language, or marked words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractors.notice import extract
from extractors.source import read
from flows.cli import main
from schemas.language import codes
from tests.draft_notices import SAMPLES
from tests.foreign_text import marked
from tests.word_lint import WordFile, lint
from writers.akn import write

NOTIFICATION = "notification.docx"


def put(folder: Path, name: str, text: str) -> Path:
    """A record of a notice with a text, in a folder with a name that says nothing."""
    (folder / name).mkdir(parents=True, exist_ok=True)
    source = folder / name / "notice.txt"
    source.write_text(text, "utf-8")
    path = folder / name / "notice.xml"
    path.write_bytes(write(extract(read(source)), date(2024, 12, 11)))
    source.unlink()
    return path


def sample(code: str) -> str:
    return (SAMPLES / f"{code}.txt").read_text("utf-8")


def draft(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["draft", *map(str, arguments)])


def comments(path: Path) -> str:
    return "\n".join(WordFile(path.read_bytes()).comments().values())


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records of the sample notice in Chinese and, with another day in it, in French."""
    folder = tmp_path_factory.mktemp("outputs")
    put(folder, "one", sample("zh"))
    changed = sample("fr").replace("17 avril 2025", "18 avril 2025")
    assert changed != sample("fr")
    put(folder, "two", changed)
    return folder


def test_the_version_in_that_language_is_the_text_where_there_is_one(
    versions: Path, tmp_path: Path
) -> None:
    told = draft(versions / "one/notice.xml", "--language", "fr", "--out", tmp_path)
    assert told.exit_code == 0, told.output
    file = WordFile((tmp_path / NOTIFICATION).read_bytes())
    assert marked(file, "fr") == []
    assert "Journée mondiale du nettoyage" in "\n".join(file.paragraphs())


def test_a_place_on_which_versions_disagree_names_both_values(
    versions: Path, tmp_path: Path
) -> None:
    draft(versions / "one/notice.xml", "--language", "fr", "--out", tmp_path / "fr")
    draft(versions / "two/notice.xml", "--language", "zh", "--out", tmp_path / "zh")
    said = comments(tmp_path / "fr" / NOTIFICATION)
    assert "chinois\u00a0: 2025-04-17" in said
    assert "français\u00a0: 2025-04-18" in said
    assert "2025-04-18" in comments(tmp_path / "zh" / NOTIFICATION)
    draft(versions / "one/notice.xml", "--out", tmp_path / "own")
    assert "2025-04-18" not in comments(tmp_path / "own" / NOTIFICATION)
    assert all(lint(path.read_bytes()) == [] for path in tmp_path.glob("*/*.docx"))


def test_without_such_a_version_the_words_stay_and_a_line_says_so(
    versions: Path, tmp_path: Path
) -> None:
    told = draft(versions / "one/notice.xml", "--language", "es", "--out", tmp_path)
    assert told.exit_code == 0
    assert "no version in es, its words stay in zh, marked" in told.stderr
    assert marked(WordFile((tmp_path / NOTIFICATION).read_bytes()), "es")


def test_a_version_of_another_notice_is_no_version(tmp_path: Path) -> None:
    record = put(tmp_path, "one", sample("zh"))
    other = (
        sample("fr")
        .replace("2025", "2031")
        .replace("2024", "2030")
        .replace("deuxième", "cinquième")
    )
    put(tmp_path, "two", other)
    told = draft(record, "--language", "fr", "--out", tmp_path / "drafts")
    assert "no version in fr" in told.stderr


def test_drafts_in_several_languages_lie_in_a_folder_for_each(
    versions: Path, tmp_path: Path
) -> None:
    told = draft(versions / "one/notice.xml", "--language", "all", "--out", tmp_path)
    assert told.exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(codes())
    assert len({len([*path.iterdir()]) for path in tmp_path.iterdir()}) == 1


def test_drafts_beside_a_record_leave_those_in_its_own_language_alone(tmp_path: Path) -> None:
    record = put(tmp_path, "one", sample("zh"))
    draft(record)
    before = {path.name: path.read_bytes() for path in (tmp_path / "one/drafts").glob("*.docx")}
    draft(record, "--language", "en")
    after = {path.name: path.read_bytes() for path in (tmp_path / "one/drafts").glob("*.docx")}
    assert before == after
    assert {path.name for path in (tmp_path / "one/drafts/en").iterdir()} == set(before)


def test_records_with_the_same_text_are_drafted_from_once(versions: Path, tmp_path: Path) -> None:
    told = draft(versions, "--language", "fr", "--out", tmp_path)
    assert told.exit_code == 0
    assert told.stdout.count(NOTIFICATION) == 1


def test_a_language_that_nobody_described_is_refused(versions: Path) -> None:
    assert draft(versions / "one/notice.xml", "--language", "tlh").exit_code == 2
