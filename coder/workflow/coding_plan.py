"""What rows of codings come to, beside what is there already: pure, nothing is written here."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from codebook.model import Code, Codebook, CodeKind
from coder.errors import CodingRefusedError
from coder.model import ABSENT_LEVEL, Coder, Coding, Rating
from coder.workflow.coding import check_words
from coder.workflow.coding_rows import CodingRow
from transcripts.model import Span

Place = tuple[str, str, str]
"""Document, coder and code, by their guids."""


class CodingPlan:
    """Takes rows one by one; holds the new codings and ratings, and what to tell about them."""

    def __init__(
        self, codebook: Codebook, codings: Iterable[Coding], ratings: Iterable[Rating]
    ) -> None:
        self.codings: list[Coding] = []
        self.ratings: dict[Place, Rating] = {}
        self.coders: dict[str, Coder] = {}
        self.remarks: list[str] = []
        self.skipped = 0
        self._codebook = codebook
        self._coded: set[tuple[Place, Span]] = set()
        self._present: set[Place] = set()
        self._rated = {_place(rating): rating for rating in ratings}
        for coding in codings:
            self._note(coding)

    def code(self, row: CodingRow) -> None:
        """Plan the row's coding, unless the same is there already."""
        span = row.span
        if span is None or (_row_place(row), span) in self._coded:
            self.skipped += 1
            return
        self._look_at_words(row, span)
        place = _row_place(row)
        coding = Coding(place[0], place[2], place[1], span, self._codebook.version)
        self.codings.append(coding)
        self.coders[row.coder.guid] = row.coder
        self._note(coding)

    def rate(self, row: CodingRow) -> None:
        """Plan the row's value; a level above 0 brings the coding that it needs.

        Raises CodingRefusedError where level and codings, or two rows, exclude each other.
        """
        place = _row_place(row)
        planned, there = self.ratings.get(place), self._rated.get(place)
        if planned is not None and planned.value != row.value:
            raise CodingRefusedError(
                f"Another row gives {row.code.id} the value {planned.value!r}."
            )
        if planned is not None or _same(there, row):
            self.skipped += 1
            return
        if row.code.kind is CodeKind.PRESENCE:
            self._keep_level_and_presence_together(row)
        if row.span is not None:
            self._look_at_words(row, row.span)
        if there is not None and there.value != row.value:
            who = f"{row.code.id} by {row.coder.name} in {row.document.name}"
            self.remarks.append(
                f"Row {row.number}: {who} was {there.value}, and is {row.value} now."
            )
        rating = Rating(place[0], place[2], place[1], row.value, row.span, self._codebook.version)
        self.ratings[place] = rating if there is None else replace(rating, guid=there.guid)
        self.coders[row.coder.guid] = row.coder

    def denied(self) -> list[Rating]:
        """The levels 0 that new codings contradict; they go."""
        return [
            rating
            for place, rating in self._rated.items()
            if rating.value == ABSENT_LEVEL and place in self._present and place not in self.ratings
        ]

    def _keep_level_and_presence_together(self, row: CodingRow) -> None:
        present = _row_place(row) in self._present
        if row.value == ABSENT_LEVEL and present:
            raise CodingRefusedError(
                f"{row.code.id} is level 0, but {row.coder.name} coded it in {row.document.name}."
            )
        if row.value != ABSENT_LEVEL and not present:
            if row.span is None:
                raise CodingRefusedError(
                    f"{row.code.id} is level {row.value}, but {row.coder.name} coded nothing so in "
                    f"{row.document.name}: fill in start and stop."
                )
            self.code(row)

    def _note(self, coding: Coding) -> None:
        self._coded.add((_place(coding), coding.span))
        for code in self._way_up(coding.code):
            if code.kind is CodeKind.PRESENCE:  # a choice's value stands without words
                self._present.add((coding.document, coding.coder, code.guid))

    def _way_up(self, guid: str) -> Iterator[Code]:
        code = next((one for one in self._codebook if one.guid == guid), None)
        while code is not None:
            yield code
            code = self._codebook.find(code.parent)

    def _look_at_words(self, row: CodingRow, span: Span) -> None:
        try:
            check_words(row.document, span)
        except CodingRefusedError as error:
            told = f"Row {row.number}, {row.document.name}: {error}"
            self.remarks.append(f"{told} It was taken, but does not count.")


def _place(one: Coding | Rating) -> Place:
    return one.document, one.coder, one.code


def _row_place(row: CodingRow) -> Place:
    return row.document.guid, row.coder.guid, row.code.guid


def _same(there: Rating | None, row: CodingRow) -> bool:
    return there is not None and there.value == row.value and row.span in (None, there.span)
