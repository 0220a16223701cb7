"""Read the answers to one prompt of a scenario, with the work of whoever codes here."""

from collections import defaultdict
from collections.abc import Iterable
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from coder.model import Coding, Rating
from coder.workflow import browsing

if TYPE_CHECKING:
    from coder.themes.answers import Answer, Asked, Collected, Question
    from coder.themes.selection import Where
    from coder.workflow.project import Project

Done = TypeVar("Done", Coding, Rating)
EVERYTHING: "Where" = MappingProxyType({})
_FEW = 50  # documents: for more than these, the whole project is read at once


def questions(project: "Project") -> list["Question"]:
    """Everything that was asked of anybody: each prompt at each time, and whole scenarios."""
    from coder.themes.answers import questions_in

    return questions_in(browsing.seen_study(project), _me(project))


def answers(project: "Project", asked: "Asked", *, where: "Where" = EVERYTHING) -> "Collected":
    """The answers to what was asked. Errors are those of `answers_in`."""
    from coder.themes.answers import answers_in

    return answers_in(browsing.seen_study(project), asked, where=where, coder=_me(project))


def worked_on(project: "Project", answers: Iterable["Answer"]) -> list["Answer"]:
    """The answers with the coder's work as it is now; their words are not read again."""
    found, me, file = list(answers), _me(project), project.file
    guids = [one.document.guid for one in found]
    if len(guids) > _FEW:
        codings, ratings = file.codings.all(), file.ratings.all()
        finished = {one.document for one in file.finishes.all() if one.coder == me}
    else:
        codings = [coding for guid in guids for coding in file.codings.of_document(guid)]
        ratings = [rating for guid in guids for rating in file.ratings.of_document(guid)]
        finished = {guid for guid in guids if file.finishes.of(guid, me)}
    given, rated = _of_coder(codings, me), _of_coder(ratings, me)
    return [
        one.worked_on(given[guid], rated[guid], finished=guid in finished)
        for guid, one in zip(guids, found, strict=True)
    ]


def _of_coder(work: Iterable[Done], coder: str) -> dict[str, list[Done]]:
    """What a coder has done, by document."""
    found: dict[str, list[Done]] = defaultdict(list)
    for one in work:
        if one.coder == coder:
            found[one.document].append(one)
    return found


def _me(project: "Project") -> str:
    return project.coder.guid if project.coder else ""
