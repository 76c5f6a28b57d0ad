"""Checks: a change planted in the sample is found and named by the check it belongs to."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from extractors.checks import CHECKS
from extractors.notice import extract
from extractors.source import read
from schemas.notice import Notice
from tests.conftest import SAMPLES

# language, what is printed, what is planted instead, the check, how it comes out
PLANTED = (
    ("zh", "2025 年 4 月 17 日之前印发", "2025 年 4 月 18 日之前印发", "deadline", "fail"),
    ("en", "issued by 17 April 2025", "issued by 16 April 2025", "deadline", "fail"),
    ("zh", "2025 年 4 月 14 日", "2025 年 4 月 15 日", "deadline", "fail"),
    ("en", "42 days in advance of the session",
     "6 weeks in advance of the session", "deadline", "pass"),
    ("zh", "29 日星期四", "29 日星期五", "weekday", "fail"),
    ("en", "on Thursday, 29 May", "on Wednesday, 29 May", "weekday", "fail"),
    ("zh", "5 月 29 日和 30 日在内罗毕", "5 月 28 日和 29 日在内罗毕", "same-dates", "fail"),
    ("en", "held from 26 to 28 May 2025, immediately",
     "held from 26 to 27 May 2025, immediately", "same-dates", "fail"),
    ("en", "a two-day resumed session", "a three-day resumed session", "length", "fail"),
    ("en", "from 5 to 9 June 2023", "from 5 to 8 June 2023", "session-length", "warn"),
    ("en", "from 27 to 31 May 2019", "from 27 to 31 May 2018", "cycle", "warn"),
    ("en", "11 December 2024", "11 December 2025", "document-date", "warn"),
    ("zh", "5 月 26 日至 28 日", "5 月 29 日至 31 日", "meeting-before-session", "warn"),
    ("en", "on 2 September 2024 and recommended",
     "on 31 September 2024 and recommended", "unread-date", "warn"),
    ("zh", "通过的 10 项决议", "通过的 11 项决议", "outcome-count", "fail"),
    ("en", "the 10 resolutions adopted", "the 9 resolutions adopted", "outcome-count", "fail"),
    ("en", "2/5\tEnhancing", "2/4\tEnhancing", "outcome-numbers", "fail"),
    ("en", "2/5\tEnhancing", "2/15\tEnhancing", "outcome-numbers", "warn"),
    ("zh", "宣言\t标题", "宣言\t标题", "outcome-number", "warn"),
    ("en", "decision 2/3, the members", "decision 2/8, the members", "cited-outcome", "fail"),
    ("en", "(e) Election of the Bureau", "(e) Review of the fee scale", "issue-on-agenda", "warn"),
    ("en", "\n13. Accordingly", "\n14. Accordingly", "numbering", "warn"),
    ("en", "\n7. Adoption of the outcomes",
     "\n6. Adoption of the outcomes", "agenda-numbering", "warn"),
    ("en", "three Vice-Presidents and a Rapporteur",
     "four Vice-Presidents and a Rapporteur", "bureau-seats", "fail"),
    ("zh", "三名副主席和一名报告员", "两名副主席和一名报告员", "bureau-seats", "fail"),
    ("en", "Poland (Eastern European States)", "Poland (African States)", "bureau-groups", "warn"),
    ("en", "\n13. Accordingly",
     "\n13. Kenya, Peru and Norway were elected President and Rapporteur. Accordingly",
     "bureau-unmatched", "warn"),
    ("en", "contained in annex II", "contained in annex III", "annex-cited", "fail"),
    ("zh", "载于 HSP/HA.2/12 号文件", "载于 HSP/HA.3/12 号文件", "agenda-symbol", "warn"),
    ("en", "(A/79/8)", "(A/78/8)", "assembly-report", "pass"),
    ("zh", "（A/79/8）", "（A/80/8）", "assembly-report", "warn"),
)  # fmt: skip


def planted(language: str, old: str, new: str, folder: Path) -> Notice:
    """The sample with one place changed."""
    text = (SAMPLES / f"{language}.txt").read_text("utf-8")
    assert old in text
    path = folder / f"{language}.txt"
    path.write_text(text.replace(old, new, 1), "utf-8")
    return extract(read(path))


@pytest.mark.parametrize(("language", "old", "new", "check", "status"), PLANTED)
def test_a_planted_change_is_named(
    language: str, old: str, new: str, check: str, status: str, tmp_path: Path
) -> None:
    findings = planted(language, old, new, tmp_path).findings
    found = [finding.status for finding in findings if finding.check == check]
    assert status in found, [f for f in findings if f.check == check]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sample_contradicts_itself_nowhere(language: str) -> None:
    findings = extract(read(SAMPLES / f"{language}.txt")).findings
    assert [finding for finding in findings if finding.status == "fail"] == []
    doubts = {finding.check for finding in findings if finding.status == "warn"}
    expected = {"outcome-number", "issue-on-agenda", "assembly-report"}
    assert doubts == (expected | {"numbers-restored"} if language == "zh" else expected)


def test_every_check_has_a_planted_case() -> None:
    """A check that never comes out other than it should would prove nothing."""
    sources = Path(__file__).parent.parent / "extractors" / "checks"
    text = "".join(path.read_text("utf-8") for path in sorted(sources.glob("*.py")))
    for check in {case[3] for case in PLANTED}:
        assert f'"{check}"' in text
    assert len(CHECKS) == len(set(CHECKS))


def test_a_finding_names_the_places_it_is_about(tmp_path: Path) -> None:
    notice = planted("en", "issued by 17 April 2025", "issued by 16 April 2025", tmp_path)
    finding = next(f for f in notice.findings if f.check == "deadline" and f.status == "fail")
    assert "2025-04-16" in finding.detail
    assert "2025-04-17" in finding.detail
    assert {span.eid for span in finding.spans} >= {"para_10__p_1"}


def test_nothing_is_corrected(tmp_path: Path) -> None:
    notice = planted("zh", "29 日星期四", "29 日星期五", tmp_path)
    opening = next(p for p in notice.periods if p.role == "session-opening")
    assert (opening.start, opening.weekday) == ("2025-05-29", 5)


def test_the_same_bytes_give_the_same_findings(tmp_path: Path) -> None:
    text = (SAMPLES / "zh.txt").read_bytes()
    (tmp_path / "again.txt").write_bytes(text)
    assert hashlib.sha256(text).hexdigest() == read(tmp_path / "again.txt").sha256
    assert (
        extract(read(tmp_path / "again.txt")).findings == extract(read(SAMPLES / "zh.txt")).findings
    )


FOREIGN = {
    "fr": "Le secrétariat a l’honneur d’informer les membres que les documents de la session "
    "seront publiés dans toutes les langues officielles, et que les textes seront mis en ligne.",
    "en": "The secretariat has the honour to inform the members that the documents of the session "
    "will be issued in all the official languages, and that they will be on the web site.",
    "ru": "Секретариат имеет честь сообщить государствам-членам о том, что документы сессии будут "
    "изданы на всех официальных языках и что они будут размещены на веб-сайте организации.",
}


@pytest.mark.parametrize(("language", "foreign"), [("en", "fr"), ("zh", "en"), ("es", "ru")])
def test_a_paragraph_in_another_language_is_named(
    tmp_path: Path, language: str, foreign: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{(SAMPLES / f'{language}.txt').read_text('utf-8')}\n{FOREIGN[foreign]}\n")
    found = [each for each in extract(read(path)).findings if each.check == "other-language"]
    assert [finding.status for finding in found] == ["warn"]
    assert found[0].spans


@pytest.mark.parametrize(("language", "told"), [("en", "fr"), ("fr", "es"), ("zh", "ru")])
def test_a_notice_read_in_a_wrong_language_fails_the_check(language: str, told: str) -> None:
    notice = extract(read(SAMPLES / f"{language}.txt"), told)
    found = [each for each in notice.findings if each.check == "other-language"]
    assert [finding.status for finding in found] == ["fail"]


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_the_same_key_issues_lack_an_item_in_every_language(language: str) -> None:
    """Points (b) and (c) of paragraph 14; the name of the body in an item says nothing of it."""
    findings = extract(read(SAMPLES / f"{language}.txt")).findings
    found = next(f for f in findings if f.check == "issue-on-agenda")
    assert [span.eid for span in found.spans] == [
        "para_14__list_1__point_b__p_1",
        "para_14__list_1__point_c__p_1",
    ]
