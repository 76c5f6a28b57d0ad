"""Fixtures that several tests share: the samples, and documents made of them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from extractors.readers.tesseract import MissingTesseract, installed, require
from schemas.language import codes, language
from tests.documents import make_docx, make_pdfs

SAMPLES = Path(__file__).parent.parent / "samples" / "unhabitat-assembly-2024-12-11"
LANGUAGES_SET = ("zh", "en", "fr", "es", "ru", "ar")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the expected results")


def corpus_folder() -> Path:
    """Where a folder of real documents may be."""
    beside = Path(__file__).parent.parent.parent / "shared" / "corpus"
    return Path(os.environ.get("SERIATIM_CORPUS", beside))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """A folder of real documents; tests that need it are skipped where there is none."""
    folder = corpus_folder()
    if not folder.is_dir():
        pytest.skip("no folder of real documents: set SERIATIM_CORPUS to run this test")
    return folder


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice; missing, it skips a test at a desk and fails it in continuous integration."""
    found = shutil.which("soffice")
    if found is None:
        reason = "LibreOffice (soffice) is not installed, which prints the test documents to PDF"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def tesseract() -> frozenset[str]:
    """Tesseract with data for every language; missing, it skips or fails as LibreOffice does."""
    wanted = {"osd", *(pack for code in codes() for pack in language(code).tesseract)}
    try:
        require(sorted(wanted))
    except MissingTesseract as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))
    return installed()


@pytest.fixture(scope="session")
def word_documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample notice as a Word file in each of the languages that are set for tests."""
    folder = tmp_path_factory.mktemp("word")
    return {
        language: make_docx(SAMPLES / f"{language}.txt", folder / f"{language}.docx")
        for language in LANGUAGES_SET
    }


@pytest.fixture(scope="session")
def documents(
    word_documents: dict[str, Path], soffice: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Path]:
    """The sample notice by language and form: ("zh", "docx"), ("zh", "pdf") and so on."""
    folder = tmp_path_factory.mktemp("pdf")
    made = {(language, "docx"): path for language, path in word_documents.items()}
    for path in make_pdfs(list(word_documents.values()), folder):
        made[path.stem, "pdf"] = path
    return made
