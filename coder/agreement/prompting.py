"""Agreement apart where a code had been suggested, and where nobody had been prompted."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from codebook.model import Code, CodeKind
from coder.agreement.estimates import Estimate
from coder.agreement.intervals import estimates
from coder.agreement.measures import measures
from coder.agreement.rated import Rated, presence
from coder.agreement.reliability import MISSING, Ints, Reliability
from coder.agreement.terms import Terms
from coder.units import CodedStudy, touched
from transcripts.model import Span

Places = Mapping[str, Collection[Span]]
"""Words by document (a guid)."""
SUGGESTED_TO = ("nobody", "one", "both")
FIGURES = ("percent_agreement", "alpha_nominal")


@dataclass(frozen=True, slots=True)
class Prompted:
    """Two coders on the units in which a code had been suggested to nobody, one or both of them.

    `units` were finished by both, and `coded` of them by either.
    """

    code: Code
    unit: str
    one: str
    other: str
    suggested_to: str
    units: int
    coded: int
    measures: Mapping[str, Estimate]


def prompted(
    coded: CodedStudy, code: Code, terms: Terms, shown: Mapping[str, Places]
) -> list[Prompted]:
    """Each two coders in three parts; nothing where the code was suggested to neither.

    `shown` maps names of coders to the words for which they were shown the code, or one below it.
    A unit counts as suggested where such words cover any of its characters.
    """
    if code.kind is not CodeKind.PRESENCE:
        return []
    told = presence(coded, code, terms)
    prompts = {name: _prompts(told, shown.get(name, {})) for name in terms.names}
    found: list[Prompted] = []
    for pair in combinations(range(len(terms.names)), 2):
        times = sum(prompts[terms.names[row]] for row in pair)
        if np.any(times):
            found += _parts(told, terms, pair, np.asarray(times))
    return found


def _prompts(told: Rated, places: Places) -> Ints:
    """1 for each unit in which something was suggested."""
    marks = b"".join(
        touched(block.spans, places.get(block.documents[0].guid, ())) for block in told.blocks
    )
    return np.frombuffer(marks, dtype=np.uint8).astype(np.int64)


def _parts(told: Rated, terms: Terms, pair: tuple[int, int], times: Ints) -> Iterator[Prompted]:
    both = told.data.ratings[list(pair)]
    finished = (both != MISSING).all(axis=0)
    one, other = (terms.names[row] for row in pair)
    for count, suggested_to in enumerate(SUGGESTED_TO):
        columns = np.flatnonzero(finished & (times == count))
        data = _chosen(told.data, pair, columns)
        chosen = [it for it in measures(data) if it.name in FIGURES]
        yield Prompted(
            told.code,
            str(told.unit),
            one,
            other,
            suggested_to,
            units=len(columns),
            coded=int(data.ratings.any(axis=0).sum()),
            measures=estimates(data, terms.interval, chosen),
        )


def _chosen(data: Reliability, pair: tuple[int, int], columns: Ints) -> Reliability:
    clusters = None if data.clusters is None else data.clusters[columns]
    names = tuple(data.coders[row] for row in pair)
    ratings = data.ratings[list(pair)][:, columns]
    return Reliability(ratings, data.categories, names, data.scale, clusters)
