import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coder.cli import main

TALK = "INT: How do you plan?\n\nFSW 07: I read the file.\n"


@pytest.fixture
def folder(tmp_path: Path, study_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a study of one document, in which the commands run."""
    monkeypatch.chdir(tmp_path)
    assert study_path.parent == tmp_path
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


def test_documents_are_listed_for_scripts(folder: Path) -> None:
    assert run("-p", "study.coder", "finish", "FSW 01 T2 S1", "--as", "ana").exit_code == 0
    [line] = json.loads(run("documents", "--format", "json").stdout)
    assert line["document"] == "FSW 01 T2 S1"
    assert (line["kind"], line["case"], line["turns"], line["words"]) == ("response", "", 2, 16)
    assert line["coders"] == {"ana": {"codings": 0, "finished": True}}
    assert len(line["guid"]) == 36
    assert folder.is_dir()


@pytest.mark.parametrize("noun", ["documents", "cases", "scenarios"])
def test_a_noun_that_lists_by_itself_tells_the_options_of_its_list(noun: str) -> None:
    told = run(noun, "--help").stdout
    assert f"{noun} [OPTIONS] [COMMAND]" in told
    assert "Without a command it lists." in told
    assert "--format [table|csv|xlsx|json|" in told
    assert "load  " in told
    assert "load  " not in run(noun, "--format", "json", "--help").stdout


def test_documents_are_listed_for_people(folder: Path) -> None:
    assert folder.is_dir()
    run("finish", "FSW 01 T2 S1", "--as", "ana")
    result = run("documents", "list")
    assert "1 document" in result.stdout
    assert "0 ✓" in result.stdout


def test_scripts_get_codings_and_the_finished_mark_in_columns_of_their_own(folder: Path) -> None:
    assert folder.is_dir()
    run("finish", "FSW 01 T2 S1", "--as", "ana")
    header, line = run("documents", "--format", "csv").stdout.splitlines()
    assert header.endswith(",words,ana,ana finished")
    assert line.endswith(",0,yes")


def test_a_study_without_documents_lists_none(tmp_path: Path) -> None:
    from codebook.model import Codebook
    from coder.workflow.project import create_project

    create_project(tmp_path / "empty.coder", Codebook(()))
    result = run("documents", "-p", str(tmp_path / "empty.coder"))
    assert (result.exit_code, "0 documents" in result.stdout) == (0, True)


def test_cases_are_loaded_and_listed(folder: Path) -> None:
    table = write(folder, "cases.csv", "id,borough,role\nFSW 7,Ashmere,lead\nFSW 8,,lead\n")
    assert run("cases", "load", table).stderr == "Loaded 2 cases.\n"
    assert run("cases", "--format", "csv").stdout == (
        "case,borough,role\nFSW 7,Ashmere,lead\nFSW 8,,lead\n"
    )
    first = json.loads(run("cases", "--format", "json").stdout)[0]
    assert first == {"case": "FSW 7", "attributes": {"borough": "Ashmere", "role": "lead"}}


def test_documents_are_told_what_they_are(folder: Path) -> None:
    table = write(folder, "documents.csv", "document,time\nFSW 01 T2 S1,T3\n")
    assert run("documents", "load", table).stderr == "Loaded 1 document.\n"
    assert json.loads(run("documents", "--format", "json").stdout)[0]["time"] == "T3"


def test_scenarios_are_loaded_and_listed(folder: Path) -> None:
    yaml = "- id: S1\n  title: The third call\n  prompts: [Why?]\n- id: S3\n  title: Free\n"
    assert run("scenarios", "load", write(folder, "s.yaml", yaml)).stderr == "Loaded 2 scenarios.\n"
    assert run("scenarios", "--format", "csv").stdout == (
        "scenario,title,prompted,prompt,text\nS1,The third call,yes,a,Why?\nS3,Free,no,,\n"
    )
    first = json.loads(run("scenarios", "--format", "json").stdout)[0]
    assert first["prompts"] == [{"id": "a", "text": "Why?"}]


@pytest.mark.parametrize("noun", ["documents", "cases", "scenarios"])
def test_a_table_that_is_missing_is_one_sentence(folder: Path, noun: str) -> None:
    assert folder.is_dir()
    result = run(noun, "load", "none.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: none.csv cannot be read: there is no such file.\n"


@pytest.mark.parametrize("noun", ["documents", "cases", "scenarios"])
def test_each_noun_explains_itself(noun: str) -> None:
    text = run(noun, "--help").stdout
    assert "load" in text
    assert f"Example: coder {noun}" in text
