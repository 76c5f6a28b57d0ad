"""Where packages go: a folder of this machine, or any address that fsspec knows.

A package appears whole or not at all. In a folder it is written aside, read back and renamed. An
address of another kind cannot rename: there a bag's declaration, without which it is no bag, is
written last.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from flows.keep import ASIDE, sweep, write
from schemas.errors import InvalidPackage, NoStorage, SeriatimError
from writers.append_only import locked

Files = Mapping[str, bytes]
Check = Callable[[Path], None]
Change = Callable[[bytes], bytes]
_DECLARATION = "bagit.txt"
_FILE = "file://"
_LOCK = ".manifest.lock"  # of the table, which is replaced and cannot be locked itself
_TRIES = 5


class Storage(Protocol):
    """A place for packages."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, None where there is none."""

    def put(self, name: str, files: Files | bytes, check: Check) -> None:
        """A folder or a file under its name, after a check of it; it must be free."""

    def update(self, name: str, change: Change) -> None:
        """A file as a change makes it, of no bytes where there is none.

        To apply the change a second time has to make no difference.
        """


def storage(to: str) -> Storage:
    """The place at an address; NoStorage where it cannot be reached."""
    if to.startswith(_FILE) or "://" not in to:
        return Local(Path(to.removeprefix(_FILE)))
    return Remote(to)


class Local:
    """A folder of this machine."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder, which need not be there yet."""
        self._folder = folder

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, None where there is none."""
        try:
            return (self._folder / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def put(self, name: str, files: Files | bytes, check: Check) -> None:
        """Write aside, check what lies there, and rename."""
        self._folder.mkdir(parents=True, exist_ok=True)
        sweep(self._folder)
        with tempfile.TemporaryDirectory(prefix=ASIDE, dir=self._folder) as aside:
            path = Path(aside) / name
            _lay(path, files)
            check(path)
            try:
                path.rename(self._folder / name)
            except OSError as error:
                raise InvalidPackage(f"{name} is there already", "look at it") from error

    def update(self, name: str, change: Change) -> None:
        """A file as a change makes it, while no other run changes it."""
        with locked(self._folder / _LOCK):
            write(self._folder / name, change(self.read(name) or b""))


class Remote:
    """An address that fsspec knows, such as s3://bucket/folder."""

    def __init__(self, to: str) -> None:
        """Find the file system; NoStorage where a package for it is missing."""
        import fsspec

        kind = to.partition("://")[0]
        try:
            self._fs, self._root = fsspec.core.url_to_fs(to)
        except ImportError as error:
            raise NoStorage(f"nothing here can write to {kind}://", f"{error}") from error
        except ValueError as error:
            raise NoStorage(f"{kind}:// is no address for packages", "give another") from error
        self._to = to

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, None where there is none."""
        with self._told():
            try:
                return bytes(self._fs.cat_file(self._path(name)))
            except FileNotFoundError:
                return None

    def put(self, name: str, files: Files | bytes, check: Check) -> None:
        """Check here, then write there, and see that all has arrived."""
        with tempfile.TemporaryDirectory() as aside:
            path = Path(aside) / name
            _lay(path, files)
            check(path)
        with self._told():
            for target, data in _last_first(name, files):
                self._send(target, data)

    def update(self, name: str, change: Change) -> None:
        """A file as a change makes it; as nothing can be locked there, it is looked at again.

        Raises NoStorage where others write it all the time.
        """
        for _ in range(_TRIES):
            before = self.read(name) or b""
            after = change(before)
            if after == before:
                return
            with self._told():
                self._send(name, after)
        if change(after) != self.read(name):
            raise NoStorage(f"{name} is written by others all the time", "pack again later")

    def _send(self, name: str, data: bytes) -> None:
        path = self._path(name)
        self._fs.pipe_file(path, data)
        size = self._fs.info(path)["size"]
        if size != len(data):
            raise NoStorage(f"{name} has {size} of {len(data)} bytes there", "try again")

    def _path(self, name: str) -> str:
        return f"{self._root.rstrip('/')}/{name}"

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of any file system as ours; each has its own kinds."""
        try:
            yield
        except SeriatimError:
            raise
        except Exception as error:
            found = f"{self._to} refuses ({type(error).__name__}: {error})"
            raise NoStorage(found, "check the address and your rights to it") from error


def _lay(path: Path, files: Files | bytes) -> None:
    if isinstance(files, bytes):
        path.write_bytes(files)
        return
    for name, data in files.items():
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _last_first(name: str, files: Files | bytes) -> Iterator[tuple[str, bytes]]:
    """What to send in which order: a bag is none before its declaration is there."""
    if isinstance(files, bytes):
        yield name, files
        return
    ordered: list[Any] = sorted(files, key=lambda path: (path == _DECLARATION, path))
    for path in ordered:
        yield f"{name}/{path}", files[path]
