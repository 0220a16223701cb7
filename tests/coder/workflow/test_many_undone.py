"""Whatever is done to many documents at once is undone row by row, and done again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from codebook.model import Code, Codebook, CodeKind, CodeUnit, Level, Value
from coder.errors import CodingRefusedError
from coder.model import Coder, Coding, Rating
from coder.store.connection import memory
from coder.store.history import CODEBOOK
from coder.store.project_file import ProjectFile
from coder.store.schema import migrations
from coder.workflow import browsing
from coder.workflow.coding_many import code_all, rate_all, uncode_all, unrate_all
from coder.workflow.project import Project
from coder.workflow.undoing import redo, undo
from transcripts.model import Document, Kind, Span, Turn, Voice

FILL = (Value("good", "Good"), Value("poor", "Poor"))
WORDS = Span(6, 18)


def response(name: str) -> Document:
    turns = (Turn(0, 0, 5, "S1 (a)", Voice.PROMPT), Turn(6, 6, 18, name, Voice.RESPONDENT))
    return Document(name, "What?\nI ask. I go.", turns, kind=Kind.RESPONSE)


LEVELS = (Level(0, "absent"), Level(1, "emerging"), Level(2, "embedded"))
BOOK = Codebook(
    (
        Code("PL", "Planning", levels=LEVELS),
        Code("PL1", "Purpose", parent="PL"),
        Code("FIT", "Fits", kind=CodeKind.CHOICE, unit=CodeUnit.RESPONSE, values=FILL),
    )
)
SOME = st.lists(st.integers(0, 2), max_size=4)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["code", "uncode", "rate", "choose", "unrate"]),
        SOME,
        st.integers(0, 2),
    ),
    max_size=12,
)


@given(STEPS)
def test_whatever_was_done_to_many_is_undone_row_by_row_and_done_again(
    steps: list[tuple[str, list[int], int]],
) -> None:
    with world() as (project, documents):
        before = everything(project)
        for step in steps:
            take(project, documents, step)
        assert_levels_have_words(project)
        after, done = everything(project), acts(project)
        for _ in range(done):
            undo(project)
        assert everything(project) == before
        for _ in range(done):
            redo(project)
        assert everything(project) == after


@contextmanager
def world() -> Iterator[tuple[Project, list[Document]]]:
    db = memory()
    migrations.apply(db)
    project = Project(Path("x"), ProjectFile(db), Coder("ana"))
    documents = [response(f"R{number}") for number in range(3)]
    with project.file.action("import", "lead") as action:
        project.file.codes.save(action, BOOK)
        for document in documents:
            project.file.documents.add(action, document)
    yield project, documents
    db.close()


def take(project: Project, documents: list[Document], step: tuple[str, list[int], int]) -> None:
    what, which, number = step
    chosen = [documents[one] for one in which]
    planning, choice = browsing.code(project, "PL"), browsing.code(project, "FIT")
    value = ("good", "poor")[number % 2]
    spans = (WORDS, Span(6, 12), Span(13, 18))
    mine = [one for each in chosen for one in browsing.codings_in(project, each)]
    try:
        match what:
            case "code":
                name = browsing.code(project, ("PL", "PL1")[number % 2])
                code_all(project, name, [(one, spans[number]) for one in chosen])
            case "uncode":
                uncode_all(project, mine)
            case "rate":
                words = {one.guid: spans[number] for one in chosen}
                rate_all(project, planning, chosen, value=str(number), evidence=words)
            case "choose":
                rate_all(project, choice, chosen, value=value)
            case _:
                unrate_all(project, (planning, choice)[number % 2], chosen)
    except CodingRefusedError:
        pass


def everything(project: Project) -> tuple[list[Coding], list[Rating]]:
    return project.file.codings.all(), project.file.ratings.all()


def acts(project: Project) -> int:
    """How many actions of ana's changed anything."""
    return sum(one.coder == "ana" and one.scope != CODEBOOK for one in project.file.history.past())


def assert_levels_have_words(project: Project) -> None:
    coded = {one.document for one in project.file.codings.all()}
    planning = browsing.code(project, "PL")
    for one in project.file.ratings.all():
        if one.code == planning.guid:
            assert (one.value != "0") == (one.document in coded)
