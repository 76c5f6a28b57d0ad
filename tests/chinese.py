"""A notice with the shape of the Chinese notification of 11 December 2024, shortened."""

from __future__ import annotations

from schemas.notice import (
    Agenda,
    AgendaItem,
    Bureau,
    Contact,
    DatePoint,
    Entity,
    Finding,
    Gathering,
    Identity,
    Link,
    Mention,
    Notice,
    Officer,
    Origin,
    Outcome,
    Period,
    Quantity,
    Reference,
    Session,
    Span,
    Stated,
)
from schemas.source import Place, Residue
from schemas.vocabulary import EntityKind
from tests.chinese_outline import outline
from tests.factories import span


def chinese() -> Notice:
    """A notice with the shape of the Chinese notification of 11 December 2024, shortened."""
    body = outline()
    entities: tuple[tuple[EntityKind, str, str, str | None], ...] = (
        ("organization", "unhabitat-ha", "联合国人居大会", "人居大会"),
        ("organization", "unhabitat-ed", "人居署执行主任", "执行主任"),
        ("organization", "un-ga", "联合国大会", None),
        ("organization", "mex", "墨西哥", None),
        ("organization", "latin-american-and-caribbean", "拉丁美洲和加勒比国家", None),
        ("role", "president", "主席", None),
        ("location", "nairobi", "内罗毕", None),
        ("person", "chris-mensah", "Chris Mensah", None),
        ("event", "unhabitat-ha-2-resumed", "联合国人居大会第二届会议续会", None),
        ("event", "unhabitat-cpr-3", "常驻代表委员会第三次不限成员名额会议", None),
    )

    def at(eid: str, words: str, occurrence: int = 1) -> Span:
        return span(body, eid, words, occurrence)

    def point(date: str, eid: str, words: str) -> DatePoint:
        return DatePoint(date, at(eid, words))

    session_days = "2025年5月29日和30日"
    return Notice(
        kind="notification",
        language="zh",
        symbol=None,
        title=Stated("执行主任的通知", at("preface__p_4", "执行主任的通知")),
        date="2024-12-11",
        date_span=at("preface__p_1", "2024年12月11日"),
        body=Stated(
            "联合国人类住区规划署联合国人居大会",
            at("preface__p_2", "联合国人类住区规划署联合国人居大会"),
        ),
        body_key="unhabitat-ha",
        identity=Identity("unhabitat-ed", "notification-HA.2-resumed", assigned=True),
        session=Session(
            2,
            "resumed",
            "2025-05-29",
            "2025-05-30",
            "内罗毕",
            "unhabitat-ha-2-resumed",
            at("preface__p_2", "第二届会议续会"),
        ),
        outline=body,
        gatherings=(
            Gathering(
                "unhabitat-cpr-3",
                "常驻代表委员会第三次不限成员名额会议",
                "unhabitat-cpr",
                3,
                "regular",
                "2025-05-26",
                "2025-05-28",
                None,
                at("att_1__preface__p_1", "第三次不限成员名额会议"),
            ),
        ),
        outcomes=(
            Outcome(
                "resolution",
                "2/1",
                "以人为本的智慧城市国际准则",
                at("para_5__table_1__tr_2__td_1__p_1", "2/1"),
                at("para_5__table_1__tr_2__td_2__p_1", "以人为本的智慧城市国际准则"),
            ),
            Outcome("decision", "2/1", "战略计划", at("para_5__table_2__tr_2__td_1__p_1", "2/1")),
            Outcome(
                "declaration", None, "宣言标题", at("para_5__table_3__tr_2__td_2__p_1", "宣言标题")
            ),
        ),
        agendas=(
            Agenda(
                "将于 2025 年 5 月 26 日至 28 日举行的第三次不限成员名额会议的临时议程",
                "HSP/OECPR.2025/1",
                (
                    AgendaItem(
                        "1",
                        "会议开幕",
                        "att_1__para_1",
                        at("att_1__para_1__list_1__p_1", "会议开幕"),
                        (
                            AgendaItem(
                                "a",
                                "组织事项",
                                "att_1__para_1__list_1__point_a",
                                at("att_1__para_1__list_1__point_a__p_1", "组织事项"),
                            ),
                        ),
                    ),
                    AgendaItem(
                        "2", "其他事项", "att_1__para_2", at("att_1__para_2__p_1", "其他事项")
                    ),
                ),
                "att_1",
                "unhabitat-cpr-3",
            ),
        ),
        periods=(
            Period(
                "2024-12-11",
                "2024-12-11",
                "document",
                "2024年12月11日",
                at("preface__p_1", "2024年12月11日"),
                points=(point("2024-12-11", "preface__p_1", "2024年12月11日"),),
            ),
            Period(
                "2025-05-29",
                "2025-05-30",
                "session",
                session_days,
                at("preface__p_3", session_days),
                points=(
                    point("2025-05-29", "preface__p_3", "2025年5月29日"),
                    point("2025-05-30", "preface__p_3", "30日"),
                ),
                subject="unhabitat-ha-2-resumed",
            ),
            Period(
                "2018-12-20",
                "2018-12-20",
                "adoption",
                "2018年12月20日",
                at("para_1__p_1", "2018年12月20日"),
                points=(point("2018-12-20", "para_1__p_1", "2018年12月20日"),),
            ),
            Period(
                "2023-06", "2023-06", "session", "2023 年 6 月", at("para_6__p_1", "2023 年 6 月")
            ),
            Period(
                "2025-04-17",
                "2025-04-17",
                "document-deadline",
                "2025 年 4 月 17 日",
                at("para_10__p_1", "2025 年 4 月 17 日"),
                points=(point("2025-04-17", "para_10__p_1", "2025 年 4 月 17 日"),),
            ),
            Period(
                "2025-05-29",
                "2025-05-29",
                "session-opening",
                "2025 年 5 月 29 日星期四上午 10 时",
                at("para_11__p_1", "2025 年 5 月 29 日星期四上午 10 时"),
                time="10:00",
                weekday=4,
                points=(point("2025-05-29", "para_11__p_1", "2025 年 5 月 29 日"),),
            ),
        ),
        bureaux=(
            Bureau(
                "current",
                (
                    Officer(
                        "president",
                        "MX",
                        "latin-american-and-caribbean",
                        None,
                        at("para_17__list_1__point_1__p_1", "墨西哥"),
                    ),
                ),
                "unhabitat-ha",
                at("para_17__list_1__p_1", "本届主席团"),
            ),
        ),
        references=(
            Reference(
                "resolution",
                "73/239",
                "73/239号决议",
                at("para_1__p_1", "73/239号决议"),
                "un-ga",
                "2018-12-20",
            ),
            Reference("document", "A/79/8", "A/79/8", at("para_6__p_1", "A/79/8")),
            Reference("resolution", "2/1", "第 2/1 号决议", at("para_6__p_1", "第 2/1 号决议")),
            Reference(
                "rule",
                "30(3)",
                "议事规则第 30 条第 3 款",
                at("para_10__p_1", "议事规则第 30 条第 3 款"),
            ),
            Reference("annex", "一", "附件一", at("para_10__p_1", "附件一")),
        ),
        contacts=(
            Contact(
                Stated("Chris Mensah", at("para_27__p_2", "Chris Mensah")),
                None,
                (Stated("unhabitat-sgb@un.org", at("para_27__p_3", "unhabitat-sgb@un.org")),),
                (),
            ),
        ),
        links=(
            Link("https://unhabitat.org/a", at("para_27__p_1", "https://unhabitat.org/a")),
            Link("unhabitat-sgb@un.org", at("para_27__p_3", "unhabitat-sgb@un.org")),
        ),
        quantities=(
            Quantity("lead-time", "P42D", None, "提前 42 天", at("para_10__p_1", "提前 42 天")),
        ),
        entities=tuple(Entity(*entity) for entity in entities),
        mentions=(
            Mention("organization", "unhabitat-ed", at("preface__p_4", "执行主任")),
            Mention("location", "nairobi", at("preface__p_3", "内罗毕")),
            Mention("organization", "un-ga", at("para_1__p_1", "联合国大会")),
            Mention("role", "president", at("para_17__list_1__point_1__p_1", "主席")),
            Mention("organization", "mex", at("para_17__list_1__point_1__p_1", "墨西哥")),
            Mention(
                "organization",
                "latin-american-and-caribbean",
                at("para_17__list_1__point_1__p_1", "拉丁美洲和加勒比国家"),
            ),
        ),
        findings=(Finding("numbering", "warn", "1. is restored", (Span("para_1__p_1", 0, 4),)),),
        residue=(Residue("24-12345", "footer", Place(1, (56.5, 780.0, 120.25, 790.0))),),
        origin=Origin("zh.txt", "txt", "0" * 64, 9000),
    )
