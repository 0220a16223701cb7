"""WebVTT captions, as Zoom, Teams and Stream write them."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from transcripts.cues import Cue, named, talk
from transcripts.errors import UnreadableFileError
from transcripts.model import Guide, Reading
from transcripts.text import decode

_CLOCK = r"(?:\d+:)?\d{1,2}:\d{1,2}\.\d{1,3}"
_TIMING = re.compile(rf"[ \t]*{_CLOCK}[ \t]+-->[ \t]+{_CLOCK}(?:[ \t].*)?")
_BLANK_LINE = re.compile(r"\n[ \t]*\n+")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+(?P<name>[^>]*)>")
_TAG = re.compile(r"</?(?:v|c|i|b|u|ruby|rt|lang)\b[^>\n]*>|<\d[\d:.]*>")


def read(path: Path, guide: Guide) -> Reading:
    """One interview; NOTE and STYLE blocks, cue ids and times are no part of its text."""
    text, remarks = decode(path.read_bytes())
    if not text.startswith("WEBVTT"):
        raise UnreadableFileError(path, "it does not begin with WEBVTT, as captions do.")
    cues = [cue for block in _BLANK_LINE.split(text) for cue in _cues(block)]
    if not any(cue.speaker for cue in cues):
        cues = named(cues, guide)
    reading = talk(cues, path.stem, guide)
    return replace(reading, remarks=(*remarks, *reading.remarks))


def _cues(block: str) -> Iterator[Cue]:
    """What one block says: nothing, one voice, or several, each with its own tag."""
    lines = block.strip("\n").split("\n")
    at = next((place for place, line in enumerate(lines[:2]) if _TIMING.fullmatch(line)), None)
    if at is None:
        return
    payload = "\n".join(lines[at + 1 :])
    before, *voiced = _VOICE.split(payload)
    if _words(before):
        yield Cue("", _words(before))
    for name, words in zip(voiced[::2], voiced[1::2], strict=True):
        if _words(words):
            yield Cue(_words(name), _words(words))


def _words(markup: str) -> str:
    """Without tags; entities are unescaped once, afterwards, so that `&lt;i&gt;` stays words."""
    return html.unescape(_TAG.sub("", markup)).strip()
