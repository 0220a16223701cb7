"""Canonical text: decoded once, in one shape, so that offsets never drift."""

import codecs
import hashlib
import re
import unicodedata

from transcripts.model import Span

_MARKS = (  # the longer ones first: UTF-32's begins like UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_BIDI = "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_VISIBLE = {
    **{control: 0x2400 + control for control in range(0x20) if chr(control) not in "\n\t"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **{ord(mark): 0x2426 for mark in _BIDI},
}


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The canonical text of a file's bytes, and remarks on how it was read.

    A byte order mark decides; else strict UTF-8; else Windows-1252, which is told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return canonical(data.decode(encoding, "replace")), ()
    try:
        return canonical(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        text = canonical(data.decode("cp1252", "replace"))
        return text, ("It is not UTF-8 and was read as Windows-1252: look at accents and quotes.",)


def canonical(raw: str) -> str:
    """The one shape in which text is kept: no BOM, line feeds only, NFC, nothing SQLite refuses."""
    text = raw
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return unicodedata.normalize("NFC", text)


def fingerprint(text: str) -> str:
    """SHA-256 of the canonical text in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(canonical(text).encode()).hexdigest()


def visible(text: str) -> str:
    """The same text, character for character, with those that steer a terminal shown as marks.

    Line feeds and tabs stay.
    """
    return text.translate(_VISIBLE)


def trimmed(text: str, start: int, stop: int) -> Span | None:
    """The span of `text[start:stop]` without blanks at its edges; None if there is nothing else."""
    words = text[start:stop]
    left = start + len(words) - len(words.lstrip())
    right = start + len(words.rstrip())
    return Span(left, right) if left < right else None


def count_words(text: str) -> int:
    """How many words, as a word processor counts them."""
    return len(text.split())


def natural(text: str) -> list[tuple[int, int, str]]:
    """A sorting key for names: `FSW 9` before `FSW 10`, figures before words, a blank last."""
    if not text:
        return [(2, 0, "")]
    parts = re.findall(r"\d+|\D+", text.casefold())
    return [(0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts]
