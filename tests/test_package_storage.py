"""Packages laid at an address: a server of S3 on this machine, and what is told where none is."""

from __future__ import annotations

import csv
import io
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import fsspec
import pytest

from extractors.package import package
from flows import packing
from flows.packaging import Form
from flows.storage import Local, Remote, storage
from schemas.errors import NoStorage
from tests.packages import files_of, packed

BUCKET = "archive"


@pytest.fixture
def memory() -> Iterator[str]:
    """An address in the memory of this process."""
    yield "memory://packages"
    fsspec.filesystem("memory").rm("/packages", recursive=True)


@pytest.fixture(scope="module")
def s3() -> Iterator[fsspec.AbstractFileSystem]:
    """A server of S3 on the loopback address, with an empty bucket."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "nobody")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        fs = fsspec.filesystem("s3", skip_instance_cache=True)
        fs.mkdir(BUCKET)
        yield fs
    server.stop()


@pytest.mark.parametrize("form", ["bag", "zip"])
def test_packages_go_to_s3(
    form: Form, s3: fsspec.AbstractFileSystem, approved: Path, bag: Path
) -> None:
    to = f"s3://{BUCKET}/{form}"
    (first,) = packed(approved, to, form)
    (second,) = packed(approved, to, form)
    assert (first.status, second.status) == ("packed", "unchanged")
    rows = list(csv.DictReader(io.StringIO(s3.cat_file(f"{BUCKET}/{form}/manifest.csv").decode())))
    assert [row["package"] for row in rows] == [first.name]
    if form == "bag":
        root = f"{BUCKET}/{form}/{first.name}/"
        there = {path.removeprefix(root): s3.cat_file(path) for path in s3.find(root)}
        assert there == files_of(bag)
        assert package(there).versions


def test_a_bucket_that_is_not_there_is_told(s3: fsspec.AbstractFileSystem, approved: Path) -> None:
    with pytest.raises(NoStorage, match="s3://no-such-bucket/x refuses"):
        packed(approved, "s3://no-such-bucket/x")


def test_a_bag_at_an_address_is_none_before_it_is_whole(
    memory: str, approved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    real = Remote._send

    def stopped(self: Remote, name: str, data: bytes) -> None:
        if len(sent) == 40:
            raise KeyboardInterrupt
        sent.append(name)
        real(self, name, data)

    monkeypatch.setattr(Remote, "_send", stopped)
    with pytest.raises(KeyboardInterrupt):
        packed(approved, memory)
    assert not [name for name in sent if name.endswith("/bagit.txt")]
    monkeypatch.setattr(Remote, "_send", real)
    (done,) = packed(approved, memory)
    assert done.status == "packed"
    assert fsspec.filesystem("memory").exists(f"/packages/{done.name}/bagit.txt")


def test_without_s3fs_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    monkeypatch.delitem(sys.modules["fsspec.registry"]._registry, "s3", raising=False)
    with pytest.raises(NoStorage) as caught:
        storage("s3://bucket/folder")
    assert "nothing here can write to s3://" in caught.value.found
    assert "s3fs" in caught.value.remedy


def test_an_unknown_kind_of_address_is_told() -> None:
    with pytest.raises(NoStorage, match="gopher:// is no address for packages"):
        storage("gopher://archive/packages")


def test_an_address_of_this_machine_is_a_folder(approved: Path, tmp_path: Path) -> None:
    (done,) = packed(approved, f"file://{tmp_path}/to")
    assert (tmp_path / "to" / done.name / "bagit.txt").exists()


def line(name: str) -> Callable[[bytes], bytes]:
    """A change that adds a line to a file, slowly, where it is not there yet."""

    def change(data: bytes) -> bytes:
        time.sleep(0.02)
        return b"".join(sorted({*data.splitlines(keepends=True), f"{name}\n".encode()}))

    return change


def test_runs_at_once_into_one_folder_lose_no_row(tmp_path: Path) -> None:
    def add(name: str) -> None:
        storage(str(tmp_path)).update("manifest.csv", line(name))

    names = [f"package-{number}" for number in range(10, 22)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(add, names))
    assert (tmp_path / "manifest.csv").read_text().split() == names


def test_a_row_that_another_run_wrote_over_at_an_address_is_written_again(
    memory: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, sent = Remote(memory), []
    real = Remote._send

    def overtaken(self: Remote, name: str, data: bytes) -> None:
        real(self, name, data)
        if not sent:
            real(self, name, b"theirs\n")
        sent.append(data)

    monkeypatch.setattr(Remote, "_send", overtaken)
    place.update("manifest.csv", line("ours"))
    assert place.read("manifest.csv") == b"ours\ntheirs\n"


def test_a_file_that_others_never_stop_writing_is_told(
    memory: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Remote._send
    monkeypatch.setattr(Remote, "_send", lambda self, name, _: real(self, name, b"theirs\n"))
    with pytest.raises(NoStorage, match="written by others all the time"):
        Remote(memory).update("manifest.csv", line("ours"))


def test_of_two_runs_with_one_package_the_second_finds_it_there(
    approved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = packed(approved, tmp_path)
    read, asked = Local.read, []

    def too_early(self: Local, name: str) -> bytes | None:
        asked.append(name)
        return None if len(asked) == 1 else read(self, name)

    monkeypatch.setattr(Local, "read", too_early)
    (second,) = packed(approved, tmp_path)
    assert (first.status, second.status) == ("packed", "unchanged")
    assert first.row == second.row


@pytest.mark.parametrize("form", ["bag", "zip", "akn"])
def test_another_state_of_the_program_packs_the_same_documents_only_once(
    form: Form, approved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = packed(approved, tmp_path, form)
    monkeypatch.setattr(packing, "program", lambda: {"version": "9.9.9", "digest": "9" * 64})
    (second,) = packed(approved, tmp_path, form)
    assert (second.name, second.status) == (first.name, "unchanged")
    (elsewhere,) = packed(approved, tmp_path / "empty", form)
    assert elsewhere.name != first.name
