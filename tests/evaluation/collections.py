"""What is scored: the sample in every form, notices of other bodies, published documents."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from extractors.source import READERS
from flows.evaluation import Case, cases
from tests.conftest import LANGUAGES_SET, SAMPLES, corpus_folder
from tests.documents import make_docx, make_pdfs
from tests.pages import make_page

NOTICES = Path(__file__).parents[1] / "notices"
SAMPLE, OTHERS = "the sample notice", "notices of other bodies"
PUBLISHED = "resolutions and decisions of the UN"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the documents is evaluated beyond the usual."""

    scans: bool = False


def collections(folder: Path, wanted: Wanted) -> Iterator[Case]:
    """Every case there is; what must be made for it is made in a folder."""
    for form, make in MAKERS.items():
        if form in READERS and (form != "scan" or wanted.scans):
            for path in make(folder):
                gold = SAMPLES / "gold" / f"{path.stem}.json"
                yield Case(path, gold, f"{SAMPLE}, {FORMS[form]}")
    for case in cases([NOTICES]):
        yield Case(case.path, case.gold, OTHERS)
    if corpus_folder().is_dir():
        yield from _published(corpus_folder(), folder / "published")


def _texts(_: Path) -> Iterator[Path]:
    yield from (SAMPLES / f"{code}.txt" for code in LANGUAGES_SET)


def _word(folder: Path) -> Iterator[Path]:
    for path in _texts(folder):
        yield make_docx(path, folder / f"{path.stem}.docx")


def _printed(folder: Path) -> Iterator[Path]:
    if shutil.which("soffice"):
        yield from make_pdfs(list(_word(folder)), folder / "printed")


def _pages(folder: Path) -> Iterator[Path]:
    for path in _texts(folder):
        made = folder / f"{path.stem}.html"
        made.write_text(make_page(path.read_text("utf-8"), path.stem), "utf-8")
        yield made


def _scans(folder: Path) -> Iterator[Path]:
    from tests.measure_scans import scan, upright

    made = folder / "scanned"
    made.mkdir()
    if shutil.which("soffice"):
        for path in make_pdfs([upright(word) for word in _word(made)], made / "printed"):
            yield scan(path, made / path.name)


FORMS = {"txt": "text", "docx": "Word", "pdf": "PDF", "html": "HTML", "scan": "scan"}
MAKERS: dict[str, Callable[[Path], Iterator[Path]]] = {
    "txt": _texts,
    "docx": _word,
    "pdf": _printed,
    "html": _pages,
    "scan": _scans,
}


def _published(corpus: Path, folder: Path) -> Iterator[Case]:
    """The mark-up of published documents as gold, against text and Word made of it and itself."""
    tool = _tool(corpus / "unxml.py")
    for path in sorted((corpus / "un").glob("*/*.xml")):
        root, code = tool.load(path)
        gold = folder / code / f"{path.stem}.json"
        gold.parent.mkdir(parents=True, exist_ok=True)
        gold.write_text(json.dumps(tool.gold(root, code), ensure_ascii=False), "utf-8")
        text = gold.with_suffix(".txt")
        text.write_text(tool.as_text(root, code), "utf-8")
        yield Case(text, gold, f"{PUBLISHED}, text")
        word = gold.with_suffix(".docx")
        word.write_bytes(tool.as_docx(root, code))
        yield Case(word, gold, f"{PUBLISHED}, Word")
        if "akn" in READERS:
            yield Case(path, gold, f"{PUBLISHED}, their XML")


def _tool(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("unxml", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
