"""A code as a file says it, before it is known to be right; every format ends here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from codebook.checks import checked, tidy
from codebook.colours import PALETTE, palette_colour
from codebook.errors import InvalidCodebookError
from codebook.model import Code, Codebook, CodeKind, CodeUnit, Keywords, Level, Value

TEXTS = {
    "label": "label",
    "hotkey": "hotkey",
    "brief": "brief",
    "full": "full",
    "use when": "use_when",
    "not when": "not_when",
    "example": "example",
}
"""The text fields: what a file calls each, and what the model does."""
WORDS = (*TEXTS, "colour", "kind", "unit", "retired")
"""The fields that are one word or text each, as a file calls them."""
FIELDS = (*WORDS, "values", "levels", "keywords", "not keywords")
RETIRED = "yes"
_ANSWERS = {"": False, "no": False, "false": False, RETIRED: True, "true": True}

Word = TypeVar("Word", bound=StrEnum)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """One code as written. `lines` has the line of each field, `line` that of the code."""

    id: str
    line: int
    parent: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    values: Sequence[Pair] = ()
    levels: Sequence[Pair] = ()
    seek: Sequence[str] = ()
    avoid: Sequence[str] = ()
    lines: Mapping[str, int] = field(default_factory=dict)


def field_name(written: str) -> str:
    """The field's own name, however its words are joined: `use_when` is `use when`."""
    return " ".join(written.replace("_", " ").replace("-", " ").lower().split())


def unknown_field(written: str, known: Iterable[str]) -> str:
    """A sentence about a field that no code has, with the nearest that there is."""
    names = list(known)
    close = get_close_matches(field_name(written), names, n=1, cutoff=0.5)
    hint = f"Did you mean {close[0]!r}?" if close else f"There are: {', '.join(names)}."
    return f"there is no field {written!r}. {hint}"


def codebook_of(
    drafts: Iterable[Draft], *, title: str = "", label: str = "", path: Path | None = None
) -> Codebook:
    """The drafts as a checked codebook.

    A blank unit is the parent's, a blank kind is told by the values. Raises InvalidCodebookError.
    """
    by_id: dict[str, Draft] = {}
    for draft in drafts:
        name = tidy(draft.id)
        if name in by_id:
            what = (
                f"{name}: there are two codes of this id; the first is on line {by_id[name].line}."
            )
            raise InvalidCodebookError(path, what, line=draft.line)
        by_id[name] = draft
    lines = {name: draft.line for name, draft in by_id.items()}
    for name, draft in by_id.items():
        lines |= {f"{name}/{one}": line for one, line in draft.lines.items()}
    codes = [_code(draft, _unit(draft, by_id), path) for draft in by_id.values()]
    return checked(codes, title=title, label=label, path=path, lines=lines)


def _unit(draft: Draft, by_id: Mapping[str, Draft]) -> str:
    seen: set[str] = set()
    above: Draft | None = draft
    while above is not None and above.id not in seen:
        if unit := above.texts.get("unit"):
            return unit
        seen.add(above.id)
        above = by_id.get(above.parent)
    return CodeUnit.RESPONSE


def _code(draft: Draft, unit: str, path: Path | None) -> Code:
    texts: dict[str, Any] = {name: draft.texts.get(field, "") for field, name in TEXTS.items()}
    kind = draft.texts.get("kind") or (CodeKind.CHOICE if draft.values else CodeKind.PRESENCE)
    return Code(
        id=draft.id,
        parent=tidy(draft.parent),
        **texts,
        kind=_word(CodeKind, kind, draft=draft, field="kind", path=path),
        unit=_word(CodeUnit, unit, draft=draft, field="unit", path=path),
        values=tuple(Value(*pair) for pair in draft.values),
        levels=tuple(Level(rank, *pair) for rank, pair in enumerate(draft.levels)),
        keywords=Keywords(tuple(draft.seek), tuple(draft.avoid)),
        colour=_colour(draft.texts.get("colour", "")),
        retired=_is_retired(draft, path),
    )


def _word(words: type[Word], written: str, *, draft: Draft, field: str, path: Path | None) -> Word:
    try:
        return words(written.strip().lower())
    except ValueError:
        what = f"{draft.id}, {field}: {written!r} is neither {' nor '.join(words)}."
        line = draft.lines.get(field, draft.line)
        raise InvalidCodebookError(path, what, line=line) from None


def _is_retired(draft: Draft, path: Path | None) -> bool:
    written = draft.texts.get("retired", "")
    answer = _ANSWERS.get(written.strip().lower())
    if answer is None:
        what = f"{draft.id}, retired: {written!r} is neither yes nor no."
        raise InvalidCodebookError(path, what, line=draft.lines.get("retired", draft.line))
    return answer


def _colour(written: str) -> str:
    if written.isdecimal() and 1 <= int(written) <= len(PALETTE):
        return palette_colour(int(written))
    return written
