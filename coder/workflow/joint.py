"""Joint displays: themes beside measures, with a quotation and the notes on each row."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from codebook.model import Code
from coder.errors import InvalidRequestError
from coder.model import Study
from coder.workflow import browsing
from coder.workflow.joint_notes import code_and_value, row_name
from coder.workflow.measured import attribute, grouped, instrument, measured
from coder.workflow.project import Project
from transcripts.cases import case_key
from transcripts.text import natural

if TYPE_CHECKING:
    from coder.measures.joint import (
        Display,
        JointCode,
        JointReport,
        JointRow,
        Link,
        Quotation,
        Remark,
        Row,
    )
    from coder.themes.evidence import Evidence
    from coder.themes.excerpts import Excerpt
    from coder.themes.selection import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """What is set side by side.

    `codes` are ids, of a choice code with a value (`OC_SUP=changed`). `score` is that of the
    measure, the main one if it is empty. `by` is an attribute that makes the rows groups, `link`
    one that says who belongs to whom. `times` are two times of the measure; `where` and `coder`
    say what of the documents counts, as in `coder themes`.
    """

    measure: str
    codes: Sequence[str]
    score: str = ""
    by: str = ""
    link: str = ""
    times: tuple[str, str] = ("", "")
    where: Mapping[str, Sequence[str]] = field(default_factory=dict)
    coder: str | None = None


def joint(project: Project, asked: Asked) -> "JointReport":
    """The joint display. Errors as in `themes`; InvalidRequestError where nothing can be linked."""
    return joint_job(project, asked, browsing.study(project))()


def joint_job(project: Project, asked: Asked, study: Study) -> "Callable[[], JointReport]":
    """What makes the display of a study that was read before; a thread may run it.

    Raises what needs no counting to be refused; running it raises the rest.
    """
    return _Joining(project, asked, study).report


class _Joining:
    """One display while it is worked out; all that it needs of the project is read at once."""

    def __init__(self, project: Project, asked: Asked, study: Study) -> None:
        self.asked = asked
        self.study = study
        self.instrument = instrument(project, asked.measure)
        self.measured = measured(project, asked.measure)
        self.rule = self.measured.score_named(asked.score)
        self.times = self.measured.two_times(*asked.times)
        self.courses = self.measured.courses(self.rule)
        self.cases = project.file.cases.all()
        self.codes = [code_and_value(project, one) for one in asked.codes]
        self.coders = {one.guid: one.name for one in project.file.coders.all()}
        self.notes = project.file.joint_notes.all()
        self.split = attribute(self.cases, asked.by) if asked.by else ""
        self.chosen = {one.coding for one in project.file.quotations.all()}

    def report(self) -> "JointReport":
        from coder.measures.joint import JointReport, Link

        name, link = "", Link.CASE
        if self.asked.by and self.asked.link:
            raise InvalidRequestError("Either set groups side by side (--by), or link (--link).")
        if self.asked.by or self.asked.link:
            name = attribute(self.cases, self.asked.by or self.asked.link)
            link = Link.GROUP if self.asked.by else Link.ATTRIBUTE
        return JointReport(
            key=self.measured.key,
            score=self.rule.name,
            times=self.times,
            link=link,
            attribute=name,
            scope=self._scope(),
            codes=tuple(self._code(code, value, link, name) for code, value in self.codes),
        )

    def _scope(self) -> str:
        parts = (f"{name} {' or '.join(of)}" for name, of in self.asked.where.items())
        return ", ".join(parts)

    def _code(self, code: Code, value: str, link: "Link", name: str) -> "JointCode":
        from coder.measures.joint import JointCode

        present = self._present(code, value)
        display = self._display(present, link, name)
        if not any(row.measured for row in display.rows):
            raise InvalidRequestError(self._strangers(code, present))
        said = self._said(code, value)
        rows = tuple(self._row(row, code, value, said) for row in display.rows)
        return JointCode(code.id, code.label, value, rows, display)

    # Who has the theme

    def _question(self, code: Code) -> "Question":
        from coder.themes.selection import Question

        return Question(where=self.asked.where, coder=self.asked.coder, codes=[code.id])

    def _present(self, code: Code, value: str) -> dict[str, bool]:
        """Each case in the base of a code → whether it has it (that value of a choice)."""
        from coder.themes.evidence import gathered
        from coder.themes.incidence import of_evidence

        evidence = gathered(self.study, self._question(code))
        if value:
            return self._rated(evidence, code, value)
        found = of_evidence(evidence)
        inside, there = found.in_base[:, 0], found.present[:, 0]
        return {row: bool(there[place]) for place, row in enumerate(found.rows) if inside[place]}

    def _rated(self, evidence: "Evidence", code: Code, value: str) -> dict[str, bool]:
        """Who was rated in a choice code, and whether with this value."""
        from coder.themes.selection import respondent

        who = {one.guid: respondent(one) for one in evidence.documents}
        ratings = evidence.ratings.get(code.guid, ())
        rated = {who[one.document]: one.value == value for one in ratings}
        return {person: rated[person] for person in sorted(rated, key=natural)}

    # Who belongs to whom

    def _display(self, present: Mapping[str, bool], link: "Link", name: str) -> "Display":
        from coder.measures.joint import Link, by_group, by_theme

        if link is Link.CASE:
            return by_theme(present, self.courses, self.times)
        if link is Link.ATTRIBUTE:
            return by_theme(present, self._linked(present, name), self.times)
        groups = grouped(self.cases, name)
        names = sorted({group for group in groups.values() if group}, key=natural)
        return by_group(present, self._asked_about(), groups, names, times=self.times)

    def _asked_about(self) -> dict[str, dict[str, float]]:
        """The scores of who has, of what `where` says of people, nothing else than it says."""
        known = {name.casefold() for case in self.cases for name in case.attributes}
        names = [name for name in self.asked.where if name.casefold() in known]
        wanted = {name: {one.casefold() for one in self.asked.where[name]} | {""} for name in names}
        values = {name: grouped(self.cases, name) for name in names}
        return {
            case: course
            for case, course in self.courses.items()
            if all(values[name][case].casefold() in wanted[name] for name in names)
        }

    def _linked(self, present: Collection[str], name: str) -> dict[str, dict[str, float]]:
        """The scores under the case whose words they are set beside.

        A case stands for its value of the attribute, one without it for itself: so families with
        `worker: FSW 7` are those of FSW 7, and two cases with the same `family` are of one family.
        """
        from coder.measures.joint import together

        values = grouped(self.cases, name)
        key_of = {case: case_key(value or case) for case, value in values.items()}
        speaks: dict[str, str] = {}
        for case in present:
            twin = speaks.setdefault(key_of.get(case, case), case)
            if twin != case:
                shared = values.get(case) or case
                raise InvalidRequestError(
                    f"{twin} and {case} both speak for the {name} {shared}, so its numbers would "
                    "count twice. Narrow who is asked with --where."
                )
        link = {one: speaks[key_of[one]] for one in self.courses if key_of[one] in speaks}
        return together(self.courses, link)

    def _strangers(self, code: Code, present: Collection[str]) -> str:
        return (
            f"None of the {len(present)} people asked about {code.id} has numbers of "
            f"{self.measured.key.id}. If other people were measured, say how they belong together: "
            "--link NAME for an attribute of cases that holds the other's id, or --by NAME to set "
            "the same groups side by side."
        )

    # What was said, and what was made of it

    def _said(self, code: Code, value: str) -> "list[Excerpt]":
        """The excerpts of a code (of that value of a choice) in which somebody speaks."""
        from coder.themes.excerpts import collected

        found = collected(self.study, self._question(code))
        return [one for one in found if one.text.strip() and value in ("", one.value)]

    def _row(self, row: "Row", code: Code, value: str, said: "Iterable[Excerpt]") -> "JointRow":
        from coder.measures.joint import JointRow

        return JointRow(row, self._quotation(row, said), self._remarks(row, code, value))

    def _quotation(self, row: "Row", said: "Iterable[Excerpt]") -> "Quotation | None":
        from coder.measures.joint import Quotation

        theirs = [one for one in said if one.case in set(row.people)]
        if not theirs:
            return None
        # Chosen ones first; else rather of somebody who was measured, too.
        found = min(theirs, key=lambda one: (one.guid not in self.chosen, one.case not in row.both))
        chosen = found.guid in self.chosen
        return Quotation(found.case, found.text.strip(), found.attribution, chosen)

    def _remarks(self, row: "Row", code: Code, value: str) -> "tuple[Remark, ...]":
        from coder.measures.joint import Remark

        place = self.instrument.guid, code.guid, self.split, row_name(value, row.name)
        return tuple(
            Remark(self.coders[one.coder], str(one.says), one.text)
            for one in self.notes
            if (one.instrument, one.code, one.split, one.row) == place
        )
