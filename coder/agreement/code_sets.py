"""The whole codebook at once: for each unit, the set of codes that each coder gave it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from codebook.model import Code, CodeKind
from coder.agreement.rated import Unit
from coder.agreement.reliability import Reliability
from coder.agreement.sets import set_reliability
from coder.agreement.terms import Terms
from coder.model import Coder
from coder.units import PAIR, CodedStudy, UnitKind, default_unit, touched
from transcripts.model import Document

Sets = list[set[str]]


@dataclass(frozen=True)
class CodeSets:
    """What every coder gave every unit, and where the units are.

    `given` has, for each coder's name, a set of code ids for each unit, or None where the coder has
    not finished the document.
    """

    given: dict[str, list[Collection[str] | None]]
    units: tuple[Unit, ...]
    clusters: tuple[int, ...]

    def reliability(self) -> Reliability:
        """The sets as reliability data; the units of one document are a cluster."""
        return set_reliability(self.given, np.array(self.clusters, dtype=np.int64))


def code_sets(coded: CodedStudy, codes: Sequence[Code], terms: Terms) -> CodeSets:
    """The sets over the documents that at least two of the coders finished.

    A code counts where it was given itself: one that is there through a code below it says nothing
    more. A code is looked for in the units of its own kind of document; single choices have values
    of their own and are left out. A unit of a case is taken document by document.
    """
    given: dict[str, list[Collection[str] | None]] = {name: [] for name in terms.names}
    units, clusters = list[Unit](), list[int]()
    for number, (document, kind, own) in enumerate(_documents(coded, codes, terms)):
        spans = coded.units(document, kind)
        for coder in terms.coders:
            finished = coded.finished(document, coder)
            found = _sets(coded, document, coder, kind=kind, codes=own)
            given[coder.name] += found if finished else [None] * len(spans)
        units += [Unit(document, span) for span in spans]
        clusters += [number] * len(spans)
    return CodeSets(given, tuple(units), tuple(clusters))


def _documents(
    coded: CodedStudy, codes: Sequence[Code], terms: Terms
) -> Iterator[tuple[Document, UnitKind, list[Code]]]:
    """Each document to compare, the kind of its units, and the codes that may stand in it."""
    for document in coded.study.documents:
        own = [
            code
            for code in codes
            if code.kind is CodeKind.PRESENCE and str(code.unit) == str(document.kind)
        ]
        finished = sum(coded.finished(document, one) for one in terms.coders)
        if own and finished >= PAIR:
            kind = terms.unit or default_unit(own[0])
            yield document, UnitKind.DOCUMENT if kind is UnitKind.CASE else kind, own


def _sets(
    coded: CodedStudy, document: Document, coder: Coder, *, kind: UnitKind, codes: Sequence[Code]
) -> Sets:
    """The codes that the coder gave each unit of the document."""
    units = coded.units(document, kind)
    found: Sets = [set() for _ in units]
    for code in coded.given(codes, document, coder):
        spans = coded.own_spans(code, document, coder)
        for place, mark in enumerate(touched(units, spans, coded.coverage)):
            if mark:
                found[place].add(code.id)
    return found
