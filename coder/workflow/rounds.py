"""Rounds: begin one, see how far it is, work in it, close it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coder.errors import InvalidRequestError
from coder.model import Round, RoundKind
from coder.store.history import Action
from coder.workflow import browsing, passes, training
from coder.workflow.drawing import Drawn, Plan, foreseen
from coder.workflow.passes import numbered
from coder.workflow.project import Project
from coder.workflow.sight import Apart, sight
from transcripts.model import Document

UNMASKED = "unmasked "
"""What the trail calls every look behind a mask, before the document's other name."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a round is. `documents` are names in the order of the round, `coders` names.

    `finished` maps each coder to the documents that they have finished in it; `complete` are those
    that all have finished.
    """

    round: Round
    documents: tuple[str, ...]
    coders: tuple[str, ...]
    finished: Mapping[str, frozenset[str]]
    gold: str = ""

    @property
    def complete(self) -> frozenset[str]:
        return frozenset(self.documents).intersection(*self.finished.values())


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody's look behind a mask: who, what the trail says of it, and when."""

    coder: str
    what: str
    at: str


def begin(project: Project, plan: Plan) -> Drawn:
    """Make the round that `foreseen` tells, in one action.

    What trainees, and who codes again, are compared with is frozen at once. Until somebody has
    finished a document in it, undo takes the round back.
    """
    drawn = foreseen(project, plan)
    made, who = drawn.round, " and ".join(one.name for one in drawn.persons)
    documents = f"{len(made.documents)} document{'s' * (len(made.documents) > 1)}"
    with project.action(f"{made.name}: {documents} for {who}") as action:
        if any(one.number == made.number for one in project.file.rounds.all()):
            raise InvalidRequestError("Somebody has begun a round just now; ask again.")
        made = replace(made, made_by=project.who(), at=action.at)
        _write(project, action, replace(drawn, round=made))
    project.meet()  # who begins a round that they code in has joined by it
    return replace(drawn, round=made)


def close(project: Project, number: int) -> Standing:
    """End a round: what is hidden in it is so no more, and no pass is added or taken back.

    Gives how far it was. Raises InvalidRequestError where it is closed already.
    """
    one = numbered(project, number)
    if one.closed:
        raise InvalidRequestError(f"{one.name} was closed at {one.closed}.")
    with project.action(f"closing {one.name}") as action:
        project.file.rounds.change(action, replace(one, closed=action.at))
    return standing(project, number)


def standings(project: Project) -> list[Standing]:
    """How far each round is, by number."""
    file = project.file
    names = {head.guid: head.name for head in file.documents.heads()}
    coders = {one.guid: one.name for one in file.coders.all()}
    there = file.passes.guids()
    return [_standing(one, names, coders, there) for one in file.rounds.all()]


def standing(project: Project, number: int) -> Standing:
    """How far one round is. Raises InvalidRequestError for a number that is no round's."""
    numbered(project, number)
    return next(one for one in standings(project) if one.round.number == number)


def enter(project: Project, number: int) -> Round:
    """Work in a round: where it is an exercise, under the name that the coder has for it.

    Raises InvalidRequestError for a closed round and for who is not in it, and NoCoderError.
    """
    one, me = numbered(project, number), project.me()
    coders = {it.guid: it for it in project.file.coders.all()}
    mine = [coders[guid] for guid in one.coders if me.guid in {guid, coders[guid].person}]
    if not mine:
        who = " and ".join(coders[guid].name for guid in one.coders)
        raise InvalidRequestError(f"{me.name} is not in {one.name}; it is coded by {who}.")
    if one.closed:
        raise InvalidRequestError(f"{one.name} is closed: coder round show {number}")
    project.coder, project.round = mine[0], number
    return one


@dataclass(frozen=True, slots=True)
class Task:
    """An open round of who works here: its documents' guids in order, and how many are finished."""

    round: Round
    finished: int

    @property
    def is_done(self) -> bool:
        return self.finished == len(self.round.documents)

    def __str__(self) -> str:
        return f"{self.round.title}: {self.finished} of {len(self.round.documents)} finished"


def tasks(project: Project) -> list[Task]:
    """The open rounds that whoever works here is in, those with documents left to finish first."""
    mine, me = sight(project).tasks, project.me().guid
    there = project.file.passes.guids() if mine else {}
    found = [
        Task(one, sum((one.guid, document, me) in there for document in one.documents))
        for one in mine
    ]
    return sorted(found, key=lambda one: one.is_done)


def outcome(project: Project, document: Document) -> str:
    """What finishing the document has led to in its rounds, in a sentence; empty outside rounds."""
    mine = sight(project)
    task = next((one for one in mine.tasks if document.guid in one.documents), None)
    if task is None:
        return ""
    if task.kind is RoundKind.TRAINING:
        return training.feedback(project, task, document)
    if document.guid in mine.apart:
        return mine.refusal(document)
    who = "You" if task.kind is RoundKind.AGAIN else f"All of {task.name}"
    return f"{who} have finished it: what was coded before is shown on asking."


def unmask(project: Project, name: str) -> Document:
    """Who and what stands behind the other name of a masked document; the trail tells of the look.

    It tells who looked and at which document, never who is behind it. Raises
    UnknownDocumentError, and InvalidRequestError where nothing is hidden.
    """
    document = browsing.document(project, name)
    found = project.file.documents.of(document.guid) or document
    masked = [one for one in project.file.rounds.all() if one.masks and not one.closed]
    there = next((one for one in masked if found.guid in one.documents), None)
    if there is None:
        raise InvalidRequestError(f"Nothing is hidden of {document.name}.")
    alias = Apart(there, there.documents.index(found.guid) + 1, ()).alias(found)
    project.file.history.note(project.who(), [(f"{UNMASKED}{alias}", found.guid)])
    return found


def unmaskings(project: Project, one: Round) -> list[Look]:
    """Every look behind the masks of a round, oldest first."""
    ending = f" of {one.name}"
    return [
        Look(past.coder, past.name, past.at)
        for past in project.file.history.past()
        if past.name.startswith(UNMASKED) and past.name.endswith(ending)
    ]


def _write(project: Project, action: Action, drawn: Drawn) -> None:
    file, made = project.file, drawn.round
    for coder in (*drawn.persons, *drawn.coders):
        file.coders.ensure(action, coder)
    file.rounds.add(action, made)
    if drawn.measure is not None:
        for document in made.documents:
            frozen = passes.taken(project, made, document, drawn.measure.guid)
            passes.keep(project, action, frozen)


def _standing(
    one: Round,
    names: Mapping[str, str],
    coders: Mapping[str, str],
    there: Mapping[tuple[str, str, str], str],
) -> Standing:
    documents: Sequence[str] = [guid for guid in one.documents if guid in names]
    finished = {
        coders[coder]: frozenset(
            names[document] for document in documents if (one.guid, document, coder) in there
        )
        for coder in one.coders
    }
    return Standing(
        one,
        tuple(names[guid] for guid in documents),
        tuple(finished),
        finished,
        coders.get(one.gold, ""),
    )
