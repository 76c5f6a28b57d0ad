"""Numbers as Word prints them in automatic lists (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

from extractors.numerals import to_roman

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HIJA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_HAN = "〇一二三四五六七八九"
_LEGAL_HAN = "零壹贰叁肆伍陆柒捌玖"
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


def numeral(value: int, form: str) -> str:
    """The number in a format of Word; in plain digits where the format is not known."""
    return _FORMS.get(form, str)(value)


def _repeated(letters: str) -> Callable[[int], str]:
    """Letters that are doubled, tripled … after the last one: z, aa, bb."""

    def write(value: int) -> str:
        rounds, place = divmod(value - 1, len(letters))
        return letters[place] * (rounds + 1)

    return write


def _cycled(letters: str) -> Callable[[int], str]:
    return lambda value: letters[(value - 1) % len(letters)]


def _circled(first: str, last: int) -> Callable[[int], str]:
    """Single characters that stand for 1 to `last`; digits after that."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= last else str(value)


def _digits(signs: str) -> Callable[[int], str]:
    return lambda value: "".join(signs[int(digit)] for digit in str(value))


def _counted(digits: str, units: str, ten: str) -> Callable[[int], str]:
    """Chinese counting: 十, 十一, 二十, 一百〇一; `ten` is how 10 to 19 begin."""

    def write(value: int) -> str:
        if value >= 10_000:
            return str(value)
        text = _with_units(value, digits, units)
        spelt = digits[1] + units[0]
        return ten + text[2:] if 10 <= value < 20 and text.startswith(spelt) else text

    return write


def _with_units(value: int, digits: str, units: str) -> str:
    text = ""
    figures = str(value)
    for place, figure in enumerate(figures):
        power = len(figures) - place - 1
        if figure != "0":
            text += digits[int(figure)] + (units[power - 1] if power else "")
        elif figures[place + 1 :].strip("0") and not text.endswith(digits[0]):
            text += digits[0]
    return text or digits[0]


def _ordinal(value: int) -> str:
    ending = "th" if 10 < value % 100 < 14 else _ORDINALS.get(value % 10, "th")
    return f"{value}{ending}"


_COUNTING = _counted(_HAN, "十百千", "十")
_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda value: "",
    "decimalZero": lambda value: f"{value:02}",
    "ordinal": _ordinal,
    "numberInDash": lambda value: f"- {value} -",
    "upperRoman": lambda value: to_roman(value),
    "lowerRoman": lambda value: to_roman(value).lower(),
    "upperLetter": _repeated(_LATIN.upper()),
    "lowerLetter": _repeated(_LATIN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "russianLower": _repeated(_RUSSIAN),
    "arabicAbjad": _repeated(_ABJAD),
    "arabicAlpha": _repeated(_HIJA),
    "hindiNumbers": _digits("०१२३४५६७८९"),
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalEnclosedCircle": _circled("①", 20),
    "decimalEnclosedCircleChinese": _circled("①", 20),
    "decimalEnclosedParen": _circled("⑴", 20),
    "decimalEnclosedFullstop": _circled("⒈", 20),
    "ideographEnclosedCircle": _circled("㊀", 10),
    "ideographDigital": _digits(_HAN),
    "japaneseDigitalTenThousand": _digits(_HAN),
    "taiwaneseDigital": _digits(_HAN),
    "ideographTraditional": _cycled(_STEMS),
    "ideographZodiac": _cycled(_BRANCHES),
    "chineseCounting": _COUNTING,
    "chineseCountingThousand": _COUNTING,
    "japaneseCounting": _COUNTING,
    "taiwaneseCounting": _COUNTING,
    "taiwaneseCountingThousand": _COUNTING,
    "chineseLegalSimplified": _counted(_LEGAL_HAN, "拾佰仟", "壹拾"),
    "ideographLegalTraditional": _counted(_LEGAL_HAN, "拾佰仟", "壹拾"),
}
