"""Bad input: each gives its one clear error, at once, and nothing else suffers."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import md5
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors import source
from extractors.readers import docx_package, pdf, workers
from extractors.source import read
from schemas.errors import (
    DamagedSource,
    EmptySource,
    LockedSource,
    OversizedSource,
    UnreadableSource,
    UnsupportedForm,
)

CONTENT_TYPES = "[Content_Types].xml"


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("Resumed second session")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def pdf_file(text: str = "Resumed second session", password: bytes | None = None) -> bytes:
    """A small PDF of one page, written by hand; with a password it is encrypted."""
    content = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    extra = b""
    if password is not None:
        content, extra = _encrypted(content, password)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"xref\n0 6\n0000000000 65535 f \n" + table
    return made + b"trailer << /Size 6 /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (extra, start)


def _encrypted(content: bytes, password: bytes) -> tuple[bytes, bytes]:
    """The content of object 4, and the entries of the trailer (ISO 32000-1, 7.6, revision 2)."""
    owner, rights = b"o" * 32, (-4).to_bytes(4, "little", signed=True)
    key = md5((password + PADDING)[:32] + owner + rights + b"i").digest()[:5]
    for_object = md5(key + bytes([4, 0, 0, 0, 0])).digest()[:10]
    user = _rc4(key, PADDING).hex().encode()
    lock = b"/Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s>" % (owner.hex().encode(), user)
    return _rc4(for_object, content), b"/Encrypt << %s >> /ID [<69> <69>] " % lock


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    made, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        made.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(made)


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def word_with(part: str, data: bytes) -> bytes:
    """A Word file in which one part is another."""
    with zipfile.ZipFile(io.BytesIO(word_file())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, part: data})


ENTITIES = (
    b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    b"<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
MAIN = "word/document.xml"
DEEP = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    + b"<w:sdt><w:sdtContent>" * 5000
)
BAD: dict[str, tuple[str, Callable[[], bytes], type[UnreadableSource], str]] = {
    "no bytes": ("a.txt", lambda: b"", EmptySource, "no bytes"),
    "white space only": ("a.txt", lambda: b" \n\t\n\f ", EmptySource, "nothing is printed"),
    "mark only": ("a.txt", lambda: b"\xef\xbb\xbf", EmptySource, "nothing is printed"),
    "half of UTF-16": ("a.txt", lambda: b"\xff\xfea\x00b", DamagedSource, "UTF-16"),
    "binary": ("a.txt", lambda: bytes(range(256)) * 20, UnsupportedForm, "not text"),
    "binary without name": ("notice", lambda: b"\x7fELF\x00\x01", UnsupportedForm, "not text"),
    "blank page": ("a.txt", lambda: b"<!DOCTYPE html><html></html>", EmptySource, "printed"),
    "rich text": ("a.doc", lambda: rb"{\rtf1 text}", UnsupportedForm, "Rich Text"),
    "XML, blank": ("a.xml", lambda: b"<akomaNtoso/>", EmptySource, "nothing is printed"),
    "other XML": ("a.xml", lambda: b"<?xml version='1.0'?><a>b</a>", UnsupportedForm, "XML"),
    "old Word": ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
                 UnsupportedForm, "old version"),
    "locked Word": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
                    + "EncryptedPackage".encode("utf-16-le"), LockedSource, "password"),
    "picture, cut off": ("a.png", lambda: b"\x89PNG\r\n\x1a\n", DamagedSource, "picture"),
    "picture, other form": ("a.gif", lambda: b"GIF89a", UnsupportedForm, "not read"),
    "Word, no archive": ("a.docx", lambda: b"not an archive", DamagedSource, "not a Word"),
    "Word, cut off": ("a.docx", lambda: word_file()[:-400], DamagedSource, "cut off"),
    "Word, emptied": ("a.docx", lambda: word_with(MAIN, b""), DamagedSource, "broken"),
    "Word, entities": ("a.docx", lambda: word_with(MAIN, ENTITIES), DamagedSource,
                       "document type"),
    "Word, nested": ("a.docx", lambda: word_with(MAIN, DEEP), DamagedSource, "broken"),
    "Word, styles broken": ("a.docx", lambda: word_with("word/styles.xml", b"<w:"), DamagedSource,
                            "styles.xml"),
    "Word, bomb": ("a.docx", lambda: word_with("word/media/x.xml", b"\0" * 20_000_000),
                   OversizedSource, "unpacks"),
    "Word, blank": ("a.docx", lambda: _blank_word(), EmptySource, "nothing is printed"),
    "other archive": ("a.docx", lambda: zipped({"a.txt": b"a"}), UnsupportedForm, "archive"),
    "spreadsheet": ("a.xlsx", lambda: zipped({CONTENT_TYPES: b"<a/>", "xl/workbook.xml": b"<a/>"}),
                    UnsupportedForm, "archive"),
    "archive like Word": ("a.docx", lambda: zipped({CONTENT_TYPES: b"<a/>"}), UnsupportedForm,
                          "no Word"),
    "PDF, cut off": ("a.pdf", lambda: pdf_file()[:-200], DamagedSource, "cut off"),
    "PDF, half": ("a.pdf", lambda: pdf_file()[:300], DamagedSource, "cut off"),
    "PDF, name only": ("a.pdf", lambda: b"%PDF-1.7 \n%%EOF", DamagedSource, "broken"),
    "PDF, blank": ("a.pdf", lambda: pdf_file(""), EmptySource, "nothing is printed"),
    "PDF, locked": ("a.pdf", lambda: pdf_file(password=b"secret"), LockedSource, "password"),
}  # fmt: skip


def _blank_word() -> bytes:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gives_its_one_error_and_says_what_to_do(tmp_path: Path, case: str):
    name, data, error, words = BAD[case]
    path = tmp_path / name
    path.write_bytes(data())
    with pytest.raises(UnreadableSource, match=words) as caught:
        read(path)
    assert type(caught.value) is error
    assert caught.value.remedy


def test_what_is_missing_or_a_folder_is_named_so(tmp_path: Path):
    with pytest.raises(UnreadableSource, match="cannot be opened"):
        read(tmp_path / "missing.txt")
    with pytest.raises(UnreadableSource, match="folder"):
        read(tmp_path)


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a"])
def test_the_content_says_what_a_file_is_and_not_the_name(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(pdf_file())
    found = read(tmp_path / name)
    assert found.form == "pdf"
    assert [line.text for line in found.lines()] == ["Resumed second session"]
    assert [doubt.check for doubt in found.doubts] == (["form"] if "." in name else [])


def test_a_text_named_pdf_is_read_as_text_with_a_doubt(tmp_path: Path):
    (tmp_path / "a.pdf").write_text("Resumed second session\n")
    found = read(tmp_path / "a.pdf")
    assert (found.form, [doubt.check for doubt in found.doubts]) == ("txt", ["form"])


def test_a_file_beyond_the_limit_is_not_even_opened(tmp_path: Path, monkeypatch):
    monkeypatch.setitem(source.SIZES, "txt", 10)
    (tmp_path / "a.txt").write_text("Resumed second session")
    with pytest.raises(OversizedSource, match="MB"):
        read(tmp_path / "a.txt")


def test_an_archive_that_unpacks_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(docx_package, "LARGEST_ARCHIVE", 1000)
    (tmp_path / "a.docx").write_bytes(word_file())
    with pytest.raises(OversizedSource, match="unpacks"):
        read(tmp_path / "a.docx")


def test_a_pdf_with_an_empty_password_opens(tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(pdf_file(password=b""))
    assert [line.text for line in read(tmp_path / "a.pdf").lines()] == ["Resumed second session"]


def test_a_pdf_that_takes_too_long_ends_and_the_next_one_is_read(tmp_path: Path, monkeypatch):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_file())
    pdf.WORKERS.end()
    with monkeypatch.context() as patch:
        patch.setattr(pdf.WORKERS, "code", "import time; time.sleep(60)")
        patch.setattr(pdf, "TIME_LIMIT", 0.3)
        with pytest.raises(OversizedSource, match="seconds"):
            read(path)
    assert len(list(read(path).lines())) == 1


def test_a_pdf_that_kills_the_reader_does_not_kill_the_batch(tmp_path: Path, monkeypatch):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_file())
    pdf.WORKERS.end()
    with monkeypatch.context() as patch:
        patch.setattr(pdf.WORKERS, "code", "import os; os.abort()")
        with pytest.raises(DamagedSource, match="stop"):
            read(path)
    assert len(list(read(path).lines())) == 1


def test_a_pdf_that_needs_too_much_memory_is_refused(tmp_path: Path, monkeypatch):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_file())
    pdf.WORKERS.end()
    greedy = (
        "import sys; from extractors.readers import pdf_worker as w;"
        "w.pages = lambda path: [bytes(10**9) for _ in range(9)]; w.serve()"
    )
    with monkeypatch.context() as patch:
        patch.setattr(pdf.WORKERS, "code", greedy)
        with pytest.raises(OversizedSource, match="memory"):
            read(path)
    pdf.WORKERS.end()


def test_one_process_serves_a_batch(tmp_path: Path, monkeypatch):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_file())
    pdf.WORKERS.end()
    started = []
    begin = workers._Worker.__init__
    monkeypatch.setattr(
        workers._Worker, "__init__", lambda self, code: (started.append(1), begin(self, code))[1]
    )
    for _ in range(3):
        read(path)
    assert len(started) == 1


def test_threads_may_read_at_the_same_time(tmp_path: Path):
    paths = []
    for number in range(6):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(pdf_file(f"Notice {number}"))
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(read, paths))
    assert [item.blocks[0].text for item in found] == [f"Notice {n}" for n in range(6)]


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_no_worker_is_shared_with_a_forked_process(tmp_path: Path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_file())
    read(path)
    assert pdf.WORKERS.idle() >= 1
    pid = os.fork()
    if not pid:
        os._exit(min(pdf.WORKERS.idle(), 9))
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cut=st.integers(0, 10_000), flips=st.lists(st.integers(0, 10_000), max_size=6))
@pytest.mark.parametrize("make", [word_file, pdf_file], ids=["docx", "pdf"])
def test_any_damage_gives_text_or_one_of_our_errors(tmp_path_factory, make, cut, flips):
    data = bytearray(make())
    for place in flips:
        data[place % len(data)] ^= 0x55
    path = tmp_path_factory.mktemp("damage") / "a.bin"
    path.write_bytes(bytes(data[: len(data) - cut % 200]))
    with suppress(UnreadableSource):
        assert read(path).blocks
