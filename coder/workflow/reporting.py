"""Count themes and collect the words behind them."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from coder.workflow.browsing import study

if TYPE_CHECKING:
    from coder.themes.excerpts import Excerpt
    from coder.themes.selection import Where
    from coder.themes.table import ThemeTable
    from coder.workflow.project import Project

EVERYTHING: "Where" = MappingProxyType({})


def themes(
    project: "Project",
    *,
    where: "Where" = EVERYTHING,
    by: str | None = None,
    coder: str | None = None,
    codes: Sequence[str] = (),
) -> "ThemeTable":
    """How many respondents each code was found for, of how many; all codes if none are named.

    `where` maps document fields and case attributes to the values that are wanted (any of them),
    `by` splits by one of them, `coder` counts that coder's codings. Raises UnclearConsensusError,
    ContradictoryRatingsError, InvalidRequestError, UnknownCodeError, UnknownCoderError.
    """
    from coder.themes.selection import Question
    from coder.themes.table import theme_table

    return theme_table(study(project), Question(where=where, by=by, coder=coder, codes=codes))


def excerpts(
    project: "Project",
    *,
    codes: Sequence[str],
    where: "Where" = EVERYTHING,
    coder: str | None = None,
) -> list["Excerpt"]:
    """The coded segments of the codes and of all below them; errors as in `themes`."""
    from coder.themes.excerpts import collected
    from coder.themes.selection import Question

    return collected(study(project), Question(where=where, coder=coder, codes=codes))
