"""Timed captions joined into turns."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from transcripts.model import Document, Guide, Reading, State, Voice
from transcripts.placeholders import is_withheld
from transcripts.speakers import (
    LONGEST_LABEL,
    Said,
    assembled,
    is_known_label,
    may_be_label,
    nobody_asks,
    voice_of,
)

_SHOWN = 5
_LABEL = re.compile(rf"(?P<name>[^\s:][^\n:]{{0,{LONGEST_LABEL}}}?):[ \t]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Cue:
    """What one caption says; `speaker` is empty where it does not tell."""

    speaker: str
    words: str


def named(cues: Sequence[Cue], guide: Guide) -> list[Cue]:
    """Captions whose speaker stands before a colon: `Ana Example (guest): Good morning`.

    A colon in plain talk names nobody: a label recurs, is known, or reads like a full name.
    """
    labels = [_LABEL.match(cue.words) for cue in cues]
    often = Counter(label["name"] for label in labels if label)
    return [
        Cue(label["name"], cue.words[label.end() :])
        if label and _is_speaker(label["name"], often, guide)
        else cue
        for cue, label in zip(cues, labels, strict=True)
    ]


def _is_speaker(name: str, often: Counter[str], guide: Guide) -> bool:
    if is_known_label(name, guide.interviewers):
        return True
    words = re.sub(r"[(\[][^)\]]*[)\]]", "", name).split()
    full_name = len(words) > 1 and all(word[0].isupper() for word in words)
    return may_be_label(name) and (full_name or often[name] > 1)


def talk(cues: Iterable[Cue], name: str, guide: Guide) -> Reading:
    """The interview in captions: one turn until the speaker changes.

    Captions cut a sentence into many pieces, so the cues of one speaker are joined. A cue without
    a speaker carries the last one on, and that is told.
    """
    carried: list[int] = []
    spoken = list(_with_speakers(cues, carried))
    said = (
        Said(speaker, voice_of(speaker, guide.interviewers), " ".join(cue.words for cue in group))
        for speaker, group in groupby(spoken, key=lambda cue: cue.speaker)
    )
    text, turns = assembled(said)
    if is_withheld(text):
        return Reading((Document(name=name, text=text, turns=(), state=State.WITHHELD),))
    document = Document(name=name, text=text, turns=turns)
    return Reading((document,) if turns else (), tuple(_remarks(document, carried)))


def _with_speakers(cues: Iterable[Cue], carried: list[int]) -> Iterator[Cue]:
    speaker = ""
    for number, cue in enumerate(cues, start=1):
        if not cue.speaker:
            carried.append(number)
        speaker = cue.speaker or speaker
        words = " ".join(cue.words.split())
        if words:
            yield Cue(speaker, words)


def _remarks(document: Document, carried: list[int]) -> Iterator[str]:
    speakers = {turn.speaker for turn in document.turns}
    if speakers == {""}:
        yield "No caption names a speaker: all words are one turn of the respondent."
        return
    if carried:
        some = ", ".join(map(str, carried[:_SHOWN])) + (" …" if carried[_SHOWN:] else "")
        yield f"Captions without a speaker were given to the one before: number {some}."
    if document.turns and all(turn.voice is Voice.RESPONDENT for turn in document.turns):
        yield nobody_asks(document.turns)
