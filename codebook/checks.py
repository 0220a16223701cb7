"""What must hold in a codebook, and what would make it better."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NoReturn
from unicodedata import normalize

from codebook.colours import palette_colour, shade
from codebook.errors import InvalidCodebookError
from codebook.model import Code, Codebook, CodeKind, Keywords, Level, Value

ID = re.compile(r"[^\W_][\w.-]{0,39}")
COLOUR = re.compile(r"#[0-9a-f]{6}")
MOST_CODES = 2000
DEEPEST = 12


def tidy(text: str) -> str:
    """The text as it is kept: NFC, plain line ends, no blanks around it, all of it storable."""
    if text.isascii() and text.isprintable():
        return text.strip()
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    lines = (
        whole.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")
    )
    return normalize("NFC", lines).strip()


def checked(
    codes: Iterable[Code],
    *,
    title: str = "",
    label: str = "",
    path: Path | None = None,
    lines: Mapping[str, int] | None = None,
) -> Codebook:
    """A codebook in which everything holds: the only way to build one.

    Texts are tidied, codes put in reading order, and a code without a colour gets a shade of its
    parent's, or the next of the palette. `lines` gives the line of a code (`PL1`) or of one of
    its fields (`PL1/hotkey`) for the messages. Raises InvalidCodebookError.
    """
    check = _Check(tuple(_tidied(code) for code in codes), path, lines or {})
    check.every_code_stands_alone()
    check.no_two_alike()
    check.tree()
    return Codebook(_coloured(check.in_reading_order()), title=tidy(title), label=tidy(label))


def advice(codebook: Codebook) -> list[str]:
    """What a careful team would still add, one sentence each; nothing here is a mistake."""
    return [
        *_missing(codebook, "a brief definition", [c for c in codebook if not c.brief]),
        *_missing(codebook, "a rule when to use it", [c for c in codebook if not c.use_when]),
        *_missing(codebook, "a rule when not to use it", [c for c in codebook if not c.not_when]),
        *_missing(codebook, "an example", [c for c in codebook if not c.example]),
        *_missing(codebook, "a hotkey", [c for c in codebook if not c.hotkey]),
    ]


def _missing(codebook: Codebook, what: str, codes: list[Code]) -> list[str]:
    if not codes:
        return []
    if len(codes) == len(codebook):
        return [f"No code has {what}."]
    return [f"Without {what}: {', '.join(code.id for code in codes)}."]


class _Check:
    """The codes under check, and where each stands in its file."""

    def __init__(
        self, codes: tuple[Code, ...], path: Path | None, lines: Mapping[str, int]
    ) -> None:
        self.codes = codes
        self.path = path
        self.lines = lines
        self.by_id = {code.id: code for code in codes}

    def wrong(self, code: Code, field: str, what: str) -> NoReturn:
        line = self.lines.get(f"{code.id}/{field}", self.lines.get(code.id))
        raise InvalidCodebookError(self.path, f"{code.id}, {field}: {what}", line=line)

    def every_code_stands_alone(self) -> None:
        if len(self.codes) > MOST_CODES:
            what = f"{len(self.codes)} codes are more than a codebook may have ({MOST_CODES})."
            raise InvalidCodebookError(self.path, what)
        for code in self.codes:
            self.names_and_marks(code)
            self.values(code)
            self.levels(code)

    def names_and_marks(self, code: Code) -> None:
        if not ID.fullmatch(code.id):
            self.wrong(code, "id", "an id is made of letters, digits and _ . - without blanks.")
        if not code.label:
            self.wrong(code, "label", "there is none; give the code a name for people.")
        if code.hotkey and not (len(code.hotkey) == 1 and code.hotkey.islower()):
            self.wrong(code, "hotkey", f"{code.hotkey!r} is not one small letter, such as p.")
        if code.colour and not COLOUR.fullmatch(code.colour):
            self.wrong(code, "colour", f"{code.colour!r} is neither #rrggbb nor 1 to 12.")

    def values(self, code: Code) -> None:
        ids = [value.id for value in code.values]
        if code.kind is CodeKind.PRESENCE and ids:
            self.wrong(code, "values", "only a choice has values; leave them out, or say choice.")
        if code.kind is CodeKind.CHOICE and len(ids) < 2:  # noqa: PLR2004 - a choice is between two
            self.wrong(code, "values", "a choice needs two values or more.")
        for value in code.values:
            if not ID.fullmatch(value.id):
                self.wrong(code, "values", f"{value.id!r} must be one word: letters, digits, _ . -")
        if twice := _twice(ids):
            self.wrong(code, "values", f"{twice!r} is there twice.")

    def levels(self, code: Code) -> None:
        if not code.levels:
            return
        labels = [level.label for level in code.levels]
        if code.kind is CodeKind.CHOICE:
            self.wrong(code, "levels", "a choice has values; it cannot have levels too.")
        if [level.rank for level in code.levels] != list(range(len(labels))) or len(labels) == 1:
            self.wrong(code, "levels", "levels count up from 0 (not there), two or more of them.")
        if not all(labels):
            self.wrong(code, "levels", "a level has no name.")
        if twice := _twice(labels):
            self.wrong(code, "levels", f"{twice!r} is there twice.")

    def no_two_alike(self) -> None:
        for field in ("id", "label", "hotkey"):
            seen: dict[str, Code] = {}
            for code in self.codes:
                mark = str(getattr(code, field)).casefold()
                if mark in seen:
                    other = seen[mark].id
                    self.wrong(code, field, f"{getattr(code, field)!r} is also that of {other}.")
                if mark:
                    seen[mark] = code

    def tree(self) -> None:
        for code in self.codes:
            if not code.parent:
                continue
            above = self.by_id.get(code.parent)
            if above is None:
                self.wrong(code, "parent", f"there is no code {code.parent!r}.")
            if above.kind is CodeKind.CHOICE:
                self.wrong(code, "parent", f"{above.id} is a choice; no code can stand below it.")
            if above.unit is not code.unit:
                what = f"{above.id} above it is coded in {above.unit}s; a code counts where its"
                self.wrong(code, "unit", f"{what} parent counts, so it cannot be {code.unit}.")
            self.way_up(code)

    def way_up(self, code: Code) -> None:
        way, above = [code.id], code.parent
        while above and above in self.by_id:
            way.append(above)
            if above == code.id:
                self.wrong(code, "parent", f"the codes go round in a circle: {' < '.join(way)}.")
            if len(way) > DEEPEST:
                self.wrong(code, "parent", f"the tree is deeper than {DEEPEST} codes, or a circle.")
            above = self.by_id[above].parent

    def in_reading_order(self) -> tuple[Code, ...]:
        below: dict[str, list[Code]] = {}
        for code in self.codes:
            below.setdefault(code.parent, []).append(code)

        def family(code: Code) -> Iterable[Code]:
            yield code
            for child in below.get(code.id, []):
                yield from family(child)

        return tuple(one for root in below.get("", []) for one in family(root))


def _twice(names: list[str]) -> str:
    counted = Counter(name.casefold() for name in names)
    return next((name for name in names if counted[name.casefold()] > 1), "")


def _tidied(code: Code) -> Code:
    return Code(
        id=tidy(code.id),
        label=tidy(code.label),
        brief=tidy(code.brief),
        full=tidy(code.full),
        use_when=tidy(code.use_when),
        not_when=tidy(code.not_when),
        example=tidy(code.example),
        parent=tidy(code.parent),
        kind=code.kind,
        unit=code.unit,
        values=tuple(Value(tidy(v.id), tidy(v.label) or tidy(v.id)) for v in code.values),
        levels=tuple(Level(one.rank, tidy(one.label), tidy(one.anchor)) for one in code.levels),
        keywords=Keywords(_words(code.keywords.seek), _words(code.keywords.avoid)),
        colour=code.colour.strip().lower(),
        hotkey=tidy(code.hotkey),
        retired=code.retired,
        guid=code.guid,
    )


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in map(tidy, words) if word))


def colours_by_place(codes: Iterable[Code]) -> dict[str, str]:
    """The colour that each code has when none is chosen for it, by id.

    It is a shade of its parent's, or the next of the palette. Parents come first in `codes`.
    """
    chosen: dict[str, str] = {}
    given: dict[str, str] = {}
    places: Counter[str] = Counter()
    for code in codes:
        place, above = places[code.parent], chosen.get(code.parent)
        places[code.parent] += 1
        given[code.id] = shade(above, place) if above else palette_colour(place + 1)
        chosen[code.id] = code.colour or given[code.id]
    return given


def _coloured(codes: tuple[Code, ...]) -> tuple[Code, ...]:
    if all(code.colour for code in codes):
        return codes
    given = colours_by_place(codes)
    return tuple(code if code.colour else replace(code, colour=given[code.id]) for code in codes)
