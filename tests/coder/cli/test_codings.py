"""Codings, finished marks and undo from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from coder.cli import main
from coder.workflow import browsing
from coder.workflow.coding import apply_code
from coder.workflow.project import open_project
from transcripts.model import Document, Kind, Span, State, Turn, Voice

NAME = "FSW 01 T2 S1"
TABLE = f"document,start,stop,code,coder,value\n{NAME},33,41,PL,ana,\n{NAME},0,4,RR,ana,1\n"
WARNING = "Only a respondent's words are coded, not the prompt's. It was taken, but does not count."


def run(path: Path, *words: str) -> tuple[int, str, str]:
    result = CliRunner(env={"CODER_NAME": None}).invoke(main, ["-p", str(path), *words])
    return result.exit_code, result.stdout, result.stderr


def coded(path: Path) -> set[tuple[str, str]]:
    """Who has coded with which code."""
    with open_project(path) as project:
        study = browsing.study(project)
        ids = {code.guid: code.id for code in study.codebook}
        names = {coder.guid: coder.name for coder in study.coders}
        return {(names[one.coder], ids[one.code]) for one in study.codings}


@pytest.fixture
def imported(study_path: Path, tmp_path: Path) -> Path:
    """The study after ana's codings came in."""
    (tmp_path / "codings.csv").write_text(TABLE)
    assert (
        run(study_path, "codings", "import", str(tmp_path / "codings.csv"), "--as", "ana")[0] == 0
    )
    return study_path


def test_an_import_tells_what_came_in_and_what_to_look_at(study_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "codings.csv"
    path.write_text(TABLE)
    code, out, told = run(study_path, "codings", "import", str(path))
    assert (code, out) == (0, "")
    assert told.splitlines() == [
        f"Row 3, {NAME}: {WARNING}",
        "ana is a new coder.",
        "Imported 2 codings and 1 value.",
    ]
    _, _, told = run(study_path, "codings", "import", str(path))
    assert told == "Imported 0 codings and 0 values. 2 rows skipped: there already.\n"


def test_a_bad_row_is_told_and_nothing_comes_in(study_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "codings.csv"
    path.write_text(TABLE + f"{NAME},1,2,PX,ana,\n")
    code, _, told = run(study_path, "codings", "import", str(path))
    assert code == 1
    assert "Row 4: There is no code 'PX'" in told
    with open_project(study_path) as project:
        assert browsing.study(project).codings == ()


def test_codings_are_given_out_as_a_table(imported: Path, tmp_path: Path) -> None:
    _, out, _ = run(imported, "codings", "export", "--code", "PL")
    head, row = out.splitlines()
    assert head.startswith("document,start,stop,code,coder,value,quote,")
    assert row.startswith(f"{NAME},33,41,PL,ana,,I'd read,")
    _, out, _ = run(imported, "codings", "export", "--format", "json", "--coder", "ana")
    assert [(one["code"], one["value"]) for one in json.loads(out)] == [
        ("RR", None),
        ("PL", None),
        ("RR", "1"),
    ]
    path = tmp_path / "out.xlsx"
    assert run(imported, "codings", "export", "--format", "xlsx", "-o", str(path))[0] == 0
    _, _, told = run(imported, "codings", "import", str(path))
    assert "3 rows skipped: there already" in told


def test_ones_own_segments_get_another_code_and_one_undo_takes_it_back(imported: Path) -> None:
    with open_project(imported, coder="ben") as ben:
        planning, document = browsing.code(ben, "PL"), browsing.document(ben, NAME)
        apply_code(ben, planning, document=document, span=Span(33, 41))
    words = ("codings", "recode", "--from", "PL", "--to", "PL2", "--as", "ana")
    assert run(imported, *words) == (0, "", "Recoded 1 segment from PL to PL2.\n")
    assert coded(imported) == {("ana", "PL2"), ("ana", "RR"), ("ben", "PL")}
    assert run(imported, *words)[2] == "Recoded 0 segments from PL to PL2.\n"
    assert run(imported, "undo", "--as", "ana")[0] == 0
    assert coded(imported) == {("ana", "PL"), ("ana", "RR"), ("ben", "PL")}


def test_segments_are_recoded_in_the_named_documents_only(imported: Path) -> None:
    turns = (Turn(0, 0, 5, "A", Voice.RESPONDENT),)
    with open_project(imported) as project, project.file.action("x", "lead") as action:
        project.file.documents.add(action, Document("w", "Words", turns, kind=Kind.RESPONSE))
    words = ("codings", "recode", "--from", "PL", "--to", "PL2", "--as", "ana", "--document")
    assert run(imported, *words, "w")[2] == "Recoded 0 segments from PL to PL2.\n"
    assert run(imported, *words, NAME)[2] == "Recoded 1 segment from PL to PL2.\n"


def test_recoding_needs_codes_and_a_coder(imported: Path) -> None:
    words = ("codings", "recode", "--from", "PL", "--to")
    assert "There is no code 'PX'" in run(imported, *words, "PX", "--as", "ana")[2]
    code, _, told = run(imported, *words, "PL2")
    assert code == 1
    assert "Say who is coding" in told


def test_a_document_is_finished_and_reopened(study_path: Path) -> None:
    assert run(study_path, "finish", NAME.lower(), "--as", "ana")[::2] == (
        0,
        "Finished 1 document.\n",
    )
    _, _, told = run(study_path, "finish", NAME, "--as", "ana")
    assert told == "Finished 0 documents. 1 had that state before.\n"
    with open_project(study_path, coder="ana") as project:
        assert browsing.finished_in(project, browsing.document(project, NAME))
    assert run(study_path, "reopen", NAME, "--as", "ana")[2] == "Reopened 1 document.\n"
    assert run(study_path, "reopen", "--all", "--as", "ana")[2].startswith("Reopened 0 documents.")


def test_all_means_every_document_that_was_not_withheld(study_path: Path) -> None:
    turns = (Turn(0, 0, 5, "A", Voice.RESPONDENT),)
    with open_project(study_path) as project, project.file.action("x", "lead") as action:
        withheld = Document("w", "Words", turns, kind=Kind.RESPONSE, state=State.WITHHELD)
        project.file.documents.add(action, withheld)
    assert run(study_path, "finish", "--all", "--as", "ana")[2] == "Finished 1 document.\n"


@pytest.mark.parametrize("words", [["finish"], ["reopen", NAME, "--all"]])
def test_documents_are_named_or_all_are_meant(study_path: Path, words: list[str]) -> None:
    code, _, told = run(study_path, *words, "--as", "ana")
    assert code == 2
    assert "Name the documents, or say --all." in told


def test_finishing_needs_a_coder(study_path: Path) -> None:
    code, _, told = run(study_path, "finish", NAME)
    assert code == 1
    assert "Say who is coding" in told


def test_the_last_action_is_undone_and_done_again(imported: Path) -> None:
    assert run(imported, "undo", "--as", "ana")[::2] == (
        0,
        "Undone: import codings from codings.csv\n",
    )
    code, _, told = run(imported, "undo", "--as", "ana")
    assert (code, told) == (1, "Error: There is nothing of yours left to undo.\n")
    assert (
        run(imported, "redo", "--as", "ana")[2] == "Done again: import codings from codings.csv\n"
    )
    assert len(run(imported, "codings", "export")[1].splitlines()) == 4
