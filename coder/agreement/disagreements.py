"""The units on which coders differ, so that a team can settle them one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from codebook.model import Code, CodeKind
from coder.model import Coder
from coder.units import Block, CodedStudy, UnitKind, default_unit
from transcripts.model import Document, Span

PRESENCE = ("absent", "present")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A unit on which coders differ, and what each who finished it said.

    `document` is the first of the unit's documents; `said` maps a coder's name to "present" or
    "absent", or to a value or level.
    """

    document: Document
    span: Span
    code: Code
    said: Mapping[str, str]


def disagreements(
    coded: CodedStudy,
    codes: Sequence[Code],
    coders: Sequence[Coder],
    *,
    unit: UnitKind | None = None,
) -> list[Disagreement]:
    """All of them, code by code in the order of the documents; levels where presence agrees."""
    return [one for code in codes for one in _of_code(coded, code, coders, unit)]


def _of_code(
    coded: CodedStudy, code: Code, coders: Sequence[Coder], unit: UnitKind | None
) -> Iterator[Disagreement]:
    if code.kind is CodeKind.CHOICE:
        values = tuple(value.id for value in code.values)
        yield from _differing(coded.values(code, coders, values), code, values)
        return
    blocks = coded.presence(code, coders, unit or default_unit(code))
    presence = list(_differing(blocks, code, PRESENCE))
    yield from presence
    if code.levels:
        ranks = tuple(str(level.rank) for level in code.levels)
        told = {one.document.guid for one in presence}
        for one in _differing(coded.values(code, coders, ranks), code, ranks):
            if one.document.guid not in told:
                yield one


def _differing(
    blocks: Sequence[Block], code: Code, categories: Sequence[str]
) -> Iterator[Disagreement]:
    for block in blocks:
        marks = {name: mark for name, mark in block.marks.items() if mark is not None}
        for place, span in enumerate(block.spans):
            said = {name: categories[mark[place]] for name, mark in marks.items()}
            if len(set(said.values())) > 1:
                yield Disagreement(block.documents[0], span, code, said)
