"""Rows of codings that cannot be taken, each told with its number."""

from pathlib import Path

import pytest

from coder.errors import InvalidTableError
from coder.workflow import browsing
from coder.workflow.project import Project
from coder.workflow.transferring import import_codings
from transcripts.errors import InvalidTableError as InvalidTranscriptTableError
from transcripts.errors import UnreadableFileError
from transcripts.model import Document, Kind, State, Turn, Voice

HEAD = "document,start,stop,code,coder,value,quote\n"
NAME = "FSW 01 T2 S1"
TURNS = (Turn(0, 0, 5, "A", Voice.RESPONDENT),)


def add(project: Project, document: Document) -> Document:
    with project.file.action("x", "lead") as action:
        project.file.documents.add(action, document)
    return document


def table(tmp_path: Path, *rows: str, head: str = HEAD) -> Path:
    path = tmp_path / "codings.csv"
    path.write_text(head + "".join(f"{row}\n" for row in rows))
    return path


def test_every_bad_row_is_told_and_nothing_is_taken(ana: Project, tmp_path: Path) -> None:
    path = table(
        tmp_path,
        f"{NAME},33,41,PL,ana,,",
        "FSW 02 T2 S1,33,41,PL,ana,,",
        f"{NAME},33,41,PX,ana,,",
        f"{NAME},33,41,PL,,,",
        f"{NAME},,,PL,ana,,",
        f"{NAME},x,41,PL,ana,,",
        f"{NAME},41,33,PL,ana,,",
        f"{NAME},33,4100,PL,ana,,",
        f"{NAME},33,41,PL,ana,,I'd fly",
        f"{NAME},,,PL,ana,,I'd",
        f"{NAME},,,PL,ana,,I'd fly",
        f"{NAME},33,41,PL2,ana,1,",
        f"{NAME},33,41,PL,ana,7,",
        f"{NAME},,,SUP,ana,none,",
    )
    with pytest.raises(InvalidTableError) as told:
        import_codings(ana, path)
    head, *rows = str(told.value).split("\n  ")
    assert head.startswith("codings.csv was not imported; nothing was changed.")
    assert rows == [
        f"Row 3: There is no document 'FSW 02 T2 S1'. Did you mean '{NAME}'?",
        "Row 4: There is no code 'PX'. Did you mean 'PL'?",
        "Row 5: It does not say who coded.",
        "Row 6: It does not say which words: fill in start and stop.",
        "Row 7: start 'x' and stop '41' must be whole numbers, the first one smaller.",
        "Row 8: start '41' and stop '33' must be whole numbers, the first one smaller.",
        f"Row 9: {NAME} ends at 117, before 4100.",
        f"Row 10: At 33–41 of {NAME} stands “I'd read”, not “I'd fly”.",
        f"Row 11: “I'd” stands 3 times in {NAME}; it must stand there once.",
        f"Row 12: “I'd fly” stands nowhere in {NAME}; it must stand there once.",
        "Row 13: PL2 has neither values nor levels; apply it to words.",
        "Row 14: PL has no value '7'; it has 0, 1, 2.",
        f"Row 15: SUP is for interviews only, and {NAME} is none.",
    ]
    assert browsing.study(ana).codings == ()
    assert browsing.study(ana).coders == ()


def test_a_choice_needs_its_value(ana: Project, tmp_path: Path) -> None:
    interview = add(ana, Document("talk", "Words", TURNS))
    with pytest.raises(InvalidTableError, match="SUP is a single choice: fill in its value"):
        import_codings(ana, table(tmp_path, f"{interview.name},29,31,SUP,ana,,"))


def test_only_the_first_bad_rows_are_told(ana: Project, tmp_path: Path) -> None:
    with pytest.raises(InvalidTableError, match=r"Row 21: .*\n  and 5 more\.$"):
        import_codings(ana, table(tmp_path, *["nothing,1,2,PL,ana,,"] * 25))


def test_a_withheld_document_is_not_coded(ana: Project, tmp_path: Path) -> None:
    add(ana, Document("w", "Words", TURNS, kind=Kind.RESPONSE, state=State.WITHHELD))
    with pytest.raises(InvalidTableError, match="w is marked withheld"):
        import_codings(ana, table(tmp_path, "w,0,3,PL,ana,,"))


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("document,start,stop,code\n", "there is no column 'coder'"),
        ("document,start,code,coder\n", "there is no column 'stop'"),
        ("document,stop,code,coder\n", "there is no column 'start'"),
    ],
)
def test_a_missing_column_is_named(ana: Project, tmp_path: Path, head: str, what: str) -> None:
    with pytest.raises(InvalidTranscriptTableError, match=what):
        import_codings(ana, table(tmp_path, "x,1,2,3", head=head))


@pytest.mark.parametrize("name", ["none.csv", "codings.txt", "folder.csv"])
def test_a_file_that_is_no_table_is_refused(ana: Project, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UnreadableFileError, match=name):
        import_codings(ana, tmp_path / name)
