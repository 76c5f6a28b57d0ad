"""Citations in printed texts, in every language."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.references import references
from schemas.citation import Citation, citation_words
from schemas.errors import InvalidData
from schemas.language import codes, language
from tests.conftest import SAMPLES

# text, then every citation as "kind value", in reading order
CITED = {
    "en": [
        ("See resolution 50/245 and A/50/1027.", "resolution 50/245; document A/50/1027"),
        ("resolution 73/239", "resolution 73/239"),
        ("Resolution 70/1.", "resolution 70/1"),
        ("resolutions 73/239 and 74/1", "resolution 73/239; resolution 74/1"),
        ("resolutions 72/1, 72/2 A and B", "resolution 72/1; resolution 72/2 A; resolution 72/2 B"),
        ("resolutions 2/1 to 2/3", "resolution 2/1; resolution 2/2; resolution 2/3"),
        ("resolution 76/247 A-C of 24 December 2021", "resolution 76/247 A-C"),
        ("decision 2/1 and resolution 2/1", "decision 2/1; resolution 2/1"),
        ("Assembly resolution 2/1", "resolution 2/1"),
        ("resolution of the Assembly 2/1", "resolution 2/1"),
        ("resolution No. 73/239", "resolution 73/239"),
        ("its resolution 1325 (2000) of 31 October 2000", "resolution 1325 (2000)"),
        ("resolutions 3201 (S-VI) and ES-10/21", "resolution 3201 (S-VI); resolution ES-10/21"),
        ("resolution 364 B (IV) of 1 December 1949", "resolution 364 B (IV)"),
        ("decisions XIII/3 and 14/8", "decision XIII/3; decision 14/8"),
        ("decision 1/CP.21", "decision 1/CP.21"),
        ("decision BC-15/1", "decision BC-15/1"),
        ("resolution WHA66.1", "resolution WHA66.1"),
        ("resolution 5, annex II", "resolution 5; annex 2"),
        ("resolutions 5 and 6.", "resolution 5; resolution 6"),
        (
            "its resolutions 54/5 of 8 October 1999, entitled “Cities”, 70/1 of 25 September 2015",
            "resolution 54/5; resolution 70/1",
        ),
        ("its resolutions on trade, including 46/232 of 2 March 1992", "resolution 46/232"),
        ("the 10 resolutions of 2019", ""),
        ("a decision by a 2/3 majority", ""),
        ("the decision 2 June 2020", ""),
        ("resolution 2030", ""),
        ("decisions of 5 May 2025", ""),
        ("2/1\tTitle of a resolution", ""),
        ("resolution A/RES/73/239", "resolution 73/239"),
        ("A/DEC/76/416", "decision 76/416"),
        ("A/79/8* and Add.1", "document A/79/8*; document A/79/8/Add.1"),
        ("rule 2 of the rules of procedure", "rule 2"),
        ("Rule 30, paragraph 3, of the rules of procedure", "rule 30(3)"),
        ("rule 30 (3)", "rule 30(3)"),
        ("paragraph 3 of rule 30", "rule 30(3)"),
        ("paragraphs 2 and 3 of rule 30", "rule 30(2); rule 30(3)"),
        ("rule 30, paragraphs 2 and 3", "rule 30(2); rule 30(3)"),
        ("see rules 67 and 68", "rule 67; rule 68"),
        ("see rules 66 to 68", "rule 66; rule 67; rule 68"),
        ("see rules 66–68", "rule 66; rule 67; rule 68"),
        ("in accordance with rules 99 (a) and 103", "rule 99(a); rule 103"),
        ("see rule 12 bis", "rule 12 bis"),
        ("see rule XVII of the General Rules", "rule XVII"),
        ("Financial rule 5", ""),
        ("rule 3 of the Financial Rules", ""),
        ("staff rule 104.5", ""),
        ("Article 12 of the Charter", ""),
        ("Article 6 of the Paris Agreement", ""),
        ("paragraph 5 above", ""),
        ("as a rule 30 days", "rule 30"),
        ("annex I to the present notification", "annex 1"),
        ("in annexes I and II", "annex 1; annex 2"),
        ("see annex C", "annex C"),
        ("see the annex", "annex "),
        ("Annex I", ""),
        ("Rule 30", ""),
        ("https://undocs.org/A/RES/73/239", ""),
    ],
    "fr": [
        ("Voir résolution 50/245 et A/50/1027.", "resolution 50/245; document A/50/1027"),
        ("la résolution 73/239", "resolution 73/239"),
        ("ses résolutions 73/239 et 74/1", "resolution 73/239; resolution 74/1"),
        ("les résolutions 70/1 du 1er mai 2015 et 71/2", "resolution 70/1; resolution 71/2"),
        ("la résolution no 73/239", "resolution 73/239"),
        ("la décision 2/2 de l’Assemblée d’ONU-Habitat", "decision 2/2"),
        ("résolutions de l’Assemblée générale S‑23/2", "resolution S-23/2"),
        ("résolutions S-23/2, annexe, et S-23/3", "resolution S-23/2; annex ; resolution S-23/3"),
        ("l’article 2 du règlement intérieur", "rule 2"),
        ("L’article 2 du règlement intérieur", "rule 2"),
        ("L’Article 2 du règlement intérieur", "rule 2"),
        ("l’article 30, paragraphe 3,", "rule 30(3)"),
        ("le paragraphe 3 de l’article 30", "rule 30(3)"),
        ("voir art. 30, par. 3", "rule 30(3)"),
        ("l’alinéa a) de l’article 99", "rule 99(a)"),
        ("les articles 67 et 68", "rule 67; rule 68"),
        ("les articles 66 à 68", "rule 66; rule 67; rule 68"),
        ("l’article 6 de l’Accord", ""),
        ("l’article 6 de la Convention", ""),
        ("l’Article 102 de la Charte", ""),
        ("en vertu de l’Article 97", ""),
        ("l’article 1 ou à l’article 4 du présent règlement", ""),
        (
            "l’Article 21 de la Charte, à l’article 30 de son règlement intérieur",
            "rule 30",
        ),
        ("Article 4", ""),
        ("à l’annexe II de la présente notification", "annex 2"),
    ],
    "es": [
        ("Véanse la resolución 50/245 y A/50/1027.", "resolution 50/245; document A/50/1027"),
        ("la resolución 73/239", "resolution 73/239"),
        ("las resoluciones del Consejo 1996/6 y 1996/31", "resolution 1996/6; resolution 1996/31"),
        (
            "sus resoluciones 23 (I), de 10 de febrero de 1946, y 97 (I), de 14 de diciembre",
            "resolution 23 (I); resolution 97 (I)",
        ),
        ("la decisión 2/2", "decision 2/2"),
        ("el artículo 30 párrafo 3", "rule 30(3)"),
        ("el artículo 30, párrafo 3, del reglamento", "rule 30(3)"),
        ("el párrafo 3 del artículo 30", "rule 30(3)"),
        ("los artículos 67 y 68", "rule 67; rule 68"),
        ("los artículos 66 a 68", "rule 66; rule 67; rule 68"),
        ("el artículo 6 del Acuerdo de París", ""),
        ("el Artículo 73 e de la Carta", ""),
        ("en el anexo I", "annex 1"),
    ],
    "ru": [
        ("См. резолюцию 50/245 и A/50/1027.", "resolution 50/245; document A/50/1027"),
        ("резолюции 73/239", "resolution 73/239"),
        ("в резолюциях 73/239 и 74/1", "resolution 73/239; resolution 74/1"),
        (
            "резолюции Генеральной Ассамблеи 61/16 от 20 ноября 2006 года, 68/1",
            "resolution 61/16; resolution 68/1",
        ),
        ("резолюцию 66/240 А", "resolution 66/240 A"),
        ("решением 2/3", "decision 2/3"),
        ("решение 5 июня 2025 года", ""),
        ("решение принимается 2/3 голосов", ""),
        ("с правилом 9 правил процедуры", "rule 9"),
        ("правило 30 пункт 3", "rule 30(3)"),
        ("правило 30, пункт 3,", "rule 30(3)"),
        ("с пунктом 3 правила 30", "rule 30(3)"),
        ("в правилах 67 и 68", "rule 67; rule 68"),
        ("в правилах 66–68", "rule 66; rule 67; rule 68"),
        ("статья 6 Соглашения", ""),
        ("в приложении I", "annex 1"),
    ],
    "zh": [
        (
            "见FCCC/CP/2015/10/Add.1，第1/CP.21号决定",
            "document FCCC/CP/2015/10/Add.1; decision 1/CP.21",
        ),
        ("见第50/245号决议和A/50/1027。", "resolution 50/245; document A/50/1027"),
        ("第73/239号决议", "resolution 73/239"),
        ("第 2/2 号决定", "decision 2/2"),
        ("第72/1和72/2号决议", "resolution 72/1; resolution 72/2"),
        ("第72/1号、第72/2号和第72/3号决议", "; ".join(f"resolution 72/{n}" for n in (1, 2, 3))),
        (
            "其1946年2月10日第23 (I)号、1946年12月14日第97 (I)号决议",
            "resolution 23 (I); resolution 97 (I)",
        ),
        ("第1325(2000)号决议", "resolution 1325 (2000)"),
        ("第33/141 A号决议", "resolution 33/141 A"),
        ("S-10/2号决议", "resolution S-10/2"),
        ("第1/CP.21号决定", "decision 1/CP.21"),
        ("决议1，附件二", "resolution 1; annex 2"),
        ("第2/1号决议和第2/2号决定", "resolution 2/1; decision 2/2"),
        (
            "第2140(2014)号决议第11和15段，重申第2216(2015)号决议",
            "resolution 2140 (2014); resolution 2216 (2015)",
        ),
        ("大会决定2025年举行", ""),
        ("通过10项决议", ""),
        ("第HSP/HA.2/12号文件", "document HSP/HA.2/12"),
        ("议事规则第2条", "rule 2"),
        ("根据议事规则第 30 条第 3 款", "rule 30(3)"),
        ("第 66 条提到的实体", "rule 66"),
        ("第 67 和第 68 条提到的组织", "rule 67; rule 68"),
        ("第67至69条规定", "rule 67; rule 68; rule 69"),
        ("第67条、第68条规定", "rule 67; rule 68"),
        ("大会议事规则第三十条", "rule 30"),
        ("大会议事规则第一五三条", "rule 153"),
        ("《联合国人居大会议事规则》第2条", "rule 2"),
        ("议事规则第九十九条(甲)", "rule 99"),
        ("《联合国宪章》第12条", ""),
        ("《宪章》第十条和第十一条", ""),
        ("《联合国宪章》第二十一条、大会议事规则第三十条", "rule 30"),
        ("上文第5段", ""),
        ("第九条", ""),
        ("载于本通知附件一", "annex 1"),
        ("附件一和二所载", "annex 1; annex 2"),
        ("附件一并提交", "annex "),
        ("附件一", ""),
    ],
    "ar": [
        ("انظر القرار 50/245 و A/50/1027.", "resolution 50/245; document A/50/1027"),
        ("القرار 73/239", "resolution 73/239"),
        ("وعملا بالقرار ٧٣/٢٣٩", "resolution 73/239"),
        ("في قرارها 73/239", "resolution 73/239"),
        ("القرارين 57/20 و 76/109", "resolution 57/20; resolution 76/109"),
        ("القرار 33/141 ألف", "resolution 33/141 A"),
        ("القرار 1514 (د-15)", "resolution 1514 (XV)"),
        ("القرار 3201 (دإ-6)", "resolution 3201 (S-VI)"),
        (
            "قرار الجمعية العامة دإ-23/2، المرفق، والقرار دإ-23/3",
            "resolution S-23/2; annex ; resolution S-23/3",
        ),
        ("المقرر 2/2", "decision 2/2"),
        ("بمقرر جمعية موئل الأمم المتحدة 2/2", "decision 2/2"),
        ("المقرر 1/م أ-21", "decision 1/CP.21"),
        ("القرار الذي اتخذ بأغلبية 2/3", ""),
        ("المقرر: الصين", ""),
        ("المادة 2 من النظام الداخلي", "rule 2"),
        ("الفقرة 3 من المادة 30", "rule 30(3)"),
        ("وفقا للمادة 30 (3)", "rule 30(3)"),
        ("في المادتين 67 و68", "rule 67; rule 68"),
        ("في المواد 66 إلى 68", "rule 66; rule 67; rule 68"),
        ("المادة 12 من الميثاق", ""),
        ("المادة 73 (ب) من الميثاق", ""),
        ("في المرفق الأول", "annex 1"),
        ("المرفق الأول", ""),
    ],
}  # fmt: skip
# the same for numbers and symbols of bodies that have styles of their own
OWN_STYLES = {
    "en": [
        ("rule 11 (paragraphs 1 and 2)", "rule 11(1); rule 11(2)"),
        ("rules 14.2.2 and 14.3", "rule 14.2.2; rule 14.3"),
        ("article 12, paragraph 3, of the Rules of Procedure", "rule 12(3)"),
        ("article 12, paragraph 3, of the Statute", ""),
        ("resolution No 5 and decision № 6.", "resolution 5; decision 6"),
        (
            "resolution SIR/RC69/R5 and decision EB156(12)",
            "resolution SIR/RC69/R5; decision EB156(12)",
        ),
        ("decision EX.CL/Dec.1234(XLIV)", "decision EX.CL/Dec.1234(XLIV)"),
        ("resolutions 9.1 and 9.2", "resolution 9.1; resolution 9.2"),
        ("resolutions 9.1 to 9.3", "resolution 9.1; resolution 9.2; resolution 9.3"),
        ("Resolution XIII.5", "resolution XIII.5"),
        ("resolutions MEPC.340(77) and LP.3(16)", "resolution MEPC.340(77); resolution LP.3(16)"),
        ("decision of 22 April 2021 No. 13-4", "decision 13-4"),
        ("decisions 5/COP.3 to 7/COP.3", "decision 5/COP.3; decision 6/COP.3; decision 7/COP.3"),
        (
            "resolutions 70/1, 71/256 and 72/226",
            "resolution 70/1; resolution 71/256; resolution 72/226",
        ),
        ("in document SAC-2025-S29-07.", "document SAC-2025-S29-07"),
        (
            "documents E/ESCWA/C.9/2026/6 and 7.",
            "document E/ESCWA/C.9/2026/6; document E/ESCWA/C.9/2026/7",
        ),
        ("document OPPA/CO 12/1 Rev.1", "document OPPA/CO 12/1 Rev.1"),
        ("the decision COP-6 took", ""),
        ("decisions 5-7 per cent", ""),
        ("document of 12 May", ""),
        ("document ISBN 978-92-1", ""),
    ],
    "fr": [
        ("l’article 4, chiffre 2, de son Règlement intérieur", "rule 4(2)"),
        ("à l'article 11 (paragraphes 1 et 2)", "rule 11(1); rule 11(2)"),
        ("la Convention, en son article 17, dispose", ""),
        ("(art. 14.2.2 et 14.3)", "rule 14.2.2; rule 14.3"),
        ("la règle 7 du règlement intérieur", "rule 7"),
        (
            "de la résolution no 3/CM/51 et de la décision n° 2/CM/51",
            "resolution 3/CM/51; decision 2/CM/51",
        ),
        ("la résolution 38/5 (XXXVIII)", "resolution 38/5 (XXXVIII)"),
        ("Les résolutions 8.4 et 9.2 fixent", "resolution 8.4; resolution 9.2"),
        (
            "la résolution C 14/2025, la décision 222 EX/24",
            "resolution C 14/2025; decision 222 EX/24",
        ),
        ("la décision du 22 avril 2021 n° 13-4", "decision 13-4"),
        ("les décisions 5/COP.3 à 7/COP.3", "decision 5/COP.3; decision 6/COP.3; decision 7/COP.3"),
        ("le document SAC-2025-S29-07", "document SAC-2025-S29-07"),
        ("les documents OPPA/CO 12/6 et 7.", "document OPPA/CO 12/6; document OPPA/CO 12/7"),
    ],
    "es": [
        ("Acuerdo de sede, artículo 6.", ""),
        ("los artículos 14.2.2 y 14.3", "rule 14.2.2; rule 14.3"),
        ("el artículo 11 (párrafos 1 y 2)", "rule 11(1); rule 11(2)"),
        ("la regla 7 del reglamento", "rule 7"),
        ("La Resolución CTI-VII/03, que", "resolution CTI-VII/03"),
        (
            "la resolución 741(XXXIX) y la decisión EB156(12)",
            "resolution 741 (XXXIX); decision EB156(12)",
        ),
        ("las resoluciones 8.4 y 9.2", "resolution 8.4; resolution 9.2"),
        ("la decisión de 22 de abril de 2021 núm. 13-4", "decision 13-4"),
        (
            "las decisiones 5/COP.3 a 7/COP.3",
            "decision 5/COP.3; decision 6/COP.3; decision 7/COP.3",
        ),
        ("en el documento SAC-2025-S29-07", "document SAC-2025-S29-07"),
        ("los documentos OPPA/CO 12/6 y 7.", "document OPPA/CO 12/6; document OPPA/CO 12/7"),
    ],
    "ru": [
        ("По правилу 11 (пункты 1 и 2) документы", "rule 11(1); rule 11(2)"),
        ("правил 14.2.2 и 14.3.", "rule 14.2.2; rule 14.3"),
        ("пункт 2 статьи 7 Правил процедуры", "rule 7(2)"),
        ("статьи 7 и 8 Регламента", "rule 7; rule 8"),
        ("статья 7 Устава", ""),
        ("решение № 13-4", "decision 13-4"),
        (
            "решение EB157(3) и решение EAR/RC18(2) провести",
            "decision EB157(3); decision EAR/RC18(2)",
        ),
        ("пункта 3 решения КС-3/6 и мнений", "decision КС-3/6"),
        ("Решения ПК/СЕС 38/2, принятого", "decision ПК/СЕС 38/2"),
        ("Решение Совета от 22 апреля 2021 года № 13-4", "decision 13-4"),
        ("резолюции 8.4 и 9.2", "resolution 8.4; resolution 9.2"),
        ("решения 5/COP.3 по 7/COP.3", "decision 5/COP.3; decision 6/COP.3; decision 7/COP.3"),
        ("(документ ПК/ГЭ-Г 2026/1)", "document ПК/ГЭ-Г 2026/1"),
        ("документы OPPA/CO 12/6 и 7.", "document OPPA/CO 12/6; document OPPA/CO 12/7"),
        ("принятые решения (HSP/HA.2/11/Rev.1)", "document HSP/HA.2/11/Rev.1"),
    ],
    "ar": [
        ("إلى الفقرة (2) من المادة (7) وإلى المادة (15) من النظام الداخلي", "rule 7(2); rule 15"),
        ("المادة 11 (الفقرتان 1 و2)", "rule 11(1); rule 11(2)"),
        ("المادتان 14.2.2 و14.3", "rule 14.2.2; rule 14.3"),
        ("المادة 4 من اتفاق باريس", ""),
        ("للقرار 13 م/4، وللقرار 79/133", "resolution 13 م/4; resolution 79/133"),
        ("في مقرره 40 م ت/5:", "decision 40 م ت/5"),
        ("قراريه رقمي 131 و133.", "resolution 131; resolution 133"),
        ("القرارين 70/1 و71/256", "resolution 70/1; resolution 71/256"),
        ("القراران 8.4 و9.2", "resolution 8.4; resolution 9.2"),
        ("المقرر EB156(12)", "decision EB156(12)"),
        ("في الوثيقة 14 م/12 إضافة", "document 14 م/12 إضافة"),
        (
            "في الوثيقتين E/ESCWA/C.9/2026/6 و7.",
            "document E/ESCWA/C.9/2026/6; document E/ESCWA/C.9/2026/7",
        ),
    ],
    "zh": [
        ("第三条第4款和第5款", "rule 3(4); rule 3(5)"),
        ("第3条第2款和第5条", "rule 3(2); rule 5"),
        ("第一条至第八条修订案文", ""),
        ("第14.2.2条和第14.3条", "rule 14.2.2; rule 14.3"),
        ("第43 C/12号决议", "resolution 43 C/12"),
        ("第EB156(12)号决定", "decision EB156(12)"),
        ("第8.4和9.2号决议", "resolution 8.4; resolution 9.2"),
        ("决议GC(68)/RES/9", "resolution GC(68)/RES/9"),
        ("2021年4月22日第13-4号决定", "decision 13-4"),
        ("第70/1和71/256号决议", "resolution 70/1; resolution 71/256"),
        ("文件SAC-2025-S29-07", "document SAC-2025-S29-07"),
        ("文件OPPA/CO 12/6和7。", "document OPPA/CO 12/6; document OPPA/CO 12/7"),
    ],
}
ROWS = [
    (code, text, cited)
    for table in (CITED, OWN_STYLES)
    for code, rows in table.items()
    for text, cited in rows
]

OWNERS = [
    ("en", "UN-Habitat Assembly decision 2/2", "UN-Habitat Assembly"),
    ("en", "in its resolution 73/239", "its"),
    ("en", "resolution 73/239 of the General Assembly", "General Assembly"),
    ("en", "rule 23 of the rules of procedure of the UN-Habitat Assembly", "UN-Habitat Assembly"),
    ("en", "pursuant to resolution 73/239", None),
    ("fr", "la décision 2/2 de l’Assemblée d’ONU-Habitat", "Assemblée d'ONU-Habitat"),
    ("fr", "dans sa résolution 73/239", "sa"),
    ("es", "la decisión 2/2 de la Asamblea de ONU-Hábitat", "Asamblea de ONU-Hábitat"),
    ("es", "en su resolución 73/239", "su"),
    ("ru", "решением 2/2 Ассамблеи ООН-Хабитат члены", "Ассамблеи ООН-Хабитат"),
    ("ru", "резолюции Генеральной Ассамблеи 61/16", "Генеральной Ассамблеи"),
    ("zh", "联合国大会第73/239号决议", "联合国大会"),
    ("zh", "临时议程以人居大会第 2/2 号决定为基础", "人居大会"),
    ("zh", "根据人居大会议事规则第 23 条", "人居大会"),
    ("zh", "回顾其2019年12月19日第74/199号决议", "其"),
    ("ar", "بمقرر جمعية موئل الأمم المتحدة 2/2", "جمعية موئل الأمم المتحدة"),
]


def cited(citations: tuple[Citation, ...]) -> str:
    return "; ".join(f"{citation.kind} {citation.value}" for citation in citations)


@pytest.mark.parametrize(("code", "text", "expected"), ROWS)
def test_a_text_cites_what_it_names_and_nothing_else(code: str, text: str, expected: str) -> None:
    assert cited(references(text, language(code))) == expected


@pytest.mark.parametrize("code", codes())
def test_each_language_reads_back_its_own_examples(code: str) -> None:
    examples = language(code).examples["references"]
    assert examples
    for example in examples:
        found = references(example["text"], language(code))
        assert [f"{c.kind} {c.value}" for c in found] == list(example["cites"])


@pytest.mark.parametrize(("code", "text", "owner"), OWNERS)
def test_a_citation_keeps_whose_it_is_as_printed(code: str, text: str, owner: str | None) -> None:
    assert [citation.of for citation in references(text, language(code))] == [owner]


def test_an_annex_keeps_the_outcome_that_it_is_annexed_to() -> None:
    (_, annex) = references("resolution 69/313, annex.", language("en"))
    assert annex.of == "resolution 69/313"
    (annex, _) = references("the annex to resolution 33/138", language("en"))
    assert annex.of == "resolution 33/138"
    (_, annex) = references("第33/138号决议附件", language("zh"))
    assert annex.of == "第33/138号决议"
    (annex,) = references("annex I to the present notification", language("en"))
    assert annex.of is None


def test_the_word_belongs_to_the_first_number_of_a_list() -> None:
    found = references("see rules 66 to 68", language("en"))
    assert [citation.text for citation in found] == ["rules 66", "to", "68"]
    found = references("第 67 和第 68 条提到", language("zh"))
    assert [citation.text for citation in found] == ["第 67", "68 条"]


@pytest.mark.parametrize("code", codes())
def test_the_sample_cites_what_its_gold_facts_list(code: str) -> None:
    text = (SAMPLES / f"{code}.txt").read_text("utf-8")
    gold = json.loads((SAMPLES / "gold" / f"{code}.json").read_text("utf-8"))["references"]
    found = {
        (citation.kind, citation.value)
        for line in text.splitlines()
        for citation in references(line, language(code))
        if citation.kind != "annex"
    }
    assert found == {(reference["kind"], reference["value"]) for reference in gold}


@pytest.mark.parametrize("code", codes())
def test_every_pattern_of_a_language_compiles(code: str) -> None:
    words = citation_words(language(code))
    for pattern in (*words.owner_before, *words.owner_after):
        assert "of" in re.compile(pattern).groupindex


def test_a_wrong_key_is_named() -> None:
    english = language("en")
    wrong = type(english)(**{
        name: getattr(english, name) for name in type(english).__slots__
    } | {"code": "xx", "references": {**english.references, "resolutoin": "x"}})  # fmt: skip
    with pytest.raises(InvalidData, match="resolutoin"):
        citation_words(wrong)


WORDS = [
    "resolution", "decision", "rule", "annex", "第", "号", "决议", "条", "款", "附件",
    "المادة", "القرار",
    "article", "паragraph", "правило", "резолюции", "2/1", "73/239", "A/79/8", "30", "(3)", "I",
    "and", "to",
    "و", "和", "、", ", ", " ", ". ", "of", "paragraph", "the Assembly", "S-10/2", "\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(codes()))
def test_citations_stand_in_order_and_say_what_is_printed(words: list[str], code: str) -> None:
    text = "".join(words)
    found = references(text, language(code))
    for citation in found:
        assert text[citation.start : citation.end] == citation.text
        assert citation.text
    places = list(dict.fromkeys((citation.start, citation.end) for citation in found))
    assert places == sorted(places)
    for (_, end), (start, _) in pairwise(places):
        assert end <= start


@given(st.text(max_size=60), st.sampled_from(codes()))
def test_any_text_is_read(text: str, code: str) -> None:
    assert all(citation.end <= len(text) for citation in references(text, language(code)))
