"""A copy of the project for one coder, with only what that coder may see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coder.errors import InvalidRequestError
from coder.model import Coder, CoderKind
from coder.store.connection import Row
from coder.store.contents import TABLES
from coder.store.history import Action
from coder.store.project_file import ProjectFile
from coder.workflow import browsing
from coder.workflow.passes import numbered
from coder.workflow.project import Project
from coder.workflow.sight import HIDDEN, NAME, Sight, sight
from transcripts.model import Document, new_guid

Rows = dict[str, dict[str, Row]]


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy holds: the names of its documents, and how much of the coder's own work."""

    path: Path
    coder: str
    documents: tuple[str, ...]
    codings: int
    hidden: tuple[str, ...] = ()


def copy_for(
    project: Project, path: Path, *, documents: Sequence[str] = (), round_number: int = 0
) -> Copied:
    """Make a file for the coder who works here, with what they may see and nothing else.

    It holds the codebook, scenarios, cases and documents (all, or the named, or those of a
    round), and the coder's own work; what a blind round masks is left out. It begins a trail of
    its own, so that no word of others is in it. Raises InvalidRequestError, UnknownDocumentError,
    ProjectExistsError where the file is there, and DiskFullError.
    """
    me = project.me()
    _check(project, me)
    wanted = _wanted(project, documents, round_number)
    eyes = sight(project)
    rows = _Rows(project, me, eyes).of(wanted)
    file = ProjectFile.create(path)
    try:
        _fill(file, project, rows, me)
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise
    file.close()
    project.file.history.note(project.who(), [(f"made a copy for {me.name}", "")])
    shown = [eyes.shown(one) for one in wanted]
    masks = {mask for one in wanted for mask in eyes.masks(one.guid)}
    return Copied(
        path, me.name, tuple(one.name for one in shown), len(rows["codings"]), tuple(sorted(masks))
    )


def _check(project: Project, me: Coder) -> None:
    if project.file.contents.origin() is not None:
        raise InvalidRequestError(
            f"{project.path.name} is a copy itself. Make copies of the project it was made from."
        )
    if me.kind is CoderKind.CONSENSUS:
        raise InvalidRequestError(
            "The consensus is settled with everybody's work in sight: it has no copy of its own."
        )


def _wanted(project: Project, names: Sequence[str], round_number: int) -> list[Document]:
    """The documents that were asked for, or all."""
    if round_number:
        within = set(numbered(project, round_number).documents)
        return [one for one in project.file.documents.all() if one.guid in within]
    if names:
        return [browsing.document(project, name) for name in names]
    return project.file.documents.all()


_WORK = ("codings", "ratings", "finishes", "first_passes", "reviews", "passes")
_OWN = (*_WORK, "memos", "summaries", "quotations")
"""Tables of which a coder gets their own rows."""
_IN_DOCUMENTS = ("turns", "round_documents", *_WORK)


class _Rows:
    """The rows of a project that a coder may have."""

    def __init__(self, project: Project, me: Coder, eyes: Sight) -> None:
        self.project = project
        self.me = me
        self.eyes = eyes
        self.rows = project.file.contents.rows()

    def of(self, documents: Sequence[Document]) -> Rows:
        """The rows about these documents, without anything that others have done."""
        guids = {one.guid for one in documents}
        kept = {table: dict(rows) for table, rows in self.rows.items()}
        kept["coders"].setdefault(self.me.guid, _coder_row(self.me))
        for one in documents:
            kept["documents"][one.guid] = self._masked(one)
        for table in _OWN:
            self._only(kept, table, lambda row: row["coder"] == self.me.guid)
        # Nor the numbers, which would tell what is hoped to be found in the words.
        for table in ("decisions", "instruments", "measurements", "joint_notes", "merges"):
            kept[table] = {}
        self._only(kept, "documents", lambda row: row["guid"] in guids)
        for table in _IN_DOCUMENTS:
            self._only(kept, table, lambda row: row["document"] in guids)
        self._only(kept, "memos", lambda row: _is_there(kept, row))
        words = kept["codings"].keys() | kept["ratings"].keys()
        self._only(kept, "quotations", lambda row: row["coding"] in words)
        self._mask(kept, documents)
        return kept

    def _only(self, kept: Rows, table: str, wanted: Callable[[Row], bool]) -> None:
        kept[table] = {guid: row for guid, row in kept[table].items() if wanted(row)}

    def _masked(self, document: Document) -> Row:
        """A document's row; under another name, and of nobody, where the round says so."""
        row = self.rows["documents"][document.guid]
        if NAME not in self.eyes.masks(document.guid):
            return row
        shown = self.eyes.shown(document)
        return row | {
            "name": shown.name,
            "case": None,
            "scenario": shown.scenario,
            "time": shown.time,
            "source": "",
        }

    def _mask(self, kept: Rows, documents: Sequence[Document]) -> None:
        """Leave out who speaks, and the attributes that are hidden."""
        nameless = {one.guid for one in documents if NAME in self.eyes.masks(one.guid)}
        for guid, row in kept["turns"].items():
            if row["document"] in nameless and row["voice"] == "respondent":
                kept["turns"][guid] = row | {"speaker": "respondent"}
        file = self.project.file
        cases = {one.id: one for one in file.cases.all()}
        veiled = self.eyes.cases(cases, file.documents.cases())
        hidden = {
            (case.guid, name)
            for case in veiled.values()
            for name, value in case.attributes.items()
            if value == HIDDEN
        }
        self._only(kept, "attributes", lambda row: (row["case"], row["name"]) not in hidden)


def _is_there(kept: Rows, memo: Row) -> bool:
    """Whether what a memo is about is in the copy."""
    return memo["about"] == "project" or memo["subject"] in kept[f"{memo['about']}s"]


def _coder_row(coder: Coder) -> Row:
    return {"guid": coder.guid, "name": coder.name, "kind": "person", "person": None}


def _fill(file: ProjectFile, project: Project, rows: Rows, me: Coder) -> None:
    past = project.file.history.past()[-1]
    with file.action(f"made a copy for {me.name}", project.who()) as action:
        texts = project.file.contents.texts()
        for fingerprint in {row["fingerprint"] for row in rows["documents"].values()}:
            action.keep_text(fingerprint, texts[fingerprint])
        for table in TABLES:
            for row in _parents_first(table, rows[table]):
                action.bring(table, row)
        _bring_logs(action, project, rows, me)
        action.bring(
            "origins",
            {
                "guid": new_guid(),
                "made_for": me.name,
                "made_by": project.who(),
                "source": project.path.name,
                "action": past.id,
                "acted": past.at,
                "at": action.at,
            },
        )


def _parents_first(table: str, rows: dict[str, Row]) -> list[Row]:
    """The rows in an order in which each comes after the one of its table that it refers to."""
    column = {"codes": "parent", "coders": "person"}.get(table, "")
    done: dict[str, Row] = {}

    def add(row: Row) -> None:
        above = row.get(column)
        if above in rows and above not in done:
            add(rows[above])
        done.setdefault(row["guid"], row)

    for row in rows.values():
        add(row)
    return list(done.values())


def _bring_logs(action: Action, project: Project, rows: Rows, me: Coder) -> None:
    """What the coder was shown of suggestions, and where they stood."""
    contents = project.file.contents
    for row in contents.events():
        if row["coder"] == me.guid and row["document"] in rows["documents"]:
            action.bring("suggestion_events", row)
    for row in contents.places():
        if row["coder"].casefold() == me.name.casefold() and row["document"] in rows["documents"]:
            action.bring_place(row)
