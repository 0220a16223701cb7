"""Who speaks: labels, voices, and speech put together into one text."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from transcripts.model import Turn, Voice
from transcripts.text import canonical

LONGEST_LABEL = 60
_MOST_WORDS = 5
_ASKS = re.compile(
    r"(?:int(?:erviewer)?|researcher|moderator|facilitator|i|q)\.?\s*\d*", re.IGNORECASE
)
_ANSWERS = re.compile(
    r"(?:respondent|participant|interviewee|informant|speaker|unknown speaker|r|p|a)\.?\s*\d*",
    re.IGNORECASE,
)
_ID = re.compile(r"[A-Z]{1,6}[ _-]?\d{1,4}|id\d{1,4}")
_NOTE = re.compile(r"(?P<name>.*?)\s*[(\[](?P<note>[^()\[\]]*)[)\]]")
_SENTENCE_MARKS = re.compile(r"[!?;,\"“”]|\.\s+[a-z]")


@dataclass(frozen=True, slots=True)
class Said:
    """What one voice says, before it has a place in a text."""

    speaker: str
    voice: Voice
    words: str


def voice_of(speaker: str, interviewers: Collection[str] = ()) -> Voice:
    """Interviewer for the usual labels (`INT`, `Interviewer 2`, `Q`) and the given names."""
    asking = {name.strip().casefold() for name in interviewers}
    note = _NOTE.fullmatch(speaker)
    labels = (speaker, note["name"], note["note"]) if note else (speaker,)
    asks = any(_ASKS.fullmatch(label) or label.strip().casefold() in asking for label in labels)
    return Voice.INTERVIEWER if asks else Voice.RESPONDENT


def is_usual_label(name: str, interviewers: Collection[str] = ()) -> bool:
    """Whether this is a word for a speaker, such as `INT` or `Participant 4`, or a given name."""
    asks = voice_of(name, interviewers) is Voice.INTERVIEWER
    return asks or bool(_ANSWERS.fullmatch(name))


def is_known_label(name: str, interviewers: Collection[str] = ()) -> bool:
    """Whether a label need not recur: the usual ones, the given names, a participant's id."""
    return is_usual_label(name, interviewers) or is_id(name)


def is_id(name: str) -> bool:
    """Whether this looks like a participant's id: `FSW 04`, `P12`, `id1`."""
    return bool(_ID.fullmatch(name))


def may_be_label(name: str) -> bool:
    """Whether this could name a speaker at all: short, no sentence, not in small letters."""
    fits = 0 < len(name) <= LONGEST_LABEL and len(name.split()) <= _MOST_WORDS
    return fits and not name[0].islower() and not _SENTENCE_MARKS.search(name)


def nobody_asks(turns: Iterable[Turn]) -> str:
    """The remark on a talk in which nobody was taken for the interviewer."""
    names = [name for name in dict.fromkeys(turn.speaker for turn in turns) if name]
    heard = (
        f"{' and '.join(names)} count as respondents" if names[1:] else f"only {names[0]} speaks"
    )
    return f"No interviewer was found: {heard}. Name who asks with --interviewer NAME."


def assembled(parts: Iterable[Said]) -> tuple[str, tuple[Turn, ...]]:
    """One text from what was said, a blank line between, and its turns; blank parts are left out.

    No label stands in such a text: `speech == start`.
    """
    text, turns = "", []
    pieces: list[str] = []
    position = 0
    for part in parts:
        words = canonical(part.words).strip()
        if not words:
            continue
        stop = position + len(words)
        turns.append(Turn(position, position, stop, part.speaker, part.voice))
        pieces.append(words)
        position = stop + 2
    text = "\n\n".join(pieces)
    return text, tuple(turns)
