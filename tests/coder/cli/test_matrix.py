"""`coder matrix` shows, writes and loads what a screen does."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coder.cli import main
from tests.coder.workflow.chart_world import charted, summaries, write_in

__all__ = ["charted"]  # a fixture


def run(path: Path, *words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["matrix", *words, "-p", str(path)], input=typed)


def test_the_matrix_is_shown_with_short_cells(charted: Path) -> None:
    run(charted, "write", "FSW 2", "PL", "Long. " * 40, "--as", "ana")
    done = run(charted, "--code", "PL1", "--sort", "borough")
    assert "PL  Planning" in done.output
    assert "Brackwell" in done.output
    assert "(read and not found)" in done.output
    assert "…" in run(charted, "--code", "PL").output


def test_it_is_given_out_as_csv_json_and_markdown(charted: Path) -> None:
    rows = run(charted, "--format", "csv", "--attributes", "borough").stdout.splitlines()
    assert rows[0] == "case,borough,PL  Planning,PL1  Reading first,SUP  Supervision"
    assert rows[2] == "FSW 2,Ashmere,(read and not found),(read and not found),(not rated)"
    assert run(charted, "--format", "markdown").stdout.count("| FSW 2 |") == 2
    found = json.loads(run(charted, "--format", "json", "--where", "borough=ashmere").stdout)
    assert found["where"] == {"borough": ["Ashmere"]}
    assert [one["theme"] for one in found["codes"]] == ["PL", "PL", "SUP"]
    assert found["cases"][0]["cells"][1]["state"] == "read and not found"


def test_a_cell_is_written_shown_and_removed(charted: Path) -> None:
    done = run(charted, "write", "fsw-1", "PL", "Reads first.", "--as", "ana")
    assert done.stderr == "Written: the summary of FSW 1 on PL.\n"
    shown = run(charted, "show", "FSW 1", "PL").stdout.splitlines()
    assert shown[0].startswith("FSW 1 · PL  Planning · summary by ana, 20")
    assert shown[1:] == [
        "Reads first.",
        "  “I'd read the file first.” (PL1, FSW 1 S1 0–24)",
        "  “Then I'd ring the school.” (FSW 1 S1 25–50)",
    ]
    again = run(charted, "write", "FSW 1", "PL", "Reads first.", "--as", "ana")
    assert again.stderr == "The summary of FSW 1 on PL is as it was.\n"
    gone = run(charted, "write", "FSW 1", "PL", "", "--as", "ana")
    assert gone.stderr == "Removed: the summary of FSW 1 on PL.\n"
    assert run(charted, "show", "FSW 2", "PL").stdout.splitlines()[1] == "(read and not found)"


def test_a_cell_is_data_for_scripts(charted: Path) -> None:
    run(charted, "write", "FSW 1", "PL1", "-", "--as", "ana", typed="Reads first.\n")
    found = json.loads(run(charted, "show", "FSW 1", "PL1", "--format", "json").stdout)
    assert (found["case"], found["code"], found["state"]) == ("FSW 1", "PL1", "summary")
    assert (found["summary"], found["by"]) == ("Reads first.", "ana")
    assert found["quotations"] == [
        {
            "document": "FSW 1 S1",
            "start": 0,
            "stop": 24,
            "code": "PL1",
            "value": "",
            "text": "I'd read the file first.",
        }
    ]


@pytest.mark.parametrize(("saved", "kept"), [("Reads.", "Reads."), (None, None)])
def test_without_a_text_the_editor_opens(
    charted: Path, monkeypatch: pytest.MonkeyPatch, saved: str | None, kept: str | None
) -> None:
    monkeypatch.setattr("click.edit", lambda *_, **__: saved)
    run(charted, "write", "FSW 1", "PL", "--as", "ana")
    assert summaries(charted).get(("FSW 1", "PL")) == kept


def test_a_workbook_is_written_foreseen_and_loaded(charted: Path, tmp_path: Path) -> None:
    made = tmp_path / "matrix.xlsx"
    assert run(charted, "-o", str(made)).stderr == f"Written: {made}\n"
    assert run(charted, "load", str(made), "--as", "ben").stderr == "Nothing to load.\n"
    write_in(made, "FSW 1", "PL", "Reads.")
    preview = run(charted, "load", str(made), "--as", "ben", "--dry-run")
    assert "new" in preview.stdout
    assert preview.stderr == "1 cell would change; nothing was changed.\n"
    assert summaries(charted) == {}
    done = run(charted, "load", str(made), "--as", "ben", "--format", "json")
    assert json.loads(done.stdout)["changes"] == [
        {"case": "FSW 1", "code": "PL", "what": "new", "before": "", "after": "Reads."}
    ]
    assert done.stderr == "Loaded: 1 cell. Take it back with: coder undo --as NAME\n"
    assert summaries(charted) == {("FSW 1", "PL"): "Reads."}


def test_a_cell_that_was_changed_in_both_is_told(charted: Path, tmp_path: Path) -> None:
    made = tmp_path / "matrix.xlsx"
    run(charted, "-o", str(made))
    write_in(made, "FSW 1", "PL", "Reads.")
    run(charted, "write", "FSW 1", "PL", "Rings.", "--as", "ana")
    done = run(charted, "load", str(made), "--as", "ben")
    assert "Changed in both" in done.stdout
    assert "Rings." in done.stdout
    assert done.stderr == "Nothing to load. Changed in both and left alone: 1.\n"
    data = json.loads(run(charted, "load", str(made), "--as", "ben", "--format", "json").stdout)
    assert data["conflicts"][0]["by"] == "ana"
