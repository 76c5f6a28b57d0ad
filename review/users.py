"""The users of a desk that others reach, in a file that only its keeper can read.

{"users": [{"name": "Amina Yusuf", "role": "approver",
            "password": {"cost": …, "salt": …, "digest": …}}]}
"""

from __future__ import annotations

import json
import os
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from review.access import ROLES
from review.passwords import Cost, Kept
from schemas.errors import UnfitUsers

LONGEST = 100  # characters of a name
_OTHERS = 0o077  # rights of a group and of everyone


@dataclass(frozen=True, slots=True)
class User:
    """A person who may log in, by the name that decisions are recorded under."""

    name: str
    role: str
    password: Kept

    def __post_init__(self) -> None:
        """Refuse a name that could be taken for another, and a role that is none."""
        if self.name != called(self.name) or not _printable(self.name):
            raise UnfitUsers(
                f"{self.name!r} is no name of a user", f"give 1 to {LONGEST} letters that show"
            )
        if self.role not in ROLES:
            raise UnfitUsers(f"{self.role!r} is no role", f"it is one of {', '.join(ROLES)}")


class Users:
    """The users in a file, read again whenever it has changed."""

    def __init__(self, path: Path) -> None:
        """Know where they are."""
        self.path = path
        self._seen: tuple[int, ...] = ()
        self._users: Mapping[str, User] = {}

    def current(self) -> Mapping[str, User]:
        """The users by their names, as the file has them now; UnfitUsers where it is not fit."""
        stamp = _stamp(self.path)
        if stamp != self._seen:
            self._users = load(self.path)
            self._seen = stamp
        return self._users


def default_path() -> Path:
    """Where the users are kept unless SERIATIM_USERS names another place."""
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return Path(os.environ.get("SERIATIM_USERS") or config / "seriatim" / "users.json")


def load(path: Path) -> dict[str, User]:
    """The users in a file, none where there is no file; UnfitUsers where it is not fit."""
    try:
        with path.open("rb") as file:
            _private(path, os.fstat(file.fileno()).st_mode)
            found = [_user(entry) for entry in json.load(file)["users"]]
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnfitUsers(f"{path} does not hold users", "restore it from a copy") from error
    return {user.name: user for user in found}


def save(path: Path, users: Iterable[User]) -> None:
    """Keep users in a file that only its owner can read, whole or not at all."""
    table = {"users": [asdict(user) for user in sorted(users, key=lambda user: user.name)]}
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mode 600
    try:
        with os.fdopen(file, "w", encoding="utf-8") as aside:
            json.dump(table, aside, ensure_ascii=False, indent=2)
            aside.flush()
            os.fsync(aside.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def added(known: Mapping[str, User], user: User) -> tuple[User, ...]:
    """Users with one more; UnfitUsers where a name like theirs is taken."""
    if user.name.casefold() in {name.casefold() for name in known}:
        raise UnfitUsers(f"there is a user {user.name} already", "give another name, or a role")
    return (*known.values(), user)


def changed(known: Mapping[str, User], name: str, **values: Any) -> tuple[User, ...]:
    """Users with one of them changed; UnfitUsers where there is none of the name."""
    user = replace(_known(known, name), **values)
    return tuple((dict(known) | {user.name: user}).values())


def removed(known: Mapping[str, User], name: str) -> tuple[User, ...]:
    """Users without one of them; UnfitUsers where there is none of the name."""
    gone = _known(known, name)
    return tuple(user for user in known.values() if user != gone)


def _known(known: Mapping[str, User], name: str) -> User:
    if called(name) not in known:
        raise UnfitUsers(f"there is no user {name}", "see `seriatim review users list`")
    return known[called(name)]


def called(name: str) -> str:
    """A name as it is kept and looked up, however it was typed."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def _printable(name: str) -> bool:
    return 0 < len(name) <= LONGEST and name.isprintable()


def _user(entry: Mapping[str, Any]) -> User:
    password = entry["password"]
    kept = Kept(Cost(**password["cost"]), password["salt"], password["digest"])
    bytes.fromhex(kept.salt + kept.digest)
    return User(entry["name"], entry["role"], kept)


def _private(path: Path, mode: int) -> None:
    if mode & _OTHERS:
        raise UnfitUsers(f"others can read or write {path}", f"make it yours: chmod 600 {path}")


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return ()
    return found.st_ino, found.st_mtime_ns, found.st_ctime_ns, found.st_size
