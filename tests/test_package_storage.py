"""Packages laid at an address: a server of S3 on this machine, and what is told where none is."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from extractors.package import package
from flows.packaging import Form
from flows.storage import Remote, storage
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
