"""Gather what a report is made of."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from codebook.model import Code, CodeKind
from coder import __version__
from coder.errors import CoderError, InvalidRequestError
from coder.workflow import agreeing, passes, reporting
from coder.workflow.browsing import study
from coder.workflow.project import Project

if TYPE_CHECKING:
    from coder.agreement.report import AgreementReport
    from coder.report.material import Material, Record
    from coder.report.model import StudyReport
    from coder.themes.cooccurrence import Cooccurrence
    from coder.themes.quoting import Quote, Quotes
    from coder.themes.selection import Where
    from coder.themes.table import ThemeTable

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is asked for; `by` may name several attributes, `detail` is of attributions.

    `title` and `date` are made from the project where they are empty; no `sections` means all.
    """

    where: "Where" = field(default_factory=dict)
    by: Sequence[str] = ()
    pair: str | None = None
    codes: Sequence[str] = ()
    coder: str | None = None
    detail: str = ""
    suppress: int = 0
    title: str = ""
    date: str = ""
    sections: Sequence[str] = ()


def study_report(project: Project, wanted: Wanted, tell: Tell = lambda _: None) -> "StudyReport":
    """The whole report; `tell` hears what is being done.

    Raises what `reporting.themes` raises, and InvalidRequestError for a section that is not there.
    """
    from coder.report.composing import SECTIONS, composed

    for one in wanted.sections:
        if one not in SECTIONS:
            raise InvalidRequestError(
                f"A report has no section {one!r}. There are: {', '.join(SECTIONS)}."
            )
    material = _Gathering(project, wanted, tell).material()
    tell("Drawing and writing")
    return composed(material, wanted.sections)


class _Gathering:
    """Reads the project once, and counts part by part."""

    def __init__(self, project: Project, wanted: Wanted, tell: Tell) -> None:
        self.project, self.wanted, self.tell = project, wanted, tell
        self.study = study(project)

    def material(self) -> "Material":
        from coder.report.material import Material

        self.tell("Counting")
        table = self._table()
        groups = tuple(self._table(by=name) for name in self.wanted.by)
        paired = self._table(pair=self.wanted.pair) if self.wanted.pair else None
        self.tell("Comparing coders")
        agreement, methods, apart = self._agreement()
        self.tell("Looking for quotations")
        quotes, chosen, warnings = self._quotes(table)
        return Material(
            title=self.wanted.title or self._title(),
            date=self.wanted.date or self._last_day(),
            codebook=self.project.codebook(),
            table=table,
            groups=groups,
            paired=paired,
            together=self._together(table),
            agreement=agreement,
            apart=apart,
            methods=methods,
            quotes=quotes,
            chosen=chosen,
            warnings=warnings,
            record=self._record(table),
        )

    def _table(self, *, by: str | None = None, pair: str | None = None) -> "ThemeTable":
        wanted, where = self.wanted, dict(self.wanted.where)
        if pair:
            where.pop(pair.partition("=")[0].strip(), None)  # both times, whichever is reported on
        return reporting.themes(
            self.project,
            suppress=wanted.suppress,
            where=where,
            by=by,
            pair=pair,
            coder=wanted.coder,
            codes=wanted.codes,
        )

    def _together(self, table: "ThemeTable") -> "Cooccurrence | None":
        """Of the topmost codes that overlap; None where there are fewer than two."""
        least = min((one.depth for one in table.codes), default=0)
        codes = [
            one.code.id
            for one in table.codes
            if one.depth == least and one.code.kind is CodeKind.PRESENCE
        ]
        if len(codes) < 2:  # noqa: PLR2004 - as the docstring says
            return None
        wanted = self.wanted
        return reporting.cooccurrence(
            self.project,
            suppress=wanted.suppress,
            where=wanted.where,
            coder=wanted.coder,
            codes=codes,
        )

    def _agreement(self) -> "tuple[AgreementReport | None, str, str]":
        """Agreement in the latest round, else in all that two finished; or why there is none."""
        rounds = passes.independent_rounds(self.project)
        question = agreeing.Question(codes=self.wanted.codes, round=rounds[-1] if rounds else None)
        try:
            found = agreeing.agreement(self.project, question)
            if any(one.units for one in found.codes):
                return found, agreeing.methods_text(self.project, question), ""
        except CoderError as error:
            return None, "", str(error)
        return None, "", "No unit was coded by two coders."

    def _quotes(
        self, table: "ThemeTable"
    ) -> "tuple[list[tuple[Code, Sequence[Quote]]], bool, tuple[str, ...]]":
        """Of each topmost code the chosen quotations, else a few that are picked."""
        from coder.report.picking import in_order, picked
        from coder.themes.balance import balances, warnings

        least = min((one.depth for one in table.codes), default=0)
        codes = [one.code for one in table.codes if one.depth == least]
        chosen = bool(self.project.file.quotations.all())
        found = self._quoted(codes, chosen=chosen).quotes if codes else ()
        said: Counter[str] = Counter()
        quotes: list[tuple[Code, Sequence[Quote]]] = []
        told: list[str] = []
        for code in codes:
            family = {one.id for one in self.study.codebook.family(code)}
            ours = [one for one in found if one.excerpt.code in family]
            if chosen:
                told += warnings(balances([one.excerpt for one in ours])[:1])
                quotes.append((code, ours))
            else:
                quotes.append((code, in_order(picked(ours, said))))
        return quotes, chosen, tuple(dict.fromkeys(told))

    def _quoted(self, codes: Sequence[Code], *, chosen: bool) -> "Quotes":
        from coder.themes.attribution import Detail
        from coder.themes.quoting import Style
        from coder.themes.selection import Question
        from coder.workflow.quotations import quotes

        ids = [code.id for code in codes]
        question = Question(self.wanted.where, None, self.wanted.coder, ids)
        by = self.wanted.by[0] if self.wanted.by else ""
        style = Style(by=by, detail=Detail(self.wanted.detail or Detail.PARTIAL), chosen=chosen)
        try:
            return quotes(self.project, question, style=style)
        except InvalidRequestError:
            if self.wanted.detail:
                raise
        return quotes(self.project, question, style=replace(style, detail=None))

    def _record(self, table: "ThemeTable") -> "Record":
        from coder.report.material import Record
        from coder.themes.selection import respondents, selected
        from transcripts.model import State

        documents = selected(self.study, table.where)
        there = [one for one in documents if one.state is State.PRESENT]
        people = respondents(self.study, table.where) & {one.case or one.guid for one in there}
        scenarios = self.study.scenarios
        return Record(
            respondents=len(people),
            documents=Counter(str(one.kind) for one in there),
            withheld=sum(one.state is State.WITHHELD for one in documents),
            blank=sum(one.state is State.BLANK for one in documents),
            cases=self._attributes(people),
            scenarios=len(scenarios),
            prompts=sum(len(one.prompts) for one in scenarios),
            times=tuple(sorted({one.time for one in there if one.time})),
            coders=tuple(self._coders()),
            settled=Counter(one.settled for one in self.project.file.decisions.all()),
            program=f"practice-coder {__version__}",
        )

    def _attributes(self, people: "frozenset[str] | set[str]") -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {}
        for name in sorted(people):
            case = self.study.cases.get(name)
            for attribute, value in case.attributes.items() if case else ():
                found.setdefault(attribute, Counter())[value] += 1
        return found

    def _coders(self) -> Iterator[str]:
        coded = {one.coder for one in self.study.codings}
        for one in self.study.coders:
            if one.guid in coded:
                yield one.name

    def _title(self) -> str:
        return self.project.codebook().title or self.project.path.stem

    def _last_day(self) -> str:
        return max((one.at[:10] for one in self.study.finishes), default="")
