"""A codebook as the rows of a tree: what is folded away, and where the cursor goes."""

from collections.abc import Collection
from dataclasses import dataclass

from codebook.model import Code, Codebook


@dataclass(frozen=True, slots=True)
class Row:
    """A code in the tree; `sign` tells whether codes below it are hidden, shown, or none."""

    code: Code
    depth: int
    sign: str = ""


HIDDEN, SHOWN = "▸", "▾"


def rows(codebook: Codebook, folded: Collection[str]) -> list[Row]:
    """The rows that show, in reading order; the codes below a folded one (a guid) do not."""
    found: list[Row] = []

    def walk(codes: tuple[Code, ...], depth: int) -> None:
        for code in codes:
            below = codebook.children(code)
            hidden = code.guid in folded
            found.append(Row(code, depth, (HIDDEN if hidden else SHOWN) if below else ""))
            if not hidden:
                walk(below, depth + 1)

    walk(codebook.roots(), 0)
    return found


def above(codebook: Codebook, code: Code) -> list[Code]:
    """The codes above a code, the nearest first."""
    found, parent = list[Code](), codebook.find(code.parent) if code.parent else None
    while parent is not None:
        found.append(parent)
        parent = codebook.find(parent.parent) if parent.parent else None
    return found


def named(codebook: Codebook, typed: str) -> list[Code]:
    """The codes in whose id or label each typed word stands; first those that begin with it."""
    wanted = typed.casefold().split()
    if not wanted:
        return []

    def places(code: Code) -> list[int]:
        name = f" {code.id} {code.label}".casefold()
        return [0 if f" {word}" in name else 1 if word in name else 2 for word in wanted]

    scored = [(max(places(code)), code) for code in codebook]
    return [code for score, code in sorted(scored, key=lambda one: one[0]) if score < 2]  # noqa: PLR2004 - 2 is not there


def place_before(codebook: Codebook, code: Code, step: int) -> tuple[bool, Code | None]:
    """Whether a code can go one place up (-1) or down (1) among its siblings, and before which.

    None is the last place.
    """
    siblings = [one for one in codebook if one.parent == code.parent]
    at = [one.guid for one in siblings].index(code.guid)
    to = at + step
    if not 0 <= to < len(siblings):
        return False, None
    behind = to if step < 0 else to + 1
    return True, siblings[behind] if behind < len(siblings) else None


def sibling_above(codebook: Codebook, code: Code) -> Code | None:
    """The sibling before a code: the one that it goes below when it moves in."""
    siblings = [one for one in codebook if one.parent == code.parent]
    at = [one.guid for one in siblings].index(code.guid)
    return siblings[at - 1] if at else None


def sibling_below(codebook: Codebook, code: Code) -> Code | None:
    """The sibling after a code, or None for the last."""
    siblings = [one for one in codebook if one.parent == code.parent]
    at = [one.guid for one in siblings].index(code.guid)
    return siblings[at + 1] if at + 1 < len(siblings) else None
