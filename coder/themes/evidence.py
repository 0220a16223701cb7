"""What was coded in the documents of a question, ready to be asked code by code."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from codebook.model import Code, CodeKind
from coder.errors import UnknownCodeError
from coder.model import Rating, Study
from coder.themes.mentions import Mentions, mentions
from coder.themes.selection import Question, Trait, respondents, selected
from coder.themes.standing import Sample, sample
from coder.themes.whose import counted_coders
from coder.units import spoken
from transcripts.model import Document
from transcripts.text import natural

Samples = Mapping[str, Sample]
"""One sample for each kind of document: a code is looked for in documents of its unit."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that counts for a question.

    `documents` are those in scope of a kind that one of `codes` is looked for in; `people` all
    who could have been asked. `counted` maps the guid of a finished document to that of the coder
    whose work counts there, `ratings` a code's guid to the ratings that do, `names` a document's
    guid to its name.
    """

    codes: tuple[Code, ...]
    documents: tuple[Document, ...]
    people: frozenset[str]
    counted: Mapping[str, str]
    mentions: Mentions
    ratings: Mapping[str, list[Rating]]
    names: Mapping[str, str]

    @property
    def units(self) -> frozenset[str]:
        """The kinds of documents that the codes are looked for in."""
        return frozenset(code.unit.value for code in self.codes)

    def split(self, one: Trait) -> dict[str, tuple[Document, ...]]:
        """Each value of the trait → the documents that have it, in natural order."""
        members: dict[str, list[Document]] = {}
        for document in self.documents:
            members.setdefault(one.of(document), []).append(document)
        return {name: tuple(members[name]) for name in sorted(members, key=natural)}

    def samples(self, documents: Iterable[Document], people: Iterable[str] = ()) -> Samples:
        """The respondents of these documents, and people who may have none of them."""
        members = {unit: list[Document]() for unit in self.units}
        for document in documents:
            members[document.kind.value].append(document)
        everybody = tuple(people)
        return {unit: sample(some, everybody, self.counted) for unit, some in members.items()}

    def whole(self) -> Samples:
        """Everybody who could have been asked."""
        return self.samples(self.documents, self.people)

    def found(self, code: Code) -> Counter[str]:
        """Document guid → mentions; of a choice code, its ratings."""
        if code.kind is CodeKind.CHOICE:
            return Counter(rating.document for rating in self.ratings.get(code.guid, ()))
        return self.mentions[code.guid]


def gathered(study: Study, question: Question) -> Evidence:
    """The evidence for a question (its `by` and `pair` make no difference).

    Raises a CoderError for a name that does not exist, and for documents that two coders have
    finished and nobody has decided.
    """
    codes = asked(study, question.codes)
    units = {code.unit.value for code in codes}
    documents = [one for one in selected(study, question.where) if one.kind.value in units]
    counted = counted_coders(study, filter(spoken, documents), question.coder)
    return Evidence(
        codes=tuple(codes),
        documents=tuple(documents),
        people=respondents(study, question.where),
        counted=counted,
        mentions=mentions(study, documents, counted),
        ratings=_counted_ratings(study, counted),
        names={document.guid: document.name for document in documents},
    )


def asked(study: Study, ids: Collection[str]) -> list[Code]:
    """The codes of these ids in the codebook's order; all codes if there are no ids."""
    for id_ in ids:
        if study.codebook.find(id_) is None:
            raise UnknownCodeError(id_, [code.id for code in study.codebook])
    wanted = {id_.casefold() for id_ in ids}
    return [code for code in study.codebook if not wanted or code.id.casefold() in wanted]


def _counted_ratings(study: Study, counted: Mapping[str, str]) -> dict[str, list[Rating]]:
    ratings: dict[str, list[Rating]] = {}
    for rating in study.ratings:
        if counted.get(rating.document) == rating.coder:
            ratings.setdefault(rating.code, []).append(rating)
    return ratings
