"""How often each code is mentioned in each document, counted for a million codings at once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from codebook.model import Codebook
from coder.model import Study
from coder.units import spoken
from transcripts.model import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

Mentions = Mapping[str, Counter[str]]

_NOBODY = -2  # no coder has this place


def mentions(study: Study, documents: Iterable[Document], counted: Mapping[str, str]) -> Mentions:
    """Code guid → document guid → how many codings of the code or any code below it count there.

    A coding counts if its coder is the one `counted` names for the document, and if it touches
    words of a respondent: interviewers' words and printed prompts never count.
    """
    tally = _with_codes_above(study.codebook, _tally(study, documents, counted))
    return {
        code.guid: _named(study.documents, row)
        for code, row in zip(study.codebook, tally, strict=True)
    }


def counted_codings(
    study: Study, documents: Iterable[Document], counted: Mapping[str, str]
) -> "tuple[Numbers, Numbers, Numbers, Numbers]":
    """The codings that count, column by column: the places of document and code, start, stop."""
    import numpy as np

    read = {one.guid for one in documents if one.guid in counted}
    kept = [one if one.guid in read else None for one in study.documents]
    number = {one.guid: place for place, one in enumerate(study.coders)}
    wanted = [number.get(counted[one.guid], _NOBODY) if one else _NOBODY for one in kept]
    document, code, coder, start, stop = (np.frombuffer(one, np.int64) for one in study.columns)
    # What belongs to no document has place -1, and so finds the last: nobody.
    counts = (coder == np.array([*wanted, _NOBODY])[document]) & (code >= 0)
    document, code, start, stop = (one[counts] for one in (document, code, start, stop))
    touching = _touching_words(study.documents, kept, document, (start, stop))
    return document[touching], code[touching], start[touching], stop[touching]


def _tally(study: Study, documents: Iterable[Document], counted: Mapping[str, str]) -> "Numbers":
    """Codings of each very code (a row) in each of the study's documents (a column)."""
    import numpy as np

    document, code, _, _ = counted_codings(study, documents, counted)
    shape = len(study.codebook), len(study.documents)
    cells = code * shape[1] + document
    return np.bincount(cells, minlength=shape[0] * shape[1]).reshape(shape)


def _touching_words(
    documents: Sequence[Document],
    kept: Sequence[Document | None],
    document: "Numbers",
    spans: "tuple[Numbers, Numbers]",
) -> "NDArray[np.bool_]":
    """Which spans cover at least one character that a respondent said.

    All documents are laid end to end, so that one search finds the words of every span: the
    first that end behind its start, which it touches if they begin before its stop.
    """
    import numpy as np

    first = np.cumsum([0, *(len(one.text) for one in documents)])
    start = first[document] + spans[0]
    stop = np.minimum(first[document] + spans[1], first[document + 1])  # never into the next
    words = [
        (begin + one.start, begin + one.stop)
        for begin, each in zip(first.tolist(), kept, strict=False)
        if each
        for one in spoken(each)
    ]
    starts, stops = np.array([*words, (first[-1], first[-1])], dtype=np.int64).T
    # Behind the last words stand none, at the very end of the last document.
    touching: NDArray[np.bool_] = starts[np.searchsorted(stops[:-1], start, side="right")] < stop
    return touching


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
    guids = [documents[place].guid for place in places.tolist()]
    return Counter(dict(zip(guids, row[places].tolist(), strict=True)))
