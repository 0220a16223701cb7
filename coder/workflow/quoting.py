"""Find a quotation in a text as a person would: kinds of quotation marks and blanks aside."""

import re

from coder.search.literals import literal
from transcripts.model import Span
from transcripts.text import canonical

GUARD = "' \t\r\n"


def quoted(text: str, quote: str) -> list[Span]:
    """Every place where the quotation stands in the text, places that overlap included."""
    pattern = _pattern(quote)
    if not pattern:
        return []
    found = re.finditer(f"(?=({pattern}))", text)
    return [Span(*place.span(1)) for place in found]


def same_words(text: str, quote: str) -> bool:
    """Whether a text is the quotation, and nothing more.

    Apostrophes before it do not matter: tables put one before what looks like a formula.
    """
    return re.fullmatch(rf"[\s']*{_pattern(quote.lstrip(GUARD))}\s*", text) is not None


def _pattern(quote: str) -> str:
    return literal(canonical(quote), fold=False)
