"""Look at what the project holds, as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from codebook.model import Code
from coder.errors import UnknownCodeError, UnknownCoderError, UnknownDocumentError
from coder.model import Coder, CoderKind, Coding, Rating, Study
from coder.workflow.project import Project
from coder.workflow.sight import ALIAS, reported, seen, sight
from transcripts.model import Case, Document, Scenario
from transcripts.text import count_words, natural


@dataclass(frozen=True, slots=True)
class Work:
    """What one coder has done in one document."""

    codings: int = 0
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """One line of the list of documents; `words` counts respondents' words only."""

    document: str
    guid: str
    kind: str
    case: str
    time: str
    scenario: str
    state: str
    turns: int
    words: int
    coders: Mapping[str, Work]


def progress(project: Project) -> list[Progress]:
    """Every document that there is to code, as the coder sees it, with what each has done in it.

    What is coded as an exercise, only who codes it sees.
    """
    file, mine = project.file, sight(project)
    coders = [one for one in file.coders.all() if one.guid not in mine.others_exercises]
    counts = file.codings.counts()
    finished = {(mark.document, mark.coder) for mark in file.finishes.all()}
    return [
        Progress(
            document=document.name,
            guid=document.guid,
            kind=str(document.kind),
            case=document.case,
            time=document.time,
            scenario=document.scenario,
            state=str(document.state),
            turns=len(document.turns),
            words=words(document),
            coders={
                coder.name: Work(
                    counts.get((document.guid, coder.guid), 0),
                    (document.guid, coder.guid) in finished,
                )
                for coder in coders
            },
        )
        for document in sorted(
            map(mine.shown, file.documents.all()), key=lambda one: natural(one.name)
        )
        if mine.is_task(document.guid)
    ]


def words(document: Document) -> int:
    """How many words the respondents say."""
    return sum(count_words(turn.span.of(document.text)) for turn in document.respondent_turns())


def document(project: Project, name: str) -> Document:
    """The document of that name, or of the name that it goes by where it is masked.

    Raises UnknownDocumentError with the closest name.
    """
    found = project.file.documents.named(name) or _behind_mask(project, name)
    if found is None:
        raise UnknownDocumentError(name, project.file.documents.names())
    return sight(project).shown(found)


def _behind_mask(project: Project, name: str) -> Document | None:
    """The document that goes by this name in a round with masks."""
    asked = ALIAS.fullmatch(" ".join(name.split()).casefold())
    place, number = (int(asked["place"]), int(asked["round"])) if asked else (0, 0)
    for one in project.file.rounds.all() if asked else ():
        if one.number == number and one.masks and 0 < place <= len(one.documents):
            return project.file.documents.of(one.documents[place - 1])
    return None


def code(project: Project, id: str) -> Code:  # noqa: A002 - a code's id is what it is
    """The code of that id. Raises UnknownCodeError with the closest id."""
    codebook = project.codebook()
    found = codebook.find(id)
    if found is None:
        raise UnknownCodeError(id, [one.id for one in codebook])
    return found


def coder(project: Project, name: str) -> Coder:
    """The coder of that name. Raises UnknownCoderError with the closest name."""
    found = project.file.coders.named(name)
    if found is None:
        raise UnknownCoderError(name, [one.name for one in project.file.coders.all()])
    return found


def coders(project: Project) -> list[Coder]:
    """Everybody who has coded in this project, by name."""
    return project.file.coders.all()


def cases(project: Project) -> dict[str, Case]:
    """Every case by its id."""
    return {case.id: case for case in project.file.cases.all()}


def seen_cases(project: Project) -> dict[str, Case]:
    """Every case by its id, as the coder sees it: some attributes may be hidden."""
    return sight(project).cases(cases(project), project.file.documents.cases())


def scenarios(project: Project) -> list[Scenario]:
    """Every scenario with its prompts, in the order in which they were loaded."""
    return project.file.scenarios.all()


def codings_in(project: Project, document: Document) -> list[Coding]:
    """Everybody's codings in a document, in the order of the text."""
    return project.file.codings.of_document(document.guid)


def own_segments(project: Project, code: Code, documents: Sequence[Document] = ()) -> list[Coding]:
    """The coder's own codings with a code, in these documents; in all if none is named."""
    me, places = project.me(), {one.guid for one in documents}
    there = project.file.codings.of_code(code.guid)
    mine = [one for one in there if one.coder == me.guid]
    return [one for one in mine if not places or one.document in places]


def code_counts(project: Project) -> dict[str, int]:
    """How often each code (a guid) is coded in the whole project, by all coders together."""
    return project.file.codings.code_counts()


def ratings_in(project: Project, document: Document) -> list[Rating]:
    """Everybody's values and levels in a document."""
    return project.file.ratings.of_document(document.guid)


def finished_in(project: Project, document: Document) -> bool:
    """Whether the coder who works here has finished the document."""
    mark = project.file.finishes.of(document.guid, project.me().guid)
    return mark is not None


def finished_by(project: Project, document: Document) -> set[str]:
    """The guids of the coders who have finished the document."""
    return {mark.coder for mark in project.file.finishes.of_document(document.guid)}


def fingerprint(project: Project, document: Document) -> str | None:
    """The fingerprint of the text that the project has for the document now; None if it is gone."""
    return project.file.documents.fingerprint(document.guid)


def study(project: Project) -> Study:
    """Everything that counts and agreement are made from; exercises are not among it."""
    whole = study_with_exercises(project)
    drills = {one.guid for one in whole.coders if one.kind is CoderKind.EXERCISE}
    if not drills:
        return whole
    return replace(
        whole,
        coders=tuple(one for one in whole.coders if one.guid not in drills),
        codings=tuple(one for one in whole.codings if one.coder not in drills),
        ratings=tuple(one for one in whole.ratings if one.coder not in drills),
        finishes=tuple(one for one in whole.finishes if one.coder not in drills),
    )


def study_with_exercises(project: Project) -> Study:
    """Everything that anybody has done, what was coded as an exercise included."""
    file = project.file
    return Study(
        codebook=project.codebook(),
        documents=tuple(file.documents.all()),
        cases=cases(project),
        scenarios=tuple(scenarios(project)),
        coders=tuple(file.coders.all()),
        codings=tuple(file.codings.all()),
        ratings=tuple(file.ratings.all()),
        finishes=tuple(file.finishes.all()),
    )


def reported_study(project: Project) -> Study:
    """The study that reports on a coder's screens are of: without what is hidden in their rounds.

    A report that is asked for without a coder's name is of the whole `study`.
    """
    return reported(project, study(project))


def seen_study(project: Project) -> Study:
    """The study as who works here sees it: their own work, and masked documents as such."""
    return seen(project, study_with_exercises(project))
