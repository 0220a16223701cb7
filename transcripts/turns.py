"""Typed-up talk cut into turns: `ANA: …`, `[id1] …`, and blocks of `Name  00:13`."""

import re
from collections import Counter
from collections.abc import Iterator

from transcripts.header import read_header
from transcripts.model import Document, Guide, Reading, Span, State, Turn, Voice
from transcripts.placeholders import is_withheld
from transcripts.speakers import LONGEST_LABEL, is_known_label, may_be_label, voice_of
from transcripts.text import trimmed

_CLOCK = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_COLON = re.compile(
    rf"^[ \t]*(?:{_CLOCK}[ \t]+)?(?P<name>[^\s:\[\]][^\n:\[\]]{{0,{LONGEST_LABEL}}}?)"
    rf"(?:[ \t]*{_CLOCK})?[ \t]*:\**(?=\s|\Z)",
    re.MULTILINE,
)
_BRACKET = re.compile(
    rf"^[ \t]*\[(?P<name>[^\n\[\]]{{1,{LONGEST_LABEL}}})\]:?(?=[ \t]+\S)", re.MULTILINE
)
_BLOCK = re.compile(
    rf"^[ \t]*(?P<name>\S[^\n]{{0,{LONGEST_LABEL}}}?)(?:[ ]{{2,}}|\t+){_CLOCK}[ \t]*$", re.MULTILINE
)
_NOISE = re.compile(
    r"(?:long |short )?(?:pause|silence|laughs?|laughter|laughing|sighs?|cry(?:ing|s)?|coughs?|"
    r"inaudible|unclear|crosstalk|overlapping|redacted|music|[\d:., ]+)",
    re.IGNORECASE,
)
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
    labels = _labels(text, Span(header.stop, stop), guide) if header.stop < stop else []
    turns = _labelled(text, labels, stop, guide) or _paragraphs(text, header.stop, stop)
    document = Document(
        name=name, text=text, turns=tuple(turns), case=header.case, time=header.time
    )
    return Reading((document,), tuple(_remarks(text, labels, document)))


def _withheld(text: str, name: str, *, case: str, time: str) -> Reading:
    document = Document(name=name, text=text, turns=(), case=case, time=time, state=State.WITHHELD)
    return Reading((document,), ("It says that it is withheld: kept as such, with no turns.",))


def _body_stop(text: str) -> int:
    footer = _FOOTER.search(text, max(0, len(text) - 500))
    return footer.start() if footer else len(text)


def _labels(text: str, body: Span, guide: Guide) -> list[re.Match[str]]:
    """The labels in order: those that recur, or are known for what they are."""
    found = sorted(_candidates(text, body), key=re.Match.start)
    often = Counter(_name(match) for match in found)
    return [
        match
        for match in found
        if match.re is _BLOCK
        or is_known_label(_name(match), guide.interviewers)
        or (often[_name(match)] > 1 and may_be_label(_name(match)))
    ]


def _candidates(text: str, body: Span) -> Iterator[re.Match[str]]:
    blocks = list(_BLOCK.finditer(text, body.start, body.stop))
    yield from (match for match in blocks if may_be_label(_name(match)))
    yield from _COLON.finditer(text, body.start, body.stop)
    for match in _BRACKET.finditer(text, body.start, body.stop):
        if not _NOISE.fullmatch(_name(match)):
            yield match


def _name(label: re.Match[str]) -> str:
    return " ".join(label["name"].strip(" \t*").split())


def _labelled(text: str, labels: list[re.Match[str]], stop: int, guide: Guide) -> list[Turn]:
    """One turn a label, up to the next label; a label without words is none."""
    turns = []
    nexts = [label.start() for label in labels[1:]] + [stop]
    for label, until in zip(labels, nexts, strict=False):
        speech = trimmed(text, label.end(), until)
        if speech:
            name = _name(label)
            voice = voice_of(name, guide.interviewers)
            start = label.start() + len(label[0]) - len(label[0].lstrip())
            turns.append(Turn(start, speech.start, speech.stop, name, voice))
    return turns


def _paragraphs(text: str, start: int, stop: int) -> list[Turn]:
    found = (trimmed(text, *match.span()) for match in _PARAGRAPH.finditer(text, start, stop))
    return [Turn(span.start, span.start, span.stop, "", Voice.RESPONDENT) for span in found if span]


def _remarks(text: str, labels: list[re.Match[str]], document: Document) -> Iterator[str]:
    if not document.turns:
        return
    if not labels:
        yield "No speakers were found: each paragraph is a turn of the respondent."
        return
    if not document.respondent_turns():
        yield "Nobody but an interviewer speaks in it."
    elif all(turn.voice is Voice.RESPONDENT for turn in document.turns):
        yield "No interviewer was found: name who asks with --interviewer."
    before = text[: labels[0].start()].strip()
    if before and not document.case and "SUMMARY KEYWORDS" not in before:
        yield f"What stands before the first speaker belongs to nobody: “{before[:60]}”."
