"""Typed-up talk cut into turns at the labels of its speakers."""

import re
from collections.abc import Iterator

from transcripts.header import read_header
from transcripts.labels import Label, labels
from transcripts.model import Document, Guide, Reading, Span, State, Turn, Voice
from transcripts.placeholders import is_withheld
from transcripts.speakers import nobody_asks, voice_of
from transcripts.text import trimmed

_FOOTER = re.compile(
    r"\n[ \t]*(?:Transcribed by [^\n]*otter\.ai[^\n]*|"
    r"\[?End of (?:interview|transcript)[^\n]*)\s*\Z",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*")


def interview(text: str, name: str, guide: Guide) -> Reading:
    """The interview that a canonical text holds; `name` is the document's.

    The text is kept whole: titles, keyword lists and footers stay in it, but belong to no turn.
    """
    header = read_header(text)
    if is_withheld(text[header.stop :]):
        return _withheld(text, name, case=header.case, time=header.time)
    stop = _body_stop(text)
    found = []
    if header.stop < stop:
        found = labels(text, Span(header.stop, stop), guide.interviewers)
    turns = _labelled(text, found, stop, guide) or _paragraphs(text, header.stop, stop)
    document = Document(
        name=name, text=text, turns=tuple(turns), case=header.case, time=header.time
    )
    return Reading((document,), tuple(_remarks(text, found, document)))


def _withheld(text: str, name: str, *, case: str, time: str) -> Reading:
    document = Document(name=name, text=text, turns=(), case=case, time=time, state=State.WITHHELD)
    return Reading((document,), ("It says that it is withheld: kept as such, with no turns.",))


def _body_stop(text: str) -> int:
    footer = _FOOTER.search(text, max(0, len(text) - 500))
    return footer.start() if footer else len(text)


def _labelled(text: str, found: list[Label], stop: int, guide: Guide) -> list[Turn]:
    """One turn a label, up to the next label; a label without words is none."""
    turns = []
    nexts = [label.start for label in found[1:]] + [stop]
    for label, until in zip(found, nexts, strict=False):
        speech = trimmed(text, label.stop, until)
        if speech:
            voice = voice_of(label.name, guide.interviewers)
            turns.append(Turn(label.start, speech.start, speech.stop, label.name, voice))
    return turns


def _paragraphs(text: str, start: int, stop: int) -> list[Turn]:
    found = (trimmed(text, *match.span()) for match in _PARAGRAPH.finditer(text, start, stop))
    return [Turn(span.start, span.start, span.stop, "", Voice.RESPONDENT) for span in found if span]


def _remarks(text: str, found: list[Label], document: Document) -> Iterator[str]:
    if not document.turns:
        return
    if not any(turn.speaker for turn in document.turns):
        yield (
            "No speakers were found: each paragraph is a turn of the respondent. If somebody "
            "asks in it, name who with --interviewer NAME, or begin each question with “INT: ”."
        )
        return
    if not document.respondent_turns():
        yield "Nobody but an interviewer speaks in it."
    elif all(turn.voice is Voice.RESPONDENT for turn in document.turns):
        yield nobody_asks(document.turns)
    before = text[: found[0].start].strip()
    if before and not document.case and "SUMMARY KEYWORDS" not in before:
        yield f"What stands before the first speaker belongs to nobody: “{before[:60]}”."
