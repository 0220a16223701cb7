import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coder.cli import main
from coder.workflow import rounds
from coder.workflow.drawing import Plan
from coder.workflow.project import open_project
from tests.coder.workflow.copies_world import Hands
from tests.coder.workflow.round_world import fill


def run(path: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-p", str(path), *words])


def test_a_copy_goes_out_and_its_work_comes_home(study_path: Path) -> None:
    made = run(study_path, "copy", "--for", "ben")
    away = study_path.with_name("ben.coder")
    assert made.exit_code == 0
    assert "1 document and ben's own 0 codings" in made.stderr
    with open_project(away, coder="ben") as project:
        Hands(project).code("RR")
        Hands(project).rename("RR", "Thinking back")
    with open_project(study_path, coder="lead") as project:
        Hands(project).rename("RR", "Looking back")
    foreseen = run(study_path, "merge", str(away), "--dry-run")
    assert "Nothing is changed yet. To do this: coder merge ben.coder" in foreseen.stderr
    merged = run(study_path, "merge", str(away))
    assert merged.stdout == foreseen.stdout
    assert "Work in ben.coder" in merged.stdout
    assert "kept “Looking back”, not “Thinking back”" in " ".join(merged.stdout.split())
    assert "Merged ben.coder. To take it back: coder undo" in merged.stderr
    again = run(study_path, "merge", str(away))
    assert again.stdout == ""
    assert "Everything in ben.coder is here already" in again.stderr


def test_a_merge_is_told_as_json(study_path: Path) -> None:
    away = study_path.with_name("ben's.coder")
    made = run(study_path, "copy", "--for", "ben", "-o", str(away), "--format", "json")
    assert json.loads(made.stdout)["documents"] == ["FSW 01 T2 S1"]
    with open_project(away, coder="ben") as project:
        Hands(project).code("RR")
    told = json.loads(run(study_path, "merge", str(away), "--format", "json").stdout)
    assert (told["done"], told["anything"], told["in_common"]) == (True, True, True)
    assert told["work"] == [
        {"coder": "ben", "what": "codings", "new": 1, "changed": 0, "removed": 0}
    ]


def test_what_stood_and_what_gave_way_can_be_read_long_after_the_merge(study_path: Path) -> None:
    run(study_path, "copy", "--for", "ben")
    away = study_path.with_name("ben.coder")
    nothing = run(study_path, "merge", "--conflicts")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "No merge has met a conflict." in nothing.stderr
    with open_project(away, coder="ben") as project:
        Hands(project).code("RR")
        Hands(project).rename("RR", "Thinking back")
    with open_project(study_path, coder="lead") as project:
        Hands(project).rename("RR", "Looking back")
    merged = json.loads(run(study_path, "merge", str(away), "--format", "json").stdout)
    listed = run(study_path, "merge", "--conflicts")
    assert "kept “Looking back”, not “Thinking back”" in " ".join(listed.stdout.split())
    [kept] = json.loads(run(study_path, "merge", "--conflicts", "--format", "json").stdout)
    assert (kept["file"], kept["kept"], kept["lost"]) == (
        "ben.coder",
        "Looking back",
        "Thinking back",
    )
    assert [kept["conflict"]] == merged["conflicts"]
    run(study_path, "undo")
    assert run(study_path, "merge", "--conflicts").stdout == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Name the file to merge"),
        (("ben.coder", "--conflicts"), "without a file"),
        (("--conflicts", "--dry-run"), "without a file"),
        (("--conflicts", "--from-another-study"), "without a file"),
    ],
)
def test_a_merge_is_of_a_file_or_a_list_of_conflicts(
    study_path: Path, words: tuple[str, ...], told: str
) -> None:
    done = run(study_path, "merge", *words)
    assert done.exit_code == 1
    assert told in done.stderr


def test_another_study_is_told_before_it_is_brought(study_path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.coder"
    run(study_path, "new", str(other))
    (tmp_path / "talk.txt").write_text("ANN: Hello there.\n")
    assert run(other, "import", str(tmp_path / "talk.txt")).exit_code == 0
    foreseen = run(study_path, "merge", str(other), "--dry-run")
    assert "To bring it all the same: --from-another-study" in foreseen.stderr
    refused = run(study_path, "merge", str(other))
    assert refused.exit_code == 1
    assert "it would bring 1 new document." in refused.stderr
    brought = run(study_path, "merge", str(other), "--from-another-study")
    assert "talk" in brought.stdout


def test_the_copy_of_a_blind_round_leaves_out_what_it_masks(study_path: Path) -> None:
    fill(study_path)
    with open_project(study_path, coder="lead") as project:
        names = ("FSW 02 T1 S1", "FSW 03 T1 S1")
        plan = Plan(("ana", "ben"), documents=names, masks=("name", "borough"), blind=True)
        rounds.begin(project, plan)
    made = run(study_path, "copy", "--for", "ben", "--round", "1")
    assert made.exit_code == 0, made.stderr
    assert "Left out, since the round is blind: borough, case, name." in made.stderr
    with open_project(study_path.with_name("ben.coder"), coder="ben") as project:
        rows = project.file.contents.rows()
    assert {row["name"] for row in rows["documents"].values()} == {
        "response 1 of round 1",
        "response 2 of round 1",
    }
    assert {row["speaker"] for row in rows["turns"].values()} == {"respondent"}
    hidden = {row["case"] for row in rows["attributes"].values()}
    assert len(hidden) == 1  # the case that no document of the round is of


@pytest.mark.parametrize(
    "words", [("merge", "nowhere.coder"), ("copy", "--for", "ana", "--round", "7")]
)
def test_what_is_not_there_is_told(study_path: Path, words: tuple[str, ...]) -> None:
    done = run(study_path, *words)
    assert done.exit_code == 1
    assert "There is no" in done.stderr
