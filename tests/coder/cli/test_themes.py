"""`coder themes` and `coder excerpts`, as a researcher and as a script see them."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from coder.cli import main
from coder.workflow import browsing
from coder.workflow.coding import apply_code, finish, rate
from coder.workflow.project import open_project
from tests.coder.themes.worlds import interview
from tests.conftest import SPEECH
from transcripts.model import Span

NAME = "FSW 01 T2 S1"
QUOTED = "I'd read the file first."


def run(path: Path, *words: str) -> Result:
    return CliRunner(env={"COLUMNS": "80"}).invoke(main, ["-p", str(path), *words])


@pytest.fixture
def coded(study_path: Path) -> Path:
    """Ana has coded and finished the response, and an interview without marked evidence."""
    with open_project(study_path, coder="ana") as project:
        response = browsing.document(project, NAME)
        start = response.text.index(SPEECH)
        span = Span(start, start + len(QUOTED))
        apply_code(project, browsing.code(project, "PL2"), document=response, span=span)
        talk = interview("")
        with project.file.action("import", "ana") as action:
            project.file.documents.add(action, talk)
        rate(project, browsing.code(project, "SUP"), document=talk, value="changed")
        finish(project, [response, talk])
    return study_path


def test_counts_are_printed_with_their_rule(coded: Path) -> None:
    result = run(coded, "themes", "--where", "time=T2")
    assert result.exit_code == 0
    assert "1 of 1" in result.stdout
    assert "PL2  Reading first" in result.stdout
    assert "A respondent counts once" in result.stdout
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_a_script_gets_json_alone(coded: Path) -> None:
    result = run(coded, "themes", "--by", "time", "--format", "json")
    payload = json.loads(result.stdout)
    codes = {one["code"]: one for one in payload["codes"]}
    assert (codes["PL"]["n"], codes["PL"]["base"], codes["PL"]["percent"]) == (1, 1, 100)
    assert [one["n"] for one in codes["SUP"]["values"]] == [1, 0]
    assert payload["by"] == "time"
    assert result.stderr == ""


def test_csv_and_xlsx_hold_the_same_numbers(coded: Path, tmp_path: Path) -> None:
    printed = run(coded, "themes", "--code", "PL", "--format", "csv").stdout
    (row,) = csv.DictReader(io.StringIO(printed))
    assert (row["code"], row["n"], row["percent"]) == ("PL", "1", "100.0")
    path = tmp_path / "themes.xlsx"
    assert run(coded, "themes", "--code", "PL", "--format", "xlsx", "-o", str(path)).exit_code == 0
    book = load_workbook(path)
    assert book.worksheets[0]["E2"].value == 1
    book.close()


def test_what_cannot_be_selected_is_one_sentence(coded: Path) -> None:
    result = run(coded, "themes", "--where", "time=T9")
    assert result.exit_code == 1
    assert result.stderr == "Error: Nothing has time 'T9'. Did you mean 'T2'? There are: T2.\n"
    assert result.stdout == ""


def test_excerpts_are_quotations_for_people(coded: Path) -> None:
    result = run(coded, "excerpts", "--code", "PL")
    assert result.stdout == f"{NAME} · PL2 (ana)\n  “{QUOTED}”\n"
    assert result.stderr == "1 excerpt.\n"


def test_a_choice_without_evidence_says_so(coded: Path) -> None:
    result = run(coded, "excerpts", "--code", "SUP", "--code", "PL")
    assert "SUP = changed (ana)\n  (no evidence marked)" in result.stdout
    assert result.stderr == "2 excerpts.\n"


def test_excerpts_are_rows_for_scripts(coded: Path) -> None:
    (row,) = json.loads(run(coded, "excerpts", "--code", "PL", "--format", "json").stdout)
    assert (row["document"], row["code"], row["coder"], row["text"]) == (NAME, "PL2", "ana", QUOTED)
    with open_project(coded) as project:
        text = browsing.document(project, NAME).text
    assert text[row["start"] : row["stop"]] == QUOTED


def test_excerpts_of_unfinished_documents_are_marked(coded: Path) -> None:
    with open_project(coded, coder="ben") as project:
        response = browsing.document(project, NAME)
        span = Span(response.text.index(SPEECH), len(response.text))
        apply_code(project, browsing.code(project, "RR"), document=response, span=span)
    result = run(coded, "excerpts", "--code", "RR", "--coder", "ben")
    assert "RR (ben, not finished)" in result.stdout
    assert "1 document is not finished" in result.stderr


def test_no_excerpts_is_an_answer_too(coded: Path) -> None:
    result = run(coded, "excerpts", "--code", "RR")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No coded segments.\n")


def test_a_code_must_be_named(coded: Path) -> None:
    assert run(coded, "excerpts").exit_code == 2


def test_excerpts_are_narrowed_by_day_and_words(coded: Path) -> None:
    everything = run(coded, "excerpts", "--code", "PL", "--since", "2000-01-01", "--context", "0")
    assert everything.stderr.startswith("1 excerpt")
    assert run(coded, "excerpts", "--code", "PL", "--until", "2000-01").stderr == (
        "No coded segments.\n"
    )
    assert run(coded, "excerpts", "--code", "PL", "--text", "zebra").exit_code == 0
    wrong = run(coded, "excerpts", "--code", "PL", "--since", "today")
    assert "'today' is not a day" in wrong.stderr
