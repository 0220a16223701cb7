"""A document in plain words, turn by turn, with what was coded and noted on each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from codebook.model import Code
from coder.errors import InvalidRequestError
from coder.model import CoderKind, Coding, Noted
from coder.workflow import browsing, memoing
from coder.workflow.memoing import Wanted
from coder.workflow.project import Project
from coder.workflow.sight import sight
from transcripts.model import Document, Span, Turn


@dataclass(frozen=True, slots=True)
class CodedWords:
    """A coded segment: the code by id and label, who coded it, and memos as author and text."""

    code: str
    label: str
    coder: str
    start: int
    stop: int
    words: str
    memos: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadTurn:
    """A turn with the segments that begin in it; `number` counts from 1."""

    number: int
    speaker: str
    voice: str
    text: str
    codes: tuple[CodedWords, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document to be read aloud.

    `values` are code, value or level in words, and coder; `memos` on the document author and text;
    `finished` the names of those who have coded it to the end.
    """

    document: str
    kind: str
    case: str
    turns: tuple[ReadTurn, ...]
    segments: int
    finished: tuple[str, ...]
    values: tuple[tuple[str, str, str], ...]
    memos: tuple[tuple[str, str], ...]


def reading(project: Project, document: Document) -> Reading:
    """What a coder sees of a document: their own work; the consensus and who has no name, all."""
    names, mine = {coder.guid: coder.name for coder in browsing.coders(project)}, sight(project)
    codes = {code.guid: code for code in project.codebook()}
    sees_all = mine.me is None or mine.me.kind is CoderKind.CONSENSUS
    shown = set(names) - mine.others_exercises if sees_all else {project.me().guid}
    said = _said(project, document, codes, {guid: names.get(guid, "") for guid in shown})
    about = memoing.memos(project, Wanted(document=document.name))
    return Reading(
        document=document.name,
        kind=str(document.kind),
        case=document.case,
        turns=tuple(
            _turn(number, turn, document, said) for number, turn in enumerate(document.turns, 1)
        ),
        segments=len(said),
        finished=tuple(sorted(names[it] for it in browsing.finished_by(project, document) & shown)),
        values=tuple(
            (_name(codes[one.code]), _value(codes[one.code], one.value), names[one.coder])
            for one in browsing.ratings_in(project, document)
            if one.coder in shown
        ),
        memos=_texts([one for one in about if one.subject.guid == document.guid]),
    )


def turn_of(read: Reading, number: int) -> ReadTurn:
    """A turn by its number. Raises InvalidRequestError."""
    if not 1 <= number <= len(read.turns):
        raise InvalidRequestError(
            f"{read.document} has the turns 1 to {len(read.turns)}; there is no turn {number}."
        )
    return read.turns[number - 1]


def _said(
    project: Project, document: Document, codes: Mapping[str, Code], names: Mapping[str, str]
) -> list[CodedWords]:
    """The segments by the coders of these names (by guid), in the order of the text."""
    noted = memoing.on_codings(project, document)
    codings = [one for one in browsing.codings_in(project, document) if one.coder in names]
    return [
        _coded(one, codes[one.code], names[one.coder], document, noted.get(one.guid, ()))
        for one in sorted(codings, key=lambda one: (one.span, codes[one.code].id))
    ]


def _turn(number: int, turn: Turn, document: Document, said: Sequence[CodedWords]) -> ReadTurn:
    begun = tuple(one for one in said if turn.start <= one.start < turn.stop)
    return ReadTurn(number, turn.speaker, str(turn.voice), turn.span.of(document.text), begun)


def _coded(
    one: Coding, code: Code, coder: str, document: Document, noted: Sequence[Noted]
) -> CodedWords:
    span: Span = one.span
    words = span.of(document.text)
    return CodedWords(code.id, code.label, coder, span.start, span.stop, words, _texts(noted))


def _texts(noted: Sequence[Noted]) -> tuple[tuple[str, str], ...]:
    return tuple((one.coder, one.memo.text) for one in noted)


def _name(code: Code) -> str:
    return f"{code.id} {code.label}"


def _value(code: Code, value: str) -> str:
    """A choice by its label, a level by its rank and label."""
    labels = {one.id: one.label for one in code.values}
    labels |= {str(one.rank): f"level {one.rank}, {one.label}" for one in code.levels}
    return labels.get(value, value)
