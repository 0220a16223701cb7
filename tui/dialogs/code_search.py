"""Which codes are meant by some typed letters: by id, label, keywords and definition."""

from collections.abc import Callable

from codebook.model import Code, Codebook

LIMIT = 50  # more than anybody reads
_CLOSE = 70  # of 100: below this, likeness is chance
_SHORT = 4  # letters; fewer are too few to be alike by chance only


def found(codebook: Codebook, typed: str) -> list[Code]:
    """The codes that fit, the best first; all in the order of the codebook for nothing typed."""
    wanted = typed.casefold().strip()
    if not wanted:
        return list(codebook)[:LIMIT]
    from rapidfuzz import fuzz

    scored = [(_score(wanted, code, fuzz.partial_ratio), code) for code in codebook]
    close = [pair for pair in scored if pair[0] >= _CLOSE]
    return [code for _, code in sorted(close, key=lambda pair: -pair[0])][:LIMIT]


def _score(wanted: str, code: Code, alike: Callable[[str, str], float]) -> float:
    """An id counts most, then the label, then keywords, then what the code is said to mean."""
    name = code.id.casefold()
    if name.startswith(wanted):
        return 300 if name == wanted else 250
    fields = (
        (code.label, 100.0),
        (" ".join(code.keywords.seek), 50.0),
        (f"{code.brief} {code.full}", 0.0),
    )
    return max(_likeness(wanted, text.casefold(), alike) + bonus for text, bonus in fields)


def _likeness(wanted: str, text: str, alike: Callable[[str, str], float]) -> float:
    """100 where the words stand in the text, less where they are only like some; else far below."""
    if wanted in text:
        return 100
    if len(wanted) < _SHORT or len(text) < len(wanted):
        return -200
    score = alike(wanted, text)
    return score if score >= _CLOSE else -200
