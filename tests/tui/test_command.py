"""`coder open` refuses in one sentence before the screen changes."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from coder.cli import main
from tui.app import CoderApp
from tui.command import ESCAPE_MILLISECONDS


def _kept_by(apps: list[CoderApp]) -> Callable[[CoderApp], None]:
    def run(app: CoderApp) -> None:  # a method, where `apps.append` would get no app
        apps.append(app)

    return run


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[CoderApp]:
    """The apps that were started; none of them draws anything."""
    apps = list[CoderApp]()
    monkeypatch.setattr(CoderApp, "run", _kept_by(apps))
    monkeypatch.delenv("CODER_NAME", raising=False)
    return apps


def test_a_project_is_opened_for_its_coder(study_path: Path, started: list[CoderApp]) -> None:
    result = CliRunner().invoke(main, ["open", str(study_path), "--as", "ana"])
    assert result.exit_code == 0, result.output
    assert started[0].project.me().name == "ana"


@pytest.mark.parametrize(("wished", "holds"), [(None, ESCAPE_MILLISECONDS), ("200", "200")])
def test_a_sign_may_come_soon_behind_escape_unless_more_time_is_wished_for(
    study_path: Path,
    started: list[CoderApp],
    monkeypatch: pytest.MonkeyPatch,
    wished: str | None,
    holds: str,
) -> None:
    monkeypatch.setenv("ESCDELAY", wished or "")
    if wished is None:
        monkeypatch.delenv("ESCDELAY")
    result = CliRunner().invoke(main, ["open", str(study_path), "--as", "ana"])
    assert result.exit_code == 0, result.output
    assert os.environ["ESCDELAY"] == holds
    assert len(started) == 1


def test_the_project_may_be_an_option_too(study_path: Path, started: list[CoderApp]) -> None:
    result = CliRunner().invoke(main, ["-p", str(study_path), "open", "--as", "ana"])
    assert result.exit_code == 0, result.output
    assert len(started) == 1


def test_a_named_project_is_opened_though_others_lie_beside_it(
    study_path: Path, started: list[CoderApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    (study_path.parent / "other.coder").touch()
    monkeypatch.chdir(study_path.parent)
    result = CliRunner().invoke(main, ["open", study_path.name, "--as", "ana"])
    assert result.exit_code == 0, result.output
    assert len(started) == 1


def test_without_a_name_the_sentence_says_how_to_give_one(
    study_path: Path, started: list[CoderApp]
) -> None:
    result = CliRunner().invoke(main, ["open", str(study_path)])
    assert result.exit_code == 1
    assert "Say who is coding: add --as NAME" in result.stderr
    assert started == []


def test_a_document_that_is_not_there_is_told_before_the_screen_opens(
    study_path: Path, started: list[CoderApp]
) -> None:
    asked = ["open", str(study_path), "--as", "ana", "--document", "FSW 01 T2 S2"]
    result = CliRunner().invoke(main, asked)
    assert result.exit_code == 1
    assert "Did you mean 'FSW 01 T2 S1'?" in result.stderr
    assert started == []


def test_a_file_that_is_no_project_is_told(tmp_path: Path, started: list[CoderApp]) -> None:
    stranger = tmp_path / "notes.coder"
    stranger.write_text("not a project")
    result = CliRunner().invoke(main, ["open", str(stranger), "--as", "ana"])
    assert result.exit_code == 1
    assert "notes.coder is not a coder project." in result.stderr
    assert started == []
