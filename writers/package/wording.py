"""What the metadata of a package says of a document in a few words."""

from __future__ import annotations

from schemas.body import bodies, body
from schemas.errors import UnknownLanguage
from schemas.language import language
from schemas.notice import Notice
from schemas.package import DIALECT, Version, Work
from writers import iri

RIGHTS = "Rights in the document remain with the body that issued it."


def leading(work: Work) -> Version:
    """The version whose words describe the work."""
    order = {code: place for place, code in enumerate(DIALECT)}
    return min(
        work.versions, key=lambda each: (order.get(each.notice.language, len(order)), each.key)
    )


def title(notice: Notice) -> str:
    """The title on one line; else what kind of document it is."""
    return line(notice.title.text) if notice.title else iri.CLASSES[notice.kind].name


def symbol(work: Work) -> str | None:
    """The symbol of the document, from the first version that prints one."""
    versions = (leading(work), *work.versions)
    found = (each.notice.symbol.text for each in versions if each.notice.symbol)
    return next((line(text) for text in found), None)


def issuer(notice: Notice) -> str | None:
    """The body that the document is of, as printed."""
    return line(notice.body.text) if notice.body else None


def organisations(notice: Notice) -> tuple[str, ...]:
    """The other organs that it speaks of, once each: those known, and those that meet."""
    meeting = {each.body for each in notice.gatherings}
    organs = {organ.key for each in bodies() for organ in each.organs} | meeting
    told = (
        line(each.name)
        for each in notice.entities
        if each.kind == "organization" and each.key in organs - {notice.body_key, _author(notice)}
    )
    return tuple(dict.fromkeys(name for name in told if name != issuer(notice)))


def author(notice: Notice) -> str | None:
    """The organ that issues the notices of a body, in the language of the notice."""
    key = _author(notice)
    organ = body(notice.body_key or "").organ(key) if key else None
    names = organ.names.get(notice.language, ()) if organ else ()
    return names[0] if names else None


def _author(notice: Notice) -> str | None:
    found = (each for each in bodies() if each.key == notice.body_key)
    return next((each.author for each in found), None)


def language_name(code: str) -> str:
    """The English name of a language; its code where nothing describes it."""
    try:
        return language(code).name
    except UnknownLanguage:
        return code


def session(notice: Notice) -> str | None:
    """The session on one line: number, kind, days, place."""
    held = notice.session
    if held is None:
        return None
    days = "/".join(day for day in (held.start, held.end) if day)
    parts = (held.number and f"session {held.number}", held.kind, days, held.place)
    return ", ".join(line(str(part)) for part in parts if part) or None


def line(text: str) -> str:
    """The text with its white space as single blanks."""
    return " ".join(text.split())
