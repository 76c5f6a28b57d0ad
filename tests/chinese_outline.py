"""The outline of the shortened Chinese notification: every shape a notice usually has."""

from __future__ import annotations

from schemas.outline import Annex, Number, Outline, Unit
from schemas.source import Footnote, Hyperlink, Place
from tests.factories import table, text, unit


def outline() -> Outline:
    """Title block, two sections, a contact, one annex."""
    tables = (
        table("para_5__table_1", ("决议", "标题"), ("2/1", "以人为本的智慧城市国际准则")),
        table("para_5__table_2", ("决定", "标题"), ("2/1", "战略计划")),
        table("para_5__table_3", ("宣言", "标题"), ("", "宣言标题")),
    )
    return Outline(
        preface=(
            text("preface__p_1", "2024年12月11日", places=(Place(1),)),
            text("preface__p_2", "联合国人类住区规划署联合国人居大会 第二届会议续会"),
            text("preface__p_3", "2025年5月29日和30日，内罗毕"),
            text("preface__p_4", "执行主任的通知"),
        ),
        units=(
            unit(
                "section",
                "sec_I",
                number=Number("一、"),
                heading=text("sec_I__heading", "针对会员国的一般信息"),
                units=(
                    unit(
                        "paragraph",
                        "para_1",
                        "2018年12月20日，联合国大会第73/239号决议决定解散理事会。",
                        number=Number("1.", restored=True),
                    ),
                    unit(
                        "paragraph",
                        "para_5",
                        number=Number("5."),
                        blocks=(text("para_5__p_1", "通过了以下成果："), *tables),
                    ),
                    unit(
                        "paragraph",
                        "para_6",
                        "2023 年 6 月的报告（A/79/8）和第 2/1 号决议。",
                        number=Number("6."),
                    ),
                    unit(
                        "paragraph",
                        "para_10",
                        "根据议事规则第 30 条第 3 款，将于 2025 年 4 月 17 日之前印发，"
                        "即提前 42 天，见附件一。",
                        number=Number("10."),
                    ),
                    unit(
                        "paragraph",
                        "para_11",
                        "将于 2025 年 5 月 29 日星期四上午 10 时开幕。",
                        number=Number("11."),
                    ),
                ),
            ),
            unit(
                "section",
                "sec_IV",
                number=Number("四、"),
                heading=text("sec_IV__heading", "主席团"),
                units=(
                    unit(
                        "division",
                        "sec_IV__dvs_A",
                        number=Number("A."),
                        heading=text("sec_IV__dvs_A__heading", "本届主席团"),
                        units=(_officers(),),
                    ),
                ),
            ),
            unit(
                "paragraph",
                "para_27",
                "见 <https://unhabitat.org/a>。",
                "Chris Mensah",
                "Email: unhabitat-sgb@un.org",
                number=Number("27."),
            ),
        ),
        annexes=(
            Annex(
                "att_1",
                text("att_1__label", "附件一"),
                (
                    text(
                        "att_1__preface__p_1",
                        "将于 2025 年 5 月 26 日至 28 日举行的第三次不限成员名额会议的临时议程",
                        links=(Hyperlink(0, 2, "https://docs.un.org/zh/HSP/OECPR.2025/1"),),
                        notes=(Footnote(2, "*", "会议将以混合方式举行。"),),
                    ),
                ),
                (
                    _items(),
                    unit("paragraph", "att_1__para_2", "其他事项。", number=Number("2.")),
                ),
            ),
        ),
    )


def _officers() -> Unit:
    points = (unit("point", "para_17__list_1__point_1", "主席：墨西哥（拉丁美洲和加勒比国家）"),)
    return unit(
        "paragraph",
        "para_17",
        number=Number("17."),
        units=(unit("list", "para_17__list_1", "本届主席团组成情况如下：", units=points),),
    )


def _items() -> Unit:
    points = (unit("point", "att_1__para_1__list_1__point_a", "组织事项。", number=Number("(a)")),)
    return unit(
        "paragraph",
        "att_1__para_1",
        number=Number("1."),
        units=(unit("list", "att_1__para_1__list_1", "会议开幕：", units=points),),
    )
