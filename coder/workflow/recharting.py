"""Read summaries back that were written in a spreadsheet, and write over nobody's words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from codebook.model import Code
from coder.exchange.matrix_changes import Change, Conflict, Recharted
from coder.model import Summary
from coder.store.history import Action
from coder.workflow.charting import cleaned
from coder.workflow.project import Project
from transcripts.cases import case_key
from transcripts.model import Case

if TYPE_CHECKING:
    from coder.exchange.matrix_reading import Edited, Returned

_LOADED = "loaded summaries from "


def foreseen(project: Project, path: Path) -> Recharted:
    """What loading a workbook would do; nothing is changed.

    Raises UnreadableFileError and InvalidTableError for a file that is no exported matrix.
    """
    from coder.exchange.matrix_reading import read_matrix

    return _told(_Landing(project, read_matrix(path), path.name))


def load(project: Project, path: Path) -> Recharted:
    """Take over the summaries that somebody has changed in a workbook, as one action.

    A cell that was changed in the project as well stays as it is there, and is told. Raises
    NoCoderError, and what `foreseen` raises.
    """
    from coder.exchange.matrix_reading import read_matrix

    me, returned = project.me(), read_matrix(path)
    before = _told(_Landing(project, returned, path.name))
    if not before.changes:
        return before
    with project.action(_LOADED + path.name) as action:
        project.file.coders.ensure(action, me)
        landing = _Landing(
            project, returned, path.name
        )  # anew: somebody may have written meanwhile
        for one in landing.landed:
            _write(project, action, one, me.guid)
        return _told(landing)


@dataclass(frozen=True, slots=True)
class _Landed:
    """A changed cell with the case and code that it belongs to, and what the project has there."""

    case: Case
    code: Code
    words: str
    there: Summary | None


class _Landing:
    """Where the changed cells of a workbook belong in the project, as it is now."""

    def __init__(self, project: Project, returned: "Returned", source: str) -> None:
        self.remarks = [*returned.remarks, *_renamed(project, returned.ids)]
        self.landed: list[_Landed] = []
        self.conflicts: list[Conflict] = []
        self._codebook = project.codebook()
        self._cases = {one.guid: one for one in project.file.cases.all()}
        self._summaries = {(one.case, one.code): one for one in project.file.summaries.all()}
        self._loads = _own_loads(project, source)
        self._names = {one.guid: one.name for one in project.file.coders.all()}
        for one in returned.edited:
            self._land(one)

    def _land(self, one: "Edited") -> None:
        from coder.exchange.matrix_export import mark

        case, code, words = self._case(one), self._code(one), cleaned(one.text)
        if case is None or code is None:
            lost = f"case {one.name}" if case is None else f"code {one.id}"
            self.remarks.append(
                f"There is no {lost} in the project: what stands for {one.name} on {one.id} was "
                "not read."
            )
            return
        there = self._summaries.get((case.guid, code.guid))
        if words == (there.text if there else ""):
            return
        is_own = there is not None and there.at in self._loads
        if is_own or (mark(there.text) if there else "") == one.before:
            self.landed.append(_Landed(case, code, words, there))
        else:
            by = self._names[there.coder] if there else ""
            text = there.text if there else ""
            self.conflicts.append(Conflict(case.id, code.id, text, words, by))

    def _case(self, one: "Edited") -> Case | None:
        """By its guid; in a study that was made anew, by its id."""
        named = (case for case in self._cases.values() if case_key(case.id) == case_key(one.name))
        return self._cases.get(one.row) or next(named, None)

    def _code(self, one: "Edited") -> Code | None:
        return self._codebook.of_guid(one.code) or self._codebook.find(one.id)


def _told(landing: _Landing) -> Recharted:
    changes = (
        Change(one.case.id, one.code.id, one.there.text if one.there else "", one.words)
        for one in landing.landed
    )
    return Recharted(tuple(changes), tuple(landing.conflicts), tuple(landing.remarks))


def _own_loads(project: Project, source: str) -> frozenset[str]:
    """When the coder has loaded this workbook before.

    What came of it is the workbook's own: who goes on writing there writes over nobody's words.
    """
    return frozenset(
        past.at
        for past in project.file.history.past()
        if past.name == _LOADED + source and past.coder == project.who()
    )


def _renamed(project: Project, ids: Mapping[str, str]) -> Iterator[str]:
    for guid, id_ in ids.items():
        now = project.codebook().of_guid(guid)
        if now is not None and now.id != id_:
            yield f"The code {id_} is called {now.id} now; its summaries go there."


def _write(project: Project, action: Action, one: _Landed, me: str) -> None:
    new = Summary(one.case.guid, one.code.guid, me, one.words, made=action.at)
    summary = replace(one.there or new, coder=me, text=one.words, at=action.at)
    if one.words:
        project.file.summaries.save(action, summary)
    else:
        project.file.summaries.remove(action, summary)
