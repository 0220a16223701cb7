"""Who may see what others did, and who the respondents are: the one rule, for every screen.

Coders are compared, so nobody sees another's work in a document before having finished it: what
another made of the words would steer a coding that is to be independent. In a round that holds
until all of its coders have finished the document; a blind round also holds suggestions back, and
its masks hide who speaks. The consensus settles what coders differ on, and who reads without a
coder's name codes nothing: they see all. What is coded as an exercise is seen by nobody else.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from coder.model import Coder, CoderKind, Round, RoundKind, Study
from coder.store.documents import Head
from coder.workflow.project import Project
from transcripts.model import Case, Document, Turn, Voice

ALIAS = re.compile(r"(?:response|interview) (?P<place>\d+) of round (?P<round>\d+)")
"""What a masked document is called: it tells nothing of it, and there is one of that name."""
HIDDEN = "hidden"
"""What stands where a mask hides something."""
NAME = "name"
"""The mask that hides a document's name, its case and who speaks."""
RESPONDENT = "R"
"""Who speaks in a document whose name is hidden."""
FIELDS = (NAME, "case", "time", "scenario")
"""What can be hidden of a document besides the attributes of its case."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A document of an open round in which the coder works apart: as the `place`th of it.

    `waiting` are the guids of those in the round who have not finished it.
    """

    round: Round
    place: int
    waiting: tuple[str, ...]

    def alias(self, document: Document | Head) -> str:
        """The name that a masked document goes by, as `ALIAS` has it."""
        return f"{document.kind} {self.place} of {self.round.name}"

    @property
    def hides_name(self) -> bool:
        return not {*FIELDS}.isdisjoint(self.round.masks)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one coder sees. Documents and coders are guids, `names` the coders' by guid."""

    me: Coder | None
    finished: frozenset[str] = frozenset()
    apart: Mapping[str, Apart] = field(default_factory=dict)
    rounds: Mapping[str, Round] = field(default_factory=dict)
    exercises: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)

    def sees(self, document: str, coder: str) -> bool:
        """Whether what this coder did in the document is shown."""
        if self.me is not None and coder == self.me.guid:
            return True
        return self.sees_others(document) and coder in self.peers(document)

    def sees_others(self, document: str) -> bool:
        """Whether what others coded, rated and noted in the document is shown."""
        if self.me is None or self.me.kind is CoderKind.CONSENSUS:
            return True
        return document not in self.apart and document in self.finished

    @property
    def others_exercises(self) -> frozenset[str]:
        """The coders that are nobody for this one: exercises of whomever."""
        return self.exercises - {self.me.guid if self.me else ""}

    @property
    def tasks(self) -> list[Round]:
        """The open rounds that this coder is in, by number."""
        me = self.me.guid if self.me else ""
        return [one for one in self.rounds.values() if me in one.coders and not one.closed]

    def is_task(self, document: str) -> bool:
        """Whether the document is among those that there are to code: for an exercise, its own."""
        if self.me is None or self.me.kind is not CoderKind.EXERCISE:
            return True
        mine = [one for one in self.rounds.values() if self.me.guid in one.coders]
        return any(document in one.documents for one in mine)

    def refusal(self, document: Document) -> str:
        """Why the others' work in the document is not shown; empty where it is."""
        if self.sees_others(document.guid):
            return ""
        if document.guid not in self.finished:
            return (
                f"Finish {document.name} first (f): coders who look at one another's work are not "
                "independent."
            )
        there = self.apart[document.guid]
        who = " and ".join(self.names[one] for one in there.waiting)
        has = "has" if len(there.waiting) == 1 else "have"
        return (
            f"{who} {has} not finished {document.name} yet: until all of {there.round.name} have, "
            "nobody sees what others made of it."
        )

    def peers(self, document: str) -> frozenset[str]:
        """Whose work is shown where others' is: never exercises; to an exercise, its measure."""
        if self.me is None or self.me.kind is not CoderKind.EXERCISE:
            return frozenset(self.names) - self.exercises
        mine = [one for one in self.rounds.values() if self.me.guid in one.coders]
        return frozenset(one.gold or self.me.person for one in mine if document in one.documents)

    def is_blind(self, document: str) -> bool:
        """Whether suggestions are held back in the document."""
        return document in self.apart and self.apart[document].round.blind

    def why_blind(self, document: Document) -> str:
        """Why nothing is suggested in the document; empty where suggestions are not held back."""
        if not self.is_blind(document.guid):
            return ""
        return (
            f"{document.name} is in the {self.apart[document.guid].round.title}: nothing is "
            "suggested there, so that what is coded is the coder's own."
        )

    # Masks

    def masks(self, document: str) -> frozenset[str]:
        """What is hidden of the document: fields, and attributes of its case."""
        there = self.apart.get(document)
        if there is None or not there.round.masks:
            return frozenset()
        hidden = frozenset(one.casefold() for one in there.round.masks)
        return hidden | {NAME, "case"} if there.hides_name else hidden

    def shown(self, document: Document) -> Document:
        """The document as the coder sees it: under another name where it is masked."""
        masks = self.masks(document.guid)
        if NAME not in masks:
            return document
        return replace(
            document,
            name=self.apart[document.guid].alias(document),
            case="",
            time=HIDDEN if "time" in masks and document.time else document.time,
            scenario=HIDDEN if "scenario" in masks and document.scenario else document.scenario,
            source="",
            turns=tuple(map(_unnamed, document.turns)),
        )

    def head(self, head: Head) -> Head:
        """As `shown`, of a document without its words."""
        if NAME not in self.masks(head.guid):
            return head
        return replace(head, name=self.apart[head.guid].alias(head))

    def cases(self, cases: Mapping[str, Case], documents: Mapping[str, str]) -> dict[str, Case]:
        """The cases with hidden attributes, where one of their documents is masked.

        `documents` maps documents to the ids of their cases.
        """
        hidden: dict[str, frozenset[str]] = {}
        for document in self.apart:
            case = documents.get(document, "")
            hidden[case] = hidden.get(case, frozenset()) | self.masks(document)
        return {id_: _veiled(case, hidden.get(id_, frozenset())) for id_, case in cases.items()}


def sight(project: Project) -> Sight:
    """What the coder who works here sees, by what is in the project now."""
    file, me = project.file, project.coder
    coders = file.coders.all()
    rounds = file.rounds.all()
    there = file.passes.guids() if rounds else {}
    mine = {} if me is None else dict(_apart(rounds, me, there))
    return Sight(
        me=me,
        finished=file.finishes.of_coder(me.guid) if me is not None else frozenset(),
        apart=mine,
        rounds={one.guid: one for one in rounds},
        exercises=frozenset(one.guid for one in coders if one.kind is CoderKind.EXERCISE),
        names={one.guid: one.name for one in coders},
    )


def reported(project: Project, study: Study) -> Study:
    """The study without any work in documents in which the coder works apart from others.

    So no table and no excerpt behind it shows a coder what others made of them.
    """
    apart = sight(project).apart
    if not apart:
        return study
    return replace(
        study,
        codings=tuple(one for one in study.codings if one.document not in apart),
        ratings=tuple(one for one in study.ratings if one.document not in apart),
        finishes=tuple(one for one in study.finishes if one.document not in apart),
    )


def seen(project: Project, study: Study) -> Study:
    """The study as the coder sees it: masked documents under their other names."""
    mine = sight(project)
    if not mine.apart:
        return study
    documents = tuple(map(mine.shown, study.documents))
    cases = {one.guid: one.case for one in study.documents}
    return replace(study, documents=documents, cases=mine.cases(study.cases, cases))


def _apart(
    rounds: list[Round], me: Coder, there: Mapping[tuple[str, str, str], str]
) -> Iterator[tuple[str, Apart]]:
    """The documents of open rounds that hide from this coder what others do."""
    for one in rounds:
        if one.closed or me.guid not in one.coders:
            continue
        bound = one.coders if one.kind is RoundKind.INDEPENDENT else (me.guid,)
        for place, document in enumerate(one.documents, 1):
            waiting = tuple(it for it in bound if (one.guid, document, it) not in there)
            if waiting:
                yield document, Apart(one, place, waiting)


def _unnamed(turn: Turn) -> Turn:
    return replace(turn, speaker=RESPONDENT) if turn.voice is Voice.RESPONDENT else turn


def _veiled(case: Case, hidden: frozenset[str]) -> Case:
    if hidden.isdisjoint(name.casefold() for name in case.attributes):
        return case
    attributes = {
        name: HIDDEN if name.casefold() in hidden else value
        for name, value in case.attributes.items()
    }
    return replace(case, attributes=attributes)
