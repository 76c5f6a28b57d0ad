"""What is scored: the sample in every form, notices of other bodies, published documents."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from flows.evaluation import Case, cases
from tests.conftest import LANGUAGES_SET, SAMPLES, corpus_folder
from tests.documents import make_docx, make_pdfs
from tests.measure_scans import scan, upright
from tests.pages import make_page
from tests.typescripts import make_typescript

NOTICES = Path(__file__).parents[1] / "notices"
SAMPLE, OTHERS = "the sample notice", "notices of other bodies"
PUBLISHED = "resolutions and decisions of the UN"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the documents is evaluated beyond the usual."""

    scans: bool = False
    forms: bool = False  # notices of other bodies as Word and PDF
    only: tuple[str, ...] = ()  # parts of names of collections; all where there are none

    def has(self, collection: str) -> bool:
        """Whether a collection is evaluated."""
        named = any(part.casefold() in collection.casefold() for part in self.only)
        return named or not self.only


def collections(folder: Path, wanted: Wanted) -> Iterator[Case]:
    """Every case wanted; what must be made for it is made in a folder."""
    yield from _sample(folder, wanted)
    yield from _others(folder / "others", wanted)
    if wanted.has(PUBLISHED) and corpus_folder().is_dir():
        yield from _published(corpus_folder(), folder / "published")


def _sample(folder: Path, wanted: Wanted) -> Iterator[Case]:
    for form, make in (MAKERS | (SCANS if wanted.scans else {})).items():
        if wanted.has(f"{SAMPLE}, {form}"):
            for path in make(folder):
                yield Case(path, SAMPLES / "gold" / f"{path.stem}.json", f"{SAMPLE}, {form}")


def _others(folder: Path, wanted: Wanted) -> Iterator[Case]:
    """Notices of other bodies as they are, and where wanted as Word and PDF files."""
    own = cases([NOTICES])
    typed = [case for case in own if case.path.suffix == ".txt"]
    if wanted.has(OTHERS):
        yield from (Case(case.path, case.gold, OTHERS) for case in own)
    if wanted.forms and shutil.which("soffice"):
        folder.mkdir()
        words = [_typed(case.path, folder) for case in typed]
        for case, word, pdf in zip(typed, words, make_pdfs(words, folder / "printed"), strict=True):
            yield Case(word, case.gold, f"{OTHERS}, Word")
            yield Case(pdf, case.gold, f"{OTHERS}, PDF")


def _typed(path: Path, folder: Path) -> Path:
    name = f"{path.parent.name}.{path.stem}.docx"
    return make_typescript(path.read_text("utf-8"), folder / name)


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
    """Scans of the sample, its Arabic in a face for print."""
    made = _made(folder / "scanned")
    yield from _scanned([upright(word) for word in _word(made)], made)


def _slanted(folder: Path) -> Iterator[Path]:
    """A scan of the Arabic as LibreOffice prints it by itself, titles slanted and spaced out."""
    made = _made(folder / "slanted")
    yield from _scanned([make_docx(SAMPLES / "ar.txt", made / "ar.docx")], made)


def _scanned(words: Sequence[Path], made: Path) -> Iterator[Path]:
    if shutil.which("soffice"):
        for path in make_pdfs(words, made / "printed"):
            yield scan(path, made / path.name)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


Maker = Callable[[Path], Iterator[Path]]
MAKERS: dict[str, Maker] = {"text": _texts, "Word": _word, "PDF": _printed, "HTML": _pages}
SCANS: dict[str, Maker] = {"scan": _scans, "scan of slanted letters": _slanted}


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
        yield Case(path, gold, f"{PUBLISHED}, their XML")


def _tool(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("unxml", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
