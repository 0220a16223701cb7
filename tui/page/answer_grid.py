"""Answers in rows: how each is told in a few cells, and which columns fit into a width."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len, set_cell_size

from codebook.model import Code, Codebook, CodeUnit
from coder.themes.answers import Answer, AnswerState
from transcripts.text import visible
from tui.page.answers import HIDDEN, Sheet
from tui.page.values import choices, digit_of

SIGNS = {
    AnswerState.UNCODED: "○",
    AnswerState.CODED: "●",
    AnswerState.FINISHED: "✓",
    AnswerState.BLANK: "–",
    AnswerState.WITHHELD: "×",
}
MARKED = "*"
WORDLESS = {AnswerState.BLANK: "(no answer)", AnswerState.WITHHELD: "(withheld)"}
_NO_LETTER = "·"
_GAP = "  "
_CODES = 5  # cells: a column that never changes its width, so that rows stay where they are
_WIDEST = 22  # cells of a column other than the answer's
_LEAST_ANSWER = 34  # cells; the columns of attributes give way to it
_BEGINNING = 400  # code points: more than a row of any screen shows


class Legend:
    """How codes, values and levels are written: letters, and digits behind a code's id."""

    def __init__(self, codebook: Codebook) -> None:
        self._codes = {code.guid: code for code in codebook}
        self._ranks = {code.guid: rank for rank, code in enumerate(codebook)}
        self.scales = [
            code
            for code in codebook
            if choices(code) and code.unit is CodeUnit.RESPONSE and not code.retired
        ]

    def codes(self, answer: Answer) -> list[Code]:
        """The codes in an answer, in the codebook's order."""
        return self._in_order({one.code for one in answer.codings})

    def values(self, answer: Answer) -> list[tuple[Code, str]]:
        """The values of the whole response, in the codebook's order."""
        given = {one.code: one.value for one in answer.ratings}
        return [(code, given[code.guid]) for code in self._in_order(given)]

    def letters(self, answer: Answer) -> str:
        return "".join(code.hotkey or _NO_LETTER for code in self.codes(answer))

    def scale_title(self) -> str:
        """The ids of the codes with levels or values, as the heading over their digits."""
        return " ".join(code.id for code in self.scales)

    def digits(self, answer: Answer) -> str:
        """The digit of each such code under its id, a blank where there is no value."""
        given = {one.code: one.value for one in answer.ratings}
        cells = (
            f"{digit_of(code, given[code.guid]) if code.guid in given else '':<{len(code.id)}}"
            for code in self.scales
        )
        return " ".join(cells)

    def _in_order(self, guids: Iterable[str]) -> list[Code]:
        known = (guid for guid in guids if guid in self._codes)
        return [self._codes[guid] for guid in sorted(known, key=self._ranks.__getitem__)]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the grid: its title, what it tells of an answer, its width in cells."""

    title: str
    tell: Callable[[Answer], str]
    width: int = 0


def columns(sheet: Sheet, legend: Legend, width: int) -> list[Column]:
    """The columns that fit: who, as many attributes as leave room, codes, values, the answer."""
    who, *facts = (_measured(one, sheet.all()) for one in _facts(sheet))
    work = [Column("Codes", legend.letters, _CODES)]
    if scales := legend.scale_title():
        work.append(Column(scales, legend.digits, min(len(scales), _WIDEST)))
    kept = [who]
    room = width - sum(len(_GAP) + one.width for one in (who, *work)) - len(_GAP) - 2
    for fact in facts:
        if fact.width and room - fact.width - len(_GAP) >= _LEAST_ANSWER:
            kept.append(fact)
            room -= fact.width + len(_GAP)
    return [*kept, *work, Column("Answer", beginning, max(room, 1))]


def heading(shown: Sequence[Column]) -> str:
    return f"  {_GAP}{_GAP.join(fitted(one.title, one.width) for one in shown)}"


def line(answer: Answer, shown: Sequence[Column], *, marked: bool) -> str:
    """One row: whether it is marked, how far the coder is, and the cells of the columns."""
    cells = (fitted(one.tell(answer), one.width) for one in shown)
    return f"{MARKED if marked else ' '}{SIGNS[answer.state]}{_GAP}{_GAP.join(cells)}"


def beginning(answer: Answer) -> str:
    """The first words of an answer, on one line; why there are none."""
    if answer.state in WORDLESS:
        return WORDLESS[answer.state]
    return " ".join(answer.text[:_BEGINNING].split())


def fitted(text: str, width: int) -> str:
    """The text in exactly that many cells, cut with a … where it is too long."""
    shown = visible(text).replace("\n", " ").replace("\t", " ")
    if cell_len(shown) > width:
        return set_cell_size(shown, max(width - 1, 0)) + "…"[:width]
    return set_cell_size(shown, width)


def attributes(answer: Answer) -> dict[str, str]:
    """What is known of an answer beside its words: its time, and its case's attributes."""
    return {"time": answer.document.time, **answer.attributes}


def _facts(sheet: Sheet) -> list[Column]:
    """A column for the respondent, and one for each attribute that tells answers apart."""
    answers = sheet.all()
    names = dict.fromkeys(name for one in answers for name in attributes(one))
    differing = [
        name for name in names if len({attributes(one).get(name, "") for one in answers}) > 1
    ]
    return [
        Column("Who", _hidden if sheet.masked else _respondent),
        *(Column(name, _hidden if sheet.masked else _telling(name)) for name in differing),
    ]


def _measured(column: Column, answers: Sequence[Answer]) -> Column:
    cells = {column.tell(one) for one in answers} | {column.title}
    return replace(column, width=min(max(map(cell_len, cells)), _WIDEST))


def _telling(name: str) -> Callable[[Answer], str]:
    return lambda answer: attributes(answer).get(name, "")


def _respondent(answer: Answer) -> str:
    return answer.respondent


def _hidden(_: Answer) -> str:
    return HIDDEN
