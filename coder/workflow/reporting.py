"""Count themes and collect the words behind them."""

from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Unpack

from coder.model import Coding
from coder.workflow.browsing import seen_study, study
from coder.workflow.looking import saw_codings
from coder.workflow.sight import sight

if TYPE_CHECKING:
    from coder.themes.cooccurrence import Cooccurrence
    from coder.themes.excerpts import Excerpt
    from coder.themes.narrowing import Narrowing
    from coder.themes.saturation import Rule, Saturation
    from coder.themes.selection import Asked, Where
    from coder.themes.table import ThemeTable
    from coder.workflow.project import Project

EVERYTHING: "Where" = MappingProxyType({})


def themes(project: "Project", *, suppress: int = 0, **question: "Unpack[Asked]") -> "ThemeTable":
    """How many respondents each code was found for, of how many; all codes if none are named.

    `where` maps document fields and case attributes to the values that are wanted (any of them),
    `by` splits by one of them, `pair` compares two values of one, `coder` counts that coder's
    codings. Numbers of fewer than `suppress` respondents are hidden. Raises UnclearConsensusError,
    ContradictoryRatingsError, InvalidRequestError, UnknownCodeError, UnknownCoderError.
    """
    from coder.themes.selection import Question
    from coder.themes.suppression import suppressed
    from coder.themes.table import theme_table

    table = theme_table(study(project), Question(**question))
    return suppressed(table, suppress) if suppress else table


def cooccurrence(
    project: "Project",
    *,
    unit: str = "respondent",
    suppress: int = 0,
    **question: "Unpack[Asked]",
) -> "Cooccurrence":
    """How many respondents, documents or segments have two codes; errors as in `themes`.

    Of the codes at the top of the tree if none are named. InvalidRequestError for a choice code,
    and for fewer than two codes.
    """
    from coder.themes.cooccurrence import Unit
    from coder.themes.cooccurrence import cooccurrence as counted
    from coder.themes.selection import Question

    return counted(study(project), Question(**question), Unit(unit), suppress=suppress)


def saturation(
    project: "Project", rule: "Rule | None" = None, **question: "Unpack[Asked]"
) -> "Saturation":
    """How many new codes each finished document brought; errors as in `themes`."""
    from coder.themes.saturation import saturation as counted
    from coder.themes.selection import Question

    return counted(study(project), Question(**question), rule)


def excerpts(
    project: "Project",
    *,
    codes: Sequence[str],
    where: "Where" = EVERYTHING,
    coder: str | None = None,
    within: "Narrowing | None" = None,
) -> list["Excerpt"]:
    """The coded segments of the codes and of all below them; errors as in `themes`.

    `within` narrows them by day and words, and says how much stands around each.
    """
    from coder.themes.excerpts import collected
    from coder.themes.narrowing import Narrowing, narrowed
    from coder.themes.selection import Question

    within = within or Narrowing()
    question = Question(where=where, coder=coder, codes=codes)
    return narrowed(collected(study(project), question, context=within.context), within)


def browse(
    project: "Project",
    code: str,
    *,
    where: "Where" = EVERYTHING,
    everybody: bool = False,
    children: bool = True,
) -> list["Excerpt"]:
    """The segments of a code that the coder who works here may see, whether they count or not.

    One's own; with `everybody`, other coders' too where one may see them (`sight`), and the trail
    tells that one has looked. Raises NoCoderError, UnknownCodeError, InvalidRequestError.
    """
    from coder.themes.excerpts import of_coders
    from coder.themes.selection import Question

    whole, me, mine = seen_study(project), project.me(), sight(project)

    def seen(document: str, coder: str) -> bool:
        return coder == me.guid or (everybody and mine.sees(document, coder))

    found = of_coders(whole, Question(where=where, codes=[code]), seen=seen, children=children)
    if others := {one.document for one in found if one.coder != me.name}:
        saw_codings(project, {one.guid: one.name for one in whole.documents if one.name in others})
    return found


def own_codings(project: "Project", excerpts: Iterable["Excerpt"]) -> list[Coding]:
    """The codings behind these excerpts that are one's own and still there; no ratings."""
    me = project.me()
    there = (project.file.codings.of(one.guid) for one in excerpts)
    return [one for one in there if one is not None and one.coder == me.guid]
