"""The AKN4UN profile as data: its rules, from `akn4un/*.toml`, and what breaks them.

A rule is a sentence with its source, a level in each of the named profiles, and the tests that
find what breaks it: an XPath that selects it, or the name of a function where XPath cannot say it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from schemas.data import build, load
from schemas.errors import InvalidData

Level = Literal["error", "warning", "note"]
Profile = Literal["guidelines", "dgacm"]

LEVELS: tuple[Level, ...] = ("error", "warning", "note")
PROFILES: tuple[Profile, ...] = ("guidelines", "dgacm")
FOLDER = Path(__file__).parent / "akn4un"
VALUES = "values"  # the file of closed lists, which holds no rules
_SITE = "https://unsceb-hlcm.github.io/"


@dataclass(frozen=True, slots=True)
class Test:
    """One way to break a rule: what selects it, and how to say what was found."""

    found: str  # {} stands for the value that `shows` gives
    xpath: str = ""
    function: str = ""
    shows: str = ""  # an XPath, from what was selected
    level: Level | None = None  # where it differs from that of the rule
    only: Profile | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the profile."""

    id: str
    sentence: str
    source: str
    expects: str
    mend: str
    levels: Mapping[Profile, Level]  # a profile that is not named does not have the rule
    tests: tuple[Test, ...]
    mended: str = ""  # the mending function that puts it right, if there is one
    prints: bool = False  # it may be the printed document, not its mark-up, that breaks it
    partly: str = ""  # what of the rule is not checked, and why
    reads: str = ""  # "batch" where several files are compared, "source" where the source is

    def level(self, profile: Profile, test: Level | None) -> Level | None:
        """The level of a breach in a profile; None where the profile does not have the rule."""
        own = self.levels.get(profile)
        if own is None or test is None:
            return own
        usual = self.levels.get("guidelines", own)
        return test if own == usual else max(own, test, key=LEVELS.index)

    @property
    def help(self) -> str:
        """Where the rule can be read."""
        path = self.source.split(",")[0].split(";")[0].strip()
        return _SITE + path if path.startswith("part") else _SITE


@dataclass(frozen=True, slots=True)
class Breach:
    """One place that breaks a rule: what was found there."""

    rule: Rule
    level: Level
    line: int
    eid: str
    found: str
    path: str = ""  # of the element, from the root

    @property
    def order(self) -> tuple[int, str, int, str]:
        """Errors first, then by rule and place."""
        return LEVELS.index(self.level), self.rule.id, self.line, self.found


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order of the files."""
    found: dict[str, Rule] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        if path.stem != VALUES:
            for key, table in load(path).items():
                if key in found:
                    raise InvalidData(f"{path.name}: {key} is given twice", "give it a new id")
                found[key] = _rule(key, table, path.name)
    return found


@cache
def values(name: str) -> frozenset[str]:
    """A closed list of the profile."""
    return frozenset(_tables()["lists"][name])


@cache
def table(name: str) -> Mapping[str, str]:
    """A table of the profile, from one word to another."""
    return cast("Mapping[str, str]", _tables()["tables"][name])


@cache
def groups(name: str) -> Mapping[str, frozenset[str]]:
    """A table of the profile, from one word to several."""
    return {key: frozenset(members) for key, members in _tables()["groups"][name].items()}


def signs(profile: Profile) -> Mapping[str, str]:
    """What shows that a file follows a profile: XPaths by what they mean."""
    return cast("Mapping[str, str]", _tables()["signs"][profile])


@cache
def _tables() -> Mapping[str, Any]:
    return load(FOLDER / f"{VALUES}.toml")


def _rule(key: str, table: Mapping[str, Any], where: str) -> Rule:
    tests = tuple(build(Test, test, f"{where}: {key}") for test in table["tests"])
    plain = {name: value for name, value in table.items() if name != "tests"}
    return build(Rule, plain, f"{where}: {key}", id=key, tests=tests)
