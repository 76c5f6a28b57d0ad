"""The words of a language, as its file lists them; each table below is one table of the file.

Values that are matched are regular expressions over folded text (`extractors.folding`), read
without regard to case, in which `{ordinal}`, `{number}` and the like stand for the language's own
forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from schemas.data import build
from schemas.language import Language


@dataclass(frozen=True, slots=True)
class NumberForm:
    """A form of list number that a language has beside the universal ones."""

    scheme: str  # a universal scheme, or one of `sequences`
    form: str  # {n} is the numeral
    rank: str  # heading, paragraph, point, item


@dataclass(frozen=True, slots=True)
class OutlineWords:
    """[outline]: what tells the parts of a document apart."""

    annex: str  # the word for an annex, with {n} where its number may stand
    marks: tuple[NumberForm, ...]
    sequences: Mapping[str, tuple[str, ...]]  # numerals that count by a list, first to last
    stops: str  # characters that end a sentence
    openers: str  # characters that announce a list at the end of a line
    hanging: str  # words that no line of a title ends with: what follows goes on with it
    leaning: str  # words that begin a line of a title only where it goes on with the last one


@cache
def outline_words(language: Language) -> OutlineWords:
    """The [outline] table of a language; InvalidData where it breaks its form."""
    table: dict[str, Any] = dict(language.outline)
    where = f"{language.code}.toml [outline]"
    marks = tuple(build(NumberForm, mark, where) for mark in table.pop("marks", ()))
    return build(OutlineWords, table, where, marks=marks)


@dataclass(frozen=True, slots=True)
class GatheringForm:
    """How a session or a meeting is named; {ordinal} is its number in words or figures."""

    kind: str  # session, meeting
    form: str


@dataclass(frozen=True, slots=True)
class CueWords:
    """[words.cues]: what tells by the words around a date what it is of, in any inflected form."""

    held: str  # verbs and participles of a gathering that takes place
    opens: str  # but not of what is counted from an opening, as "before the opening"
    closes: str
    adopted: str
    elected: str
    issued: str  # verbs of giving out and handing in
    bureau: str
    meets: str  # nouns for gatherings without number
    documents: str  # what is given out to those who meet
    groups: str  # persons and groups whose meetings are no sessions
    sessions: str  # sessions without number or name
    relative: str  # before a gathering that another date is only compared with
    received: str  # what says that something is handed in to the secretariat, whatever it is
    own: str  # right before a meeting that is of what was spoken of last
    papers: str  # what may be such a document, where a verb says that it is given out
    submissions: str  # what those who meet hand in, pay or ask for
    plan: str  # what runs for years
    deadline: str  # nouns for the last day of something
    apart: str  # what dates none of these: entry into force, terms of office, what is extended
    accounts: str  # what has the years of a plan and is none
    decided: str  # verbs of an outcome that is named with its day
    due: str  # right before a date by which something is due, or from which it runs
    due_after: str  # right after it
    dating: str  # between an outcome and the day of its adoption, all of it
    of_act: str  # right before the day of an outcome that is named without its number
    verbs_stand: Literal["before", "after"]  # on which side of a date its verb is sought first
    during: str = r"(?!)"  # right before a session within which something takes place


@dataclass(frozen=True, slots=True)
class DurationForm:
    """A stated length of time: the amount in {number}, and what one of it is in ISO 8601."""

    unit: str  # D, W, M, Y
    form: str


@dataclass(frozen=True, slots=True)
class CycleForm:
    """How often a body meets, where no length of time is named: annual sessions, twice a year."""

    value: str  # ISO 8601 duration
    form: str


@dataclass(frozen=True, slots=True)
class QuantityRule:
    """What a length of time means, by the words of its sentence."""

    role: str
    sentence: str


@dataclass(frozen=True, slots=True)
class MandateWords:
    """[words.mandates]: how a paragraph puts a matter before a later session."""

    item: str  # an item by its title in {quoted}
    sub_item: str
    sessions: str  # several sessions by {ordinal}; (?P<range>…) joins the ends of a range
    include: str  # words that put an item on an agenda; they come before those below
    report: str  # words that ask for a report
    consider: str


@dataclass(frozen=True, slots=True)
class Words:
    """[words]: the words that facts are known by."""

    ordinals: tuple[str, ...]  # first to twentieth
    tens: tuple[str, ...]  # what 10, 20 … 90 are called within an ordinal
    ordinal_forms: tuple[str, ...]  # {unit} {ten} words, or (?P<n>…) figures
    cardinal_tens: tuple[str, ...]  # 10, 20 … 90 before the ones; "" where none stands there
    numbers: tuple[str, ...]  # one to twenty
    kinds: Mapping[str, tuple[str, ...]]
    masthead: str  # lines of a title block that name neither document nor body
    gatherings: tuple[GatheringForm, ...]
    session_kinds: Mapping[str, str]
    fields: Mapping[str, str]  # labels of forms, by what they label
    this_gathering: str
    describing: str  # what stands between a date and the gathering it describes, all of it
    outcomes: Mapping[str, str]
    adopted: str
    about: str  # what leads from the number of an outcome to its title
    about_before: str  # a title before the number, in (?P<title>…), where the language puts it so
    parting: str  # what leads on from a title to something else
    passive: str  # what says after an outcome that it was adopted
    draft: str  # what says that an outcome is a draft
    respectively: str  # what pairs numbers with titles listed after them
    named_declaration: str  # the name of a declaration, in (?P<title>…)
    item_column: str  # what heads a column of agenda items
    title_column: str  # what heads the column of titles
    article: str  # what may stand before the name of an outcome
    roles: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]
    chaired: str  # bodies whose president, in a language with one word for both, is a chair
    bureau: str
    elects: str  # what says that offices are held or filled
    elected_at: str  # between who holds an office and the session that elected them
    current_term: str
    next_term: str
    ending: str  # what leads to the session at whose opening or close a term of office ends
    same_bureau: str  # what says that the next bureau has the seats of the one in office
    presiding: str  # verbs and phrases that say who presides, without naming the office
    as_role: str  # what says right before an office that its holder stands before it
    joint: str  # what ties two offices that one person holds
    own_of: str  # what stands between an office and the State whose office it is
    owner_of: str  # what leads from an office to the organ whose office it is
    lower_organs: str  # organs that serve a body and have officers of their own
    each: str  # what says that every one of the groups named has as many seats
    vacant: str  # what is printed for a seat that nobody holds yet
    persons: str  # a person with titles, the name in (?P<person>…); upper case counts
    cues: CueWords
    mandates: MandateWords
    agenda: str
    participants: str
    issues: str
    contact: str
    durations: tuple[DurationForm, ...]
    quantities: tuple[QuantityRule, ...]
    cycles: tuple[CycleForm, ...]
    count: str  # {number} of {outcome}
    seat: str  # {number} right before the name of a role
    places: tuple[str, ...]
    organ_nouns: str
    connectors: str  # words that tie a session to its body, left over when the session is cut out
    announcing: str  # what a sentence says that makes a document a notification
    leading: str  # words that lead to the name of a body: convening of
    speaking: str  # what stands before the name of an organ that begins to speak, ordinals too
    body_after: tuple[str, ...]  # (?P<body>…) right after the naming of its session
    body_before: tuple[str, ...]  # the same right before
    numbered: tuple[str, ...]  # lines that give the document's own number, in {code}
    number_sign: str  # the sign for "number"
    byline: str  # a line under a title that says by whom the note or report is
    enacting: str  # a line with which an organ decides, in (?P<resolution>…) or (?P<decision>…)
    subject: str  # what introduces the subject of a letter
    short_names: str  # how a short name is put beside the full one, in (?P<short>…)
    no_place: str  # what is said in the place of a city: online, halls and houses
    regular_sessions: str  # the regular sessions of a body, none of them by number
    cities: tuple[str, ...] = ()  # seats of organizations that CLDR does not list as cities
    place_endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by inflected one
    body_within: tuple[str, ...] = ()  # (?P<body>…) within the naming of its session, all of it
    glued_articles: Mapping[str, str] = field(default_factory=dict)  # by preposition and article
    seat_behind: str = r"(?!)"  # {number} right behind it
    vacant_lead: str = r"(?!)"  # what leads from an office to the word that nobody holds it
    held_by: str = r"(?!)"  # what says right behind an office that its holder follows
    inside_person: str = r"(?!)"  # what stands right behind a State that is part of a person's name
    contained: str = r"(?!)"  # what says where the text of an outcome can be read
    unlike: str = r"(?!)"  # begins like the name of a role and is none


@cache
def words(language: Language) -> Words:
    """The [words] table of a language; InvalidData where it breaks its form."""
    table: dict[str, Any] = dict(language.words)
    where = f"{language.code}.toml [words]"
    lists = {
        name: tuple(build(kind, entry, f"{where} {name}") for entry in table.pop(name, ()))
        for name, kind in (
            ("gatherings", GatheringForm),
            ("durations", DurationForm),
            ("quantities", QuantityRule),
            ("cycles", CycleForm),
        )
    }
    cues = build(CueWords, table.pop("cues", {}), f"{where} cues")
    mandates = build(MandateWords, table.pop("mandates", {}), f"{where} mandates")
    return build(Words, table, where, cues=cues, mandates=mandates, **lists)
