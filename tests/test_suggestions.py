"""Suggestions of a trained pipeline: findings for a person, never facts."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner
from spacy.training import Example

from extractors.notice import extract
from extractors.source import read
from extractors.suggestions import suggestions
from flows.cli import main
from schemas.errors import UnknownPipeline
from tests.conftest import SAMPLES

NOTICE = SAMPLES / "en.txt"
# Sentences unlike the sample's; the pipeline learns what stands after "Secretariat".
TAUGHT = (
    ("The Secretariat met in the room.", [(4, 15)]),
    ("Members of the Secretariat were there.", [(15, 26)]),
    ("A note by the Secretariat follows.", [(14, 25)]),
    ("The room was open on the day.", []),
    ("Members were there.", []),
)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a tiny English pipeline that takes the word Secretariat for an office."""
    random.seed(1)
    spacy.util.fix_random_seed(1)
    pipeline = spacy.blank("en")
    recogniser = pipeline.add_pipe("ner")
    recogniser.add_label("OFFICE")
    examples = [
        Example.from_dict(
            pipeline.make_doc(text), {"entities": [(*span, "OFFICE") for span in spans]}
        )
        for text, spans in TAUGHT
    ]
    pipeline.initialize(lambda: examples)
    for _ in range(40):
        pipeline.update(examples)
    folder = tmp_path_factory.mktemp("pipelines") / "offices"
    pipeline.to_disk(folder)
    return str(folder)


def test_what_it_sees_beside_the_facts_is_suggested_with_its_places(trained: str) -> None:
    notice = extract(read(NOTICE))
    found = suggestions(notice, [trained])
    assert found
    assert {finding.check for finding in found} == {"suggestion"}
    assert {finding.status for finding in found} == {"warn"}
    assert any("OFFICE" in finding.detail and finding.spans for finding in found)


def test_what_is_a_fact_already_is_not_suggested(trained: str) -> None:
    notice = extract(read(NOTICE))
    suggested = suggestions(notice, [trained])
    places = [span for finding in suggested for span in finding.spans]
    known = [mention.span for mention in notice.mentions]
    assert known
    assert not any(
        a.eid == b.eid and a.start < b.end and b.start < a.end for a in places for b in known
    )


def test_suggestions_change_nothing_but_the_findings(trained: str) -> None:
    plain = _facts(NOTICE)
    helped = _facts(NOTICE, "--suggest", trained)
    assert len(helped.pop("findings")) > len(plain.pop("findings"))
    assert helped == plain


def test_a_pipeline_of_another_language_suggests_nothing(trained: str) -> None:
    assert suggestions(extract(read(SAMPLES / "zh.txt")), [trained]) == ()


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(UnknownPipeline, match="no_such_pipeline"):
        suggestions(extract(read(NOTICE)), ["no_such_pipeline"])


def _facts(path: Path, *options: str) -> dict[str, object]:
    done = CliRunner().invoke(main, ["facts", str(path), *options])
    assert done.exit_code == 0, done.output
    facts: dict[str, object] = json.loads(done.stdout)
    return facts
