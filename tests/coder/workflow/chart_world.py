"""A study in which each case stands differently on planning, and its matrix as a workbook."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from codebook.model import Code, Codebook, CodeKind, Value
from coder.themes.selection import Question
from coder.workflow import browsing, charting
from coder.workflow.coding import apply_code, finish, rate
from coder.workflow.project import Project, create_project, open_project
from transcripts.model import Case, Document, Kind, Span, State, Turn, Voice

SAID = "I'd read the file first. Then I'd ring the school."
READ, RING = Span(0, 24), Span(25, 50)
BOROUGHS = {"FSW 1": "Brackwell", "FSW 2": "Ashmere", "FSW 3": "Ashmere", "FSW 4": "", "FSW 5": ""}
BOOK = Codebook(
    (
        Code("PL", "Planning"),
        Code("PL1", "Reading first", parent="PL"),
        Code(
            "SUP",
            "Supervision",
            kind=CodeKind.CHOICE,
            values=(Value("changed", "Changed"), Value("none", "No change")),
        ),
    )
)


@pytest.fixture
def charted(tmp_path: Path) -> Path:
    """The study's file."""
    return begun(tmp_path)


def begun(folder: Path) -> Path:
    """FSW 1 has read and rung, FSW 2 not, FSW 3 is open, 4 withheld, 5 not asked; and a stray."""
    path = folder / "study.coder"
    create_project(path, BOOK)
    with open_project(path, coder="ana") as project:
        with project.action("begin") as action:
            for id_, borough in BOROUGHS.items():
                known = {"borough": borough} if borough else {}
                project.file.cases.save(action, Case(id_, known))
            for name, case, state in (
                ("FSW 1 S1", "FSW 1", State.PRESENT),
                ("FSW 2 S1", "FSW 2", State.PRESENT),
                ("FSW 3 S1", "FSW 3", State.PRESENT),
                ("FSW 4 S1", "FSW 4", State.WITHHELD),
                ("Stray", "", State.PRESENT),
            ):
                project.file.documents.add(action, said(name, case, state))
        of = {one.name: one for one in project.file.documents.all()}
        apply_code(project, code(project, "PL1"), document=of["FSW 1 S1"], span=READ)
        apply_code(project, code(project, "PL"), document=of["FSW 1 S1"], span=RING)
        rate(project, code(project, "SUP"), document=of["FSW 1 S1"], value="changed", span=None)
        finish(project, [of["FSW 1 S1"], of["FSW 2 S1"], of["Stray"]])
    return path


def said(name: str, case: str, state: State) -> Document:
    turn = Turn(0, 0, len(SAID), "R", Voice.RESPONDENT)
    return Document(name, SAID, (turn,), Kind.RESPONSE, case=case, state=state)


def code(project: Project, id_: str) -> Code:
    return browsing.code(project, id_)


def summarise(path: Path, case: str, id_: str, text: str, *, name: str = "ana") -> None:
    with open_project(path, coder=name) as project:
        charting.summarise(project, charting.case_named(project, case), code(project, id_), text)


def summaries(path: Path) -> dict[tuple[str, str], str]:
    """(case, code) → text, of all that are there."""
    with open_project(path) as project:
        cases = {one.guid: one.id for one in project.file.cases.all()}
        book = project.codebook()
        return {
            (cases[one.case], found.id): one.text
            for one in project.file.summaries.all()
            if (found := book.of_guid(one.code)) is not None
        }


def texts(path: Path, **asked: Any) -> dict[tuple[str, str], str]:
    """(row, code) → what stands in the cell."""
    with open_project(path) as project:
        found = charting.matrix(project, Question(), **asked)
    return {(row.name, of.id): found.cell(row, of).text for row in found.rows for of in found.codes}


def workbook(path: Path, **asked: Any) -> Path:
    """The matrix of a study, written beside it."""
    from coder.exchange.matrix_book import write_matrix

    made = path.with_name("matrix.xlsx")
    with open_project(path) as project:
        write_matrix(charting.matrix(project, Question(), **asked), made)
    return made


def edited(made: Path, change: Callable[[Any], object]) -> Path:
    """Somebody edits the workbook."""
    from openpyxl import load_workbook

    book = load_workbook(made)
    change(book)
    book.save(made)
    book.close()
    return made


def find(book: Any, case: str, id_: str) -> Any:
    """The cell of a case on a code, wherever its sheet, row and column stand."""
    for sheet in book.worksheets:
        titles = {cell.value: cell.column for cell in sheet[2]}
        column = next((at for t, at in titles.items() if str(t).startswith(f"{id_}  ")), None)
        if column:
            rows = {sheet.cell(row, titles["Case"]).value: row for row in range(3, 20)}
            return sheet.cell(rows[case], column)
    raise KeyError(id_)


def write_in(made: Path, case: str, id_: str, text: object) -> Path:
    """Somebody writes in one cell of the workbook."""

    def change(book: Any) -> None:
        find(book, case, id_).value = text

    return edited(made, change)
