"""One document on the desk of the consensus: what a ruling comes to, written in an action."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from codebook.model import Code, CodeKind
from coder.agreement.consensus import Settlement, settle
from coder.agreement.points import PRESENT, Point, PointKind, points_in, stand_ins
from coder.agreement.ruling import Result, Ruling, result
from coder.errors import CodingRefusedError
from coder.model import (
    ABSENT_LEVEL,
    CONSENSUS,
    Coder,
    CoderKind,
    Coding,
    Decision,
    Finish,
    Rating,
    Study,
    Verdict,
)
from coder.store.history import Action
from coder.units import PAIR, CodedStudy, UnitKind
from coder.workflow import levels
from coder.workflow.adjudicating import codings_of, ratings_of
from coder.workflow.coding import check_value, check_words
from coder.workflow.project import Project
from coder.workflow.ready import ready
from transcripts.model import Span
from transcripts.text import trimmed


class ConsensusDesk:
    """Writes as the consensus coder, in the document of a point and between its coders."""

    def __init__(self, project: Project, action: Action, point: Point) -> None:
        file = project.file
        self._file, self._action, self._by = file, action, project.who()
        self._me = file.coders.named(CONSENSUS) or Coder(CONSENSUS, CoderKind.CONSENSUS)
        self._project = Project(project.path, file, self._me)
        self._version = file.codes.latest()
        self._document = point.document
        self._coded = CodedStudy(ready(project, _study(project, point.document.guid)))
        self._coders = {
            one.name: one
            for one in self._coded.study.coders
            if one.name in point.said and self._coded.finished(point.document, one)
        }
        coders = tuple(self._coders.values())
        self._settlement = Settlement(point.document)  # nothing, where they are not ready yet
        if len(coders) >= PAIR:
            self._settlement = settle(self._coded, point.document, coders)
        found = points_in(self._coded, self._settlement, coders)
        self._points = {one.key: one for one in found}

    def settle(self, point: Point, ruling: Ruling) -> Decision:
        """Write what the ruling comes to, and the decision.

        A reason that was given for the same decision stays, unless there is another.
        """
        now = self._points.get(point.key)
        if now is None:
            raise CodingRefusedError(
                f"On {point.code.id} in {self._document.name} the coders do not differ any more."
            )
        came_to = result(now, ruling, self._coded.units(self._document, UnitKind.TURN))
        self._take_over()
        if now.kind is PointKind.PRESENCE:
            self._write_words(now, came_to)
            self._write_levels(now, came_to)
        else:
            self._write_value(now, came_to)
        return self._decide(now, ruling, came_to)

    def take_unopposed(self, point: Point) -> bool:
        """Settle on the one value that was given; False where the consensus lacks its words."""
        givers = point.sides()[0]
        ruling = Ruling(Verdict.ONE, givers.coders, settled="")
        self._take_over()
        needs_words = bool(point.code.levels) and givers.said != ABSENT_LEVEL
        if needs_words is not bool(self._segments(point.code)) and point.code.levels:
            return False
        self.settle(point, ruling)
        return True

    def finish(self) -> bool:
        """Finish the document if all of its points are settled; gives whether it is finished."""
        guid = self._document.guid
        if self._file.finishes.of(guid, self._me.guid) is not None:
            return True
        decided = {(one.document, one.code, one.span) for one in self._decisions()}
        if not self._points.keys() <= decided:
            return False
        self._file.finishes.add(self._action, Finish(guid, self._me.guid, self._action.at))
        return True

    # What is agreed on ---------------------------------------------------------------------

    def _take_over(self) -> None:
        """Take over what all agree on, unless the consensus has begun in the document."""
        self._file.coders.ensure(self._action, self._me)
        document = self._document.guid
        codings, ratings = self._file.codings, self._file.ratings
        authors = {one.coder for one in codings.of_document(document)}
        authors |= {one.coder for one in ratings.of_document(document)}
        if self._me.guid in authors or self._decisions():
            return
        for coding in codings_of(self._settlement, self._me, self._version):
            codings.add(self._action, replace(coding, at=self._action.at))
        for rating in ratings_of(self._settlement, self._me, self._version):
            ratings.save(self._action, replace(rating, at=self._action.at))

    def _decisions(self) -> list[Decision]:
        return self._file.decisions.of_document(self._document.guid)

    # Words ---------------------------------------------------------------------------------

    def _write_words(self, point: Point, came_to: Result) -> None:
        """Make the consensus' codings of the code in the unit be those of the result."""
        for span in came_to.spans:
            check_words(self._document, span)
        had = [code for code in self._agreed_above(point) if self._within(code, point.span)]
        there = [one for one in self._own(point.code) if one.span.overlaps(point.span)]
        wanted = {*came_to.spans, *self._beyond(there, point.span)}
        new = sorted(wanted - {one.span for one in there})
        added = [self._add(point.code, span) for span in new]
        gone = [one for one in there if one.span not in wanted]
        for coding in gone:
            self._file.codings.remove(self._action, coding, heir=added[0] if added else None)
        for code in had:
            more, less = self._stand_in(code, point.span)
            added, gone = added + more, gone + less
        for coding in gone:
            levels.drop_baseless(self._project, self._action, coding)
        for coding in added:
            levels.drop_absent(self._project, self._action, coding)

    def _beyond(self, there: Iterable[Coding], unit: Span) -> Iterator[Span]:
        """What the codings hold outside the unit: on that, nothing is being decided."""
        for coding in there:
            whole = coding.span
            for start, stop in ((whole.start, unit.start), (unit.stop, whole.stop)):
                rest = trimmed(self._document.text, start, stop) if start < stop else None
                if rest is not None:
                    yield rest

    def _stand_in(self, code: Code, unit: Span) -> tuple[list[Coding], list[Coding]]:
        """Let a code that all found stand in for codes below it, or give way to one of them."""
        coders = tuple(self._coders.values())
        spans = stand_ins(self._coded, self._settlement, coders, code=code, unit=unit)
        there = [one for one in self._own(code) if one.span in spans]
        inside = self._within(code, unit)
        if not inside:
            return [self._add(code, span) for span in spans], []
        if len(inside) == len(there):
            return [], []
        for coding in there:
            self._file.codings.remove(self._action, coding)
        return [], there

    def _agreed_above(self, point: Point) -> Iterator[Code]:
        """The codes above on which the coders do not differ here, the lowest first."""
        book = self._coded.study.codebook
        code = book.find(point.code.parent)
        while code is not None:
            if code not in point.above:
                yield code
            code = book.find(code.parent)

    def _segments(self, code: Code) -> list[Coding]:
        guid = self._document.guid
        return levels.segments_of(self._project, code, document=guid, coder=self._me)

    def _own(self, code: Code) -> list[Coding]:
        return [one for one in self._segments(code) if one.code == code.guid]

    def _within(self, code: Code, unit: Span) -> list[Coding]:
        return [one for one in self._segments(code) if one.span.overlaps(unit)]

    def _add(self, code: Code, span: Span) -> Coding:
        guids = (self._document.guid, code.guid, self._me.guid)
        coding = Coding(*guids, span, self._version, self._action.at)
        self._file.codings.add(self._action, coding)
        return coding

    # Values and levels ---------------------------------------------------------------------

    def _write_levels(self, point: Point, came_to: Result) -> None:
        """Give the codes that the point is about the level that goes with the result."""
        leveled = [code for code in point.codes if code.levels]
        for code in leveled:
            told = came_to.value if code is leveled[0] else ""
            if told:
                check_value(code, told)
            level = told or self._level_of(code, point, came_to)
            if bool(self._segments(code)) is not (level == ABSENT_LEVEL) and level:
                self._rate(code, level, came_to)

    def _level_of(self, code: Code, point: Point, came_to: Result) -> str:
        """The level that those gave whose version is taken, where they gave the same.

        Words of one's own are on the level of those who found the code.
        """
        finders = (name for name, one in point.said.items() if one.said == PRESENT)
        taken = [self._coders[name] for name in came_to.taken or finders]
        given = {self._coded.value(code, self._document, one) for one in taken}
        return (given.pop() or "") if len(given) == 1 else ""

    def _write_value(self, point: Point, came_to: Result) -> None:
        if not came_to.value:
            there = self._rating(point.code)
            if there is not None:
                self._file.ratings.remove(self._action, there)
            return
        check_value(point.code, came_to.value)
        self._rate(point.code, came_to.value, came_to)

    def _rate(self, code: Code, value: str, came_to: Result) -> None:
        """Give the value or level, with the evidence of those whose version is taken."""
        guids = (self._document.guid, code.guid, self._me.guid)
        span = self._evidence(code, value, came_to)
        rating = Rating(*guids, value, span, self._version, self._action.at)
        if code.kind is not CodeKind.CHOICE:
            levels.give_words(self._project, self._action, code, rating)
        there = self._rating(code)
        if there is None:
            self._file.ratings.save(self._action, rating)
        elif there.value != value or span not in (None, there.span):
            self._file.ratings.save(self._action, replace(rating, guid=there.guid))

    def _evidence(self, code: Code, value: str, came_to: Result) -> Span | None:
        taken = [self._coders[name].guid for name in came_to.taken]
        given = [one for one in self._coded.study.ratings if one.code == code.guid]
        given = [one for one in given if one.document == self._document.guid and one.value == value]
        return next((one.span for one in given if one.coder in taken and one.span), None)

    def _rating(self, code: Code) -> Rating | None:
        return self._file.ratings.of(self._document.guid, code=code.guid, coder=self._me.guid)

    # The decision --------------------------------------------------------------------------

    def _decide(self, point: Point, ruling: Ruling, came_to: Result) -> Decision:
        taken = tuple(self._coders[name].guid for name in came_to.taken)
        before = self._file.decisions.of(*point.key)
        same = before and (before.verdict, {*before.taken}) == (ruling.verdict, {*taken})
        reason = ruling.reason or (before.reason if before and same else "")
        decision = Decision(
            document=self._document.guid,
            code=point.code.guid,
            span=point.span,
            said={self._coders[name].guid: one for name, one in point.said.items()},
            verdict=ruling.verdict,
            taken=taken,
            value=came_to.value,
            settled=ruling.settled,
            reason=" ".join(reason.split()),
            by=self._by,
            at=self._action.at,
        )
        self._file.decisions.save(self._action, decision)
        return decision


def _study(project: Project, document: str) -> Study:
    """One document with all that was done in it; the values of all, which tell what is rated."""
    file = project.file
    there = file.documents.of(document)
    return Study(
        codebook=project.codebook(),
        documents=() if there is None else (there,),
        coders=tuple(file.coders.all()),
        codings=tuple(file.codings.of_document(document)),
        ratings=tuple(file.ratings.all()),
        finishes=tuple(file.finishes.of_document(document)),
    )
