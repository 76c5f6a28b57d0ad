"""Names of States, regional groups, roles and organs in a text.

The matching is spaCy's, over stems, so that inflected forms and glued articles are found; the words
come from the language file, the table of States and the body files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Literal

import regex
import snowballstemmer
import spacy
from spacy.language import Language as Pipeline
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from extractors.folding import fold
from extractors.patterns import pattern
from schemas.body import Body
from schemas.language import Language
from schemas.states import states
from schemas.words import words

NameKind = Literal["state", "group", "role", "organ"]
_DASHES = frozenset("-‐‑–—")
_SHORTER = 2  # letters that an inflected form may have less than the shortest form listed


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in a folded text: what it names, by key, and where."""

    kind: NameKind
    key: str
    start: int
    end: int


def names(plain: str, language: Language, body: Body | None) -> tuple[Name, ...]:
    """Every name in a folded text, in order; where names overlap the longest one counts."""
    return tuple(_found(plain, language, body.key if body else None))


def stems(text: str, language: Language) -> tuple[str, ...]:
    """The stems of the words of a text, by which its forms are compared."""
    stem = _stemmer(language.code)
    return tuple(stem(word) for word in _TOKEN.findall(fold(text).plain) if word[0].isalnum())


def _found(plain: str, language: Language, body: str | None) -> Iterator[Name]:
    doc = _pipeline(language, body)(plain)
    unlike = [match.span() for match in pattern(words(language).unlike, language).finditer(plain)]
    inside = pattern(words(language).inside_person, language)
    for span in filter_spans(doc.spans["names"]):
        kind, _, key = span.label_.partition(":")
        if kind == "state" and inside.match(plain, span.end_char) is not None:
            continue
        if not any(start < span.end_char and span.start_char < end for start, end in unlike):
            yield Name(kind, key, span.start_char, span.end_char)  # type: ignore[arg-type]


@cache
def _pipeline(language: Language, body: str | None) -> Pipeline:
    """A blank pipeline with our tokenizer and two components, fed from the data files.

    The tokenizer is the same for all languages: spaCy's own for French takes seconds to load, and
    names need no more than words, signs and single Chinese characters.
    """
    pipeline = spacy.blank("xx", config=_CONFIG)
    pipeline.add_pipe("seriatim_stems", config={"code": language.code})
    vocabulary = {f"{kind}:{key}": forms for kind, key, forms in _vocabulary(language, body)}
    pipeline.add_pipe("seriatim_names", config={"vocabulary": vocabulary})
    return pipeline


_CONFIG = {"nlp": {"tokenizer": {"@tokenizers": "seriatim_words"}}}
_TOKEN = regex.compile(r"\p{Han}|[\p{L}\p{M}]+|\p{N}+|\s+|.", regex.DOTALL)


@spacy.registry.tokenizers("seriatim_words")  # type: ignore[attr-defined,untyped-decorator]
def _tokenizer() -> Callable[[Pipeline], Callable[[str], Doc]]:
    def create(nlp: Pipeline) -> Callable[[str], Doc]:
        def tokenize(text: str) -> Doc:
            tokens = _TOKEN.findall(text)
            return Doc(nlp.vocab, words=tokens, spaces=[False] * len(tokens))

        return tokenize

    return create


def _vocabulary(language: Language, body: str | None) -> Iterator[tuple[NameKind, str, list[str]]]:
    known = words(language)
    organs = _organs(language, body)
    tables: Iterable[tuple[NameKind, Mapping[str, Iterable[str]]]] = (
        ("state", states(language.code)),
        ("group", known.groups),
        ("role", known.roles),
        ("organ", organs),
    )
    for kind, table in tables:
        for key, forms in table.items():
            yield kind, key, [fold(form).plain for form in forms]


def _organs(language: Language, body: str | None) -> dict[str, tuple[str, ...]]:
    from schemas.body import body as described

    organs = {key: tuple(forms) for key, forms in language.organs.items()}
    if body is not None:
        for organ in described(body).organs:
            organs[organ.key] = organ.names.get(language.code, ())
    return organs


@Pipeline.factory("seriatim_stems", default_config={"code": "xx"})
def _stems(nlp: Pipeline, name: str, code: str) -> Callable[[Doc], Doc]:
    stem = _stemmer(code)

    def component(doc: Doc) -> Doc:
        for token in doc:
            token.norm_ = stem(token.text)
        return doc

    return component


@Pipeline.factory("seriatim_names", default_config={"vocabulary": {}})
def _names(nlp: Pipeline, name: str, vocabulary: dict[str, list[str]]) -> Callable[[Doc], Doc]:
    matcher = PhraseMatcher(nlp.vocab, attr="NORM")
    stems = nlp.get_pipe("seriatim_stems")
    for label, forms in vocabulary.items():
        matcher.add(label, [stems(nlp.make_doc(form)) for form in forms if form])
    shortest = {label: min(map(len, forms), default=0) for label, forms in vocabulary.items()}

    def component(doc: Doc) -> Doc:
        found = [s for s in matcher(doc, as_spans=True) if _is_name(s, shortest[s.label_])]
        found.sort(key=lambda span: _unlikeness(span.text, vocabulary[span.label_]))
        doc.spans["names"] = list({(s.start, s.end): s for s in reversed(found)}.values())
        return doc

    return component


def _unlikeness(text: str, forms: Iterable[str]) -> tuple[int, int]:
    """How far a text is from the nearest form: shared letters at the start, then letters over.

    It tells names apart that share a stem, such as Niger and Nigeria in Russian.
    """
    text = text.lower()
    return min((-_shared(text, form.lower()), abs(len(form) - len(text))) for form in forms)


def _shared(text: str, form: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, form, strict=False)))


def _is_name(span: Span, shortest: int) -> bool:
    """Whether a span with the stems of a name is one: no other word that shares its stem (“mes”,
    “rapport”), no common noun in small letters (“china”, “mesa redonda”)."""
    proper = span.label_.startswith(("state:", "organ:"))
    return len(span.text) >= shortest - _SHORTER and not (proper and span.text[0].islower())


def _stemmer(code: str) -> Callable[[str], str]:
    """The stem of a word in small letters; in scripts without endings the word itself."""
    language = _SNOWBALL.get(code)
    if language is None:
        return str.lower
    stemmer = snowballstemmer.stemmer(language)
    parted, left = _PARTED.get(code), _LEFT.get(code, "")

    @cache
    def stem(word: str) -> str:
        mark, word = parted(word.lower()) if parted else ("", word.lower())
        return "-" if word in _DASHES else mark + str(stemmer.stemWord(word)).rstrip(left)

    return stem


def _parted_arabic(word: str) -> tuple[str, str]:
    """What must be alike beside the stem, and the word without its article and particles.

    The article tells China from china and Mali from financial, the ending of adjectives president
    from presidential. Letters that only look like particles go in every form of a word alike.
    """
    while not word.startswith("ال") and not _LIL.match(word) and _PARTICLE.match(word):
        word = word[1:]
    article = "ال" if word.startswith("ال") or _LIL.match(word) else ""
    word = word[len(article) :]
    return article + ("ي" if _ADJECTIVE.search(word) else ""), word


_ADJECTIVE = regex.compile(r"\w{2}ي(?:[ةه]|ون|ين|ات)?$")
_PARTICLE = regex.compile(r"و(?=\w{3})|[فبكل](?=\w{4})")
# "For the": the preposition swallows the first letter of the article, unless it is no article but
# the first letter of the word itself (committee, committees, Lebanon, Libya, Latvia, Luxembourg).
_LIL = regex.compile(r"لل(?!جن|جان|بنان|يبيا|اتفيا|كسمبرغ)(?=\w{3})")
_LEFT = {"ru": "е"}  # a letter that the stemmer leaves of some cases only (Ассамблея, Ассамблеи)
_PARTED: dict[str, Callable[[str], tuple[str, str]]] = {"ar": _parted_arabic}
_SNOWBALL = {"ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "ru": "russian"}
