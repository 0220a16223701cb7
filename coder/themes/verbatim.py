"""What is given out is found again, word for word, in its source, or it is not given out."""

from collections.abc import Iterable, Mapping

from coder.errors import InvalidRequestError
from coder.themes.excerpts import CUT, Excerpt
from transcripts.model import Document
from transcripts.text import fingerprint

_LONGEST = 60


def check_sources(
    excerpts: Iterable[Excerpt], documents: Mapping[str, Document], kept: Mapping[str, str]
) -> None:
    """Refuse to give out a quotation that is not, word for word, where it is said to stand.

    `documents` are by name; `kept` maps their guids to the fingerprints that their texts had when
    they were imported. Raises InvalidRequestError with a sentence that names the quotation.
    """
    prints: dict[str, str] = {}
    for one in excerpts:
        document = documents[one.document]
        if one.document not in prints:
            prints[one.document] = fingerprint(document.text)
        same = prints[one.document] == kept.get(document.guid)
        if not same or not _stands(one, document):
            where = f" at {one.span.start}–{one.span.stop}" if one.span else ""
            raise InvalidRequestError(
                f"The quotation “{_short(one.text)}” ({one.code}) is not word for word in "
                f"{one.document}{where}: its text is not the one that was imported. Nothing was "
                "given out. Go back to a copy of the project from before, or import it again."
            )


def _stands(one: Excerpt, document: Document) -> bool:
    """Whether the words stand in their span, one stretch after the other."""
    if one.span is None:
        return not one.text
    within = one.span.of(document.text)
    if within == one.text:
        return True
    place = 0
    for piece in one.text.split(CUT):
        place = within.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return True


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
