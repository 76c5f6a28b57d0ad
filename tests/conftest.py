"""Fixtures that several tests share: the samples, and documents made of them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from extractors.readers.tesseract import MissingTesseract, installed, require
from flows import worker
from schemas.language import codes, language
from tests.browser import browser
from tests.documents import make_docx, make_pdfs
from tests.sharing import once

SAMPLES = Path(__file__).parent.parent / "samples" / "unhabitat-assembly-2024-12-11"
NODE = Path(__file__).parent / "node"
LANGUAGES_SET = ("zh", "en", "fr", "es", "ru", "ar")
_LONGEST = (
    *(
        "flow",
        "approvals",
        "word_validity",
        "readers_akn",
        "compare_command",
        "sync",
        "stop",
        "readers_scan",
    ),
    *("concordance", "preparing", "desk_fifteen_looks", "package_validators", "profile_writing"),
    *("desk_fifteen", "desk_fifteen_keys", "dependencies", "package_storage", "desk_command"),
    *("desk_approval", "cover_note", "tracked", "word_layout", "package_prepared"),
)
LONGEST = {f"test_{name}.py": place for place, name in enumerate(_LONGEST)}

settings.register_profile("untimed", deadline=None)  # the first reading compiles the patterns
settings.load_profile("untimed")
worker.PRELOADED.append("tests.warm")  # what is the same for all workers is done once


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the expected results")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that no process works alone at the end."""
    items.sort(key=lambda item: LONGEST.get(item.path.name, len(LONGEST)))


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


def without(reason: str) -> NoReturn:
    """End a test that needs what is not installed: skipped, in continuous integration failed."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice; missing, it skips a test at a desk and fails it in continuous integration."""
    found = shutil.which("soffice")
    if found is None:
        without("LibreOffice (soffice) is not installed, which prints the test documents to PDF")
    return found


@pytest.fixture(scope="session")
def tesseract() -> frozenset[str]:
    """Tesseract with data for every language; missing, it skips or fails as LibreOffice does."""
    wanted = {"osd", *(pack for code in codes() for pack in language(code).tesseract)}
    try:
        require(sorted(wanted))
    except MissingTesseract as error:
        without(str(error))
    return installed()


@pytest.fixture(scope="session")
def node() -> Path:
    """The folder of npm's packages for tests; missing, it skips or fails as LibreOffice does."""
    if shutil.which("node") is None or not (NODE / "node_modules").is_dir():
        without("Node.js or its packages are not installed: `make test` installs the packages")
    return NODE


@pytest.fixture(scope="session")
def word_documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample notice as a Word file in each of the languages that are set for tests."""
    folder = once(tmp_path_factory, "word", _set_all)
    return {code: folder / f"{code}.docx" for code in LANGUAGES_SET}


def _set_all(folder: Path) -> None:
    for code in LANGUAGES_SET:
        make_docx(SAMPLES / f"{code}.txt", folder / f"{code}.docx")


@pytest.fixture(scope="session")
def documents(
    word_documents: dict[str, Path], soffice: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Path]:
    """The sample notice by language and form: ("zh", "docx"), ("zh", "pdf") and so on."""
    words = list(word_documents.values())
    folder = once(tmp_path_factory, "pdf", lambda folder: make_pdfs(words, folder))
    made = {(language, "docx"): path for language, path in word_documents.items()}
    return made | {(path.stem, "pdf"): folder / f"{path.stem}.pdf" for path in words}


@pytest.fixture(scope="session")
def approved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Outputs with the sample notice in three languages, corrected and approved."""
    from tests import packages  # it needs this module

    return once(tmp_path_factory, "approved-for-packages", packages.approved) / "outputs"


@pytest.fixture(scope="session")
def bag(approved: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the sample notice."""
    from tests import packages

    folder = tmp_path_factory.mktemp("packages")
    (done,) = packages.packed(approved, folder)
    return folder / done.name


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A real browser; tests that need it are skipped where there is none."""
    with browser() as opened:
        yield opened
