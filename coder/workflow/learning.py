"""What a suggester makes of the project: the text, what was decided on it, and the opinion."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import Any

from codebook.model import Code, Codebook, CodeKind
from coder.suggest.lessons import lessons, usual_kind
from coder.suggest.offering import Offering, without
from coder.suggest.phrases import Hit, KeywordSuggester
from coder.suggest.protocol import Material, Opinion, Suggester
from coder.suggest.registry import USUAL, suggester
from coder.suggest.rules import hit_counts
from coder.suggest.units import Rows, Unit
from coder.suggest.vectors import Vectors
from coder.units import UnitKind
from coder.workflow.decided import decided
from coder.workflow.project import Project
from coder.workflow.sentence_vectors import units_in, vectors
from coder.workflow.tagging import tagger
from transcripts.model import Document


@dataclass(frozen=True)
class Ground:
    """The project's text and keywords, before anybody has decided anything; kept while they stay.

    `codes` are the presence codes that are given; `families` maps a code's guid to its own and
    those above it, `below` to those under it; `allowed` (units × codes) is false where a code is
    not for that kind of document.
    """

    codes: tuple[Code, ...]
    families: dict[str, tuple[str, ...]]
    rows: Rows
    allowed: Any
    suggester: Suggester
    material: Material
    below: dict[str, tuple[str, ...]]
    _latest: dict[str, Opinion] = field(default_factory=dict)

    def opinion(self, learned: Any) -> tuple[str, Opinion]:
        """The opinion after these lessons, and its fingerprint; the latest is kept."""
        mark = sha256(self.suggester.fingerprint.encode() + learned.tobytes()).hexdigest()
        found = self._latest.get(mark)
        if found is None:
            found = self.suggester.learn(learned)
            self._latest.clear()
            self._latest[mark] = found
        return mark, found  # never read again: another thread may have put its own in its place


@dataclass(frozen=True)
class Standing:
    """What the suggester makes of the project, for the one who works here.

    `units` are all respondents' units in reading order; `codes` are guids in the codebook's
    order. `scores` and `lessons` are units × codes: −inf where a code is not for that kind of
    document; 1 coded, 0 reviewed and left, −1 undecided. `fingerprint` names text, keywords,
    method and lessons at once.
    """

    units: tuple[Unit, ...]
    codes: tuple[str, ...]
    scores: Any
    lessons: Any
    fingerprint: str
    offering: Offering


def standing(project: Project, *, method: str = USUAL, apart: str = "") -> Standing:
    """The opinion after all that was decided so far; KeyError: no such method is installed.

    With `apart` (a document's guid) what was decided in that document is not learned from: so a
    second look at it is not told what the first look found.
    """
    import numpy as np

    documents = tuple(project.file.documents.all())
    told = decided(project)
    there = ground(project, documents, usual_kind(documents, told.coded), method)
    learned = lessons(there.rows, there.material.codes, there.families, there.allowed, told)
    if apart:
        learned = without(learned, there.rows.of(apart))
    mark, opinion = there.opinion(learned)
    offering = Offering(
        there.material,
        there.rows,
        opinion,
        there.allowed,
        learned,
        there.below,
        there.suggester.name,
        mark,
    )
    return Standing(
        units=there.material.units,
        codes=there.material.codes,
        scores=np.where(there.allowed, opinion.scores, -np.inf),
        lessons=learned,
        fingerprint=mark,
        offering=offering,
    )


def ground(
    project: Project, documents: tuple[Document, ...], kind: UnitKind, method: str
) -> Ground:
    """The project's text and keywords, in units of that kind; `documents` are all of them."""
    codebook = project.codebook()
    # The guids are part of the key because codes of two projects may be equal but for them.
    guids = tuple(code.guid for code in codebook)
    return _ground(documents, codebook, guids, (kind, method, vectors(project, documents, kind)))


@lru_cache(maxsize=2)
def _ground(
    documents: tuple[Document, ...],
    codebook: Codebook,
    _guids: tuple[str, ...],
    wanted: tuple[UnitKind, str, Vectors | None],
) -> Ground:
    kind, method, known = wanted
    codes = tuple(one for one in codebook if one.kind is CodeKind.PRESENCE and not one.retired)
    guids = tuple(one.guid for one in codes)
    families = dict(_families(codebook))
    units = units_in(documents, kind)
    rows = Rows(units)
    found = keyword_hits(documents, codebook)
    material = Material(units, guids, hit_counts(rows, guids, families, found), known)
    allowed = _allowed(documents, rows, codes, len(units))
    below = {one.guid: tuple(lower.guid for lower in codebook.family(one)[1:]) for one in codes}
    return Ground(codes, families, rows, allowed, suggester(method)(material), material, below)


def keyword_hits(documents: Iterable[Document], codebook: Codebook) -> dict[str, tuple[Hit, ...]]:
    """Every keyword that respondents say, by document."""
    if not any(code.keywords.seek for code in codebook):
        return {}
    keywords = KeywordSuggester(codebook, tagger(codebook))
    return {one.guid: tuple(keywords.hits(one)) for one in documents}


def _families(codebook: Codebook) -> Iterator[tuple[str, tuple[str, ...]]]:
    above: dict[str, tuple[str, ...]] = {}
    for code in codebook:  # each parent before its children
        above[code.id] = (code.guid, *above.get(code.parent, ()))
        yield code.guid, above[code.id]


def _allowed(documents: Iterable[Document], rows: Rows, codes: tuple[Code, ...], units: int) -> Any:
    import numpy as np

    found = np.zeros((units, len(codes)), dtype=bool)
    for document in documents:
        there = rows.of(document.guid)
        found[there.start : there.stop] = [str(code.unit) == str(document.kind) for code in codes]
    return found
