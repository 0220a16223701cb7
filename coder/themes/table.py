"""The theme table: for each code, how many respondents of how many, together and by group."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from codebook.model import Code, CodeKind
from coder.model import Study
from coder.themes.association import ExactTest, association
from coder.themes.choices import ValueShare
from coder.themes.counts import Share
from coder.themes.evidence import Evidence, Samples, gathered
from coder.themes.pairs import Change, LevelChange, Pairing, changed, levels_changed, pairing
from coder.themes.selection import Question, trait, understood, unplaced
from coder.themes.standing import Sample, Standing, of_document
from coder.themes.tally import Tally, tallied
from coder.themes.whose import by_coder
from transcripts.model import Document


@dataclass(frozen=True, slots=True)
class Group:
    """One column of a table by groups; `name` is empty for those without a value.

    `pairs` holds one change (of a choice code, one for each value) where times are compared.
    """

    name: str
    share: Share
    values: tuple[ValueShare, ...] = ()
    pairs: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeCount:
    """One code counted. Of `share`, the base is present + absent; the others stand outside it.

    `not_asked`, `withheld`, `open` and `not_rated` (choice codes) count respondents. For a choice
    code the share's n are those who have a value, `values` says which, and they add up to the
    base; mentions are its ratings. `levels` is empty unless levels have been given; `no_level`
    counts those who are present without one. With groups, `tests` compares them, and with a
    pairing, `pairs` compares the times: one each, of a choice code one for each value.
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
    tests: tuple[ExactTest, ...] = ()
    pairs: tuple[Change, ...] = ()
    level_change: LevelChange | None = None


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """Counts for a question, and what a reader must know about them.

    `where` is the question in the study's own words, `coders` maps a coder's name to the number
    of documents counted from them, `open` and `caseless` count documents in scope: those that
    nobody has finished, and those that stand for a respondent of their own. `unplaced` counts
    documents out of scope only because they belong to no case, so that nobody knows. Numbers of
    respondents under `suppressed` are hidden, none if it is 0.
    """

    codes: tuple[CodeCount, ...]
    where: Mapping[str, list[str]]
    by: str | None
    coders: Mapping[str, int]
    open: int
    caseless: int
    unplaced: int = 0
    pair: Pairing | None = None
    suppressed: int = 0


@dataclass(frozen=True, slots=True)
class _Scope:
    """Respondents who are counted together, all or one group; `times` are before and after.

    Of a choice code a respondent has one value at a time, so where times are compared, the whole
    of it is what was said after.
    """

    whole: Samples
    times: tuple[Samples, ...] = ()

    def sample(self, code: Code) -> Sample:
        at_once = self.times[-1] if self.times and code.kind is CodeKind.CHOICE else self.whole
        return at_once[code.unit.value]


def theme_table(study: Study, question: Question) -> ThemeTable:
    """Count the codes that are asked for (all if none are named), in the codebook's order.

    Raises a CoderError for a name that does not exist, for documents that two coders have
    finished and nobody has decided, for two values of one respondent in a choice code, and for a
    pair that is none.
    """
    evidence = gathered(study, question)
    pair = pairing(study, question.pair, evidence.documents) if question.pair else None
    counting = _Counting(study, evidence, pair, question.by)
    return ThemeTable(
        codes=tuple(map(counting.count, evidence.codes)),
        where=understood(study, question.where),
        by=trait(study, question.by).name if question.by else None,
        coders=by_coder(study, evidence.counted),
        open=sum(of_document(one, evidence.counted) is Standing.OPEN for one in evidence.documents),
        caseless=sum(not one.case for one in evidence.documents),
        unplaced=sum(one.kind.value in evidence.units for one in unplaced(study, question.where)),
        pair=pair,
    )


class _Counting:
    """The samples of a question, made once, in which code after code is counted."""

    def __init__(
        self, study: Study, evidence: Evidence, pair: Pairing | None, by: str | None
    ) -> None:
        self.study, self.evidence, self.pair = study, evidence, pair
        self.everybody = self._scope(evidence.documents, evidence.people)
        members = evidence.split(trait(study, by)) if by else {}
        self.groups = {name: self._scope(some) for name, some in members.items()}

    def _scope(self, documents: Iterable[Document], people: Iterable[str] = ()) -> _Scope:
        documents = tuple(documents)
        whole = self.evidence.samples(documents, people)
        if self.pair is None:
            return _Scope(whole)
        one = trait(self.study, self.pair.name)
        times = (
            self.evidence.samples(each for each in documents if one.of(each) == value)
            for value in (self.pair.before, self.pair.after)
        )
        return _Scope(whole, tuple(times))

    def count(self, code: Code) -> CodeCount:
        here = self.everybody.sample(code)
        total = tallied(code, here, self.evidence)
        found = [n for guid, n in self.evidence.found(code).items() if guid in here.people]
        choice = code.kind is CodeKind.CHOICE
        groups = tuple(self._group(code, name, scope) for name, scope in self.groups.items())
        times = self._at_times(code, self.everybody)
        return CodeCount(
            code=code,
            depth=self.study.codebook.depth(code),
            share=total.share,
            mentions=sum(found),
            documents=len(found),
            not_asked=total.standings[Standing.NOT_ASKED],
            withheld=total.standings[Standing.WITHHELD],
            open=total.standings[Standing.OPEN],
            not_rated=total.standings[Standing.ABSENT] if choice else 0,
            values=total.values,
            levels=total.levels,
            no_level=len(total.base) - len(total.reached) if total.reached else 0,
            groups=groups,
            tests=self._tests(code, groups),
            pairs=changed(*times) if times else (),
            level_change=levels_changed(*times) if times else None,
        )

    def _group(self, code: Code, name: str, scope: _Scope) -> Group:
        here = tallied(code, scope.sample(code), self.evidence)
        times = self._at_times(code, scope)
        return Group(name, here.share, here.values, changed(*times) if times else ())

    def _at_times(self, code: Code, scope: _Scope) -> list[Tally]:
        return [tallied(code, time[code.unit.value], self.evidence) for time in scope.times]

    def _tests(self, code: Code, groups: tuple[Group, ...]) -> tuple[ExactTest, ...]:
        if not self.groups:
            return ()
        disjoint = self._disjoint(code)
        told = [[one.share for one in group.values] or [group.share] for group in groups]
        names = [group.name for group in groups]
        return tuple(
            association(dict(zip(names, row, strict=True)), disjoint=disjoint)
            for row in zip(*told, strict=True)
        )

    def _disjoint(self, code: Code) -> bool:
        """Whether nobody stands in two groups."""
        samples = [scope.sample(code).standings.keys() for scope in self.groups.values()]
        return len(set().union(*samples)) == sum(map(len, samples))
