"""Making a project from the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from coder.cli import main
from coder.workflow.project import open_project


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["new", *words])
    return result.exit_code, result.stderr


def test_a_project_is_made_with_the_codebook_that_ships(tmp_path: Path) -> None:
    path = tmp_path / "study.coder"
    code, told = run(str(path), "--codebook", "practice")
    assert (code, told) == (
        0,
        f"Made {path} with 26 codes. Next: coder -p {path} import FILES...\n",
    )
    with open_project(path) as project:
        assert project.codebook().title == "Practice learning outcomes"


def test_a_project_may_start_without_codes(tmp_path: Path) -> None:
    assert run(str(tmp_path / "study.coder"))[0] == 0
    with open_project(tmp_path / "study.coder") as project:
        assert len(project.codebook()) == 0


def test_a_project_that_is_there_is_never_overwritten(study_path: Path) -> None:
    before = study_path.read_bytes()
    code, told = run(str(study_path))
    assert (code, study_path.read_bytes()) == (1, before)
    assert "study.coder is already there" in told


@pytest.mark.parametrize(
    ("name", "codebook", "what"),
    [
        ("study", "practice", "A project's name ends in .coder: study.coder"),
        ("study.coder", "none.yaml", "none.yaml: there is no such file."),
        ("no/folder/study.coder", "practice", "Error: "),
    ],
)
def test_a_mistake_is_told_and_nothing_is_made(
    tmp_path: Path, name: str, codebook: str, what: str
) -> None:
    code, told = run(str(tmp_path / name), "--codebook", codebook)
    assert (code, list(tmp_path.iterdir())) == (1, [])
    assert what in told
