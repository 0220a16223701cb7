"""What charts are drawn from: counts group by group, and who has which code."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coder.errors import InvalidRequestError
from coder.workflow.browsing import study

if TYPE_CHECKING:
    from coder.charts.heat import CaseCodes
    from coder.themes.selection import Where
    from coder.themes.table import ThemeTable
    from coder.workflow.project import Project


def themes_of_each(
    project: "Project",
    by: str | None,
    *,
    where: "Where",
    coder: str | None = None,
    codes: Sequence[str] = (),
) -> dict[str, "ThemeTable"]:
    """Each group's name and what was counted in it alone; without `by`, all under no name.

    Unlike the groups of one theme table these hold levels too. Errors as in `reporting.themes`.
    """
    from coder.themes.selection import Question, selected, trait, understood
    from coder.themes.table import theme_table
    from transcripts.text import natural

    whole = study(project)
    if by is None:
        return {"": theme_table(whole, Question(where, coder=coder, codes=codes))}
    one = trait(whole, by)
    where = understood(whole, where)
    groups = sorted({one.of(document) for document in selected(whole, where)}, key=natural)
    return {
        group: theme_table(whole, Question({**where, one.name: [group]}, coder=coder, codes=codes))
        for group in groups
    }


def who_has_what(
    project: "Project",
    by: str | None,
    *,
    where: "Where",
    coder: str | None = None,
    codes: Sequence[str] = (),
) -> "CaseCodes":
    """Respondents by codes, sorted by the attribute `by` if there is one.

    Raises InvalidRequestError for a `by` of which respondents have no single value; other errors
    as in `reporting.themes`.
    """
    from coder.charts.heat import CaseCodes
    from coder.themes.incidence import incidence
    from coder.themes.selection import Question, trait
    from coder.themes.table import theme_table

    whole = study(project)
    question = Question(where, coder=coder, codes=codes)
    table, found = theme_table(whole, question), incidence(whole, question)
    if by is None:
        return CaseCodes(found, table, "", {})
    one = trait(whole, by)
    if not one.concerns_people():
        raise InvalidRequestError(
            f"A respondent may have several values of {by}, so respondents cannot be sorted by "
            f"it. Sort by an attribute of cases, and narrow with --where {by}=…"
        )
    return CaseCodes(found, table, one.name, {key: one.of_case(key) for key in found.rows})
