"""The framework matrix: cases by codes, each cell with its summary or the words behind it.

Ritchie, J. and Spencer, L. (1994); Gale, N. K. et al. (2013). Using the framework method for the
analysis of qualitative data in multi-disciplinary health research. BMC Medical Research
Methodology 13:117.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from codebook.model import Code, Codebook, CodeKind
from coder.errors import InvalidRequestError
from coder.model import Study, Summary
from coder.themes.evidence import asked, gathered
from coder.themes.excerpts import Excerpt, collected
from coder.themes.incidence import Incidence, of_evidence
from coder.themes.selection import Question, Trait, respondent, trait, understood
from coder.themes.standing import Standing
from transcripts.text import natural

AUTO = "[auto]"
"""What words begin with that nobody has summed up yet."""
LONGEST_AUTO = 3000  # characters of joined quotations in a cell; what is more is counted


class State(StrEnum):
    """What a cell holds: a summary, joined quotations, or in words why there is neither."""

    SUMMARY = "summary"
    AUTO = "auto"
    ABSENT = "read and not found"
    NOT_RATED = "not rated"
    OPEN = "not finished"
    NOT_ASKED = "not asked"
    WITHHELD = "withheld"


_STATES = {
    Standing.PRESENT: State.AUTO,
    Standing.ABSENT: State.ABSENT,
    Standing.OPEN: State.OPEN,
    Standing.NOT_ASKED: State.NOT_ASKED,
    Standing.WITHHELD: State.WITHHELD,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a case says on a code; `quotations` are those that count, in the order of the texts.

    `bare` is its state without a summary. A summary of withheld words is not shown.
    """

    code: Code
    bare: State
    written: Summary | None = None
    quotations: tuple[Excerpt, ...] = ()

    @property
    def summary(self) -> Summary | None:
        return None if self.bare is State.WITHHELD else self.written

    @property
    def state(self) -> State:
        return State.SUMMARY if self.summary else self.bare

    @property
    def text(self) -> str:
        """What stands in the cell: never empty, and never a quotation without its mark."""
        if self.summary is not None:
            return self.summary.text
        return self._joined() if self.state is State.AUTO else f"({self.state})"

    @property
    def references(self) -> tuple[str, ...]:
        """Where the words behind the cell stand: document, and place in code points."""
        return tuple(dict.fromkeys(reference(one) for one in self.quotations))

    def _joined(self) -> str:
        told, room = [AUTO], LONGEST_AUTO
        for place, one in enumerate(self.quotations):
            words = quoted(one, self.code)
            room -= len(words)
            if room < 0 and place:
                told.append(f"[... {len(self.quotations) - place} more]")
                break
            told.append(words)
        return " ".join(told)


@dataclass(frozen=True, slots=True)
class Row:
    """A respondent: `case` is the guid of their case, empty for a document that belongs to none."""

    key: str
    name: str
    case: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows by codes. `attributes` names what is told of each case; `cells` has one for each pair.

    A cell is found by its row's key and its code's guid; `coders` maps guids to names.
    """

    codes: tuple[Code, ...]
    rows: tuple[Row, ...]
    attributes: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    codebook: Codebook
    where: Mapping[str, Sequence[str]] = field(default_factory=dict)
    coders: Mapping[str, str] = field(default_factory=dict)

    def cell(self, row: Row, code: Code) -> Cell:
        return self.cells[row.key, code.guid]

    def themes(self) -> list[tuple[Code, tuple[Code, ...]]]:
        """Each code at the top of the tree, with those of its codes that are in the matrix."""
        found: dict[str, list[Code]] = defaultdict(list)
        for code in self.codes:
            found[self._top(code).guid].append(code)
        tops = ((self.codebook.of_guid(guid), codes) for guid, codes in found.items())
        return [(top, tuple(codes)) for top, codes in tops if top is not None]

    def rewritten(self, summaries: Iterable[Summary]) -> "Matrix":
        """The same matrix with these summaries in the place of those that it has."""
        written = {(one.case, one.code): one for one in summaries}
        cases = {row.key: row.case for row in self.rows}
        cells = {
            (key, code): replace(cell, written=written.get((cases[key], code)))
            for (key, code), cell in self.cells.items()
        }
        return replace(self, cells=cells)

    def _top(self, code: Code) -> Code:
        above = self.codebook.find(code.parent) if code.parent else None
        return code if above is None else self._top(above)


def reference(one: Excerpt) -> str:
    """`FSW 04 T2 S1 120–164`; without words, the document."""
    return f"{one.document} {one.span.start}–{one.span.stop}" if one.span else one.document


def quoted(one: Excerpt, column: Code) -> str:
    """A quotation with its place, and with its code where that is below the column's."""
    words = " ".join(one.text.split())
    said = f"“{words}” " if words else ""
    value = next((known.label for known in column.values if known.id == one.value), one.value)
    below = "" if one.code == column.id else f"{one.code}, "
    return f"{f'{value}: ' if value else ''}{said}({below}{reference(one)})"


def framework(
    study: Study,
    summaries: Iterable[Summary],
    question: Question,
    *,
    sort: Sequence[str] = (),
    attributes: Sequence[str] | None = None,
) -> Matrix:
    """The matrix of a question: its codes with all below them, and all who could have been asked.

    `sort` names attributes of cases, the first deciding; then cases stand by their ids.
    `attributes` are told of each case; None tells those that are sorted by. A summary of somebody
    whose words were all withheld is not shown. Errors as in `theme_table`.
    """
    codes = _families(study.codebook, asked(study, question.codes))
    if not codes:
        raise InvalidRequestError("There are no codes yet: load them with coder codebook load.")
    question = replace(question, codes=[code.id for code in codes])
    evidence = gathered(study, question)
    found = of_evidence(evidence)
    order = [_personal(study, name) for name in sort]
    told = [_personal(study, name) for name in (sort if attributes is None else attributes)]
    names = {one.guid: one.name for one in study.documents}
    rows = [_row(study, key, names.get(key, key), told) for key in found.rows]
    rows.sort(key=lambda row: [*(_sorted_by(one, row) for one in order), natural(row.name)])
    written = {(one.case, one.code): one for one in summaries}
    words = _words(study, question, evidence.codes)
    return Matrix(
        codes=evidence.codes,
        rows=tuple(rows),
        attributes=tuple(one.name for one in told if one.name != "case"),
        cells={
            (row.key, code.guid): _cell(
                code,
                standing,
                written.get((row.case, code.guid)),
                words.get((row.key, code.guid), ()),
            )
            for row, code, standing in _standings(rows, evidence.codes, found)
        },
        codebook=study.codebook,
        where=understood(study, question.where),
        coders={one.guid: one.name for one in study.coders},
    )


def _families(codebook: Codebook, codes: Iterable[Code]) -> list[Code]:
    wanted = {one.guid for code in codes for one in codebook.family(code)}
    return [code for code in codebook if code.guid in wanted]


def _personal(study: Study, name: str) -> Trait:
    one = trait(study, name)
    if not one.concerns_people():
        raise InvalidRequestError(
            f"{one.name} belongs to documents, and a case may have several. Sort by attributes of "
            "cases, such as borough or role."
        )
    return one


def _standings(
    rows: Iterable[Row], codes: Sequence[Code], found: Incidence
) -> Iterator[tuple[Row, Code, Standing]]:
    """How it stands with each case and code."""
    places = {key: place for place, key in enumerate(found.rows)}
    for row in rows:
        for code, standing in zip(codes, found.standing[places[row.key]].tolist(), strict=True):
            yield row, code, Standing(standing)


def _row(study: Study, key: str, name: str, told: Sequence[Trait]) -> Row:
    case = study.cases.get(key)
    shown = {one.name: one.of_case(key) for one in told if one.name != "case"}
    return Row(key, name, case.guid if case else "", shown)


def _sorted_by(one: Trait, row: Row) -> list[tuple[int, int, str]]:
    return natural(one.of_case(row.key) if one.personal else row.name)


def _cell(
    code: Code, standing: Standing, summary: Summary | None, words: Sequence[Excerpt]
) -> Cell:
    state = _STATES[standing]
    if state is State.ABSENT and code.kind is CodeKind.CHOICE:
        state = State.NOT_RATED
    return Cell(code, state, summary, tuple(words))


def _words(
    study: Study, question: Question, codes: Sequence[Code]
) -> Mapping[tuple[str, str], list[Excerpt]]:
    """Row's key, code's guid → the quotations that count there, with those of codes below."""
    people = {one.name: respondent(one) for one in study.documents}
    wanted = {code.guid for code in codes}
    above = {one.id: list(_line(study.codebook, one, wanted)) for one in study.codebook}
    found: dict[tuple[str, str], list[Excerpt]] = defaultdict(list)
    for one in collected(study, question, context=0):
        if one.finished:
            for code in above[one.code]:
                found[people[one.document], code.guid].append(one)
    return found


def _line(codebook: Codebook, code: Code, wanted: set[str]) -> Iterator[Code]:
    """The code and all above it that are columns."""
    if code.guid in wanted:
        yield code
    above = codebook.find(code.parent) if code.parent else None
    if above is not None:
        yield from _line(codebook, above, wanted)
