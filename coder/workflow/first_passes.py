"""Blind first: a coder reads a document through before anything is suggested there."""

from collections.abc import Sequence

from coder.model import CoderKind, FirstPass
from coder.workflow.policy import blind_first
from coder.workflow.project import Project
from transcripts.model import Document


def read_through(project: Project, documents: Sequence[Document]) -> list[Document]:
    """Mark documents as read without suggestions; gives those that were not. One action.

    Raises NoCoderError.
    """
    me = project.me()
    done = passed(project)
    new = [one for one in documents if one.guid not in done]
    if new:
        name = new[0].name if len(new) == 1 else f"{len(new)} documents"
        scope = {"scope": new[0].guid} if len(new) == 1 else {}
        with project.action(f"read {name} through", **scope) as action:
            project.file.coders.ensure(action, me)
            for one in new:
                project.file.first_passes.add(action, FirstPass(one.guid, me.guid, action.at))
    return new


def passed(project: Project) -> frozenset[str]:
    """The documents (guids) that who works here has read through, or finished.

    A document that was finished and reopened was read through: reopening leaves the mark.
    """
    me = project.me().guid
    return project.file.first_passes.of_coder(me) | project.file.finishes.of_coder(me)


def held_back(project: Project, documents: Sequence[Document]) -> list[Document]:
    """In which of these nothing is suggested yet to who works here.

    Nobody who codes for others needs to be blind: not the consensus, nor who reads without a name.
    """
    me = project.coder
    if me is None or me.kind is CoderKind.CONSENSUS or not blind_first(project):
        return []
    done = passed(project)
    return [one for one in documents if one.guid not in done]
