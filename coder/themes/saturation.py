"""Saturation: which codes each document brought that none before it had."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from codebook.model import Code, Codebook, CodeKind
from coder.errors import InvalidRequestError
from coder.model import Study
from coder.themes.evidence import Evidence, asked, gathered
from coder.themes.selection import Question, understood
from coder.themes.whose import by_coder
from coder.units import spoken
from transcripts.model import Document
from transcripts.text import natural

BASE, RUN, THRESHOLD = 4, 2, 5.0


class DocumentOrder(StrEnum):
    """In which order documents are read: by name, as they were finished, or as they came in."""

    NAME = "name"
    FINISHED = "finished"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Rule:
    """How saturation is told.

    The codes of the first `base` documents are the yardstick; `run` documents in a row that bring
    new codes of at most `threshold` percent of it are said to be saturated.
    """

    base: int = BASE
    run: int = RUN
    threshold: float = THRESHOLD
    order: DocumentOrder = DocumentOrder.NAME

    def __post_init__(self) -> None:
        if self.base < 1 or self.run < 1 or self.threshold < 0:
            raise InvalidRequestError(
                "The base and a run have at least one document, and the threshold is no less "
                "than 0 %."
            )


@dataclass(frozen=True, slots=True)
class Reading:
    """One document: the codes that are `new` in it, and how many were found by then."""

    document: str
    new: tuple[Code, ...]
    found: int


@dataclass(frozen=True, slots=True)
class Run:
    """Documents `first` to `last`, counted from 1, and how many codes they brought."""

    first: int
    last: int
    new: int
    percent: float | None


@dataclass(frozen=True, slots=True)
class Saturation:
    """New codes per document, and the runs after the base, each beginning one document later.

    `in_base` counts the codes of the base documents, `reached` is the first run that brought
    little enough. `codes` counts all that were looked for; `open` documents that nobody has
    finished are not among the readings.
    """

    rule: Rule
    readings: tuple[Reading, ...]
    runs: tuple[Run, ...]
    in_base: int
    reached: Run | None
    codes: int
    open: int
    where: Mapping[str, list[str]]
    coders: Mapping[str, int]


def saturation(study: Study, question: Question, rule: Rule | None = None) -> Saturation:
    """How many new codes each document brought, after Guest, Namey and Chen.

    A code counts where it was put itself; with a code that is named go all below it. Errors as in
    `gathered`.

    Guest, G., Namey, E., & Chen, M. (2020). A simple method to assess and report thematic
    saturation in qualitative research. PLoS ONE 15(5), e0232076.
    """
    rule = rule or Rule()
    evidence = gathered(study, replace(question, codes=_with_those_below(study, question)))
    codes = [code for code in evidence.codes if code.kind is CodeKind.PRESENCE]
    kinds = {code.unit.value for code in codes}
    words = [one for one in evidence.documents if one.kind.value in kinds and spoken(one)]
    read = [one for one in words if one.guid in evidence.counted]
    ordered = _ordered(study, read, rule.order, evidence.counted)
    readings = tuple(_readings(ordered, _own(study.codebook, codes, evidence)))
    in_base = sum(len(one.new) for one in readings[: rule.base])
    runs = tuple(_runs(readings, rule, in_base))
    return Saturation(
        rule=rule,
        readings=readings,
        runs=runs,
        in_base=in_base,
        reached=next((one for one in runs if _little(one, rule)), None),
        codes=len(codes),
        open=len(words) - len(read),
        where=understood(study, question.where),
        coders=by_coder(study, {one.guid: evidence.counted[one.guid] for one in read}),
    )


def _with_those_below(study: Study, question: Question) -> list[str]:
    codes = asked(study, question.codes) if question.codes else []
    return [one.id for code in codes for one in study.codebook.family(code)]


def _ordered(
    study: Study, documents: Iterable[Document], order: DocumentOrder, counted: Mapping[str, str]
) -> list[Document]:
    if order is DocumentOrder.IMPORTED:
        return list(documents)
    if order is DocumentOrder.NAME:
        return sorted(documents, key=lambda one: natural(one.name))
    finished = {(one.document, one.coder): one.at for one in study.finishes}
    return sorted(
        documents,
        key=lambda one: (finished[one.guid, counted[one.guid]], natural(one.name)),
    )


def _own(codebook: Codebook, codes: Iterable[Code], evidence: Evidence) -> dict[str, list[Code]]:
    """Document guid → the codes that were put there themselves, in the codebook's order."""
    own: dict[str, list[Code]] = {}
    for code in codes:
        found = evidence.mentions[code.guid].copy()
        for child in codebook.children(code):
            found.subtract(evidence.mentions[child.guid])
        for document, times in found.items():
            if times:
                own.setdefault(document, []).append(code)
    return own


def _readings(
    documents: Iterable[Document], own: Mapping[str, Sequence[Code]]
) -> Iterable[Reading]:
    seen: dict[str, Code] = {}
    for document in documents:
        fitting = [code for code in own.get(document.guid, ()) if _fits(code, document)]
        new = tuple(code for code in fitting if code.guid not in seen)
        seen |= {code.guid: code for code in new}
        yield Reading(document.name, new, len(seen))


def _fits(code: Code, document: Document) -> bool:
    return code.unit.value == document.kind.value


def _runs(readings: Sequence[Reading], rule: Rule, in_base: int) -> Iterable[Run]:
    for before in range(rule.base, len(readings) - rule.run + 1):
        new = sum(len(one.new) for one in readings[before : before + rule.run])
        percent = 100 * new / in_base if in_base else None
        yield Run(before + 1, before + rule.run, new, percent)


def _little(run: Run, rule: Rule) -> bool:
    return run.percent is not None and run.percent <= rule.threshold
