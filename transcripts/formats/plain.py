"""Plain text: an interview, or an answer booklet."""

from dataclasses import replace
from pathlib import Path

from transcripts.booklets import responses
from transcripts.errors import UnreadableFileError
from transcripts.model import Guide, Reading
from transcripts.text import decode
from transcripts.turns import interview

_MOST_STRANGE = 0.02  # share of characters that no text file has


def read(path: Path, guide: Guide) -> Reading:
    text, remarks = decode(path.read_bytes())
    if text.count("\ufffd") > _MOST_STRANGE * len(text):
        raise UnreadableFileError(path, "it does not hold text. Save it as text in UTF-8.")
    if not text.strip():
        return Reading(())
    reading = responses(text, path.stem, guide) or interview(text, path.stem, guide)
    return replace(reading, remarks=(*remarks, *reading.remarks))
