"""The codebook from the command line."""

import json
from pathlib import Path

from click.testing import CliRunner

from codebook.files import read, shipped, write
from coder.cli import main
from coder.workflow.project import create_project, open_project


def run(path: Path, *words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["-p", str(path), "codebook", *words])
    return result.exit_code, result.stdout, result.stderr


def test_a_loaded_codebook_tells_what_is_different(study_path: Path, tmp_path: Path) -> None:
    write(shipped("practice"), tmp_path / "codes.yaml")
    code, out, told = run(study_path, "load", str(tmp_path / "codes.yaml"), "--as", "ana")
    assert (code, out) == (0, "")
    assert "PL1 (Purpose and agenda) is new.\n" in told
    assert "SUP (Supervision) was removed.\n" in told
    assert told.endswith("The codebook is now at version 2.\n")
    with open_project(study_path, coder="ana") as project:
        assert project.codebook().label == "3"
    _, _, told = run(study_path, "load", str(tmp_path / "codes.yaml"))
    assert told == "The codebook stays at version 2.\n"


def test_a_mistake_in_a_codebook_is_told_with_its_line(study_path: Path, tmp_path: Path) -> None:
    (tmp_path / "codes.yaml").write_text('codes:\n  PL:\n    label: "Plan" it\n')
    for command in ("load", "check"):
        code, _, told = run(study_path, command, str(tmp_path / "codes.yaml"))
        assert code == 1
        assert told.startswith('Error: codes.yaml, line 3: PL, label: the text starts with "Plan"')


def test_a_codebook_is_saved_but_not_over_another_file(study_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    code, _, told = run(study_path, "save", str(path))
    assert (code, told) == (0, f"Written: {path} (4 codes, version 1).\n")
    code, _, told = run(study_path, "save", str(path))
    assert code == 1
    assert "codes.csv is already there. Add --replace" in told
    assert run(study_path, "save", str(path), "--replace", "--version", "1")[0] == 0
    assert [one.id for one in read(path)] == ["PL", "PL2", "RR", "SUP"]


def test_the_tree_is_shown_with_a_code_below_set_in(study_path: Path) -> None:
    code, out, _ = run(study_path, "show", "--format", "csv")
    assert code == 0
    assert "PL,Planning,p,response,absent / emerging / embedded,presence,,," in out
    assert "  PL2,Reading first" in out
    assert "changed / none" in out
    assert "A small codebook" in run(study_path, "show")[1]


def test_the_label_of_the_file_is_shown_beside_the_version(tmp_path: Path) -> None:
    create_project(tmp_path / "new.coder", shipped("practice"))
    assert "Version 1 (“3” in its file)." in run(tmp_path / "new.coder", "show")[1]


def test_one_code_is_shown_with_all_that_is_said_about_it(tmp_path: Path) -> None:
    path = tmp_path / "new.coder"
    create_project(path, shipped("practice"))
    code, out, _ = run(path, "show", "pl", "--format", "csv")
    assert code == 0
    assert "Brief,Says what they would prepare before meeting the family." in out
    assert 'Level,"0 absent: No relevant statement' in out
    assert '"plan, prepare, before I go; not: child protection plan, care plan"' in out
    assert "Value,none: No change" in run(path, "show", "OC_SUP", "--format", "csv")[1]


def test_the_codebook_is_shown_to_scripts(study_path: Path) -> None:
    code, out, _ = run(study_path, "show", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert [one["id"] for one in found["codes"]] == ["PL", "PL2", "RR", "SUP"]
    assert found["codes"][1]["parent"] == "PL"
    [one] = json.loads(run(study_path, "show", "rr", "--format", "json")[1])["codes"]
    assert one["levels"][2] == {"rank": 2, "label": "embedded", "anchor": ""}


def test_an_unknown_code_brings_the_closest_one(study_path: Path) -> None:
    code, _, told = run(study_path, "show", "PL3")
    assert code == 1
    assert "There is no code 'PL3'. Did you mean 'PL" in told


def test_a_codebook_is_checked_without_a_project(tmp_path: Path) -> None:
    (tmp_path / "codes.csv").write_text("id,label\nA,Alpha\n")
    code, out, told = run(tmp_path / "none.coder", "check", str(tmp_path / "codes.csv"))
    assert (code, out) == (0, "")
    assert "No code has a brief definition.\n" in told
    assert told.endswith("codes.csv holds 1 code and no mistake.\n")


def test_every_edit_of_the_codebook_has_its_command(study_path: Path, tmp_path: Path) -> None:
    write(shipped("practice"), tmp_path / "codes.yaml")
    run(study_path, "load", str(tmp_path / "codes.yaml"))
    for words, told in (
        (["add", "Purpose and agendas", "--below", "PL"], "PL1 (Purpose and agenda) is called nea"),
        (["add", "Own", "--id", "OWN", "--key", "", "--unit", "interview"], "OWN (Own) is new."),
        (["rename", "PL2", "Reading", "--id", "RD"], "PL2 has the id RD now."),
        (["rename", "RD", "--key", ""], "RD looks different: hotkey."),
        (["define", "RD", "--use-when", "Reads.", "--keyword", "file"], "when to use, keywords"),
        (["move", "RD", "--top"], "RD moved from PL to the top."),
        (["move", "RD", "--below", "EN"], "RD moved from the top to EN."),
        (["move", "RD", "--before", "PL1"], "RD moved from EN to PL."),
        (["merge", "PL1", "RD"], "PL1 is one with RD now: 0 codings and 0 values went along"),
        (["split", "RD", "Reading alone"], "(Reading alone) is new."),
        (["recolour", "RD", "4"], "RD looks different: colour."),
        (["retire", "RD"], "RD is retired: it is given no more."),
        (["add", "Readings"], "RD (Reading) is called nearly so and is retired."),
        (["revive", "RD"], "RD is back: it may be given again."),
    ):
        code, out, said = run(study_path, *words, "--as", "ana")
        assert (code, out) == (0, "")
        assert told in said
        assert "Take back with: coder undo" in said


def test_a_move_to_nowhere_and_an_unknown_code_are_refused(study_path: Path) -> None:
    assert "Say where to" in run(study_path, "move", "PL2")[2]
    assert "There is no code 'PLX'" in run(study_path, "retire", "PLX")[2]
