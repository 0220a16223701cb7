"""Which codes go together: in the same respondents, the same documents, or the same words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from codebook.model import Code, Codebook, CodeKind
from coder.errors import InvalidRequestError
from coder.model import Study
from coder.themes.counts import Share
from coder.themes.evidence import Evidence, asked, gathered
from coder.themes.incidence import RowKind, of_evidence
from coder.themes.overlap import Meetings, meetings
from coder.themes.selection import Question, understood
from coder.themes.suppression import any_small, hide, hide_small
from coder.themes.whose import by_coder

TWO = 2

Numbers = NDArray[np.int64]


class Unit(StrEnum):
    """Where two codes must be together: in one respondent, one document, or one segment."""

    RESPONDENT = "respondent"
    DOCUMENT = "document"
    SEGMENT = "segment"


@dataclass(frozen=True, slots=True)
class Together:
    """Two codes: in how many units, of those in the base of both, are both, and each of them.

    Of segments, both counts those that share words with the other code: of the code of which they
    are fewer, so that it is never more than either.
    """

    first: Code
    second: Code
    both: Share
    of_first: Share
    of_second: Share

    @property
    def jaccard(self) -> float | None:
        """Those with both, of those with either; None of nobody, or where that is hidden."""
        either = self.of_first.n + self.of_second.n - self.both.n
        return self.both.n / either if either and not self.both.hidden else None


@dataclass(frozen=True, slots=True)
class Combined:
    """How many units have all the codes, and how many none, of those in the base of every code."""

    every: int
    none: int
    base: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Cooccurrence:
    """Every two codes of which none stands below the other, in the codebook's order.

    `counts` has the n of N of each code by itself; `combined` is None for segments. `where` is
    the question in the study's own words, `coders` maps the names of those who count to the
    number of their documents. Numbers under `suppressed` are hidden, none if it is 0.
    """

    unit: Unit
    codes: tuple[Code, ...]
    counts: tuple[Share, ...]
    pairs: tuple[Together, ...]
    combined: Combined | None
    where: Mapping[str, list[str]]
    coders: Mapping[str, int]
    suppressed: int = 0


class _Counts(NamedTuple):
    """For every two codes (rows and columns) both, of the first, and the base."""

    both: Numbers
    of_first: Numbers
    base: Numbers


def cooccurrence(
    study: Study, question: Question, unit: Unit = Unit.RESPONDENT, *, suppress: int = 0
) -> Cooccurrence:
    """Count how often codes go together; those at the top of the tree if none are named.

    Raises InvalidRequestError for fewer than two codes, and for a choice; else as `gathered`.
    """
    codes = _codes(study, question)
    evidence = gathered(study, replace(question, codes=[code.id for code in codes]))
    counts, combined = _counted(study, evidence, unit)
    pairs = (
        Together(
            evidence.codes[a],
            evidence.codes[b],
            *(
                Share(int(n), int(counts.base[a, b]))
                for n in (counts.both[a, b], counts.of_first[a, b], counts.of_first[b, a])
            ),
        )
        for a, b in combinations(range(len(evidence.codes)), TWO)
        if _apart(study.codebook, evidence.codes[a], evidence.codes[b])
    )
    return Cooccurrence(
        unit=unit,
        codes=evidence.codes,
        counts=tuple(
            hide_small(Share(int(n), int(base)), suppress)
            for n, base in zip(counts.of_first.diagonal(), counts.base.diagonal(), strict=True)
        ),
        pairs=tuple(_suppressed(one, suppress) for one in pairs),
        combined=combined and _combined_suppressed(combined, suppress),
        where=understood(study, question.where),
        coders=by_coder(study, evidence.counted),
        suppressed=suppress,
    )


def _codes(study: Study, question: Question) -> list[Code]:
    """The codes that are asked for, else those at the top; only codes that can be together."""
    if not question.codes:
        codes = [one for one in study.codebook.roots() if one.kind is CodeKind.PRESENCE]
    else:
        codes = asked(study, question.codes)
    if choices := [one.id for one in codes if one.kind is CodeKind.CHOICE]:
        raise InvalidRequestError(
            f"{choices[0]} is a choice: every respondent has one value, so it goes together with "
            f"everything. Compare groups instead: coder themes --code {choices[0]} --by NAME"
        )
    if len(codes) < TWO:
        raise InvalidRequestError("Two codes go together, or more. Name them: --code PL --code EN")
    return codes


def _counted(study: Study, evidence: Evidence, unit: Unit) -> tuple[_Counts, Combined | None]:
    if unit is Unit.SEGMENT:
        return _of_segments(meetings(study, evidence), evidence), None
    matrix = of_evidence(evidence, RowKind(unit))
    present, in_base = matrix.present.astype(np.int64), matrix.in_base.astype(np.int64)
    known = matrix.in_base.all(axis=1)
    combined = Combined(
        every=int(matrix.present.all(axis=1).sum()),
        none=int((known & ~matrix.present.any(axis=1)).sum()),
        base=int(known.sum()),
    )
    counts = _Counts(present.T @ present, present.T @ in_base, in_base.T @ in_base)
    return counts, combined


def _of_segments(found: Meetings, evidence: Evidence) -> _Counts:
    """Of two codes the base are the segments in documents of their kind, none where it differs."""
    kinds = np.array([code.unit.value for code in evidence.codes])
    alike = np.equal.outer(kinds, kinds)
    both = np.minimum(found.meeting, found.meeting.T)
    return _Counts(both, alike * found.segments[:, None], alike * found.whole[:, None])


def _apart(codebook: Codebook, first: Code, second: Code) -> bool:
    """Whether neither stands below the other: a code is always where one below it is."""
    return second not in codebook.family(first) and first not in codebook.family(second)


def _suppressed(one: Together, least: int) -> Together:
    """Both, and with it Jaccard, are hidden where few have both, or one code and not the other."""
    of_first, of_second = (hide_small(share, least) for share in (one.of_first, one.of_second))
    alone = one.of_first.n - one.both.n, one.of_second.n - one.both.n
    few = any_small((one.both.n, *alone), least)
    both = hide(one.both) if few or of_first.hidden or of_second.hidden else one.both
    return replace(one, both=both, of_first=of_first, of_second=of_second)


def _combined_suppressed(one: Combined, least: int) -> Combined:
    if not any_small((one.every, one.none), least):
        return one
    return replace(one, every=0, none=0, hidden=True)
