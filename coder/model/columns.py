"""The codings of a study column by column, so that a million can be counted at once."""

from array import array
from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

from coder.model.coding import Coding

NOWHERE = -1


class Columns(NamedTuple):
    """One number (64 bits) for each coding, in the order of the codings.

    `document`, `code` and `coder` are places among the study's documents, codes and coders, or
    NOWHERE for what is not in the study; `start` and `stop` are code points.
    """

    document: "array[int]"
    code: "array[int]"
    coder: "array[int]"
    start: "array[int]"
    stop: "array[int]"


def columns(
    codings: Sequence[Coding],
    *,
    documents: Iterable[str],
    codes: Iterable[str],
    coders: Iterable[str],
) -> Columns:
    """The columns of codings; the rest are guids in the order in which places are counted."""
    return Columns(
        _places(codings, "document", documents),
        _places(codings, "code", codes),
        _places(codings, "coder", coders),
        array("q", map(attrgetter("span.start"), codings)),
        array("q", map(attrgetter("span.stop"), codings)),
    )


def _places(codings: Sequence[Coding], name: str, guids: Iterable[str]) -> "array[int]":
    place = {guid: number for number, guid in enumerate(guids)}
    return array("q", map(place.get, map(attrgetter(name), codings), repeat(NOWHERE)))
