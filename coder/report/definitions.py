"""The codebook as an appendix: what each code means, when it is used, and n of N."""

from collections.abc import Iterator, Mapping

from codebook.model import Code, Codebook
from coder.exchange.theme_cells import figures
from coder.report.model import Definition
from coder.themes.table import CodeCount

_FIELDS = {
    "brief": "In brief",
    "full": "Definition",
    "use_when": "Use when",
    "not_when": "Not when",
    "example": "Example",
}


def definitions(codebook: Codebook, counts: Mapping[str, CodeCount]) -> Iterator[Definition]:
    """Every code in the codebook's order; `counts` maps guids to what was counted."""
    for code in codebook:
        count = counts.get(code.guid)
        told = f"{figures(count.share)[0]}" if count and count.share.base else ""
        yield Definition(
            f"{code.id}  {code.label}{' (retired)' if code.retired else ''}",
            codebook.depth(code),
            told,
            tuple(_fields(code)),
        )


def _fields(code: Code) -> Iterator[tuple[str, str]]:
    for name, title in _FIELDS.items():
        if words := getattr(code, name).strip():
            yield title, words
    if code.values:
        yield "Values", "; ".join(value.label for value in code.values)
    if code.levels:
        yield "Levels", "; ".join(f"{level.rank} {level.label}" for level in code.levels)
