"""A study of twelve answers of five sentences; every third answer tells of planning."""

from collections.abc import Callable
from pathlib import Path

from codebook.model import Code, Codebook, CodeKind, CodeUnit, Keywords, Value
from coder.workflow import browsing, queueing
from coder.workflow.policy import settle
from coder.workflow.project import Project, create_project, open_project
from transcripts.model import Document, Kind, Turn, Voice

ANSWERS, SENTENCES = 12, 5
FILLER = ("It was a long day.", "Nobody was at home.", "We had tea.", "The bus was late.")


def make_study(folder: Path) -> Path:
    """A project in which suggestions need no first pass."""
    codebook = Codebook(
        (
            Code("PL", "Planning", hotkey="p", keywords=Keywords(("plan",), ("no plan",))),
            Code("PL2", "Reading first", parent="PL", hotkey="r", keywords=Keywords(("read",))),
            Code("EN", "Engaging", hotkey="e"),
            Code("OLD", "Old", retired=True),
            Code("SUP", "Support", kind=CodeKind.CHOICE, values=(Value("yes", "Yes"),)),
            Code("IV", "Said in interviews", unit=CodeUnit.INTERVIEW),
        )
    )
    path = folder / "order.coder"
    create_project(path, codebook)
    with open_project(path, coder="lead") as project, project.file.action("x", "lead") as action:
        for number in range(ANSWERS):
            project.file.documents.add(action, _answer(number))
    with open_project(path, coder="lead") as project:
        settle(project, blind=False)
    return path


def _answer(number: int) -> Document:
    last = "I plan the visit and read the file." if number % 3 == 0 else "Then we went home."
    text = " ".join([*FILLER, last])
    return Document(
        name=f"FSW {number:02} T1 S1",
        text=text,
        turns=(Turn(0, 0, len(text), f"FSW {number:02}", Voice.RESPONDENT),),
        kind=Kind.RESPONSE,
    )


def code(project: Project, id_: str) -> Code:
    return browsing.code(project, id_)


def begin(project: Project, *ids: str, seed: int = 7) -> None:
    queueing.begin(project, [code(project, id_) for id_ in ids], seed)


def read_on(
    project: Project, count: int, is_coded: Callable[[queueing.Offered], bool]
) -> list[queueing.Offered]:
    """Decide on the next units one by one: code with PL what `is_coded`, leave the others."""
    met = []
    for _ in range(count):
        [one] = queueing.next_units(project, 1)
        if is_coded(one):
            queueing.code_unit(project, one, code(project, "PL"))
        else:
            queueing.leave_unit(project, one)
        met.append(one)
    return met


def plans(one: queueing.Offered) -> bool:
    return "plan" in one.unit.text
