from pathlib import Path

import pytest
from click.testing import CliRunner

from coder.cli import main
from coder.workflow.project import open_project


def run(path: Path, *words: str) -> tuple[int, str]:
    result = CliRunner(env={"CODER_NAME": None}).invoke(main, ["-p", str(path), "import", *words])
    return result.exit_code, result.stderr


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "talks.csv"
    path.write_text("utterance;labels\nI rang her.;PL\nI slept.;none\n", encoding="utf-8")
    return str(path)


def test_a_coded_table_comes_in_with_its_codings(study_path: Path, table: str) -> None:
    columns = ("--text", "utterance", "--codes", "labels", "--no-code", "None", "--as", "ana")
    assert run(study_path, table, *columns) == (0, "Imported 1 document with 1 coding by ana.\n")
    with open_project(study_path) as project:
        assert len(project.file.codings.all()) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--codes", "labels"), "--codes is for tables that are coded already"),
        (("--no-code", "none"), "--no-code is for tables that are coded already"),
        (("--text", "utterance", "--dry-run"), "--dry-run does not go with a coded table"),
        (("--text", "utterance", "--interviewer", "Jo"), "--interviewer does not go with"),
        (("--text", "words"), "there is no column 'words'"),
    ],
)
def test_what_does_not_go_together_is_told(
    study_path: Path, table: str, words: tuple[str, ...], told: str
) -> None:
    code, err = run(study_path, table, *words)
    assert code == 1
    assert told in err
