"""What happened to the documents of a package, and who or what did it.

No clock is read: a step of the program is dated as the record dates itself, a decision as its log.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from schemas.decision import Decision
from schemas.package import APPROVED, LOG, RECORD, RUN, UNAPPROVED, Version, Work, place

Kind = Literal[
    "ingestion",
    "metadata extraction",
    "validation",
    "review decision",
    "approval",
    "information package creation",
]
PERSON, SOFTWARE = "person", "software"


@dataclass(frozen=True, slots=True)
class Agent:
    """A person, or a program in a version."""

    key: str
    name: str
    kind: str
    version: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: when, to which files, from which, by whom, and how it came out."""

    key: str
    kind: Kind
    at: str
    detail: str
    outcome: str
    agent: Agent
    sources: tuple[str, ...]
    results: tuple[str, ...] = ()


def events(work: Work) -> tuple[Event, ...]:
    """All events, version by version, each in the order in which they happened; packing is last."""
    found = [event for version in work.versions for event in _events(version)]
    return (*found, _packing(work))


def agents(found: tuple[Event, ...]) -> tuple[Agent, ...]:
    """Whoever did something, each once, by key."""
    return tuple(sorted({event.agent for event in found}, key=lambda agent: agent.key))


def program(table: Mapping[str, str]) -> Agent:
    """This program, in the version that a table names."""
    digest = table["digest"]
    key = f"{SOFTWARE}/seriatim-{table['version']}-{digest[:8]}"
    return Agent(key, "Seriatim", SOFTWARE, table["version"], f"SHA-256 of its files: {digest}")


def _events(version: Version) -> Iterator[Event]:
    def named(*names: str) -> tuple[str, ...]:
        return tuple(place(version.key, name) for name in names if name in version.files)

    day, reader = version.names.marked_up, program(version.made["program"])
    source, record = named(version.source), named(RECORD)
    configuration = json.dumps(
        {name: value for name, value in version.made.items() if name != "program"}, sort_keys=True
    )
    origin = version.notice.origin
    taken = f"taken in as {origin.name if origin else version.source}, byte for byte"
    yield Event(f"{version.key}/ingestion", "ingestion", day, taken, "success", reader, source)
    yield Event(
        f"{version.key}/extraction",
        "metadata extraction",
        day,
        f"Seriatim {reader.version}, {reader.note}; configuration: {configuration}",
        "success",
        reader,
        source,
        named(RECORD, "extracted.xml", "facts.json", "findings.json", RUN, *_drafts(version)),
    )
    outcome, told = _checked(version.validation)
    checked = named(RECORD)
    key = f"{version.key}/validation"
    yield Event(key, "validation", day, told, outcome, reader, checked)
    for decision in version.decisions:
        yield _decided(version.key, decision, record, named(LOG))


def _drafts(version: Version) -> Iterator[str]:
    return (name for name in sorted(version.files) if name.startswith("drafts/"))


def _checked(validation: Mapping[str, Any]) -> tuple[str, str]:
    """Outcome and detail of the validation of a record."""
    breaches, own = validation["breaches"], validation["findings"]
    profile = ", ".join(f"{count} of level {level}" for level, count in breaches.items())
    told = f"Akoma Ntoso 3.0, strict schema; AKN4UN profile ({validation['profile']}): {profile}"
    return validation["schema"], f"{told}; own: {own['fail']} contradictions, {own['warn']} doubts"


def _decided(key: str, decision: Decision, record: tuple[str, ...], log: tuple[str, ...]) -> Event:
    approval = decision.action == "approve"
    told = {
        name: getattr(decision, name)
        for name in ("action", "fact", "before", "after", "reason")
        if getattr(decision, name) not in (None, "")
    }
    return Event(
        f"{key}/decision-{decision.seq}",
        "approval" if approval else "review decision",
        decision.at,
        json.dumps(told, ensure_ascii=False, sort_keys=True),
        APPROVED if approval else decision.action,
        person(decision.actor),
        record,
        log,
    )


def person(name: str) -> Agent:
    """Somebody who decided, by the name in the log."""
    return Agent(f"{PERSON}/{hashlib.sha256(name.encode()).hexdigest()[:12]}", name, PERSON)


def _packing(work: Work) -> Event:
    status = APPROVED if work.approved else UNAPPROVED
    everything = tuple(path for version in work.versions for path in version.placed())
    told = f"packed as BagIt 1.0 and RO-Crate 1.1; review status: {status}"
    packer = program(work.packer)
    kind: Kind = "information package creation"
    return Event("packing", kind, work.at, told, status, packer, everything)
