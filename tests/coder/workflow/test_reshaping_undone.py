"""Whatever changes segments can be undone, row by row, and done again."""

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from codebook.model import Code, Codebook, Level
from coder.errors import CodingRefusedError
from coder.model import Coder
from coder.store.connection import memory
from coder.store.history import CODEBOOK
from coder.store.project_file import ProjectFile
from coder.store.schema import migrations
from coder.workflow import browsing
from coder.workflow.coding import apply_code, rate, remove_coding
from coder.workflow.project import Project
from coder.workflow.reshaping import join, recode, reshape, split
from coder.workflow.undoing import redo, undo
from tests.conftest import SPEECH
from transcripts.model import Document, Kind, Span, Turn, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["apply", "remove", "reshape", "recode", "split", "join", "rate"]),
        st.sampled_from(["PL", "PL2", "RR"]),
        st.integers(0, 40),
        st.integers(1, 12),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(STEPS)
def test_whatever_was_changed_is_undone_row_by_row_and_done_again(
    steps: list[tuple[str, str, int, int]],
) -> None:
    project = small_project()
    document = browsing.document(project, "answer")
    states = [rows(project)]
    for step, code, place, length in steps:
        try:
            play(project, step, browsing.code(project, code), place, length)
        except CodingRefusedError:
            assert rows(project) == states[-1]
        if rows(project) != states[-1]:
            states.append(rows(project))
    for state in reversed(states[:-1]):
        undo(project, document)
        assert rows(project) == state
    for state in states[1:]:
        redo(project, document)
        assert rows(project) == state
    project.close()


def play(project: Project, step: str, code: Code, place: int, length: int) -> None:
    document = browsing.document(project, "answer")
    there = browsing.codings_in(project, document)
    words = Span(place, place + length)
    if step == "apply":
        apply_code(project, code, document=document, span=words)
    elif step == "rate":
        rate(project, code, document=document, value=str(length % 3), span=words)
    elif there:
        one = there[place % len(there)]
        changes: dict[str, Callable[[], object]] = {
            "remove": lambda: remove_coding(project, one),
            "reshape": lambda: reshape(project, one, words),
            "recode": lambda: recode(project, there[: length % 4], code),
            "split": lambda: split(project, one, one.span.start + length),
            "join": lambda: join(project, [mine for mine in there if mine.code == code.guid]),
        }
        changes[step]()


def small_project() -> Project:
    db = memory()
    migrations.apply(db)
    file = ProjectFile(db)
    steps = (Level(0, "absent"), Level(1, "emerging"), Level(2, "embedded"))
    codes = (
        Code("PL", "Planning", levels=steps),
        Code("PL2", "Reading", parent="PL", levels=steps),
        Code("RR", "Reflection", levels=steps),
    )
    turns = (
        Turn(0, 0, 5, "S1", Voice.PROMPT),
        Turn(6, 6, 6 + len(SPEECH), "A", Voice.RESPONDENT),
    )
    document = Document("answer", f"What?\n{SPEECH}", turns, kind=Kind.RESPONSE)
    with file.action("set up", "lead", scope=CODEBOOK) as action:
        file.codes.save(action, Codebook(codes))
        file.documents.add(action, document)
    return Project(Path("memory"), file, Coder("ana"))


def rows(project: Project) -> tuple[object, ...]:
    """Every coding and every level, to the last field."""
    file = project.file
    return tuple(file.codings.all()), tuple(file.ratings.all())
