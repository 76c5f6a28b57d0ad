"""The six verbs of OAI-PMH 2.0 over what an archive offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.package.offer import AKN, MARCXML, OAI_DC
from flows.harvest import asking, tokens
from flows.harvest.archive import Archive, Entry, Holdings
from flows.harvest.tokens import Place
from schemas.akn import AKN as AKN_NS
from schemas.akn import Element
from schemas.archive_xml import MARC_NS
from schemas.errors import NoStorage, Unharvestable
from writers import oai
from writers.oai import Header, Repository, Resumption

PAGE = 100  # records of one answer
LARGEST = 4_000_000  # bytes of metadata after which an answer takes no further record
_AKN_XSD = (
    "http://docs.oasis-open.org/legaldocml/akn-core/v1.0/os/part2-specs/schemas/akomantoso30.xsd"
)
_FORMATS = {
    OAI_DC: ("http://www.openarchives.org/OAI/2.0/oai_dc.xsd", oai.OAI_DC),
    MARCXML: ("http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd", MARC_NS),
    AKN: (_AKN_XSD, AKN_NS),
}
_PARENTS = {"body": "By body", "language": "By language"}
_SAMPLE = "/akn/un/doc/communication/un-ga/2026-01-01/notification"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that is in order, and what it is asked of."""

    archive: Archive
    holdings: Holdings
    repository: Repository
    address: str
    page: int
    verb: str
    arguments: Mapping[str, str]


def answer(
    archive: Archive,
    repository: Repository,
    address: str,
    pairs: Sequence[tuple[str, str]],
    page: int = PAGE,
) -> bytes:
    """The answer to a request, errors of the protocol among them.

    Raises NoStorage where the packages are out of reach.
    """
    at = archive.now()  # before anything is looked at: whatever comes later is dated later
    holdings, shown = archive.look(), dict[str, str]()
    try:
        verb = asking.verb(pairs)
        found = asking.arguments(pairs)
        shown = {asking.VERB: verb, **found}
        asked = Asked(archive, holdings, repository, address, page, verb, found)
        child = _ANSWERS[verb](asked)
    except Unharvestable as error:
        child = oai.error(error.code, error.found)
    return oai.answer(at, address, shown, [child])


def _identify(asked: Asked) -> Element:
    entries, events = asked.holdings.entries, asked.holdings.journal.events
    sample = entries[0].event.item if entries else _SAMPLE
    earliest = events[0].at if events else asked.archive.now()
    return oai.identify(asked.repository, asked.address, earliest, _identifier(asked, sample))


def _metadata_formats(asked: Asked) -> Element:
    if "identifier" in asked.arguments:
        prefixes = list(_entry(asked).event.formats)
    else:
        told = {prefix for each in asked.holdings.entries for prefix in each.event.formats}
        prefixes = [*_FORMATS, *sorted(told - set(_FORMATS))]
    return oai.metadata_formats((prefix, *_described(prefix)) for prefix in prefixes)


def _sets(asked: Asked) -> Element:
    if asking.TOKEN in asked.arguments:
        raise Unharvestable("badResumptionToken", "the sets are always given all at once")
    return oai.sets(dict(sorted(_hierarchy(asked).items())))


def _identifiers(asked: Asked) -> Element:
    found = _place(asked)
    matching = _matching(asked, found)
    entries = matching[: asked.page]
    headers = [oai.header(_header(asked, entry)) for entry in entries]
    return _listed(asked, found, matching, entries, headers)


def _records(asked: Asked) -> Element:
    found = _place(asked)
    matching = _matching(asked, found)
    entries, records, size = list[Entry](), list[Element](), 0
    for entry in matching[: asked.page]:
        entries.append(entry)
        for record, bytes_ in _record(asked, entry, found.arguments["metadataPrefix"]):
            records.append(record)
            size += bytes_
        if size > LARGEST:
            break
    if not records:
        raise NoStorage("the packages to be given are damaged", "restore them from a copy")
    return _listed(asked, found, matching, entries, records)


def _get_record(asked: Asked) -> Element:
    entry, prefix = _entry(asked), asked.arguments["metadataPrefix"]
    if prefix not in entry.event.formats:
        raise Unharvestable("cannotDisseminateFormat", f"the item is not to be had as {prefix}")
    records = [record for record, _ in _record(asked, entry, prefix)]
    if not records:
        raise NoStorage(f"{entry.event.package} is damaged", "restore it from a copy")
    return oai.listed(asked.verb, records, None)


_ANSWERS = {
    "Identify": _identify,
    "ListMetadataFormats": _metadata_formats,
    "ListSets": _sets,
    "ListIdentifiers": _identifiers,
    "ListRecords": _records,
    "GetRecord": _get_record,
}


def _place(asked: Asked) -> Place:
    if asking.TOKEN in asked.arguments:
        key = asked.holdings.journal.key
        return tokens.place(asked.arguments[asking.TOKEN], asked.verb, key)
    return Place(asked.verb, asked.arguments)


def _matching(asked: Asked, found: Place) -> list[Entry]:
    """The entries of a list from a place on; Unharvestable says why there are none."""
    prefix, wanted = found.arguments["metadataPrefix"], found.arguments.get("set")
    entries = asked.holdings.entries
    if wanted:
        _hierarchy(asked)
    fitting = [entry for entry in entries if prefix in entry.event.formats]
    if not fitting and prefix not in _FORMATS:
        raise Unharvestable("cannotDisseminateFormat", f"nothing is to be had as {prefix}")
    first, last = asking.period(found.arguments)
    matching = [
        entry
        for entry in fitting
        if entry.number > found.after
        and first <= entry.event.at <= last
        and (not wanted or _within(entry, wanted))
    ]
    if not matching and not found.after:
        raise Unharvestable("noRecordsMatch", "no record is what is asked for")
    if not matching:
        raise Unharvestable(
            "badResumptionToken", "the rest of the list is another now: start again"
        )
    return matching


def _listed(
    asked: Asked,
    found: Place,
    matching: Sequence[Entry],
    entries: Sequence[Entry],
    children: Sequence[Element],
) -> Element:
    """A part of a list with its token; the last part has an empty one, an only part none."""
    given, text = found.cursor + len(entries), ""
    if len(entries) < len(matching):
        on = Place(asked.verb, found.arguments, entries[-1].number, given)
        text = tokens.token(on, asked.holdings.journal.key)
    resumption = Resumption(text, found.cursor + len(matching), found.cursor)
    return oai.listed(asked.verb, children, resumption if text or found.cursor else None)


def _record(asked: Asked, entry: Entry, prefix: str) -> Iterator[tuple[Element, int]]:
    """The record of an entry and the bytes of its metadata; none where its package is damaged."""
    told = _header(asked, entry)
    if entry.held is None:
        yield oai.record(told, None), 0
        return
    metadata = asked.archive.metadata(entry, prefix)
    if metadata is not None:
        element, size = metadata
        yield oai.record(told, element), size


def _entry(asked: Asked) -> Entry:
    wanted = asked.arguments["identifier"]
    for entry in asked.holdings.entries:
        if _identifier(asked, entry.event.item) == wanted:
            return entry
    raise Unharvestable("idDoesNotExist", f"there is no item {wanted}")


def _header(asked: Asked, entry: Entry) -> Header:
    event = entry.event
    return Header(
        _identifier(asked, event.item), event.at, tuple(sorted(event.sets)), event.withdrawn
    )


def _identifier(asked: Asked, iri: str) -> str:
    return f"oai:{asked.repository.domain}:{iri.lstrip('/')}"


def _described(prefix: str) -> tuple[str, str]:
    return _FORMATS[prefix if prefix in _FORMATS else AKN]


def _hierarchy(asked: Asked) -> dict[str, str]:
    """All sets with their names; Unharvestable (noSetHierarchy) before anything was offered."""
    names = [entry.event.sets for entry in asked.holdings.entries]
    found = {spec: name for sets in names for spec, name in sets.items()}
    if not found:
        raise Unharvestable("noSetHierarchy", "there are no sets, as nothing is offered yet")
    parents = {spec.partition(":")[0] for spec in found}
    return {**{each: _PARENTS[each] for each in parents if each in _PARENTS}, **found}


def _within(entry: Entry, wanted: str) -> bool:
    return any(f"{spec}:".startswith(f"{wanted}:") for spec in entry.event.sets)
