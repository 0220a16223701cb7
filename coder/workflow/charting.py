"""Charting: sum up in a cell of the framework matrix what a case says on a code.

There is one summary of a case on a code, whoever writes it: it is the team's. To write is one
action, and an empty text takes the summary away.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from codebook.model import Code
from coder.errors import InvalidRequestError, UnknownCaseError
from coder.model import Summary
from coder.workflow import browsing, sitting
from coder.workflow.project import Project
from coder.workflow.sight import sight
from transcripts.cases import case_key
from transcripts.model import Case
from transcripts.text import canonical

if TYPE_CHECKING:
    from coder.themes.matrix import Cell, Matrix
    from coder.themes.selection import Question

_MARK = re.compile(r"\A\s*(\[auto\]\s*)+", re.IGNORECASE)


class Sitting:
    """Somebody who writes one summary: however often it is kept, undo takes it as one.

    It goes on from the summary as it was when the sitting began; what somebody else has made of it
    meanwhile is never written over.
    """

    def __init__(self, project: Project, case: Case, code: Code) -> None:
        self._project = project
        self._case = case
        self._code = code
        self._sitting = sitting.Sitting(project)
        self._text = _text(self.summary())

    def summary(self) -> Summary | None:
        """The summary as the project has it now."""
        return self._project.file.summaries.of(self._case.guid, self._code.guid)

    def keep(self, text: str) -> Summary | None:
        """Save the summary as it is now; an empty text takes it away, the same changes nothing.

        Raises NoCoderError, and InvalidRequestError where somebody else has changed it, or its
        code has gone.
        """
        project, me, words = self._project, self._project.me(), cleaned(text)
        _check_code(project, self._code)
        if words == _text(self.summary()):
            self._text = words
            return self.summary()
        with self._sitting.action(f"{'' if words else 'the removal of '}{self.name}") as action:
            there = self.summary()
            if _text(there) != self._text:
                raise InvalidRequestError(_changed(project, self.name, there))
            project.file.coders.ensure(action, me)
            new = Summary(self._case.guid, self._code.guid, me.guid, words, made=action.at)
            summary = replace(there or new, coder=me.guid, text=words, at=action.at)
            if words:
                project.file.summaries.save(action, summary)
            else:
                project.file.summaries.remove(action, summary)
        self._text = words
        return self.summary()

    @property
    def name(self) -> str:
        """What the trail calls it."""
        return f"the summary of {self._case.id} on {self._code.id}"


def summarise(project: Project, case: Case, code: Code, text: str) -> Summary | None:
    """Write the summary of a case on a code, in place of what was there; an empty text removes it.

    A mark [auto] at its beginning is left out: what somebody has written is not automatic.
    Raises NoCoderError.
    """
    return Sitting(project, case, code).keep(text)


def clear(project: Project, case: Case, code: Code) -> None:
    """Take the summary of a case on a code away, if there is one."""
    summarise(project, case, code, "")


def case_named(project: Project, id: str) -> Case:  # noqa: A002 - a case's id is what it is
    """The case of that id, however it is written. Raises UnknownCaseError with the closest id."""
    cases = browsing.cases(project)
    found = next((one for one in cases.values() if case_key(one.id) == case_key(id)), None)
    if found is None:
        raise UnknownCaseError(id, list(cases))
    return found


def matrix(
    project: Project,
    question: "Question",
    *,
    sort: Sequence[str] = (),
    attributes: Sequence[str] | None = None,
) -> "Matrix":
    """The framework matrix of the whole study; see `themes.matrix.framework`."""
    from coder.themes.matrix import framework

    summaries = project.file.summaries.all()
    study = browsing.study(project)
    return framework(study, summaries, question, sort=sort, attributes=attributes)


def cell(project: Project, case: Case, code: Code, *, coder: str | None = None) -> "Cell":
    """What one case says on one code. Errors as in `theme_table`."""
    from coder.themes.selection import Question

    question = Question(where={"case": [case.id]}, codes=[code.id], coder=coder)
    return matrix(project, question).cells[case.id, code.guid]


def shown_summaries(project: Project) -> list[Summary]:
    """The summaries as a coder's screen shows them.

    Of a case with a document in which the coder works apart in a round, only their own: another's
    would tell what is to be found there.
    """
    mine, me = sight(project), project.coder
    cases, documents = browsing.cases(project), project.file.documents.cases()
    apart = {documents.get(guid, "") for guid in mine.apart}
    hidden = {cases[name].guid for name in apart if name in cases}
    return [
        one
        for one in project.file.summaries.all()
        if one.case not in hidden or (me is not None and one.coder == me.guid)
    ]


def cleaned(text: str) -> str:
    """A text as it is kept: canonical, without blanks at its ends and without a mark [auto]."""
    return _MARK.sub("", canonical(text)).strip()


def _text(summary: Summary | None) -> str:
    return summary.text if summary else ""


def _check_code(project: Project, code: Code) -> None:
    if project.codebook().of_guid(code.guid) is None:
        raise InvalidRequestError(
            f"{code.id} went in another window; write the summary on another code."
        )


def _changed(project: Project, name: str, there: Summary | None) -> str:
    names = {one.guid: one.name for one in project.file.coders.all()}
    how = f"{names[there.coder]} has changed" if there else "somebody has removed"
    return f"{how} {name} meanwhile. Copy your words, and open it again to join them with theirs."
