"""Page numbers and running heads: what stands on the paper and is no text of the document."""

from __future__ import annotations

import re

_NUMERAL = r"(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})"
_PAGE_NUMBER = re.compile(
    rf"(?:[-–—]\s*)?{_NUMERAL}(?:\s*[-–—])?"  # 2   - 2 -
    rf"|{_NUMERAL}\s*/\s*{_NUMERAL}"  # 2/7
    # Page 2   Page 2 of 7   Стр. 2/7
    rf"|[^\W\d_]{{1,12}}\.?\s+{_NUMERAL}(?:\s+\w{{1,4}}\s+{_NUMERAL}|\s*/\s*{_NUMERAL})?"
    rf"|第\s*\d{{1,4}}\s*页(?:\s*[,，/]?\s*共\s*\d{{1,4}}\s*页)?"
)


def is_page_number(text: str) -> bool:
    """Whether a running line is a page number in one of the usual forms and nothing else."""
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None
