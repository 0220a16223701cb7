"""Six answers by three people, and rounds in which they are coded."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from coder.workflow import browsing
from coder.workflow.coding import apply_code, finish
from coder.workflow.project import Project, open_project
from transcripts.model import Case, Document, Kind, Span, Turn, Voice

ANSWER = "I'd read the file first. Afterwards I'd ask what I missed."
READ, ASK = "I'd read the file first.", "Afterwards I'd ask what I missed."
PEOPLE = {"FSW 02": "Ashmere", "FSW 03": "Ashmere", "FSW 04": "Brackwell"}


def answer(case: str, time: str) -> Document:
    """What somebody answered to the first scenario."""
    turn = Turn(0, 0, len(ANSWER), case, Voice.RESPONDENT)
    return Document(f"{case} {time} S1", ANSWER, (turn,), Kind.RESPONSE, case, "S1", time)


def fill(path: Path) -> None:
    """Put the people and their answers at both times into a project."""
    with open_project(path, coder="lead") as project, project.action("the answers") as action:
        for name, borough in PEOPLE.items():
            project.file.cases.save(action, Case(name, {"borough": borough}))
            for time in ("T1", "T2"):
                project.file.documents.add(action, answer(name, time))


Windows = Callable[[str], Project]
"""Opens the project for the coder of a name."""


@contextmanager
def windows(path: Path) -> Iterator[Windows]:
    """Windows that stay open until the end, one for each name that is asked for."""
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(open_project(path, coder=name))


def code(project: Project, name: str, words: str = READ, code: str = "PL2") -> None:
    """Code some words of a document."""
    document = browsing.document(project, name)
    start = document.text.index(words)
    span = Span(start, start + len(words))
    apply_code(project, browsing.code(project, code), document=document, span=span)


def done(project: Project, *names: str) -> None:
    """Finish the documents."""
    finish(project, [browsing.document(project, name) for name in names])
