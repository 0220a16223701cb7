"""The theme table: for each code, how many respondents of how many, together and by group."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from codebook.model import Code, CodeKind
from coder.model import Study
from coder.themes.choices import (
    ValueShare,
    distribution,
    highest_levels,
    one_value_each,
    partition,
    still_known,
)
from coder.themes.counts import Share, presence, share
from coder.themes.evidence import Evidence, Samples, gathered
from coder.themes.selection import Question, trait, understood, unplaced
from coder.themes.standing import Sample, Standing, of_document


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
    evidence = gathered(study, question)
    whole = evidence.whole()
    groups = _groups(study, question.by, evidence)
    return ThemeTable(
        codes=tuple(
            _counted(study, code, evidence, whole=whole, groups=groups) for code in evidence.codes
        ),
        where=understood(study, question.where),
        by=trait(study, question.by).name if question.by else None,
        coders=_by_coder(study, evidence.counted),
        open=sum(of_document(one, evidence.counted) is Standing.OPEN for one in evidence.documents),
        caseless=sum(not one.case for one in evidence.documents),
        unplaced=sum(one.kind.value in evidence.units for one in unplaced(study, question.where)),
    )


def _groups(study: Study, by: str | None, evidence: Evidence) -> dict[str, Samples]:
    """Group name → its samples, in natural order."""
    if by is None:
        return {}
    members = evidence.split(trait(study, by))
    return {name: evidence.among(documents) for name, documents in members.items()}


def _counted(
    study: Study,
    code: Code,
    evidence: Evidence,
    *,
    whole: Samples,
    groups: Mapping[str, Samples],
) -> CodeCount:
    unit = code.unit.value
    total = _tally(code, whole[unit], evidence)
    people = whole[unit].people
    found = [n for guid, n in evidence.found(code).items() if guid in people]
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


def _group(code: Code, name: str, here: Sample | None, evidence: Evidence) -> Group:
    if here is None:
        return Group(name, Share(0, 0), partition(code, {}))
    tally = _tally(code, here, evidence)
    return Group(name, _share(code, tally.standings), tally.values)


def _share(code: Code, standings: Mapping[Standing, int]) -> Share:
    if code.kind is CodeKind.CHOICE:  # no rating is no answer: outside the base
        return Share(standings[Standing.PRESENT], standings[Standing.PRESENT])
    return share(standings)


def _tally(code: Code, here: Sample, evidence: Evidence) -> _Tally:
    present, standings = presence(evidence.found(code), here)
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
