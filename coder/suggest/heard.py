"""Whose words suggestions are tried on: respondents', and those of others who were coded, too."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from coder.suggest.lessons import Mark
from coder.units import met
from transcripts.model import Document, Span, Turn, Voice


def others_coded(documents: Sequence[Document], coded: Collection[Mark]) -> tuple[Voice, ...]:
    """The voices, besides respondents, on whose words alone a coding stands.

    A coding that reaches across a question from answer to answer is none of the question.
    """
    spans: dict[str, set[Span]] = defaultdict(set)
    for document, _, span in coded:
        spans[document].add(span)
    found = {voice for one in documents for voice in _met(one, spans[one.guid])}
    return tuple(voice for voice in Voice if voice in found)


def heard(documents: Sequence[Document], voices: Collection[Voice]) -> tuple[Document, ...]:
    """The documents, with those voices heard as respondents'; as they are if there are none.

    Who speaks in one document only is called by the voice: it tells a suggester more than a name
    that it meets nowhere else.
    """
    if not voices:
        return tuple(documents)
    there: dict[str, set[str]] = defaultdict(set)
    for one in documents:
        for turn in one.turns:
            there[turn.speaker].add(one.guid)
    parts = {speaker for speaker, known in there.items() if speaker and len(known) > 1}

    def turned(turn: Turn) -> Turn:
        voice = Voice.RESPONDENT if turn.voice in voices else turn.voice
        speaker = turn.speaker if turn.speaker in parts else str(turn.voice)
        return replace(turn, voice=voice, speaker=speaker)

    return tuple(replace(one, turns=tuple(map(turned, one.turns))) for one in documents)


def _met(document: Document, spans: Collection[Span]) -> Iterator[Voice]:
    """The voices of the spans that meet no respondent's words."""
    said: dict[Voice, list[Span]] = defaultdict(list)
    for turn in document.turns:
        said[turn.voice].append(turn.span)
    own = said.pop(Voice.RESPONDENT, [])
    alone = [span for span in spans if not met(own, span)]
    for voice, turns in said.items():
        if any(met(turns, span) for span in alone):
            yield voice
