"""From scores of units to suggestions in a document: which are shown, and with what reason."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from coder.model import Suggestion
from coder.suggest.learning import UNKNOWN
from coder.suggest.protocol import Material, Opinion
from coder.suggest.units import Rows

HIGH, MEDIUM = 0.5, 0.3
"""From which probability on a band is called so; below, it is low."""
ALONE = MEDIUM
"""Without a keyword in it, a unit is suggested from this probability on."""
KEYWORD_ONLY = "keyword only"


@dataclass(frozen=True)
class Offering:
    """What a suggester offers, after what was learned.

    `allowed` and `lessons` are units × codes; `below` maps a code to the codes under it (guids).
    """

    material: Material
    rows: Rows
    opinion: Opinion
    allowed: Any
    lessons: Any
    below: Mapping[str, Collection[str]]
    method: str
    fingerprint: str

    def of(self, document: str, hits: Iterable[Suggestion]) -> list[Suggestion]:
        """The suggestions in a document (a guid), in reading order.

        `hits` are those of the keywords; each is given its score and its reasons. What is learned
        is added where nobody has decided, no keyword stands and the chance is good: of a code and
        those below it only the lowest.
        """
        found = [self._explained(one) for one in hits]
        taken = {(row, one.code) for one in found for row in self.rows.met(document, one.span)}
        return sorted([*found, *self._learned(document, taken)], key=lambda one: one.span)

    def _explained(self, hit: Suggestion) -> Suggestion:
        if hit.code not in self.material.codes:
            return hit
        column = self.material.codes.index(hit.code)
        rows = self.rows.met(hit.document, hit.span)
        if not rows:
            return hit
        return self.with_reason(hit, rows[0], column)

    def with_reason(self, one: Suggestion, row: int, column: int) -> Suggestion:
        """The suggestion with what is made of its code (a column) on a unit (a row)."""
        favour, against = self.opinion.because(row, column)
        taught = bool(self.opinion.taught[column])
        return replace(
            one,
            score=float(self.opinion.scores[row, column]),
            favour=favour if taught else (),
            against=against if taught else (),
            band=band(float(self.opinion.chances[row, column]))
            if self.opinion.told[column]
            else "",
            note="" if taught else KEYWORD_ONLY,
            method=self.method,
            fingerprint=self.fingerprint,
            learned_from=self.opinion.reviewed,
        )

    def _learned(self, document: str, taken: Collection[tuple[int, str]]) -> Iterator[Suggestion]:
        import numpy as np

        codes, rows = self.material.codes, self.rows.of(document)
        for place in np.flatnonzero(self._likely[rows.start : rows.stop].any(axis=1)):
            row = rows[place]
            likely = {codes[column] for column in np.flatnonzero(self._likely[row])}
            for column in np.flatnonzero(self._likely[row]):
                lower = {codes[column], *self.below.get(codes[column], ())}
                if any((row, one) in taken for one in lower) or len(likely & lower) > 1:
                    continue
                span = self.material.units[row].span
                bare = Suggestion(document, codes[column], span, "", "")
                yield self.with_reason(bare, row, int(column))

    @cached_property
    def _likely(self) -> Any:
        """Where a code is likely enough by itself: units × codes, bool.

        A chance that is the same everywhere points at no unit, however good it is.
        """
        import numpy as np

        chances = np.nan_to_num(self.opinion.chances)
        undecided = self.allowed & (self.lessons == UNKNOWN)
        points = self.opinion.told & (chances != chances[:1]).any(axis=0)
        return undecided & (chances >= ALONE) & points


def without(lessons: Any, rows: range) -> Any:
    """The lessons as if nobody had decided anything on these rows."""
    found = lessons.copy()
    found[rows.start : rows.stop] = UNKNOWN
    return found


def band(chance: float) -> str:
    """`high`, `medium` or `low`."""
    if chance >= HIGH:
        return "high"
    return "medium" if chance >= MEDIUM else "low"
