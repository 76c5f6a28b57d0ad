"""The files of a package in a folder or a ZIP file, by their paths, read as they are asked for."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from extractors.package.faults import fault

MOST_FILES = 10_000
LARGEST_FILE = 2**30  # bytes
LARGEST = 4 * 2**30  # bytes of all files together
SMALL = 2**20  # bytes up to which no ratio is looked at
RATIO = 200  # times that a file may unfold from a ZIP file; text comes to 20
_ROOTLESS = "bagit.txt"


class Files(Mapping[str, bytes]):
    """Files by their paths; the bytes of each are read anew whenever they are asked for."""

    def __init__(self, readers: Mapping[str, Callable[[], bytes]]) -> None:
        """Keep how each file is read."""
        self._readers = dict(sorted(readers.items()))

    def __getitem__(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._readers[path]()

    def __iter__(self) -> Iterator[str]:
        """The paths, in order."""
        return iter(self._readers)

    def __len__(self) -> int:
        """How many files there are."""
        return len(self._readers)


def opened(path: Path) -> Files:
    """The files of a package; InvalidPackage where what holds them is not safe to read."""
    return _folder(path) if path.is_dir() else _zip(path)


def is_package(path: Path) -> bool:
    """Whether a folder or a ZIP file says that it is a bag, right or wrong."""
    if path.is_dir():
        return (path / _ROOTLESS).is_file()
    if path.suffix.lower() != ".zip":
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return any(PurePosixPath(name).name == _ROOTLESS for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def _folder(root: Path) -> Files:
    found: dict[str, Path] = {}
    for parent, folders, names in os.walk(root):
        for name in (*folders, *names):
            path = Path(parent, name)
            shown = path.relative_to(root).as_posix()
            if path.is_symlink():
                raise fault(shown, "links", "it leads elsewhere")
            if name in names:
                found[shown] = path
    _limits({name: path.stat().st_size for name, path in found.items()})
    return Files({name: path.read_bytes for name, path in found.items()})


def _zip(path: Path) -> Files:
    """The files of a bag in a ZIP file, without the folder that it lies in there."""
    found = unzipped(path)
    root = _root(path, list(found))
    return Files({name.removeprefix(root): partial(found.__getitem__, name) for name in found})


def unzipped(path: Path) -> Files:
    """All files of a ZIP file; InvalidPackage where it is not safe to read."""
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise fault(path.name, "ZIP", f"it cannot be opened ({error})") from error
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    for entry in archive.infolist():
        _entry(entry)
    _limits({entry.filename: entry.file_size for entry in entries}, len(entries))
    _once([entry.filename for entry in entries])
    return Files({entry.filename: _reader(archive, entry) for entry in entries})


def _reader(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            return archive.read(entry)
        except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
            raise fault(entry.filename, "ZIP", f"it cannot be read ({error})") from error

    return read


def _entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if unsafe(name):
        raise fault(name, "paths", "it leads out of the package")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise fault(name, "links", "it leads elsewhere")
    if entry.file_size > SMALL and entry.file_size > RATIO * max(entry.compress_size, 1):
        raise fault(name, "ratio", f"it unfolds to more than {RATIO} times its size")


def unsafe(name: str) -> bool:
    """Whether a path would lead out of the folder that it is in."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "~")) or "\\" in name or ":" in name or ".." in parts


def _limits(sizes: Mapping[str, int], count: int = 0) -> None:
    if max(count, len(sizes)) > MOST_FILES:
        raise fault("the package", "count", f"it has more than {MOST_FILES} files")
    for name, size in sizes.items():
        if size > LARGEST_FILE:
            raise fault(name, "size", f"it has {size} bytes, the limit is {LARGEST_FILE}")
    if sum(sizes.values()) > LARGEST:
        raise fault("the package", "size", f"it has more than {LARGEST} bytes")


def _root(path: Path, names: list[str]) -> str:
    """The folder in a ZIP file that is the bag; empty where the bag has none of its own."""
    roots = [name.removesuffix(_ROOTLESS) for name in names]
    found = [
        root
        for name, root in zip(names, roots, strict=True)
        if PurePosixPath(name).name == _ROOTLESS
    ]
    outside = [name for root in found[:1] for name in names if not name.startswith(root)]
    if len(found) != 1 or outside:
        what = f"{outside[0]} lies beside the bag" if outside else f"{len(found)} bags are in it"
        raise fault(path.name, "ZIP", what, "give a ZIP file of one bag")
    return found[0]


def _once(names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise fault(name, "names", "it is there twice")
        seen.add(name.casefold())
