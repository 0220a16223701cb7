from pathlib import Path

import pytest

from coder.workflow.importing import import_files
from coder.workflow.loading import load_cases, load_documents, load_scenarios
from coder.workflow.project import Project
from coder.workflow.undoing import undo
from transcripts.errors import InvalidTableError, TranscriptError, UnreadableFileError
from transcripts.model import State


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def attributes(project: Project) -> dict[str, dict[str, str]]:
    return {case.id: dict(case.attributes) for case in project.file.cases.all()}


def test_cases_get_their_attributes_in_one_action(ana: Project, table: Path) -> None:
    table.write_text("id,borough,role\nFSW 7,Ashmere,lead\nFSW 8,Brackwell,\n", encoding="utf-8")
    assert load_cases(ana, table).count == 2
    assert attributes(ana) == {
        "FSW 7": {"borough": "Ashmere", "role": "lead"},
        "FSW 8": {"borough": "Brackwell"},
    }
    assert undo(ana) == "loaded cases from table.csv"
    assert attributes(ana) == {}


def test_interviews_that_came_before_their_cases_are_given_to_them(
    ana: Project, table: Path, tmp_path: Path
) -> None:
    talks = {"a": "INT: Hi\nP2: Hello", "group": "P2: Hi\nP3: Hello", "b": "INT: Hi\nR: Ho"}
    for name, talk in talks.items():
        (tmp_path / f"{name}.txt").write_text(talk, encoding="utf-8")
    import_files(ana, [tmp_path / f"{name}.txt" for name in talks])
    table.write_text("id,role\nP02,lead\nP3,lead\n", encoding="utf-8")
    loaded = load_cases(ana, table)
    assert loaded.remarks == ("a was given to the case that speaks in it: P02.",)
    cases = {one.name: one.case for one in ana.file.documents.all() if one.name in talks}
    assert cases == {"a": "P02", "group": "", "b": ""}
    assert undo(ana) == "loaded cases from table.csv"
    assert {one.case for one in ana.file.documents.all() if one.name in talks} == {""}


def test_a_second_table_joins_what_is_known(ana: Project, table: Path) -> None:
    table.write_text("id,borough,role\nFSW 7,Ashmere,lead\n", encoding="utf-8")
    load_cases(ana, table)
    table.write_text("id,borough,model\nfsw-07,Brackwell,integrated\n", encoding="utf-8")
    loaded = load_cases(ana, table)
    assert loaded.remarks == ("fsw-07 joined with FSW 7.",)
    assert attributes(ana) == {
        "FSW 7": {"borough": "Brackwell", "role": "lead", "model": "integrated"}
    }


def test_one_case_with_two_sets_of_attributes_changes_nothing(ana: Project, table: Path) -> None:
    table.write_text("id,role\nFSW 8,a\nFSW 7,a\nfsw07,b\n", encoding="utf-8")
    with pytest.raises(InvalidTableError, match="are one case"):
        load_cases(ana, table)
    assert attributes(ana) == {}


def test_documents_get_what_their_files_cannot_tell(ana: Project, table: Path) -> None:
    table.write_text("id,role\nFSW 7,lead\n", encoding="utf-8")
    load_cases(ana, table)
    table.write_text("document,case,time,state\nfsw 01 t2 s1,fsw-07,T1,Blank\n", encoding="utf-8")
    loaded = load_documents(ana, table)
    assert (loaded.count, loaded.remarks) == (1, ("fsw-07 joined with FSW 7.",))
    document = ana.file.documents.named("FSW 01 T2 S1")
    assert document
    assert (document.case, document.time, document.state) == ("FSW 7", "T1", State.BLANK)
    assert (document.scenario, len(document.turns)) == ("S1", 2)


def test_a_blank_cell_changes_nothing(ana: Project, table: Path) -> None:
    table.write_text("document,time,scenario\nFSW 01 T2 S1,,S2\n", encoding="utf-8")
    assert load_documents(ana, table).remarks == ()
    document = ana.file.documents.named("FSW 01 T2 S1")
    assert document
    assert (document.time, document.scenario) == ("T2", "S2")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            "FSW 1 T2 S1,,",
            "row 3: there is no document 'FSW 1 T2 S1'. Did you mean 'FSW 01 T2 S1'?",
        ),
        ("FSW 01 T2 S1,,", "row 3: FSW 01 T2 S1 stands in the table twice."),
        ("talk,FSW 77,", "row 3: there is no case 'FSW 77'. Did you mean 'FSW 7'?"),
        ("talk,Zoe,", "there is no case 'Zoe'. Load the cases first: coder cases load cases.csv"),
        ("talk,,gone", "row 3: state cannot be 'gone'. Use present, blank, withheld."),
    ],
)
def test_one_wrong_row_changes_nothing(ana: Project, table: Path, rows: str, told: str) -> None:
    talk = table.parent / "talk.txt"
    talk.write_text("INT: Hi\nFSW 7: Ho", encoding="utf-8")
    import_files(ana, [talk], defaults={"case": "FSW 7"})
    table.write_text(
        f"document,case,state\nFSW 01 T2 S1,FSW 7,withheld\n{rows}\n", encoding="utf-8"
    )
    with pytest.raises(TranscriptError) as error:
        load_documents(ana, table)
    assert told in str(error.value)
    document = ana.file.documents.named("FSW 01 T2 S1")
    assert document
    assert document.state is State.PRESENT


def test_scenarios_are_loaded_and_replaced_by_their_id(ana: Project, tmp_path: Path) -> None:
    path = tmp_path / "scenarios.yaml"
    path.write_text("- id: S1\n  prompts: [Why?]\n- id: S2\n", encoding="utf-8")
    assert load_scenarios(ana, path).count == 2
    first = ana.file.scenarios.all()[0]
    path.write_text("- id: S3\n- id: s1\n  title: Again\n", encoding="utf-8")
    load_scenarios(ana, path)
    one, two, three = ana.file.scenarios.all()
    assert (one.id, one.title, one.prompts, one.guid) == ("s1", "Again", (), first.guid)
    assert (two.id, three.id) == ("S2", "S3")


def test_a_file_that_may_not_be_opened_is_told(
    ana: Project, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    table.write_text("id\n1\n", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", locked)
    with pytest.raises(UnreadableFileError, match="Permission denied"):
        load_cases(ana, table)


def test_a_file_that_is_not_there_is_told(ana: Project, tmp_path: Path) -> None:
    for load in (load_cases, load_documents, load_scenarios):
        with pytest.raises(UnreadableFileError, match="there is no such file"):
            load(ana, tmp_path / "no.csv")


def test_a_folder_is_no_table(ana: Project, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="it is a folder"):
        load_cases(ana, tmp_path)
