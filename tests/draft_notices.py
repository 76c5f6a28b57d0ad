"""The sample notice as facts made by hand, in each language of drafts, for their tests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from extractors.outline import outline
from extractors.source import read
from schemas.language import language
from schemas.notice import (
    Agenda,
    AgendaItem,
    Bureau,
    Contact,
    Entity,
    Entry,
    Gathering,
    Identity,
    Link,
    Notice,
    Officer,
    Outcome,
    Period,
    Quantity,
    Reference,
    Session,
    Span,
    Stated,
)
from schemas.outline import Annex, Outline, Table, Unit
from schemas.vocabulary import Group, OutcomeKind, Role
from writers.word import Draft, Order, drafts

SAMPLES = Path(__file__).parent.parent / "samples" / "unhabitat-assembly-2024-12-11"
BODY = "unhabitat-ha"
SESSION, ADJOURNED, MEETING = "session_2_resumed", "session_2", "meeting_3"
KINDS: tuple[OutcomeKind, ...] = ("resolution", "decision", "declaration")
SEATS: tuple[tuple[Role, Group], ...] = (
    ("president", "asia-pacific"),
    ("vice-president", "african"),
    ("vice-president", "eastern-european"),
    ("vice-president", "western-european-and-others"),
    ("rapporteur", "latin-american-and-caribbean"),
)
WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "date": "2024年12月11日",
        "body": "联合国人类住区规划署联合国人居大会",
        "short": "人居大会",
        "place": "内罗毕",
        "title": "执行主任的通知",
        "second": "第二届会议",
        "resumed": "第二届会议续会",
        "meeting": "常驻代表委员会第三次不限成员名额会议",
        "2023": "2023年6月5日至9日",
        "2025": "2025年5月29日和30日",
        "may": "2025 年 5 月 26 日至 28 日",
        "plan": "2026–2029 年期间",
        "cycle": "每四年",
        "length": "为期五天",
        "resumed_length": "为期两天",
        "term": "任期四年",
        "lead": "42 天",
        "unit": "Secretariat of the Governing Bodies",
    },
    "en": {
        "date": "11 December 2024",
        "body": "United Nations Habitat Assembly of the United Nations Human Settlements Programme",
        "short": "UN-Habitat Assembly",
        "place": "Nairobi",
        "title": "Notification by the Executive Director",
        "second": "second session",
        "resumed": "Resumed second session",
        "meeting": "third open-ended meeting of the Committee of Permanent Representatives",
        "2023": "5 to 9 June 2023",
        "2025": "29 and 30 May 2025",
        "may": "26 to 28 May 2025",
        "plan": "2026–2029",
        "cycle": "every four years",
        "length": "five-day period",
        "resumed_length": "two-day",
        "term": "term of four years",
        "lead": "42 days",
        "unit": "Secretariat of the Governing Bodies",
    },
    "fr": {
        "date": "11 décembre 2024",
        "body": "Assemblée des Nations Unies pour l’habitat du Programme des Nations Unies "
        "pour les établissements humains",
        "short": "Assemblée d’ONU-Habitat",
        "place": "Nairobi",
        "title": "Notification de la Directrice exécutive",
        "second": "deuxième session",
        "resumed": "Reprise de la deuxième session",
        "meeting": "troisième réunion à composition non limitée "
        "du Comité des représentants permanents",
        "2023": "du 5 au 9 juin 2023",
        "2025": "29 et 30 mai 2025",
        "may": "du 26 au 28 mai 2025",
        "plan": "2026-2029",
        "cycle": "tous les quatre ans",
        "length": "pendant cinq jours",
        "resumed_length": "pendant deux jours",
        "term": "mandat de quatre ans",
        "lead": "42 jours",
        "unit": "Secretariat of the Governing Bodies",
    },
    "es": {
        "date": "11 de diciembre de 2024",
        "body": "Asamblea de las Naciones Unidas sobre el Hábitat del Programa de las Naciones "
        "Unidas para los Asentamientos Humanos",
        "short": "Asamblea de ONU-Hábitat",
        "place": "Nairobi",
        "title": "Notificación de la Directora Ejecutiva",
        "second": "segundo período de sesiones",
        "resumed": "Continuación del segundo período de sesiones",
        "meeting": "tercera reunión de composición abierta del Comité de Representantes "
        "Permanentes",
        "2023": "del 5 al 9 de junio de 2023",
        "2025": "29 y 30 de mayo de 2025",
        "may": "del 26 al 28 de mayo de 2025",
        "plan": "2026-2029",
        "cycle": "cada cuatro años",
        "length": "durante cinco días",
        "resumed_length": "de dos días de duración",
        "term": "mandato de cuatro años",
        "lead": "42 días",
        "unit": "Secretariat of the Governing Bodies",
    },
    "ru": {
        "date": "11 декабря 2024 года",
        "body": "Ассамблея Организации Объединенных Наций по Хабитат Программы Организации "
        "Объединенных Наций по населенным пунктам",
        "short": "Ассамблея ООН-Хабитат",
        "place": "Найроби",
        "title": "Уведомление Директора-исполнителя",
        "second": "вторая сессия",
        "resumed": "Возобновленная вторая сессия",
        "meeting": "третье совещание открытого состава Комитета постоянных представителей",
        "2023": "с 5 по 9 июня 2023 года",
        "2025": "29 и 30 мая 2025 года",
        "may": "с 26 по 28 мая 2025 года",
        "plan": "2026–2029 годов",
        "cycle": "раз в четыре года",
        "length": "пятидневную",
        "resumed_length": "двухдневную",
        "term": "четырехлетний",
        "lead": "42 дня",
        "unit": "Secretariat of the Governing Bodies",
    },
    "ar": {
        "date": "11 كانون الأول/ديسمبر 2024",
        "body": "جمعية الأمم المتحدة للموئل التابعة لبرنامج الأمم المتحدة للمستوطنات البشرية",
        "short": "جمعية موئل الأمم المتحدة",
        "place": "نيروبي",
        "title": "إخطار من المديرة التنفيذية",
        "second": "الدورة الثانية",
        "resumed": "الدورة الثانية المستأنفة",
        "meeting": "الاجتماع الثالث المفتوح العضوية للجنة الممثلين الدائمين",
        "2023": "من 5 إلى 9 حزيران/يونيه 2023",
        "2025": "29 و30 أيار/مايو 2025",
        "may": "من 26 إلى 28 أيار/مايو 2025",
        "plan": "2026–2029",
        "cycle": "كل أربع سنوات",
        "length": "خمسة أيام",
        "resumed_length": "لمدة يومين",
        "term": "لمدة أربع سنوات",
        "lead": "42 يوما",
        "unit": "Secretariat of the Governing Bodies",
    },
}


@cache
def sample(code: str) -> Outline:
    return outline(read(SAMPLES / f"{code}.txt"), language(code)).outline


def session_notice(code: str = "zh", **others: Any) -> Notice:
    """The notice of the resumed second session; name any field to give it another value."""
    made = _Made(sample(code), WORDS[code])
    return Notice(**(made.facts(code) | others))


@cache
def drafted(notice: Notice, opens: date | None = None) -> tuple[Draft, ...]:
    """The drafts of a notice, made once for all tests that look at them."""
    return drafts(notice, Order(opens))


class _Made:
    """The facts of one language version, found in its text by the words above."""

    def __init__(self, outline: Outline, words: dict[str, str]) -> None:
        self.outline = outline
        self.words = words

    def facts(self, code: str) -> dict[str, Any]:
        words = self.words
        return {
            "kind": "notification",
            "language": code,
            "symbol": None,
            "title": Stated(words["title"], self.at("title", "preface")),
            "date": "2024-12-11",
            "date_span": self.at("date", "preface"),
            "body": Stated(words["body"], self.at("body", "preface")),
            "body_key": BODY,
            "identity": Identity(BODY, "notification-HA.2-resumed", True),
            "session": Session(
                2,
                "resumed",
                "2025-05-29",
                "2025-05-30",
                words["place"],
                SESSION,
                self.at("resumed", "preface"),
            ),
            "outline": self.outline,
            "gatherings": tuple(self._gatherings()),
            "outcomes": tuple(self._outcomes()),
            "agendas": (
                Agenda(None, "HSP/HA.2/12", self._items(self.annexes[0]), "att_1", SESSION),
                Agenda(None, "HSP/OECPR.2025/1", self._items(self.annexes[1]), "att_2", MEETING),
            ),
            "periods": tuple(self._periods()),
            "bureaux": (self._bureau(),),
            "references": tuple(self._references()),
            "participants": tuple(self._points("para_12")),
            "issues": tuple(self._points("para_14")),
            "contacts": (self._contact(),),
            "links": (Link("https://unhabitat.org/governance", Span("para_26__p_1", 0, 1)),),
            "quantities": tuple(self._quantities()),
            "entities": (
                Entity("location", "nairobi", words["place"]),
                Entity("organization", BODY, words["body"], words["short"]),
            ),
        }

    @property
    def annexes(self) -> tuple[Annex, ...]:
        return self.outline.annexes

    def at(self, word: str, within: str) -> Span:
        """Where one of the words above first stands, in texts whose eId begins so."""
        return self.find(self.words[word], within)

    def find(self, printed: str, within: str) -> Span:
        for text in self.outline.texts():
            if text.eid.startswith(within) and printed in text.text:
                start = text.text.index(printed)
                return Span(text.eid, start, start + len(printed))
        raise AssertionError(f"{printed!r} is not in {within}")

    def unit(self, eid: str) -> Unit:
        return next(unit for unit in self.outline.walk() if unit.eid == eid)

    def _gatherings(self) -> Iterator[Gathering]:
        words = self.words
        place = words["place"]
        for key, name, kind, start, end, within in (
            (ADJOURNED, "second", "regular", "2023-06-05", "2023-06-09", "para_4"),
            (SESSION, "resumed", "resumed", "2025-05-29", "2025-05-30", "preface"),
        ):
            span = self.at(name, within)
            yield Gathering(key, words[name], BODY, 2, kind, start, end, place, span)  # type: ignore[arg-type]
        yield Gathering(
            MEETING,
            words["meeting"],
            "unhabitat-cpr",
            3,
            "meeting",
            "2025-05-26",
            "2025-05-28",
            None,
            self.at("meeting", "para_22"),
        )

    def _outcomes(self) -> Iterator[Outcome]:
        tables = [block for block in self.unit("para_5").blocks if isinstance(block, Table)]
        for kind, table in zip(KINDS, tables, strict=True):
            for number, title in table.rows[1:]:
                named = number.texts[0] if number.texts else None
                spans = [Span(text.eid, 0, len(text.text)) for text in title.texts]
                own = Span(named.eid, 0, len(named.text)) if named else spans[0]
                label = named.text if named else None
                yield Outcome(kind, label, title.texts[0].text, own, spans[0])

    def _items(self, annex: Annex) -> tuple[AgendaItem, ...]:
        return tuple(self._item(unit) for unit in annex.units)

    def _item(self, unit: Unit) -> AgendaItem:
        text = next(unit.texts())
        title = text.text.rstrip("。.：:；;\u00a0")
        below = (point for point in unit.walk() if point.kind == "point" and point is not unit)
        points = tuple(self._item(point) for point in below)
        number = unit.number.text.strip(".()") if unit.number else ""
        span = Span(text.eid, 0, len(title))
        return AgendaItem(number, title, unit.eid, span, points)

    def _periods(self) -> Iterator[Period]:
        for word, start, end, role, within in (
            ("2023", "2023-06-05", "2023-06-09", "session", "para_4"),
            ("2025", "2025-05-29", "2025-05-30", "session", "preface"),
            ("may", "2025-05-26", "2025-05-28", "meeting", "para_22"),
            ("plan", "2026", "2029", "plan-period", "para_14"),
        ):
            span = self.at(word, within)
            yield Period(start, end, role, self.words[word], span)  # type: ignore[arg-type]

    def _bureau(self) -> Bureau:
        lines = [
            text for text in self.outline.texts() if text.eid.startswith("para_18__list_1__point_")
        ]
        officers = tuple(
            Officer(role, None, group, None, Span(text.eid, 0, len(text.text)))
            for (role, group), text in zip(SEATS, lines, strict=True)
        )
        return Bureau("next", officers, BODY, officers[0].span)

    def _references(self) -> Iterator[Reference]:
        for rule, eid in (
            ("2", "para_3"),
            ("9", "para_4"),
            ("2", "para_7"),
            ("30(3)", "para_10"),
            ("8", "para_13"),
            ("18", "para_15"),
            ("18", "para_19"),
            ("23", "para_21"),
        ):
            text = next(self.unit(eid).texts())
            yield Reference("rule", rule, text.text[:4], Span(text.eid, 0, 4))
        for eid in ("para_7", "para_9", "para_16"):
            yield Reference("decision", "2/2", "2/2", Span(f"{eid}__p_1", 0, 1))

    def _points(self, within: str) -> Iterator[Entry]:
        for unit in self.unit(within).walk():
            if unit.kind == "point":
                text = next(unit.texts())
                number = unit.number.text if unit.number else None
                yield Entry(number, text.text, Span(text.eid, 0, len(text.text)))

    def _contact(self) -> Contact:
        named = Stated("Chris Mensah", self.find("Chris Mensah", "para_27"))
        mail = Stated("unhabitat-sgb@un.org", self.find("unhabitat-sgb@un.org", "para_27"))
        return Contact(named, Stated(self.words["unit"], self.at("unit", "para_27")), (mail,), ())

    def _quantities(self) -> Iterator[Quantity]:
        for role, value, word, within in (
            ("cycle", "P4Y", "cycle", "para_3"),
            ("length", "P5D", "length", "para_3"),
            ("length", "P2D", "resumed_length", "para_4"),
            ("lead-time", "P42D", "lead", "para_10"),
            ("term", "P4Y", "term", "para_18"),
        ):
            yield Quantity(role, value, None, self.words[word], self.at(word, within))  # type: ignore[arg-type]
