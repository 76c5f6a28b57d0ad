"""Facts, fields and values in English, as the desk calls them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from review.facts import kinds
from schemas.language import language
from schemas.notice import (
    Agenda,
    AgendaItem,
    Bureau,
    Contact,
    Entity,
    Entry,
    Finding,
    Gathering,
    Link,
    Mandate,
    Mention,
    Notice,
    Officer,
    Outcome,
    Period,
    Quantity,
    Reference,
    Session,
    Stated,
)

TYPES: Mapping[type[Any], str] = {
    Notice: "Notice",
    Session: "Session",
    Gathering: "Session or meeting",
    Outcome: "Outcome",
    Agenda: "Agenda",
    AgendaItem: "Item",
    Period: "Date",
    Bureau: "Bureau",
    Officer: "Officer",
    Reference: "Reference",
    Entry: "Entry",
    Contact: "Contact",
    Stated: "Text",
    Link: "Link",
    Quantity: "Amount",
    Entity: "Name",
    Mention: "Mention",
    Mandate: "Mandate",
    Finding: "Finding",
}
_PARTS = {
    "participants": "Participant",
    "issues": "Key issue",
    "emails": "E-mail",
    "telephones": "Telephone",
}
_FIELDS: Mapping[tuple[type[Any], str], str] = {
    (Notice, "kind"): "Kind of document",
    (Notice, "date"): "Date of the document",
    (Notice, "body_key"): "Key of the body",
    (Session, "start"): "Opens",
    (Session, "end"): "Closes",
    (Session, "key"): "Key",
    (Gathering, "body"): "Key of the body",
    (Gathering, "start"): "Opens",
    (Gathering, "end"): "Closes",
    (Period, "start"): "First day",
    (Period, "end"): "Last day",
    (Period, "role"): "What the date is",
    (Period, "subject"): "Of which session or meeting",
    (Agenda, "session"): "Of which session or meeting",
    (Officer, "role"): "Office",
    (Officer, "group"): "Regional group",
    (Bureau, "body"): "Of which body",
    (Reference, "value"): "Cited",
    (Reference, "organ"): "Adopted by",
    (Reference, "date"): "Adopted on",
    (Link, "target"): "Address",
    (Quantity, "role"): "What is measured",
    (Quantity, "of"): "Of what",
    (Entity, "short"): "Short name",
    (Mandate, "target_session"): "For session",
    (Mandate, "action"): "What is to be done",
    (Mandate, "item_title"): "Item",
    (Mandate, "sub_item_title"): "Sub-item",
}


def fact(path: str) -> str:
    """What a fact is called, from its address."""
    found = kinds.field(path)
    if found:
        return field(*found)
    holder = kinds.kind(path)
    return part(path) or (TYPES[holder] if holder else path)


def part(path: str) -> str:
    """What the facts of some collections are called, empty where their type says it."""
    named = (word for name, word in _PARTS.items() if f"/{name}/" in f"/{path}/")
    return next(named, "")


def field(holder: type[Any], name: str) -> str:
    """What a field is called."""
    return _FIELDS.get((holder, name), words(name))


def choice(name: str, value: str) -> str:
    """What a value that can be chosen is called."""
    table = {"role": "roles", "group": "groups"}.get(name, "")
    return str(language("en").phrases.get(table, {}).get(value, words(value)))


def words(key: str) -> str:
    """A key as words, with a capital."""
    return key.replace("_", " ").replace("-", " ").capitalize()
