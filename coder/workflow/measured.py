"""Numbers beside the words, as plain data: what was measured, by which key, of whom."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from coder.errors import InvalidRequestError, did_you_mean
from coder.model import Instrument
from coder.workflow.project import Project
from transcripts.model import Case
from transcripts.text import natural

if TYPE_CHECKING:
    from coder.measures.measured import Measured, MeasureReport


def measures(project: Project) -> "list[Measured]":
    """Everything that was measured, by id."""
    return [_measured(project, one) for one in project.file.instruments.all()]


def measured(project: Project, id_: str) -> "Measured":
    """What was measured by the instrument of that id. Raises InvalidRequestError."""
    return _measured(project, instrument(project, id_))


def instrument(project: Project, id_: str) -> Instrument:
    """The instrument of that id. Raises InvalidRequestError with the closest id."""
    found = project.file.instruments.named(id_)
    if found is None:
        known = [one.id for one in project.file.instruments.all()]
        there = f" There are: {', '.join(known)}." if known else " Load one: coder measures load"
        raise InvalidRequestError(f"There is no measure {id_!r}.{did_you_mean(id_, known)}{there}")
    return found


def report(
    project: Project,
    id_: str,
    *,
    by: str = "",
    where: Mapping[str, Sequence[str]] | None = None,
    times: tuple[str, str] = ("", ""),
) -> "MeasureReport":
    """Scores by time, and by an attribute of cases; their change from one time to another.

    `where` keeps cases by their attributes. Raises InvalidRequestError.
    """
    from coder.measures.measured import report as reported

    cases = project.file.cases.all()
    inside = _chosen(cases, where or {})
    found = measured(project, id_).among(inside.__contains__)
    groups = grouped(cases, by) if by else {}
    there = {case: group for case, group in groups.items() if case in found.sheets}
    name = attribute(cases, by) if by else ""
    return reported(found, found.two_times(*times), by=name, groups=there)


def attribute(cases: Sequence[Case], name: str) -> str:
    """The attribute as the cases spell it. Raises InvalidRequestError with the closest name."""
    known = sorted({one for case in cases for one in case.attributes}, key=natural)
    found = next((one for one in known if one.casefold() == name.casefold()), None)
    if found is None:
        there = f" There are: {', '.join(known)}." if known else ""
        raise InvalidRequestError(
            f"Cases have no attribute {name!r}.{did_you_mean(name, known)}{there}"
        )
    return found


def grouped(cases: Sequence[Case], name: str) -> dict[str, str]:
    """Case → its value of an attribute; those without one under the empty name."""
    meant = attribute(cases, name)
    return {case.id: case.attributes.get(meant, "") for case in cases}


def _chosen(cases: Sequence[Case], where: Mapping[str, Sequence[str]]) -> set[str]:
    """The cases that `where` describes; one name given several values means any of them."""
    inside = {case.id for case in cases}
    for name, values in where.items():
        groups = grouped(cases, name)
        wanted = {value.casefold() for value in values}
        for value in values:
            known = sorted({group for group in groups.values() if group}, key=natural)
            if value.casefold() not in map(str.casefold, known):
                hint = did_you_mean(value, known)
                raise InvalidRequestError(f"No case has {name} {value!r}.{hint}")
        inside &= {case for case, group in groups.items() if group.casefold() in wanted}
    return inside


def _measured(project: Project, one: Instrument) -> "Measured":
    from coder.measures.key import from_data
    from coder.measures.measured import Measured

    names = {case.guid: case.id for case in project.file.cases.all()}
    sheets: dict[str, dict[str, dict[str, float]]] = {}
    for found in project.file.measurements.of(one.guid):
        at = sheets.setdefault(names[found.case], {})
        at.setdefault(found.time, {})[found.item] = found.value
    ordered = {case: sheets[case] for case in sorted(sheets, key=natural)}
    return Measured(from_data(json.loads(one.key)), ordered)
