"""The theme table: for each code, how many respondents of how many, together and by group."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from codebook.model import Code, CodeKind
from coder.errors import UnknownCodeError
from coder.model import Rating, Study
from coder.themes.choices import (
    ValueShare,
    distribution,
    highest_levels,
    one_value_each,
    partition,
    still_known,
)
from coder.themes.counts import Mentions, Share, mentions, presence, share
from coder.themes.selection import Question, respondents, selected, trait, understood, unplaced
from coder.themes.standing import Sample, Standing, of_document, sample
from coder.themes.whose import counted_coders
from coder.units import spoken
from transcripts.model import Document
from transcripts.text import natural


@dataclass(frozen=True, slots=True)
class Group:
    """One column of a table by groups; `name` is empty for those without a value."""

    name: str
    share: Share
    values: tuple[ValueShare, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeCount:
    """One code counted. Of `share`, the base is present + absent; the others stand outside it.

    `not_asked`, `withheld`, `open` and `not_rated` (choice codes) count respondents. For a choice
    code the share's n are those who have a value, `values` says which, and they add up to the
    base; mentions are its ratings. `levels` is empty unless levels have been given; `no_level`
    counts those who are present without one.
    """

    code: Code
    depth: int
    share: Share
    mentions: int
    documents: int
    not_asked: int
    withheld: int
    open: int
    not_rated: int = 0
    values: tuple[ValueShare, ...] = ()
    levels: tuple[ValueShare, ...] = ()
    no_level: int = 0
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """Counts for a question, and what a reader must know about them.

    `where` is the question in the study's own words, `coders` maps a coder's name to the number
    of documents counted from them, `open` and `caseless` count documents in scope: those that
    nobody has finished, and those that stand for a respondent of their own. `unplaced` counts
    documents out of scope only because they belong to no case, so that nobody knows.
    """

    codes: tuple[CodeCount, ...]
    where: Mapping[str, list[str]]
    by: str | None
    coders: Mapping[str, int]
    open: int
    caseless: int
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class _Evidence:
    """All that was coded, ready to be asked code by code."""

    found: Mentions
    ratings: Mapping[str, list[Rating]]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Tally:
    """One code in one sample."""

    standings: Counter[Standing]
    values: tuple[ValueShare, ...] = ()
    levels: tuple[ValueShare, ...] = ()
    no_level: int = 0


def theme_table(study: Study, question: Question) -> ThemeTable:
    """Count the codes that are asked for (all if none are named), in the codebook's order.

    Raises a CoderError for a name that does not exist, for documents that two coders have
    finished and nobody has decided, and for two values of one respondent in a choice code.
    """
    codes = asked(study, question.codes)
    units = {code.unit.value for code in codes}
    documents = [one for one in selected(study, question.where) if one.kind.value in units]
    counted = counted_coders(study, filter(spoken, documents), question.coder)
    evidence = _evidence(study, documents, counted)
    people = respondents(study, question.where)
    whole = _samples(units, documents, people, counted)
    groups = _groups(study, question.by, documents, counted)
    return ThemeTable(
        codes=tuple(_counted(study, code, evidence, whole=whole, groups=groups) for code in codes),
        where=understood(study, question.where),
        by=trait(study, question.by).name if question.by else None,
        coders=_by_coder(study, counted),
        open=sum(of_document(one, counted) is Standing.OPEN for one in documents),
        caseless=sum(not one.case for one in documents),
        unplaced=sum(one.kind.value in units for one in unplaced(study, question.where)),
    )


def asked(study: Study, ids: Collection[str]) -> list[Code]:
    """The codes of these ids in the codebook's order; all codes if there are no ids."""
    for id_ in ids:
        if study.codebook.find(id_) is None:
            raise UnknownCodeError(id_, [code.id for code in study.codebook])
    wanted = {id_.casefold() for id_ in ids}
    return [code for code in study.codebook if not wanted or code.id.casefold() in wanted]


_Samples = Mapping[str, Sample]


def _samples(
    units: Iterable[str],
    documents: Collection[Document],
    people: Collection[str],
    counted: Mapping[str, str],
) -> _Samples:
    """One sample for each kind of document."""
    return {
        unit: sample((one for one in documents if one.kind.value == unit), people, counted)
        for unit in units
    }


def _groups(
    study: Study, by: str | None, documents: Collection[Document], counted: Mapping[str, str]
) -> dict[str, _Samples]:
    """Group name → its samples, in natural order."""
    if by is None:
        return {}
    one = trait(study, by)
    members: dict[str, list[Document]] = {}
    for document in documents:
        members.setdefault(one.of(document), []).append(document)
    units = {document.kind.value for document in documents}
    return {
        name: _samples(units, members[name], (), counted) for name in sorted(members, key=natural)
    }


def _evidence(
    study: Study, documents: Collection[Document], counted: Mapping[str, str]
) -> _Evidence:
    ratings: dict[str, list[Rating]] = {}
    for rating in study.ratings:
        if counted.get(rating.document) == rating.coder:
            ratings.setdefault(rating.code, []).append(rating)
    return _Evidence(
        mentions(study.codebook, documents, study.codings, counted),
        ratings,
        {document.guid: document.name for document in documents},
    )


def _counted(
    study: Study,
    code: Code,
    evidence: _Evidence,
    *,
    whole: _Samples,
    groups: Mapping[str, _Samples],
) -> CodeCount:
    unit = code.unit.value
    total = _tally(code, whole[unit], evidence)
    people = whole[unit].people
    found = [n for guid, n in _found(code, evidence).items() if guid in people]
    choice = code.kind is CodeKind.CHOICE
    return CodeCount(
        code=code,
        depth=study.codebook.depth(code),
        share=_share(code, total.standings),
        mentions=sum(found),
        documents=len(found),
        not_asked=total.standings[Standing.NOT_ASKED],
        withheld=total.standings[Standing.WITHHELD],
        open=total.standings[Standing.OPEN],
        not_rated=total.standings[Standing.ABSENT] if choice else 0,
        values=total.values,
        levels=total.levels,
        no_level=total.no_level,
        groups=tuple(
            _group(code, name, samples.get(unit), evidence) for name, samples in groups.items()
        ),
    )


def _group(code: Code, name: str, here: Sample | None, evidence: _Evidence) -> Group:
    if here is None:
        return Group(name, Share(0, 0), partition(code, {}))
    tally = _tally(code, here, evidence)
    return Group(name, _share(code, tally.standings), tally.values)


def _found(code: Code, evidence: _Evidence) -> Counter[str]:
    """Document guid → mentions; of a choice code, its ratings."""
    if code.kind is CodeKind.CHOICE:
        return Counter(rating.document for rating in evidence.ratings.get(code.guid, ()))
    return evidence.found[code.guid]


def _share(code: Code, standings: Mapping[Standing, int]) -> Share:
    if code.kind is CodeKind.CHOICE:  # no rating is no answer: outside the base
        return Share(standings[Standing.PRESENT], standings[Standing.PRESENT])
    return share(standings)


def _tally(code: Code, here: Sample, evidence: _Evidence) -> _Tally:
    present, standings = presence(_found(code, evidence), here)
    here_rated = (one for one in evidence.ratings.get(code.guid, ()) if one.document in here.people)
    ratings = still_known(code, here_rated, evidence.names)
    if code.kind is CodeKind.CHOICE:
        values = one_value_each(code, ratings, here, evidence.names)
        return _Tally(standings, values=partition(code, values))
    if not ratings:
        return _Tally(standings)
    absent = {one for one, where in here.standings.items() if where is Standing.ABSENT} - present
    levels = highest_levels(ratings, here, present=present, absent=absent)
    no_level = len(present | absent) - len(levels)
    return _Tally(standings, levels=distribution(code, levels), no_level=no_level)


def _by_coder(study: Study, counted: Mapping[str, str]) -> dict[str, int]:
    names = {coder.guid: coder.name for coder in study.coders}
    return dict(sorted(Counter(names[guid] for guid in counted.values()).items()))
