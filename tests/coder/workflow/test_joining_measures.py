from pathlib import Path

from coder.store.connection import Row
from coder.workflow.joint_notes import NewNote, note
from coder.workflow.measure_loading import Wanted, load_measures
from coder.workflow.measured import measured
from coder.workflow.project import Project, open_project
from coder.workflow.undoing import undo
from tests.coder.workflow.copies_world import content, copied, merged, two
from transcripts.model import Case

__all__ = ["two"]

KEY = "id: trouble\nkind: count\ndirection: lower\n"
Counts = dict[str, int]


def load(project: Project, counts: Counts, key: str = KEY) -> None:
    folder = project.path.parent
    rows = "".join(f"{case},{count}\n" for case, count in counts.items())
    (folder / "counts.csv").write_text("case,value\n" + rows, encoding="utf-8")
    (folder / "trouble.yaml").write_text(key, encoding="utf-8")
    wanted = Wanted(str(folder / "trouble.yaml"), time="T1", new_cases=True)
    load_measures(project, folder / "counts.csv", wanted)


def counts(path: Path) -> Counts:
    with open_project(path) as project:
        there = measured(project, "trouble").sheets.items()
        return {case: int(at["T1"]["value"]) for case, at in there}


def loaded(path: Path, numbers: Counts, key: str = KEY) -> None:
    with open_project(path, coder="lead") as project:
        load(project, numbers, key)


def noted(path: Path, name: str, text: str) -> None:
    with open_project(path, coder=name) as project:
        note(project, NewNote("trouble", "PL", "present", "agree", text))


def rows(path: Path, table: str) -> list[Row]:
    with open_project(path) as project:
        return list(project.file.contents.rows()[table].values())


def test_numbers_that_were_loaded_in_two_files_come_together(two: tuple[Path, Path]) -> None:
    ours, theirs = two
    loaded(ours, {"F 1": 1, "F 2": 2})
    loaded(theirs, {"F 1": 1, "F 3": 3})
    told = merged(ours, theirs)
    assert counts(ours) == {"F 1": 1, "F 2": 2, "F 3": 3}
    assert "numbers of trouble: 1 new" in told.study
    assert told.conflicts == ()
    with open_project(ours, coder="lead") as project:
        undo(project)
    assert counts(ours) == {"F 1": 1, "F 2": 2}


def test_of_two_numbers_the_later_stands_and_the_other_is_told(two: tuple[Path, Path]) -> None:
    ours, theirs = two
    loaded(ours, {"F 1": 1})
    loaded(theirs, {"F 1": 4})
    told = merged(ours, theirs)
    assert counts(ours) == {"F 1": 4}
    [conflict] = told.conflicts
    assert conflict.startswith("trouble, item value of F 1 at T1: ")


def test_of_two_keys_the_later_stands(two: tuple[Path, Path]) -> None:
    ours, theirs = two
    loaded(ours, {"F 1": 1})
    loaded(theirs, {"F 1": 1}, KEY.replace("lower", "higher"))
    told = merged(ours, theirs)
    with open_project(ours) as project:
        assert str(measured(project, "trouble").key.direction) == "higher"
    assert told.conflicts[0].startswith("measure trouble: changed in both")
    assert "measure trouble: changed" in told.study


def test_notes_of_two_coders_stand_beside_each_other_and_one_s_own_are_joined(
    two: tuple[Path, Path],
) -> None:
    ours, theirs = two
    for path in two:
        loaded(path, {"F 1": 1})
    noted(ours, "ana", "Here")
    noted(theirs, "ana", "There")
    noted(theirs, "ben", "Mine")
    told = merged(ours, theirs)
    assert sorted(row["text"] for row in rows(ours, "joint_notes")) == ["Mine", "There"]
    assert [one.what for one in told.tallies if one.coder == "ben"] == ["notes on joint displays"]
    assert told.conflicts[0].startswith("the note on PL and trouble, present, by ana: ")


def test_whoever_merges_what_is_there_already_changes_nothing(two: tuple[Path, Path]) -> None:
    ours, theirs = two
    loaded(theirs, {"F 1": 1})
    noted(theirs, "ben", "Mine")
    merged(ours, theirs)
    before = content(ours)
    assert not merged(ours, theirs).anything
    assert content(ours) == before


def test_a_coder_s_copy_holds_no_numbers_and_takes_none_away(study_path: Path) -> None:
    with open_project(study_path, coder="lead") as project, project.action("case") as action:
        project.file.cases.save(action, Case("F 1"))
    loaded(study_path, {"F 1": 1})
    noted(study_path, "lead", "Hoped for")
    copy = copied(study_path, "ben")
    for table in ("instruments", "measurements", "joint_notes"):
        assert rows(copy, table) == []
    merged(study_path, copy)
    assert counts(study_path) == {"F 1": 1}
    assert len(rows(study_path, "joint_notes")) == 1


def test_numbers_that_change_and_go_in_another_file_are_counted(two: tuple[Path, Path]) -> None:
    ours, theirs = two
    loaded(ours, {"F 1": 1, "F 2": 2})
    merged(theirs, ours)
    merged(ours, theirs)
    loaded(theirs, {"F 1": 5})
    with open_project(theirs, coder="lead") as project, project.action("gone") as action:
        for one in project.file.measurements.of(project.file.instruments.all()[0].guid):
            if one.value == 2:
                project.file.measurements.remove(action, one)
    told = merged(ours, theirs)
    assert told.study == ("numbers of trouble: 1 changed", "numbers of trouble: 1 removed")
    assert counts(ours) == {"F 1": 5}
