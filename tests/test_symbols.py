"""Document symbols in printed texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.symbols import outcome_of, possibly_reversed, session_of, symbols
from schemas.symbol import StatedSession

GOOD = """
A/79/8|HSP/HA.2/11/Rev.1|HSP/HA.2/12|HSP/OECPR.2025/1|HSP/HA/1/6|HSP/HA.1/HLS.2|HSP/EB.2024/14
HSP/GC/20/1/Add.1|HS/C/17/1/Add.1|A/RES/73/239|A/RES/3201(S-VI)|A/RES/ES-10/21|A/RES/S-13/2
A/S-25/2|A/520/Rev.17|A/66/PV.82|A/C.2/62/SR.18|A/C.2/70/L.35|A/C.3/78/L.12/Rev.1
A/CONF.226/PC.1/6|A/AC.105/C.2/L.320|A/HRC/RES/50/1|A/HRC/S-31/1|A/78/6 (Sect. 15)
A/RES/47/202 A|S/RES/1325 (2000)|S/PRST/2013/2|S/PV.3033 (Resumption 2)|S/1994/1|E/2020/99
E/CN.6/2024/L.5|E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1|E/RES/2020/1|E/ESCAP/RES/79/1
E/ECA/HRP/MC/84/1/Rev.1|UNEP/EA.5/Res.14|UNEP/EA.1/1/Add.1/Rev.1|UNEP/EA.3/INF/1
UNEP/CBD/COP/DEC/XIII/3|CBD/COP/DEC/14/8|CBD/COP/15/L.25|FCCC/CP/2015/10/Add.1
FCCC/PA/CMA/2018/1|FCCC/SBSTA/2019/L.3|TD/B/C.II/45|TD/B/EX(68)/1|TD/B/70/2|TD/L.437
ECE/CEP/2023/1|ST/SGB/2003/13|ST/CS/SER.A/44/Rev.1|DP/2024/1|CEDAW/C/1996|CAT/C/SR.209
A/75/345-S/2020/898|NPT/CONF.2000/28 (Parts I and II)/Corr.1|A/RES/3363 (XXX)|S/2024/1
ISBA/29/C/1|GC(67)/1|IDB.51/12|C 2015/LIM/3|CL 170/12|A66/10|EB152/23|207 EX/5|GB.347/INS/1
WT/MIN(22)/30|INFCIRC/153|EC-104/2|WO/GA/56/1|CTBT/PC-60/1|ICCD/COP(15)/23
"""
VALUES = [value for line in GOOD.strip().splitlines() for value in line.split("|")]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(
    "frame", ["{}", "see {}.", "见{}号文件", "({}), and", "документ {};", "و{}،"]
)
def test_a_symbol_is_read_in_any_surroundings(value: str, frame: str) -> None:
    found = symbols(frame.format(value))
    assert [(symbol.value, symbol.text) for symbol in found] == [(value, value)]


@pytest.mark.parametrize(
    ("printed", "values"),
    [
        ("HSP／HA．２／１２", ["HSP/HA.2/12"]),
        ("HSP/HA.2/\n12 号", ["HSP/HA.2/12"]),
        ("HSP /HA.2/12", ["HSP/HA.2/12"]),
        ("载于HSP/HA.2/12号文件", ["HSP/HA.2/12"]),
        ("\u202aHSP/HA.2/12\u202c", ["HSP/HA.2/12"]),
        ("в документе НSP/НА.2/12", ["HSP/HA.2/12"]),
        ("документ А/79/8.", ["A/79/8"]),
        ("HSP/HA.2/11/Rev. 1", ["HSP/HA.2/11/Rev.1"]),
        ("A/79/8*", ["A/79/8*"]),
        ("A∕79∕8", ["A/79/8"]),
        ("A/78/6 (Sect.\u00a015)", ["A/78/6 (Sect. 15)"]),
        ("see A/78/6 (Sect. 15)/Part B and A/78/7", ["A/78/6 (Sect. 15)/Part B", "A/78/7"]),
    ],
)
def test_what_printing_varies_does_not_change_a_symbol(printed: str, values: list[str]) -> None:
    assert [symbol.value for symbol in symbols(printed)] == values


@pytest.mark.parametrize(
    "text",
    [
        "and/or",
        "2026/2029",
        "https://unhabitat.org/governance/un-habitat-assembly",
        "https://undocs.org/en/A/79/8",
        "undocs.org/A/79/8，以供参考",
        "mail to A/79/8@un.org",
        "第 2/2 号决定",
        "29/30 May",
        "كانون الأول/ديسمبر 2018",
        "km/h",
        "HIV/AIDS 2030",
        "ISO/IEC 27001",
        "decision XIII/3",
        "1/CP.21",
        "COP26/27",
        "ТАСС/2020",
        "",
    ],
)
def test_what_only_looks_like_a_symbol_is_none(text: str) -> None:
    assert symbols(text) == ()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "A/C.2/62/SR.18、19和21",
            [("A/C.2/62/SR.18",) * 2, ("A/C.2/62/SR.19", "19"), ("A/C.2/62/SR.21", "21")],
        ),
        (
            "A/C.2/62/SR.18, 19 and 21.",
            [("A/C.2/62/SR.18",) * 2, ("A/C.2/62/SR.19", "19"), ("A/C.2/62/SR.21", "21")],
        ),
        ("A/79/8 and Add.1", [("A/79/8",) * 2, ("A/79/8/Add.1", "Add.1")]),
        ("A/72/5/Add.1 и Add.2", [("A/72/5/Add.1",) * 2, ("A/72/5/Add.2", "Add.2")]),
        (
            "A/76/1/Add.1–3",
            [("A/76/1/Add.1",) * 2, ("A/76/1/Add.2", "–"), ("A/76/1/Add.3", "3")],
        ),
        ("A/AC.1/L.5 and 12 others", [("A/AC.1/L.5",) * 2]),
        ("A/79/8 and 10 resolutions", [("A/79/8",) * 2]),
        ("A/79/8 and 10", [("A/79/8",) * 2]),
    ],
)
def test_numbers_share_a_stem_only_where_nothing_else_fits(
    text: str, pieces: list[tuple[str, str]]
) -> None:
    assert [(symbol.value, symbol.text) for symbol in symbols(text)] == pieces


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        ("A/RES/73/239", ("resolution", "73/239")),
        ("A/RES/3201(S-VI)", ("resolution", "3201 (S-VI)")),
        ("A/RES/47/202 A", ("resolution", "47/202 A")),
        ("A/HRC/RES/50/1", ("resolution", "50/1")),
        ("S/RES/1325 (2000)", ("resolution", "1325 (2000)")),
        ("A/DEC/76/416", ("decision", "76/416")),
        ("CBD/COP/DEC/14/8", ("decision", "14/8")),
        ("UNEP/EA.5/Res.14", ("resolution", "5/14")),
        ("A/79/8", None),
    ],
)
def test_a_symbol_of_an_outcome_gives_its_number(
    value: str, outcome: tuple[str, str] | None
) -> None:
    assert outcome_of(value) == outcome


@pytest.mark.parametrize(
    ("value", "session"),
    [
        ("HSP/HA.2/12", StatedSession(2, None)),
        ("HSP/HA/1/6", StatedSession(1, None)),
        ("HSP/OECPR.2025/1", StatedSession(None, 2025)),
        ("A/79/8", StatedSession(79, None)),
        ("A/C.2/62/SR.18", StatedSession(62, None)),
        ("A/S-25/2", StatedSession(25, None, "special")),
        ("A/RES/ES-10/21", StatedSession(10, None, "emergency-special")),
        ("A/RES/3201(S-VI)", StatedSession(6, None, "special")),
        ("A/RES/3363 (XXX)", StatedSession(30, None)),
        ("E/2020/99", StatedSession(None, 2020)),
        ("TD/B/70/2", StatedSession(70, None)),
        ("TD/B/EX(68)/1", StatedSession(68, None, "extraordinary")),
        ("FCCC/CP/2015/10", StatedSession(None, 2015)),
        ("UNEP/CBD/COP/DEC/XIII/3", StatedSession(13, None)),
        ("A/520/Rev.17", None),
        ("A/CONF.226/PC.1/6", None),
        ("TD/L.437", None),
    ],
)
def test_a_symbol_states_its_session_where_its_series_does(
    value: str, session: StatedSession | None
) -> None:
    assert session_of(value) == session


@pytest.mark.parametrize(
    ("value", "reversed_"),
    [
        ("206/56", True),
        ("239/73", True),
        ("30/2018", False),
        ("A/206/56", True),
        ("56/206", False),
        ("73/239", False),
        ("2020/15", False),
        ("2/10", False),
        ("XIII/3", False),
    ],
)
def test_a_number_is_only_flagged_as_reversed_where_the_order_cannot_hold(
    value: str, reversed_: bool
) -> None:
    assert possibly_reversed(value) is reversed_


@given(st.text(alphabet="A/79HSP.2 -—和,Rev()*А号\n", max_size=40))
def test_every_symbol_says_where_it_is_printed(text: str) -> None:
    end = 0
    for symbol in symbols(text):
        assert end <= symbol.start < symbol.end
        assert text[symbol.start : symbol.end] == symbol.text
        end = symbol.end if symbol.text[:1] not in "–-" else end
