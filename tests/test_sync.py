"""What people fill into a draft comes back as their decisions, that and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from lxml import etree

from flows.cli import main
from flows.logs import RECORD, REVIEW
from flows.reading import record
from schemas.language import codes
from tests.conftest import SAMPLES
from tests.libreoffice_edit import typed_over
from tests.word_lint import W, WordFile

LANGUAGES = pytest.mark.parametrize("code", codes())
Folder = Path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of all samples."""
    out = tmp_path_factory.mktemp("outputs")
    assert run("run", SAMPLES, "--engine", "inline", "--out", out).exit_code == 0
    return out


@pytest.fixture
def folder(made: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Folder:
    """The folder of one document, by itself: English unless a test says otherwise."""
    code = getattr(request, "param", "en")
    (found,) = made.glob(f"*/*/{code}")
    target = tmp_path / "outputs" / found.relative_to(made)
    target.parent.mkdir(parents=True)
    for path in [path for path in found.rglob("*") if path.is_file()]:
        (target / path.relative_to(found)).parent.mkdir(parents=True, exist_ok=True)
        (target / path.relative_to(found)).write_bytes(path.read_bytes())
    return target


def filled(draft: Path, words: Mapping[str, str], first: bool = False) -> Path:
    """The draft with other words in the controls with such tags, as Word writes them."""
    with ZipFile(draft) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    done = set()
    for control in list(root.iter(f"{W}sdt")):
        tag = str(control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"))
        if tag in words and not (first and tag in done):
            done.add(tag)
            _fill(control, words[tag])
    assert done == set(words)
    parts["word/document.xml"] = etree.tostring(root)
    target = draft.parent / f"filled-{draft.name}"
    with ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target


def _fill(control: etree._Element, words: str) -> None:
    content = control.find(f"{W}sdtContent")
    for run in list(content)[1:]:
        content.remove(run)
    (text,) = content[0].iter(f"{W}t")
    text.text = words


def decisions(folder: Folder) -> list[dict[str, object]]:
    log = folder / REVIEW
    return (
        [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []
    )


def settled(folder: Folder) -> dict[str, tuple[str, str | None]]:
    return {each.key: (each.text, each.value) for each in record(folder / RECORD).settled}


@pytest.mark.parametrize("folder", codes(), indirect=True)
def test_a_draft_as_it_was_made_has_no_changes(folder: Folder) -> None:
    for draft in sorted(folder.glob("drafts/*.docx")):
        result = run("sync", draft)
        assert result.exit_code == 0, result.output
        assert result.output == f"{draft.name}: no values changed\n"


def test_a_place_filled_in_once_becomes_one_decision(folder: Folder) -> None:
    draft = filled(folder / "drafts" / "notification.docx", {"next.place": "Geneva"}, first=True)
    shown = run("sync", draft, "--as", "A. Drafter")
    assert "Place of the session: [Nairobi] → Geneva" in shown.output
    assert decisions(folder) == []
    assert run("sync", draft, "--as", "A. Drafter", "--apply").exit_code == 0
    (decision,) = decisions(folder)
    assert (decision["actor"], decision["action"]) == ("A. Drafter", "settle")
    assert decision["fact"] == "next/place"
    assert settled(folder) == {"place": ("Geneva", "Geneva")}


def test_what_was_taken_stands_in_every_draft_and_is_not_taken_twice(folder: Folder) -> None:
    draft = filled(folder / "drafts" / "notification.docx", {"next.place": "Geneva"})
    run("sync", draft, "--apply")
    agenda = WordFile((folder / "drafts" / "provisional-agenda.docx").read_bytes())
    assert "Geneva" in {control.text for control in agenda.controls()}
    again = run("sync", draft, "--apply")
    assert (again.exit_code, len(decisions(folder))) == (0, 1)


DATES = {
    "ar": "4-8 حزيران/يونيه 2029",
    "en": "4 to 8 June 2029",
    "es": "4 a 8 de junio de 2029",
    "fr": "4-8 juin 2029",
    "ru": "4–8 июня 2029 года",
    "zh": "2029年6月4日至8日",
}


@pytest.mark.parametrize("folder", codes(), indirect=True)
def test_days_are_understood_in_every_language(folder: Folder) -> None:
    typed = DATES[folder.name]
    draft = filled(folder / "drafts" / "notification.docx", {"next.dates": typed})
    result = run("sync", draft, "--apply")
    assert result.exit_code == 0, result.output
    assert settled(folder) == {"dates": (typed, "2029-06-04/2029-06-08")}


def test_words_that_are_no_day_are_refused_with_what_is_expected(folder: Folder) -> None:
    draft = filled(folder / "drafts" / "notification.docx", {"next.opening": "as agreed"})
    result = run("sync", draft, "--apply")
    assert result.exit_code == 1
    assert "it should say one day, as in “4 June 2029”" in result.output
    assert decisions(folder) == []


def test_two_values_for_one_place_are_left_to_people(folder: Folder) -> None:
    draft = filled(folder / "drafts" / "notification.docx", {"next.place": "Geneva"}, first=True)
    other = filled(draft, {"next.place": "Nairobi"})
    marks = WordFile(draft.read_bytes()).controls()
    assert [c.text for c in marks if c.tag == "next.place"].count("Geneva") == 1
    assert run("sync", other).output.count("→ Nairobi") == 1  # brackets taken away all over
    mixed = filled(other, {"next.place": "Geneva"}, first=True)
    result = run("sync", mixed, "--apply")
    assert result.exit_code == 1
    assert "it is filled in differently: Geneva / Nairobi" in result.output
    assert decisions(folder) == []


def test_a_value_of_the_record_worded_anew_corrects_that_fact_and_no_other(folder: Folder) -> None:
    outcome = record(folder / RECORD).outcomes[3]
    assert outcome.title_span is not None
    span = outcome.title_span
    tag = f"outcome@{span.eid}:{span.start}-{span.end}"
    draft = filled(folder / "drafts" / "follow-up.docx", {tag: "Another title"})
    result = run("sync", draft, "--apply")
    assert result.exit_code == 0, result.output
    (decision,) = decisions(folder)
    assert (decision["action"], decision["before"]) == ("correct", outcome.title)
    titles = [found.title for found in record(folder / RECORD).outcomes]
    assert titles[3] == "Another title"
    assert titles.count("Another title") == 1


def test_the_text_of_the_notice_is_never_changed(folder: Folder) -> None:
    draft = folder / "drafts" / "notification.docx"
    tag = next(c.tag for c in WordFile(draft.read_bytes()).controls() if c.tag.startswith("text@"))
    result = run("sync", filled(draft, {tag: "Something else"}), "--apply")
    assert result.exit_code == 1
    assert "which is never changed" in result.output
    assert decisions(folder) == []


def test_a_place_that_was_emptied_is_settled_as_nothing(folder: Folder) -> None:
    draft = filled(folder / "drafts" / "notification.docx", {"next.outcomes": ""})
    assert "→ (nothing)" in run("sync", draft, "--apply").output
    assert settled(folder) == {"outcomes": ("", "")}


def test_a_record_that_changed_meanwhile_is_not_overruled(folder: Folder) -> None:
    first = filled(folder / "drafts" / "notification.docx", {"next.place": "Geneva"})
    second = filled(folder / "drafts" / "provisional-agenda.docx", {"next.place": "Vienna"})
    assert run("sync", first, "--apply").exit_code == 0
    result = run("sync", second, "--apply")
    assert result.exit_code == 1
    assert "the record has changed since, it now says: Geneva" in result.output
    assert settled(folder)["place"] == ("Geneva", "Geneva")


def test_a_draft_that_was_worked_on_is_not_written_over(folder: Folder) -> None:
    draft = folder / "drafts" / "notification.docx"
    typed = filled(draft, {"next.place": "Geneva"}).read_bytes()
    draft.write_bytes(typed)
    assert run("sync", draft, "--apply").exit_code == 0
    assert (draft.parent / "edited" / draft.name).read_bytes() == typed
    assert run("sync", draft).output == f"{draft.name}: no values changed\n"


def test_drafts_that_nobody_worked_on_are_made_again(folder: Folder) -> None:
    assert run("draft", folder / RECORD, "--opens", "2029-06-04").exit_code == 0
    assert not (folder / "drafts" / "edited").exists()


def test_a_draft_finds_its_record_wherever_it_was_taken(folder: Folder, tmp_path: Path) -> None:
    away = tmp_path / "mail" / "notification.docx"
    away.parent.mkdir()
    away.write_bytes((folder / "drafts" / "notification.docx").read_bytes())
    assert run("sync", away, "--outputs", tmp_path / "outputs").exit_code == 0
    lost = run("sync", away, "--outputs", tmp_path / "nowhere")
    assert lost.exit_code == 1
    assert "name its notice.xml with --record" in lost.output


def test_any_other_word_file_is_refused(tmp_path: Path, word_documents: dict[str, Path]) -> None:
    result = run("sync", word_documents["en"])
    assert result.exit_code == 1
    assert "does not say which record it was made from" in result.output


def test_what_is_typed_in_libreoffice_comes_back_as_that_decision(
    folder: Folder, tmp_path: Path, soffice: str
) -> None:
    draft = folder / "drafts" / "provisional-agenda.docx"
    words = {"[Substantive items to be confirmed]": "Housing for all"}
    typed = typed_over(soffice, draft, tmp_path / "typed.docx", words)
    result = run("sync", typed, "--outputs", tmp_path / "outputs", "--apply", "--as", "Office")
    assert result.exit_code == 0, result.output
    (decision,) = decisions(folder)
    assert (decision["actor"], decision["fact"]) == ("Office", "next/agenda")
    lines = WordFile(draft.read_bytes()).paragraphs()
    assert "Housing for all." in lines


def test_what_is_no_word_file_or_is_not_there_is_named_so(tmp_path: Path) -> None:
    text = tmp_path / "notes.docx"
    text.write_text("Dear colleagues")
    said = run("sync", text, tmp_path / "gone.docx")
    assert said.exit_code == 1
    assert "notes.docx: the file is not a Word document" in said.stderr
    assert "gone.docx: No such file" in said.stderr


def test_values_that_a_draft_no_longer_has_are_counted(folder: Folder) -> None:
    """A program that doubles what it saves, or a person who took a paragraph out."""
    draft = folder / "drafts" / "timetable.docx"
    assert "not found" not in run("sync", draft).stderr
    with ZipFile(draft) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = etree.fromstring(parts["word/document.xml"])
    control = next(body.iter(f"{W}sdt"))
    control.getparent().remove(control)  # type: ignore[union-attr]
    parts["word/document.xml"] = etree.tostring(body)
    with ZipFile(draft, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    assert "1 of its values are not found in it again" in run("sync", draft).stderr
