"""Sentences with a keyword in them, each in its place: who says it, and what was made of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.text import Text

from coder.suggest.forms import plain
from coder.suggest.learning import CODED, LEFT
from coder.suggest.workshop import Bench
from transcripts.text import visible

_AROUND = 160  # characters before and after the first sentence
_MARKS = {CODED: "● coded", LEFT: "○ left"}


def told(
    bench: Bench, rows: Sequence[int], *, first: int, forms: Sequence[str], ids: Mapping[str, str]
) -> Text:
    """The sentences of these rows from the `first` on, that one with what stands around it."""
    if not rows:
        return Text("No sentence with these words.", "italic")
    text = Text()
    for place in range(first, len(rows)):
        text.append_text(_told(bench, rows[place], ids, f"{place + 1} of {len(rows)}"))
        text.append_text(_words(bench, rows[place], forms, around=place == first))
        text.append("\n")
    return text


def _told(bench: Bench, row: int, ids: Mapping[str, str], place: str) -> Text:
    one = bench.sentences[row]
    name = next(it.name for it in bench.documents if it.guid == one.document)
    others = ", ".join(ids[code] for code in one.others if code in ids)
    facts = (place, _MARKS.get(one.lesson, "? undecided"), others, name)
    return Text(visible(" · ".join(filter(None, facts))) + "\n", "dim")


def _words(bench: Bench, row: int, forms: Iterable[str], *, around: bool) -> Text:
    one = bench.sentences[row]
    words = next(it.text for it in bench.documents if it.guid == one.document)
    start, stop = one.span.start, one.span.stop
    room = _AROUND if around else 0
    text = Text(_line(words[max(0, start - room) : start].rpartition("\n")[2]), "dim")
    for part, is_hit in _parts(one.span.of(words), forms):
        text.append(_line(part), "bold reverse" if is_hit else "not dim")
    return text.append(_line(words[stop : stop + room].partition("\n")[0]), "dim").append("\n")


def _parts(sentence: str, forms: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The sentence in pieces, each with whether it is one of the forms."""
    known = [re.escape(one).replace("\\ ", r"\s+") for one in forms]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(known)})(?!\w)", re.IGNORECASE)
    at = 0
    for found in pattern.finditer(plain(sentence)):
        yield sentence[at : found.start()], False
        yield sentence[found.start() : found.end()], True
        at = found.end()
    yield sentence[at:], False


def _line(words: str) -> str:
    return visible(words.replace("\n", " "))
