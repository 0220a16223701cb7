"""What charts are drawn from: counts group by group, and who has which code."""

from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from coder.errors import InvalidRequestError
from coder.workflow.browsing import study

if TYPE_CHECKING:
    from coder.charts.heat import CaseCodes
    from coder.themes.selection import Asked
    from coder.themes.table import ThemeTable
    from coder.workflow.project import Project


def themes_of_each(
    project: "Project", *, suppress: int = 0, **question: "Unpack[Asked]"
) -> dict[str, "ThemeTable"]:
    """Each group of `by` and what was counted in it alone; without `by`, all under no name.

    Unlike the groups of one theme table these hold levels too. Numbers of fewer than `suppress`
    respondents are hidden. Errors as in `reporting.themes`.
    """
    from coder.themes.selection import Question, selected, trait, understood
    from coder.themes.suppression import suppressed
    from coder.themes.table import theme_table
    from transcripts.text import natural

    whole, asked = study(project), Question(**question)
    questions = {"": asked}
    if asked.by is not None:
        one, where = trait(whole, asked.by), understood(whole, asked.where)
        groups = sorted({one.of(document) for document in selected(whole, where)}, key=natural)
        questions = {
            group: replace(asked, by=None, where={**where, one.name: [group]}) for group in groups
        }
    tables = {group: theme_table(whole, each) for group, each in questions.items()}
    return {name: suppressed(one, suppress) if suppress else one for name, one in tables.items()}


def who_has_what(project: "Project", **question: "Unpack[Asked]") -> "CaseCodes":
    """Respondents by codes, sorted by the attribute `by` if there is one.

    Raises InvalidRequestError for a `by` of which respondents have no single value; other errors
    as in `reporting.themes`.
    """
    from coder.charts.heat import CaseCodes
    from coder.themes.incidence import incidence
    from coder.themes.selection import Question, trait
    from coder.themes.table import theme_table

    whole, asked = study(project), Question(**question)
    table, found = theme_table(whole, asked), incidence(whole, asked)
    if asked.by is None:
        return CaseCodes(found, table, "", {})
    one = trait(whole, asked.by)
    if not one.concerns_people():
        raise InvalidRequestError(
            f"A respondent may have several values of {one.name}, so respondents cannot be sorted "
            f"by it. Sort by an attribute of cases, and narrow with --where {one.name}=…"
        )
    return CaseCodes(found, table, one.name, {key: one.of_case(key) for key in found.rows})
