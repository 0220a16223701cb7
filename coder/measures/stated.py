"""What a field of a key says, as numbers and kinds; what cannot be is refused where it stands."""

import re
from typing import NoReturn, Protocol

from coder.measures.key import Direction, How, Kind

_NUMBER = r"-?\d+(?:\.\d+)?"
_RANGE = re.compile(rf"\s*({_NUMBER})\s*(?:to|-|–)\s*({_NUMBER})\s*")
_OPEN = re.compile(rf"\s*({_NUMBER})\s*or more\s*")
_OF = re.compile(r"\s*(\d+)(?:\s*of\s*\d+)?\s*")
_YES, _NO = {"yes", "true"}, {"no", "false"}


class Part(Protocol):
    """Something written in a key, which knows where it stands when it is wrong."""

    def text(self) -> str: ...

    def wrong(self, what: str) -> NoReturn: ...


def number(part: Part) -> float:
    """A number, with a point for parts."""
    if re.fullmatch(_NUMBER, part.text().strip()) is None:
        part.wrong(f"{part.text()!r} is not a number.")
    return float(part.text())


def whole(part: Part, least: int, most: int) -> int:
    """A whole number between two; `12 of 15` is 12."""
    found = _OF.fullmatch(part.text())
    if found is None or not least <= int(found[1]) <= most:
        part.wrong(f"{part.text()!r} is not a whole number from {least} to {most}.")
    return int(found[1])


def yes(part: Part) -> bool:
    """Whether it says yes or no."""
    said = part.text().casefold()
    if said not in _YES | _NO:
        part.wrong(f"{part.text()!r} is neither yes nor no.")
    return said in _YES


def answer_range(part: Part) -> tuple[float, float | None]:
    """The smallest and the largest answer: `1 to 5`, or `0 or more`."""
    if found := _OPEN.fullmatch(part.text()):
        return float(found[1]), None
    found = _RANGE.fullmatch(part.text())
    if found is None or float(found[1]) >= float(found[2]):
        part.wrong(f"{part.text()!r} is not a range, as in 1 to 5, or 0 or more.")
    return float(found[1]), float(found[2])


def direction(part: Part, kind: Kind) -> Direction:
    """Which scores are better; that neither is cannot be said of a scale."""
    said = part.text().casefold().removesuffix("is better").strip()
    known = [str(one) for one in Direction if kind is not Kind.SCALE or one is not one.NEITHER]
    if said not in known:
        part.wrong(f"{part.text()!r} is no direction. Say which is better: {' or '.join(known)}.")
    return Direction(said)


def how(part: Part) -> How:
    """Sum or mean."""
    if part.text() not in list(How):
        part.wrong(f"{part.text()!r} is no way to score. Use sum or mean.")
    return How(part.text())


def coding(part: Part, low: float, high: float | None) -> str:
    """Which end of the printed scale agrees, as in `agree is 1`."""
    said = re.sub(r"\s*agree[ -]is[ -]", "agree is ", part.text().casefold()).strip()
    ends = [f"agree is {end:g}" for end in (low, high) if end is not None]
    if said not in ends:
        part.wrong(
            f"{part.text()!r} does not say which end of the printed scale is which. Write "
            f"{' or '.join(ends)}: the number that says that the statement fits very well."
        )
    return said
