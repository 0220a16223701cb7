from pathlib import Path

import pytest

from coder.errors import InvalidRequestError, ProjectBusyError
from coder.workflow.importing import Imported, import_files, preview_files, speakers
from coder.workflow.loading import load_cases
from coder.workflow.project import Project
from coder.workflow.undoing import undo
from transcripts.model import Kind, State

TALK = "INT: How do you plan?\n\nFSW07: I read the file.\n"
LONG = "I would read the whole file first and then ring the nursery and the school."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def project(ana: Project) -> Project:
    """The study of the small named world: it holds the response FSW 01 T2 S1."""
    return ana


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def names(project: Project) -> list[str]:
    return project.file.documents.names()


def test_files_come_in_with_their_turns_in_one_action(project: Project, folder: Path) -> None:
    one = written(folder, "one.txt", TALK)
    two = written(folder, "two.txt", "INT: And you?\nR: I ring.")
    imported = import_files(project, [one, two])
    assert [document.name for document in imported.documents] == ["one", "two"]
    assert names(project) == ["FSW 01 T2 S1", "one", "two"]
    stored = project.file.documents.named("one")
    assert stored
    assert (stored.text, stored.source, len(stored.turns)) == (TALK, "one.txt", 2)
    assert undo(project) == "imported 2 documents"
    assert names(project) == ["FSW 01 T2 S1"]


def test_what_a_file_does_not_tell_is_taken_from_the_defaults(
    project: Project, folder: Path
) -> None:
    path = written(folder, "a.txt", f"Respondent: FSW 04\n\nScenario S1\n\n(a) Why?\n\n{LONG}")
    [one] = import_files(project, [path], defaults={"time": "T2"}).documents
    assert (one.name, one.case, one.time) == ("FSW 04 T2 S1", "FSW 04", "T2")


def test_what_a_file_tells_wins_over_the_defaults(project: Project, folder: Path) -> None:
    path = written(folder, "a.txt", f"Time: T1\nCase: P1\n\nScenario S1\n\n(a) Why?\n\n{LONG}")
    [one] = import_files(project, [path], defaults={"time": "T2", "case": "P2"}).documents
    assert (one.time, one.case) == ("T1", "P1")


def test_kind_and_state_can_be_set(project: Project, folder: Path) -> None:
    path = written(folder, "a.txt", "I read.")
    given = {"kind": "Response", "state": "withheld", "scenario": "S2", "case": "P1"}
    [one] = import_files(project, [path], defaults=given).documents
    assert (one.kind, one.state, one.scenario) == (Kind.RESPONSE, State.WITHHELD, "S2")
    assert one.name == "a"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"tme": "T2"}, "A document has no 'tme'. Did you mean 'time'?"),
        ({"kind": "talk"}, "kind cannot be 'talk'. Use interview, response."),
        ({"state": "gone"}, "state cannot be 'gone'. Use present, blank, withheld."),
    ],
)
def test_a_default_that_cannot_be_is_refused(
    project: Project, folder: Path, given: dict[str, str], told: str
) -> None:
    with pytest.raises(InvalidRequestError) as error:
        import_files(project, [written(folder, "a.txt", TALK)], defaults=given)
    assert str(error.value) == told
    assert names(project) == ["FSW 01 T2 S1"]


def test_spellings_of_a_case_meet_and_are_told(project: Project, folder: Path) -> None:
    load_cases(project, written(folder, "cases.csv", "id,role\nFSW 7,lead\n"))
    answers = written(folder, "t.csv", f"id,T2 S1\nfsw-07,{LONG}\nFSW 8,{LONG} Yes.\n")
    imported = import_files(project, [answers])
    assert [one.name for one in imported.documents] == ["FSW 7 T2 S1", "FSW 8 T2 S1"]
    assert imported.remarks == ("t.csv: fsw-07 joined with FSW 7.",)
    assert [case.id for case in imported.cases] == ["FSW 8"]
    assert [case.id for case in project.file.cases.all()] == ["FSW 7", "FSW 8"]


def test_the_only_respondent_of_an_interview_is_its_case_if_known(
    project: Project, folder: Path
) -> None:
    load_cases(project, written(folder, "cases.csv", "id,role\nFSW 7,lead\n"))
    group = written(folder, "group.txt", "INT: Hi\nFSW07: Hello\nFSW 08: Ho")
    imported = import_files(project, [written(folder, "a.txt", TALK), group])
    assert [one.case for one in imported.documents] == ["FSW 7", ""]
    assert imported.remarks == ("a was given to the case that speaks in it: FSW 7.",)


def test_interviews_given_to_their_cases_are_told_in_one_sentence(
    project: Project, folder: Path
) -> None:
    rows = "".join(f"FSW {number}\n" for number in range(1, 11))
    load_cases(project, written(folder, "cases.csv", f"id\n{rows}"))
    talks = [
        written(folder, f"{number}.txt", f"INT: Hi\nFSW {number:02}: Hello")
        for number in range(1, 11)
    ]
    told = "documents were given to the case that speaks in them"
    assert preview_files(project, talks[:2]).remarks == (f"2 {told}: FSW 1, FSW 2.",)
    assert preview_files(project, talks).remarks == (f"10 {told}: FSW 1 … FSW 10.",)


def test_the_same_text_twice_is_told_and_left_alone(project: Project, folder: Path) -> None:
    one, copy = written(folder, "one.txt", TALK), written(folder, "copy.txt", TALK)
    other = written(folder, "other.txt", f"{TALK}INT: Ok")
    told = ("copy.txt: the words of copy are there already, as one. Left alone.",)
    imported = import_files(project, [one, copy, other])
    assert imported.refused == told
    assert names(project) == ["FSW 01 T2 S1", "one", "other"]
    assert import_files(project, [copy]) == Imported((), (), (), told)


def test_blank_answers_and_short_ones_of_two_people_are_no_copies(
    project: Project, folder: Path
) -> None:
    rows = f"P1,\nP2,\nP3,I'd ring.\nP4,I'd ring.\nP5,{LONG}\nP6,{LONG}\n"
    imported = import_files(project, [written(folder, "t.csv", f"id,S1\n{rows}")])
    assert [one.case for one in imported.documents] == ["P1", "P2", "P3", "P4", "P5"]
    assert imported.refused == (
        "t.csv: the words of P6 S1 are there already, as P5 S1. Left alone.",
    )


def test_the_same_booklet_again_is_a_copy_however_short(project: Project, folder: Path) -> None:
    path = written(folder, "t.csv", "id,S1\nP1,Yes.\n")
    import_files(project, [path])
    assert import_files(project, [path]).refused == (
        "t.csv: P1 S1 is there already, with the same words. Left alone.",
    )


def test_a_name_that_is_taken_is_refused(project: Project, folder: Path) -> None:
    (folder / "b").mkdir()
    one = written(folder, "one.txt", TALK)
    other = written(folder / "b", "One.txt", "INT: And you?")
    assert import_files(project, [one, other]).refused == (
        "One.txt: there is already a document called one. Rename one of them.",
    )


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    project: Project, folder: Path
) -> None:
    imported = import_files(project, [folder / "no.txt", written(folder, "a.txt", TALK)])
    assert imported.refused == ("no.txt cannot be read: there is no such file.",)
    assert names(project) == ["a", "FSW 01 T2 S1"]


def test_each_file_is_announced_before_it_is_read(project: Project, folder: Path) -> None:
    seen: list[Path] = []
    paths = [written(folder, "a.txt", TALK), folder / "no.txt"]
    import_files(project, paths, progress=seen.append)
    assert seen == paths


def test_two_programs_that_import_one_name_at_once_do_not_mix(
    project: Project, ben: Project, folder: Path
) -> None:
    (folder / "b").mkdir()
    path, other = written(folder, "a.txt", TALK), written(folder / "b", "a.txt", "INT: Hi\nR: Ho")
    with pytest.raises(ProjectBusyError, match="Nothing was changed; try again"):
        import_files(project, [path], progress=lambda _: bool(import_files(ben, [other])))
    assert names(project) == ["a", "FSW 01 T2 S1"]


def test_known_scenarios_help_to_read_answers(project: Project, folder: Path) -> None:
    from coder.workflow.loading import load_scenarios

    yaml = "- id: S1\n  title: The third call\n  prompts: [Why?]\n"
    load_scenarios(project, written(folder, "s.yaml", yaml))
    [one] = import_files(project, [written(folder, "t.csv", "id,Why?\nP1,So.\n")]).documents
    assert one.scenario == "S1"


def test_a_preview_shows_who_speaks_and_writes_nothing(project: Project, folder: Path) -> None:
    text = f"{TALK}\nINT: Really?\n\nFSW07: {'Yes ' * 50}"
    preview = preview_files(project, [written(folder, "a.txt", text)], interviewers=["Ana"])
    assert list(speakers(preview.documents[0])) == [
        ("INT", "interviewer", 2, "How do you plan?"),
        ("FSW07", "respondent", 2, "I read the file."),
    ]
    assert names(project) == ["FSW 01 T2 S1"]
