"""How often each code is mentioned in each document, counted for millions of codings at once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING

from codebook.model import Codebook
from coder.model import Coding
from coder.units import spoken
from transcripts.model import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Truths = NDArray[np.bool_]

Mentions = Mapping[str, Counter[str]]

_NOWHERE = -1


def mentions(
    codebook: Codebook,
    documents: Iterable[Document],
    codings: Iterable[Coding],
    counted: Mapping[str, str],
) -> Mentions:
    """Code guid → document guid → how many codings of the code or any code below it count there.

    A coding counts if its coder is the one `counted` names for the document, and if it touches
    words of a respondent: interviewers' words and printed prompts never count.
    """
    read = [one for one in documents if one.guid in counted]
    tally = _with_codes_above(codebook, _tally(codebook, read, tuple(codings), counted))
    return {code.guid: _named(read, row) for code, row in zip(codebook, tally, strict=True)}


def _tally(
    codebook: Codebook,
    documents: Sequence[Document],
    codings: Sequence[Coding],
    counted: Mapping[str, str],
) -> "Numbers":
    """Codings of each very code (a row) in each document (a column)."""
    import numpy as np

    shape = (len(codebook), len(documents))
    document = _places((one.guid for one in documents), "document", codings)
    code = _places((one.guid for one in codebook), "code", codings)
    known = (document != _NOWHERE) & (code != _NOWHERE)
    codings = [codings[place] for place in known.nonzero()[0]] if not known.all() else codings
    document, code = document[known], code[known]
    counts = _by_the_counted(documents, document, codings, counted)
    counts &= _touching_words(documents, document, codings)
    cells = np.ravel_multi_index((code[counts], document[counts]), shape) if len(codings) else code
    return np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)


def _places(guids: Iterable[str], name: str, codings: Sequence[Coding]) -> "Numbers":
    """For each coding, the place of its document (or code) among the guids; else nowhere."""
    import numpy as np

    place = {guid: number for number, guid in enumerate(guids)}
    found = map(place.get, map(attrgetter(name), codings), repeat(_NOWHERE))
    return np.fromiter(found, np.int64, len(codings))


def _by_the_counted(
    documents: Sequence[Document],
    document: "Numbers",
    codings: Sequence[Coding],
    counted: Mapping[str, str],
) -> "Truths":
    """Which codings are by the coder whose work counts in their document."""
    import numpy as np

    coders = dict.fromkeys(counted.values())
    coder = _places(coders, "coder", codings)
    number = {guid: place for place, guid in enumerate(coders)}
    wanted = np.fromiter((number[counted[one.guid]] for one in documents), np.int64, len(documents))
    return np.equal(coder, wanted[document])


def _touching_words(
    documents: Sequence[Document], document: "Numbers", codings: Sequence[Coding]
) -> "Truths":
    """Which codings cover at least one character that a respondent said.

    All documents are laid end to end, so that one search finds the words of every coding: the
    first that end behind its start, which it touches if they begin before its stop.
    """
    import numpy as np

    count = len(codings)
    first = np.cumsum([0, *(len(one.text) for one in documents)])
    start = first[document] + np.fromiter(map(attrgetter("span.start"), codings), np.int64, count)
    stop = first[document] + np.fromiter(map(attrgetter("span.stop"), codings), np.int64, count)
    stop = np.minimum(stop, first[document + 1])  # never into the words of the next document
    words = [
        (begin + one.start, begin + one.stop)
        for begin, each in zip(first.tolist(), documents, strict=False)
        for one in spoken(each)
    ]
    starts, stops = np.array([*words, (first[-1], first[-1])], dtype=np.int64).T
    # Behind the last words stand none, at the very end of the last document.
    at = np.searchsorted(stops[:-1], start, side="right")
    return np.asarray(starts[at] < stop)


def _with_codes_above(codebook: Codebook, tally: "Numbers") -> "Numbers":
    """A code is mentioned wherever any code below it is."""
    row = {code.guid: number for number, code in enumerate(codebook)}
    for code in sorted(codebook, key=codebook.depth, reverse=True):
        parent = codebook.find(code.parent) if code.parent else None
        if parent is not None:
            tally[row[parent.guid]] += tally[row[code.guid]]
    return tally


def _named(documents: Sequence[Document], row: "Numbers") -> Counter[str]:
    places = row.nonzero()[0]
    counts = row[places].tolist()
    guids = (documents[place].guid for place in places.tolist())
    return Counter(dict(zip(guids, counts, strict=True)))
