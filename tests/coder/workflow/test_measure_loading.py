from pathlib import Path

import pytest

from coder.errors import InvalidRequestError
from coder.store.history import Past
from coder.workflow.measure_loading import LoadedMeasures, Wanted, load_measures
from coder.workflow.measured import grouped, measured, report
from coder.workflow.project import Project
from coder.workflow.undoing import redo, undo
from transcripts.errors import InvalidTableError, UnreadableFileError
from transcripts.model import Case

KEY = """\
id: calm
items: 1-3
range: 1 to 5
direction: higher
score: sum
missing: {at least: 2, prorated: yes}
"""
SHEETS = "case,time,1,2,3\nFSW 01,T1,1,2,3\nFSW 02,T1,4,,5\nfsw-01,T2,2,3,4\n"


@pytest.fixture
def folder(ana: Project, tmp_path: Path) -> Path:
    """The project has two cases; their borough is known of one."""
    with ana.action("cases") as action:
        ana.file.cases.save(action, Case("FSW 01", {"borough": "Ashmere"}))
        ana.file.cases.save(action, Case("FSW 02"))
    (tmp_path / "calm.yaml").write_text(KEY, encoding="utf-8")
    return tmp_path


def load(  # noqa: PLR0913 - what can be asked for
    project: Project,
    folder: Path,
    text: str = SHEETS,
    *,
    key: str = "",
    time: str = "",
    new_cases: bool = False,
) -> LoadedMeasures:
    path = folder / "calm.csv"
    path.write_text(text, encoding="utf-8")
    wanted = Wanted(key or str(folder / "calm.yaml"), time=time, new_cases=new_cases)
    return load_measures(project, path, wanted)


def numbers(project: Project) -> dict[str, dict[str, dict[str, float]]]:
    return {
        case: {time: dict(answers) for time, answers in at.items()}
        for case, at in measured(project, "calm").sheets.items()
    }


def last(project: Project) -> Past:
    return project.file.history.past()[-1]


LOADED = {
    "FSW 01": {"T1": {"1": 1, "2": 2, "3": 3}, "T2": {"1": 2, "2": 3, "3": 4}},
    "FSW 02": {"T1": {"1": 4, "3": 5}},
}


def test_a_table_is_loaded_whole_and_a_case_met_in_any_spelling(ana: Project, folder: Path) -> None:
    loaded = load(ana, folder)
    assert (loaded.id, loaded.cases, loaded.new) == ("calm", 2, 8)
    assert loaded.remarks == ("Joined with the cases of another spelling: fsw-01 (FSW 01).",)
    assert numbers(ana) == LOADED


def test_loading_the_same_again_writes_nothing(ana: Project, folder: Path) -> None:
    load(ana, folder)
    before = last(ana)
    again = load(ana, folder)
    assert (again.new, again.changed, again.removed) == (0, 0, 0)
    assert last(ana) == before


def test_a_corrected_table_is_one_action_that_undo_takes_back(ana: Project, folder: Path) -> None:
    load(ana, folder)
    corrected = load(ana, folder, SHEETS.replace("T1,1,2,3", "T1,5,,3"))
    assert (corrected.new, corrected.changed, corrected.removed) == (0, 1, 1)
    assert numbers(ana)["FSW 01"]["T1"] == {"1": 5, "3": 3}
    undo(ana)
    assert numbers(ana) == LOADED
    redo(ana)
    assert numbers(ana)["FSW 01"]["T1"] == {"1": 5, "3": 3}


def test_undo_takes_the_first_loading_back_with_the_measure(ana: Project, folder: Path) -> None:
    load(ana, folder)
    undo(ana)
    with pytest.raises(InvalidRequestError, match="no measure 'calm'"):
        measured(ana, "calm")


def test_an_unknown_case_stops_everything_and_is_told(ana: Project, folder: Path) -> None:
    with pytest.raises(InvalidRequestError) as refused:
        load(ana, folder, SHEETS + "FSW 03,T1,1,1,1\n")
    assert "calm.csv: FSW 03 is no case of this project. Did you mean" in str(refused.value)
    more = "".join(f"F{number},T1,1,1,1\n" for number in range(7))
    with pytest.raises(InvalidRequestError, match="F0, F1, F2, F3, F4 and 2 more are no cases"):
        load(ana, folder, SHEETS + more)
    assert ana.file.instruments.all() == []


def test_new_cases_are_made_where_that_is_said_and_told_to_stand_in_counts(
    ana: Project, folder: Path
) -> None:
    loaded = load(ana, folder, SHEETS + "F 1,T1,1,1,1\nf-01,T2,2,2,2\n", new_cases=True)
    assert loaded.cases == 3
    assert "F 1 is a new case. Who has no document stands in counts" in loaded.remarks[0]
    assert [case.id for case in ana.file.cases.all()] == ["F 1", "FSW 01", "FSW 02"]
    undo(ana)
    assert [case.id for case in ana.file.cases.all()] == ["FSW 01", "FSW 02"]


def test_a_number_that_cannot_be_leaves_everything_as_it_was(ana: Project, folder: Path) -> None:
    load(ana, folder)
    with pytest.raises(InvalidTableError):
        load(ana, folder, SHEETS.replace("T1,1,2,3", "T1,5,2,9"))
    assert numbers(ana) == LOADED


def test_a_time_is_spelt_as_the_project_spells_it(ana: Project, folder: Path) -> None:
    load(ana, folder, "case,1,2,3\nFSW 01,1,2,3\n", time="t2")
    assert measured(ana, "calm").times == ["T2"]


def test_the_key_of_a_measure_need_not_be_said_twice(ana: Project, folder: Path) -> None:
    load(ana, folder)
    again = load(ana, folder, SHEETS.replace("T1,1,2,3", "T1,5,2,3"), key="CALM")
    assert again.changed == 1


def test_another_key_of_the_same_name_is_told(ana: Project, folder: Path) -> None:
    load(ana, folder)
    (folder / "calm.yaml").write_text(KEY.replace("higher", "lower"), encoding="utf-8")
    again = load(ana, folder)
    assert "The key of calm is another now: direction." in again.remarks
    undo(ana)
    assert str(measured(ana, "calm").key.direction) == "higher"


def test_a_key_that_does_not_know_answers_that_are_there_is_refused(
    ana: Project, folder: Path
) -> None:
    load(ana, folder)
    shorter = KEY.replace("1-3", "1-2")
    (folder / "calm.yaml").write_text(shorter, encoding="utf-8")
    with pytest.raises(InvalidRequestError, match="calm has answers to 3, which this key"):
        load(ana, folder)


def test_a_table_that_the_disk_does_not_give_is_told_in_a_sentence(
    ana: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("coder.measures.sheets.read_sheets", refuse)
    with pytest.raises(UnreadableFileError, match="Input/output error"):
        load(ana, folder)


# Reports ---------------------------------------------------------------------------------------


def test_a_report_is_split_by_an_attribute_of_cases(ana: Project, folder: Path) -> None:
    load(ana, folder)
    found = report(ana, "CALM", by="Borough")
    assert (found.by, [one.group for one in found.scores]) == ("borough", [None, "Ashmere", ""])


def test_a_report_may_be_of_some_cases_only(ana: Project, folder: Path) -> None:
    load(ana, folder)
    [one] = report(ana, "calm", where={"borough": ["ashmere"]}).scores
    assert [at.summary.n for at in one.times] == [1, 1]


def test_what_cases_do_not_have_is_told_with_what_they_have(ana: Project, folder: Path) -> None:
    load(ana, folder)
    with pytest.raises(InvalidRequestError, match=r"no attribute 'boro'.* There are: borough"):
        report(ana, "calm", by="boro")
    with pytest.raises(InvalidRequestError, match="No case has borough 'Ashmare'"):
        report(ana, "calm", where={"borough": ["Ashmare"]})
    with pytest.raises(InvalidRequestError, match=r"no measure 'clam'.* Did you mean 'calm'\?"):
        measured(ana, "clam")


def test_where_cases_have_no_attributes_none_is_listed(ana: Project) -> None:
    with pytest.raises(InvalidRequestError, match=r"Cases have no attribute 'borough'\.$"):
        grouped(ana.file.cases.all(), "borough")
