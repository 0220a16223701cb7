"""One answer in full: its words wrapped into lines that know their place in the document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coder.model import Coding
from coder.themes.answers import Answer
from transcripts.model import Turn, Voice
from tui.page.layout import Layout


@dataclass(frozen=True, slots=True)
class Run:
    """Text as it is shown, all of it under the same codings."""

    shown: str
    codings: tuple[Coding, ...] = ()


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of an answer: the codings that begin on it, and what it shows."""

    runs: tuple[Run, ...] = ()
    begins: tuple[Coding, ...] = ()


def answer_lines(answer: Answer, width: int) -> list[CardLine]:
    """The lines of an answer, at most that many cells wide; an empty one between two stretches."""
    lines: list[CardLine] = []
    for span in answer.spans:
        if lines:
            lines.append(CardLine())
        layout = _layout(span.of(answer.document.text), width)
        lines += [
            CardLine(
                tuple(_runs(answer.codings, layout, line, span.start)),
                tuple(_beginning(answer.codings, layout, line, span.start)),
            )
            for line in range(len(layout))
        ]
    return lines


def wrapped(text: str, width: int) -> list[str]:
    """Any text in lines of at most that many cells, as it is shown."""
    layout = _layout(text, width)
    return [
        "".join(cell.shown for cell in layout.cells(line)).rstrip() for line in range(len(layout))
    ]


def _layout(text: str, width: int) -> Layout:
    """The text by itself, laid out as the one turn of a respondent."""
    turns = [Turn(0, 0, len(text), "", Voice.RESPONDENT)] if text else []
    return Layout(text, turns, width)


def _runs(codings: Sequence[Coding], layout: Layout, line: int, offset: int) -> Iterator[Run]:
    shown, over = "", tuple[Coding, ...]()
    for cell in layout.cells(line):
        place = offset + cell.start
        here = tuple(one for one in codings if one.span.start <= place < one.span.stop)
        if here != over and shown:
            yield Run(shown, over)
            shown = ""
        over = here
        shown += cell.shown
    if shown:
        yield Run(shown, over)


def _beginning(
    codings: Sequence[Coding], layout: Layout, line: int, offset: int
) -> Iterator[Coding]:
    """The codings whose first words in this stretch stand on the line."""
    start, stop = offset + layout.starts[line], offset + layout.stops[line]
    first = offset if line == 0 else start
    for coding in codings:
        begin = max(coding.span.start, offset)
        if first <= begin < stop and coding.span.stop > start:
            yield coding
