"""Every fact has a form for each action, with the right control."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from review.facts.rows import Rows
from tests.desk.deciding import ONE_OF_EACH, address, first, read, send, where


@pytest.mark.parametrize("prefix", ONE_OF_EACH)
def test_every_kind_of_fact_has_a_form_for_each_action(
    client: httpx.Client, outputs: Path, prefix: str
) -> None:
    path = where(outputs, prefix)
    for action in ("correct", "reject", "comment"):
        form = client.get(f"{address(outputs)}/form", params={"action": action, "fact": path})
        assert form.status_code == 200
        assert f'name="fact" value="{path}"' in form.text
    form = client.get(f"{address(outputs)}/form", params={"action": "correct", "fact": path}).text
    names = re.findall(r'name="after\.(\w+)"', form)
    cells = Rows(read(outputs)).rows[path].cells
    assert names == [cell.name for cell in cells]


def test_a_form_saved_as_it_was_opened_changes_nothing(client: httpx.Client, outputs: Path) -> None:
    for prefix in ONE_OF_EACH:
        path = where(outputs, prefix)
        form = client.get(
            f"{address(outputs)}/form", params={"action": "correct", "fact": path}
        ).text
        sent = dict(re.findall(r'<input[^>]*name="after\.(\w+)"[^>]*value="([^"]*)"', form))
        sent |= dict(re.findall(r'<textarea[^>]*name="after\.(\w+)"[^>]*>([^<]*)<', form))
        chosen = re.findall(r'name="after\.(\w+)">(.*?)</select>', form, re.S)
        for name, options in chosen:
            found = re.search(r'value="([^"]*)" selected', options)
            sent[name] = found[1] if found else ""
        named = {f"after_{name}": value for name, value in sent.items()}
        answer = send(client, outputs, "correct", fact=path, **named)
        assert (answer.status_code, "nothing would change" in answer.text) == (422, True), path


def test_states_are_offered_by_their_names_in_the_language_of_the_document(
    client: httpx.Client, outputs: Path
) -> None:
    for code, name in (("zh", "墨西哥"), ("ar", "المكسيك"), ("fr", "Mexique")):
        path = first(outputs, "bureaux/current/officers/", code)
        form = client.get(
            f"{address(outputs, code)}/form", params={"action": "correct", "fact": path}
        ).text
        assert f'<option value="{name}">MX</option>' in form
