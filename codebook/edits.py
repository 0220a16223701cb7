"""Edits of a codebook, one at a time: each gives a new, checked codebook and leaves the old."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count

from codebook.checks import ID, MOST_CODES, checked, colours_by_place, tidy
from codebook.colours import PALETTE, palette_colour, shade
from codebook.errors import InvalidCodebookError
from codebook.model import Code, Codebook, CodeUnit, Keywords, new_guid

TEXTS = ("label", "brief", "full", "use_when", "not_when", "example")
"""The six fields that define a code (MacQueen et al., 1998)."""
_LONGEST_ID = 40
_INITIALS = 4
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ALIKE = 86  # of 100: “Risk” and “Risks” are alike, “Engaging” and “Engaged” are not


def renamed(codebook: Codebook, code: Code, *, label: str = "", new_id: str = "") -> Codebook:
    """The code with another label, another id, or both; its children stay below it."""
    before = _own(codebook, code)
    named = tidy(new_id) or before.id
    after = replace(before, label=tidy(label) or before.label, id=named)
    below = {child.guid: replace(child, parent=named) for child in codebook.children(before)}
    return _with(codebook, {after.guid: after, **below})


def redefined(
    codebook: Codebook, code: Code, texts: Mapping[str, str], *, keywords: Keywords | None = None
) -> Codebook:
    """The code with these of its six fields, and these keywords, if any are given."""
    if unknown := set(texts) - set(TEXTS):
        raise InvalidCodebookError(None, f"a code has no text {', '.join(sorted(unknown))}.")
    before = _own(codebook, code)
    fields = {name: getattr(before, name) for name in TEXTS} | dict(texts)
    after = replace(before, **fields, keywords=keywords or before.keywords)
    return _with(codebook, {after.guid: after})


def lettered(codebook: Codebook, code: Code, hotkey: str) -> Codebook:
    """The code with another key, or with none."""
    after = replace(_own(codebook, code), hotkey=hotkey)
    return _with(codebook, {after.guid: after})


def recoloured(codebook: Codebook, code: Code, colour: str) -> Codebook:
    """The code in a colour: `#rrggbb`, a number from 1 to 12, or blank for one that is free.

    Codes below it that have a shade of its colour follow.
    """
    before = _own(codebook, code)
    chosen = colour.strip()
    if chosen.isdecimal() and 1 <= int(chosen) <= len(PALETTE):
        chosen = palette_colour(int(chosen))
    after = replace(before, colour=chosen or _free_colour(codebook, before.parent))
    return _with(codebook, _bleached(codebook, before) | {after.guid: after})


def moved(codebook: Codebook, code: Code, *, parent: str, before: Code | None = None) -> Codebook:
    """The code, with all below it, as a child of `parent` (an id, or blank for the top).

    It stands before its sibling `before`, or as the last. Complaints tell of circles and of
    codes that are used in another kind of document.
    """
    mine = _own(codebook, code)
    if before is not None and before.guid == mine.guid:
        return codebook
    if any(one.id == tidy(parent) for one in codebook.family(mine)):
        what = f"{mine.id} cannot stand below {parent}: that is itself, or stands below it."
        raise InvalidCodebookError(None, what)
    after, shades = replace(mine, parent=tidy(parent)), {}
    if after.parent != mine.parent:
        after = replace(after, colour=_free_colour(codebook, after.parent))
        shades = _bleached(codebook, mine)
    order = [one for one in codebook if one.guid != mine.guid]
    at = len(order) if before is None else order.index(_own(codebook, before))
    return _checked(codebook, [*order[:at], after, *order[at:]], shades)


def added(codebook: Codebook, code: Code, *, after: Code | None = None) -> Codebook:
    """The codebook with one code more: behind its sibling `after`, or as the last child."""
    fresh = code if code.colour else replace(code, colour=_free_colour(codebook, code.parent))
    order = list(codebook)
    at = len(order) if after is None else order.index(_own(codebook, after)) + 1
    return _checked(codebook, [*order[:at], fresh, *order[at:]])


def with_labels(codebook: Codebook, labels: Iterable[str], *, unit: CodeUnit) -> Codebook:
    """The codebook with a code for each of these labels: the last at the top, ids and keys free."""
    grown = codebook
    for label in labels:
        code = Code(
            id=suggested_id(grown, label),
            label=label,
            unit=unit,
            hotkey=suggested_hotkey(grown, label),
        )
        grown = replace(grown, codes=(*grown.codes, code))
    return _checked(codebook, grown)


def merged(codebook: Codebook, source: Code, target: Code) -> Codebook:
    """The codebook without `source`: its keywords and the codes below it go to `target`.

    A target that stands below the source comes up to its place first. The texts stay the
    target's. Refused are codes of different kinds or units, and a retired target.
    """
    gone, stays = _own(codebook, source), _own(codebook, target)
    if gone.guid == stays.guid:
        raise InvalidCodebookError(None, f"{gone.id} cannot be merged into itself.")
    if stays.retired:
        what = f"{stays.id} is retired and is given no more; bring it back first."
        raise InvalidCodebookError(None, what)
    if (gone.kind, gone.unit) != (stays.kind, stays.unit):
        raise InvalidCodebookError(
            None,
            f"{gone.id} is a {gone.kind} code of {gone.unit}s and {stays.id} a {stays.kind} code "
            f"of {stays.unit}s; only codes of one kind can be merged.",
        )
    if stays in codebook.family(gone):
        codebook = moved(codebook, stays, parent=gone.parent, before=gone)
        gone, stays = _own(codebook, gone), _own(codebook, stays)
    both = Keywords(
        (*stays.keywords.seek, *gone.keywords.seek), (*stays.keywords.avoid, *gone.keywords.avoid)
    )
    changed = {child.guid: replace(child, parent=stays.id) for child in codebook.children(gone)}
    changed[stays.guid] = replace(stays, keywords=both)
    return _checked(codebook, [one for one in codebook if one.guid != gone.guid], changed)


def split(codebook: Codebook, code: Code, *, label: str, new_id: str = "") -> Codebook:
    """A new code beside this one, defined alike, so that both can be narrowed.

    The keywords stay with the old one: a hit would otherwise suggest both.
    """
    mine = _own(codebook, code)
    twin = replace(
        mine,
        id=tidy(new_id) or suggested_id(codebook, label, parent=mine.parent),
        label=label,
        keywords=Keywords(),
        colour="",
        hotkey=suggested_hotkey(codebook, label),
        retired=False,
        guid=new_guid(),
    )
    return added(codebook, twin, after=mine)


def retired(codebook: Codebook, code: Code) -> Codebook:
    """The code kept with its codings, but given no more; its key is free for another."""
    after = replace(_own(codebook, code), retired=True, hotkey="")
    return _with(codebook, {after.guid: after})


def revived(codebook: Codebook, code: Code) -> Codebook:
    """A retired code in use again, under a key that is free."""
    before = _own(codebook, code)
    key = before.hotkey or suggested_hotkey(codebook, before.label)
    return _with(codebook, {before.guid: replace(before, retired=False, hotkey=key)})


def alike(codebook: Codebook, label: str, *, but: Code | None = None) -> list[Code]:
    """The codes, retired ones too, that are called so or nearly so, the nearest first.

    Upper and lower case are the same. `but` is the code that is to be renamed.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - loaded only where somebody names a code

    wanted = tidy(label).casefold()
    scored = [(fuzz.ratio(wanted, code.label.casefold()), code) for code in codebook]
    near = [pair for pair in scored if pair[0] >= _ALIKE and (not but or pair[1].guid != but.guid)]
    return [code for _, code in sorted(near, key=lambda pair: -pair[0])]


def suggested_id(codebook: Codebook, label: str, *, parent: str = "") -> str:
    """A free id: the parent's with the next number, else the initials of the label's words."""
    above = codebook.find(parent) if parent else None
    words = ["".join(filter(str.isalnum, word)) for word in tidy(label).split()]
    kept = [word for word in words if word]
    if above is not None:
        return _numbered(codebook, f"{above.id}." if above.id[-1].isdigit() else above.id)
    stem = "".join(word[0] for word in kept[:_INITIALS]) if len(kept) > 1 else "".join(kept)[:3]
    stem = stem.upper() if ID.fullmatch(stem.upper()) else "C"
    return stem if codebook.find(stem) is None else _numbered(codebook, stem)


def suggested_hotkey(codebook: Codebook, label: str) -> str:
    """A small letter that no code has: the first such of the label, else of the alphabet."""
    taken = {code.hotkey for code in codebook}
    own = [letter for letter in label.casefold() if letter in _LETTERS]
    return next((letter for letter in [*own, *_LETTERS] if letter not in taken), "")


def _numbered(codebook: Codebook, stem: str) -> str:
    short = stem[: _LONGEST_ID - len(str(MOST_CODES))]
    ids = (f"{short}{number}" for number in count(1))
    return next(one for one in ids if codebook.find(one) is None)


def _own(codebook: Codebook, code: Code) -> Code:
    """The code as this codebook has it; somebody else may have changed or removed it."""
    found = codebook.of_guid(code.guid)
    if found is None:
        raise InvalidCodebookError(None, f"{code.id} is not in the codebook any more.")
    return found


def _with(codebook: Codebook, changed: Mapping[str, Code]) -> Codebook:
    return _checked(codebook, codebook, changed)


def _checked(
    codebook: Codebook, codes: Iterable[Code], changed: Mapping[str, Code] | None = None
) -> Codebook:
    """These codes, some of them (by guid) changed, as a checked codebook."""
    others = changed or {}
    after = checked(
        (others.get(code.guid, code) for code in codes),
        title=codebook.title,
        label=codebook.label,
    )
    return replace(after, version=codebook.version)


def _bleached(codebook: Codebook, code: Code) -> dict[str, Code]:
    """The codes below that have the shade of their place, without it: they get another."""
    given = colours_by_place(codebook)
    _, *below = codebook.family(code)
    return {one.guid: replace(one, colour="") for one in below if one.colour == given[one.id]}


def _free_colour(codebook: Codebook, parent: str) -> str:
    """The next of the palette, or of the parent's shades, that no sibling has."""
    above = codebook.find(parent) if parent else None
    siblings = [one.colour for one in codebook if one.parent == (above.id if above else "")]
    if above is None or not above.colour:
        colours = [*PALETTE]
    else:
        colours = [shade(above.colour, place) for place in range(len(siblings) + 1)]
    last = colours[len(siblings) % len(colours)]
    return next((colour for colour in colours if colour not in siblings), last)
