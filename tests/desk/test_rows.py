"""Every fact of a document is shown, in its language, doubts before all."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from review.facts.rows import Rows, identifier
from review.facts.words import isolated
from review.opened import opened
from tests.desk.deciding import address, folder, send


@pytest.mark.parametrize("code", ["zh", "ar", "fr"])
def test_every_fact_of_a_document_has_its_row(
    client: httpx.Client, outputs: Path, code: str
) -> None:
    base = address(outputs, code)
    names = client.get(f"{base}/facts", params={"group": "names"}).text
    text = client.get(base).text + names
    rows = Rows(opened(folder(outputs, code))).rows
    assert len(rows) > 100
    assert [path for path in rows if f'id="{identifier(path)}"' not in text] == []


def test_a_row_has_its_value_in_the_language_of_the_document_and_as_it_is_kept(
    client: httpx.Client, outputs: Path
) -> None:
    for code, day, state in (
        ("zh", "2024年12月11日", "墨西哥"),
        ("fr", "11 décembre 2024", "Mexique"),
    ):
        text = client.get(address(outputs, code)).text
        assert f'<bdi lang="{code}">{day}</bdi> <span class="kept">2024-12-11</span>' in text
        assert f'<bdi lang="{code}">{state}</bdi> <span class="kept">MX</span>' in text


def test_language_versions_lead_to_each_other(client: httpx.Client, outputs: Path) -> None:
    text = client.get(address(outputs)).text
    assert f'<a href="{address(outputs, "ar")}" hreflang="ar">Arabic</a>' in text
    assert '<strong aria-current="page" lang="zh">Chinese</strong>' in text


def test_what_is_doubted_stands_before_all_facts(client: httpx.Client, outputs: Path) -> None:
    text = client.get(address(outputs)).text
    first = text.index('id="group-session"')
    doubts = [match.start() for match in re.finditer('data-state="warn">doubt', text)]
    assert len([place for place in doubts if place < first]) == 4


def test_a_document_that_is_not_there_is_a_404(client: httpx.Client) -> None:
    assert client.get("/documents/0123456789abcdef").status_code == 404


def test_the_history_tells_all_in_order_and_can_be_searched(
    client: httpx.Client, outputs: Path
) -> None:
    send(client, outputs, "accept", fact="title")
    send(client, outputs, "correct", fact="session", after_place="日内瓦", reason="见更正")
    send(client, outputs, "undo")
    send(client, outputs, "comment", fact="title", reason="好")
    base = f"{address(outputs)}/history"
    text = client.get(base).text
    assert re.findall(r'<td class="number">(\d)</td>', text) == ["4", "3", "2", "1"]
    assert "<strong>undone</strong>" in text
    for asked, wanted in (
        ({"what": "correct"}, ["2"]),
        ({"text": "见更正"}, ["2"]),
        ({"holding": "1"}, ["4", "3", "1"]),
        ({"who": "nobody"}, []),
    ):
        found = client.get(base, params=asked).text
        assert re.findall(r'<td class="number">(\d)</td>', found) == wanted


def test_drafts_are_listed_shown_and_given_out(client: httpx.Client, outputs: Path) -> None:
    base = f"{address(outputs)}/drafts"
    names = sorted(path.name for path in (folder(outputs) / "drafts").glob("*.docx"))
    text = client.get(base).text
    assert all(f"/drafts/{name}?save" in text for name in names)
    for name in names:
        shown = client.get(f"{base}/{name}").text
        assert '<div class="quote paper" lang="zh" dir="ltr">' in shown
        given = client.get(f"{base}/{name}", params={"save": ""})
        assert given.content == (folder(outputs) / "drafts" / name).read_bytes()
        assert "attachment" in given.headers["Content-Disposition"]
    agenda = client.get(f"{base}/provisional-agenda.docx").text
    assert "临时议程" in agenda
    assert "Comments" in agenda
    for name in ("../notice.xml", "none.docx", "%2e%2e/run.json"):
        assert client.get(f"{base}/{name}").status_code == 404


def test_words_of_another_script_in_what_is_told_are_held_by_themselves() -> None:
    told = isolated("own: (ب) النظر 2/1؛ (ج) سياسة; A/79/8 of <b>", "ar")
    assert told == 'own: <bdi lang="ar">(ب) النظر 2/1؛ (ج) سياسة</bdi>; A/79/8 of &lt;b&gt;'
