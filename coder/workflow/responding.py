"""Read the answers to one prompt of a scenario, with the work of whoever codes here."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from coder.workflow import browsing

if TYPE_CHECKING:
    from coder.themes.answers import Answer, Asked, Collected, Question
    from coder.themes.selection import Where
    from coder.workflow.project import Project

EVERYTHING: "Where" = MappingProxyType({})


def questions(project: "Project") -> list["Question"]:
    """Everything that was asked of anybody: each prompt at each time, and whole scenarios."""
    from coder.themes.answers import questions_in

    return questions_in(browsing.study(project), _me(project))


def answers(project: "Project", asked: "Asked", *, where: "Where" = EVERYTHING) -> "Collected":
    """The answers to what was asked. Errors are those of `answers_in`."""
    from coder.themes.answers import answers_in

    return answers_in(browsing.study(project), asked, where=where, coder=_me(project))


def worked_on(project: "Project", answers: Iterable["Answer"]) -> Iterator["Answer"]:
    """The answers with the coder's work as it is now; their words are not read again."""
    file, me = project.file, _me(project)
    for answer in answers:
        guid = answer.document.guid
        codings = [one for one in file.codings.of_document(guid) if one.coder == me]
        ratings = [one for one in file.ratings.of_document(guid) if one.coder == me]
        finished = file.finishes.of(guid, me) is not None
        yield answer.worked_on(codings, ratings, finished=finished)


def _me(project: "Project") -> str:
    return project.coder.guid if project.coder else ""
