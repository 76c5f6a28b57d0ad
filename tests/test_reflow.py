"""Short texts whose lines were broken at a width, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.reflow import reflowed
from extractors.source import read
from schemas.language import language
from schemas.source import Line

BROKEN = {
    "en": (
        "The Secretariat has the honour to inform all members that the next session",
        "of the Council will be held in Nairobi from 12 to 16 October 2026, and that",
        "2027. The agenda follows.",
    ),
    "fr": (
        "Le secrétariat a l'honneur d'informer tous les membres que la prochaine",
        "session du Conseil se tiendra à Nairobi du 12 au 16 octobre 2026, et que",
        "2027. L'ordre du jour suit.",
    ),
    "es": (
        "La Secretaría tiene el honor de comunicar a los miembros que el próximo",
        "período de sesiones se celebrará en Nairobi del 12 al 16 de octubre, y en",
        "2027. El temario figura a continuación.",
    ),
    "ru": (
        "Секретариат имеет честь сообщить всем членам, что следующая сессия Совета",
        "состоится в Найроби 12–16 октября 2026 года, а следующая за ней сессия в",
        "2027. Повестка дня следует.",
    ),
    "ar": (
        "تتشرف الأمانة بإبلاغ جميع الأعضاء بأن الدورة المقبلة للمجلس ستعقد في مدينة",
        "نيروبي من ١٢ إلى ١٦ تشرين الأول/أكتوبر، وأن الدورة التي تليها ستعقد في عام",
        "٢٠٢٧. ويرد جدول الأعمال أدناه.",
    ),
    "zh": (
        "秘书处谨通知各成员国，理事会下届会议将于今年十月在内罗毕举行，",
        "会期五天，再下一届会议将在此后一年举行，具体日期和地点将另行通",
        "知。议程见下文。",
    ),
}
LIST = ("1. A", "2. B", "(a) C")


def _joined(tmp_path: Path, code: str, text: str) -> list[str]:
    path = tmp_path / "notice.txt"
    path.write_text(text, "utf-8")
    blocks = reflowed(read(path).blocks, language(code))
    return [block.text for block in blocks if isinstance(block, Line)]


@pytest.mark.parametrize("code", BROKEN)
def test_paragraphs_that_blank_lines_part_are_joined(tmp_path: Path, code: str) -> None:
    paragraph, points = "\n".join(BROKEN[code]), "\n".join(LIST)
    whole = ("" if code == "zh" else " ").join(BROKEN[code])
    found = _joined(tmp_path, code, f"{paragraph}\n\n{points}\n\n{paragraph}\n")
    assert found == [whole, *LIST, whole]


@pytest.mark.parametrize("code", BROKEN)
def test_nothing_goes_on_behind_a_blank_line(tmp_path: Path, code: str) -> None:
    first, second, third = BROKEN[code]
    found = _joined(tmp_path, code, f"{first}\n{second}\n\n{first}\n{second}\n\n{third}\n")
    assert found[-1] == third


@pytest.mark.parametrize("code", BROKEN)
def test_a_text_of_whole_paragraphs_stays_as_it_is(tmp_path: Path, code: str) -> None:
    lines = [BROKEN[code][0], *LIST]
    assert _joined(tmp_path, code, "\n\n".join(lines)) == lines
