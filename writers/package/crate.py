"""The payload as an RO-Crate 1.1: its files, the people and programs, and what they did."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from schemas.package import CRATE, DUBLIN_CORE, MARC, PREMIS, VALIDATION, Work, placed
from writers.package import wording
from writers.package.events import PERSON, Agent, Event, agents, events
from writers.package.formats import format_of

CONTEXT = "https://w3id.org/ro/crate/1.1/context"
PROFILE = "https://w3id.org/ro/crate/1.1"
_RIGHTS, _BODY = "#rights", "#body"
_ACTIONS = {
    "review decision": "AssessAction",
    "approval": "AuthorizeAction",
    "validation": "AssessAction",
}
_NAMES = {
    DUBLIN_CORE: "Dublin Core metadata",
    MARC: "MARC record",
    PREMIS: "PREMIS history",
    VALIDATION: "Results of validation",
}
Node = dict[str, Any]


def crate(work: Work, files: Mapping[str, bytes]) -> bytes:
    """The metadata file of the crate whose files these are."""
    happened = events(work)
    languages = {version.key: version.notice.language for version in work.versions}
    graph = [
        _descriptor(),
        _root(work, files),
        *(_file(path, data, languages) for path, data in sorted(files.items())),
        *_about(work),
        *map(_agent, agents(happened)),
        *map(_action, happened),
    ]
    table = {"@context": CONTEXT, "@graph": graph}
    return (json.dumps(table, ensure_ascii=False, indent=2) + "\n").encode()


def _descriptor() -> Node:
    return {
        "@id": CRATE,
        "@type": "CreativeWork",
        "about": _to("./"),
        "conformsTo": _to(PROFILE),
    }


def _root(work: Work, files: Mapping[str, bytes]) -> Node:
    first = wording.leading(work)
    told = {
        "@id": "./",
        "@type": "Dataset",
        "name": wording.title(first.notice),
        "description": _description(work),
        "datePublished": work.at[:10],
        "license": _to(_RIGHTS),
        "identifier": _compact([name for name in (work.iri, wording.symbol(work)) if name]),
        "inLanguage": _compact(sorted({version.notice.language for version in work.versions})),
        "hasPart": [_to(path) for path in sorted(files)],
        "mentions": [_to(_local(event.key)) for event in events(work)],
    }
    if wording.issuer(first.notice):
        told["author"] = told["publisher"] = _to(_BODY)
    if work.beside:
        told["sameAs"] = _compact(sorted(names.expression for names in work.beside))
    return told


def _description(work: Work) -> str:
    status = "approved" if work.approved else "not approved"
    session = wording.session(wording.leading(work).notice)
    about = f", {session}" if session else ""
    return f"{wording.symbol(work) or work.iri}{about}; review status: {status}"


def _file(path: str, data: bytes, languages: Mapping[str, str]) -> Node:
    told: Node = {
        "@id": path,
        "@type": "File",
        "name": _NAMES.get(path, PurePosixPath(path).name),
        "encodingFormat": format_of(path).mime,
        "contentSize": str(len(data)),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    found = placed(path)
    if found:
        told["inLanguage"] = languages[found[0]]
    return told


def _about(work: Work) -> Iterator[Node]:
    yield {
        "@id": _RIGHTS,
        "@type": "CreativeWork",
        "name": "Rights",
        "description": wording.RIGHTS,
    }
    body = wording.issuer(wording.leading(work).notice)
    if body:
        yield {"@id": _BODY, "@type": "Organization", "name": body}


def _agent(agent: Agent) -> Node:
    node = {"@id": _local(agent.key), "name": agent.name}
    if agent.kind == PERSON:
        return {**node, "@type": "Person"}
    kind = {"@type": "SoftwareApplication"}
    return {**node, **kind, "softwareVersion": agent.version, "description": agent.note}


def _action(event: Event) -> Node:
    kind = _ACTIONS.get(event.kind, "CreateAction")
    by = "agent" if event.agent.kind == PERSON else "instrument"
    told: Node = {
        "@id": _local(event.key),
        "@type": kind,
        "name": event.kind,
        "description": event.detail,
        "endTime": event.at,
        by: _to(_local(event.agent.key)),
        "object": _compact([_to(path) for path in event.sources]),
    }
    if event.results:
        told["result"] = _compact([_to(path) for path in event.results])
    return told


def _compact(values: list[Any]) -> Any:
    """One value by itself, as JSON-LD has it in RO-Crates; several as a list."""
    return values[0] if len(values) == 1 else values


def _local(key: str) -> str:
    return f"#{key}"


def _to(name: str) -> Node:
    return {"@id": name}
