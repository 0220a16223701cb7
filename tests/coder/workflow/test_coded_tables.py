"""Tables that were coded elsewhere come in whole, with codes, coders and finished marks."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from codebook.model import Code, Codebook
from coder.errors import CodingRefusedError, InvalidRequestError, ProjectBusyError
from coder.model import Coder, CoderKind
from coder.workflow import browsing, coded_tables
from coder.workflow.coded_tables import Brought, import_coded, preview_coded
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.revising import add
from coder.workflow.transferring import export_codings
from coder.workflow.undoing import redo, undo
from transcripts.coded_tables import Columns
from transcripts.errors import TranscriptError
from transcripts.model import Case, Document, Kind

HEAD = "talk,who,voice,words,code,rater\n"
ALL = Columns("words", "talk", "who", "voice", ("code",), "rater")
ROWS = (
    "T1,Mo,respondent,We plan.,PL,ana",
    "T1,Mo,respondent,We plan.,RR;Joy,ben",
    "T1,INT,interviewer,And then?,,ana",
    "T1,Mo,respondent,We wait.,,ana",
)


@pytest.fixture
def project(study_path: Path) -> Iterator[Project]:
    with open_project(study_path) as opened:
        yield opened


def table(folder: Path, *rows: str, name: str = "talks.csv") -> Path:
    path = folder / name
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def brought(project: Project, path: Path, columns: Columns = ALL, **fields: str) -> Brought:
    return import_coded(project, [path], columns, defaults=fields)


def codings(project: Project) -> list[tuple[str, ...]]:
    """(document, words, code, coder) of every coding, sorted."""
    table = export_codings(project)
    places = [table.columns.index(name) for name in ("document", "quote", "code", "coder")]
    return sorted(tuple(str(row[place]) for place in places) for row in table.rows)


def finished(project: Project) -> set[tuple[str, str]]:
    study = browsing.study(project)
    names = {one.guid: one.name for one in study.documents}
    names |= {one.guid: one.name for one in study.coders}
    return {(names[one.document], names[one.coder]) for one in study.finishes}


def test_codes_stand_on_whole_turns_and_who_coded_has_finished(
    project: Project, tmp_path: Path
) -> None:
    done = brought(project, table(tmp_path, *ROWS))
    assert codings(project) == [
        ("T1", "We plan.", "JOY", "ben"),
        ("T1", "We plan.", "PL", "ana"),
        ("T1", "We plan.", "RR", "ben"),
    ]
    assert finished(project) == {("T1", "ana"), ("T1", "ben")}
    document = browsing.document(project, "T1")
    assert (document.kind, document.source) == (Kind.RESPONSE, "talks.csv")
    assert [turn.speaker for turn in document.turns] == ["Mo", "INT", "Mo"]
    assert done.remarks[1:] == ["1 new code: JOY Joy."]
    assert done.remarks[0] == (
        "ben has no row for some of the respondent's turns in T1: they count as read and not coded."
    )
    book = project.codebook()
    assert (book.version, [code.id for code in book.roots()][-1]) == (2, "JOY")
    assert {one.version for one in browsing.study(project).codings} == {2}


def test_one_undo_takes_all_of_it_back(project: Project, tmp_path: Path) -> None:
    before = (project.file.documents.names(), project.codebook().codes)
    brought(project, table(tmp_path, *ROWS))
    assert undo(project) == "imported 1 coded document"
    assert (project.file.documents.names(), project.codebook().codes) == before
    assert (codings(project), finished(project)) == ([], set())
    redo(project)
    assert len(codings(project)) == 3


def test_a_preview_writes_nothing(project: Project, tmp_path: Path) -> None:
    done = preview_coded(project, [table(tmp_path, *ROWS)], ALL)
    assert (len(done.documents), len(done.codings), [one.id for one in done.codes]) == (
        1,
        3,
        ["JOY"],
    )
    assert project.file.documents.names() == ["FSW 01 T2 S1"]
    assert project.codebook().version == 1


def test_who_codes_where_the_table_tells_none(
    project: Project, ana: Project, tmp_path: Path
) -> None:
    columns = Columns("words", codes=("code",))
    brought(project, table(tmp_path, ROWS[0], name="a.csv"), columns)
    brought(ana, table(tmp_path, ROWS[0], name="b.csv"), columns)
    brought(project, table(tmp_path, ROWS[0], name="c.csv"), columns)
    assert finished(project) == {("a", "imported"), ("b", "ana"), ("c", "imported")}


def test_words_alone_come_in_unfinished(project: Project, tmp_path: Path) -> None:
    done = brought(project, table(tmp_path, *ROWS), Columns("words", "talk", "who", "voice"))
    assert (done.coders, done.codings, finished(project)) == ({}, [], set())
    assert browsing.document(project, "T1").kind is Kind.INTERVIEW


def test_coders_are_known_whatever_their_capitals(ana: Project, tmp_path: Path) -> None:
    rows = ("T1,Mo,,We plan.,PL,ANA", "T1,Mo,,We wait.,PL,Consensus", "T2,Mo,,We go.,,Ana")
    brought(ana, table(tmp_path, *rows))
    assert {one.name: one.kind for one in ana.file.coders.all()} == {
        "Consensus": CoderKind.CONSENSUS,
        "ana": CoderKind.PERSON,
    }


def test_who_codes_as_an_exercise_does_so_in_a_round_only(project: Project, tmp_path: Path) -> None:
    with project.action("x") as action:
        project.file.coders.ensure(action, ana := Coder("ana"))
        again = Coder("ana again", CoderKind.EXERCISE, person=ana.guid)
        project.file.coders.ensure(action, again)
    with pytest.raises(CodingRefusedError, match="ana again codes as an exercise"):
        brought(project, table(tmp_path, "T1,Mo,,We plan.,PL,ana again"))
    assert codings(project) == []


def test_codes_on_an_interviewers_words_are_taken_with_a_warning(
    project: Project, tmp_path: Path
) -> None:
    done = brought(project, table(tmp_path, "T1,INT,interviewer,And then?,PL,ana"))
    [told] = done.remarks
    assert told.startswith(
        "Only a respondent's words are coded: the codes in row 2 were taken, but"
    )
    assert "undo this and leave --voice or --interviewer out" in told
    assert codings(project) == [("T1", "And then?", "PL", "ana")]


def test_documents_belong_to_the_case_that_is_given_or_speaks_alone(
    project: Project, tmp_path: Path
) -> None:
    with project.action("x") as action:
        project.file.cases.save(action, Case("FSW 07"))
    rows = ("T1,fsw-7,,We plan.,,ana", "T2,Mo,,We wait.,,ana")
    done = brought(project, table(tmp_path, *rows), time="T2")
    assert [one.case for one in done.documents] == ["FSW 07", ""]
    assert done.remarks == ["T1 was given to the case that speaks in it: FSW 07."]
    assert {one.time for one in done.documents} == {"T2"}
    other = table(tmp_path, "T3,Ida,,We go.,,ana", "T4,Ida,,We stay.,,ana")
    brought(project, other, case="P 1")
    assert [one.id for one in project.file.cases.all()] == ["FSW 07", "P 1"]
    assert browsing.document(project, "T4").case == "P 1"


def test_several_tables_come_in_together(project: Project, tmp_path: Path) -> None:
    paths = [table(tmp_path, f"T{n},Mo,,We plan. {n},Joy,ana", f"T{n},Mo,,,,", name=f"{n}.csv")
             for n in (1, 2)]  # fmt: skip
    done = import_coded(project, paths, ALL)
    assert done.remarks == [
        "1.csv: 1 row has no words and came not in.",
        "2.csv: 1 row has no words and came not in.",
        "1 new code: JOY Joy.",
    ]
    assert undo(project) == "imported 2 coded documents"


def test_a_document_that_is_there_already_keeps_all_out(project: Project, tmp_path: Path) -> None:
    path = table(tmp_path, "T1,Mo,,We plan.,PL,ana", "fsw 01 t2 s1,Mo,,We wait.,PL,ana")
    with pytest.raises(InvalidRequestError, match="is already a document called fsw 01 t2 s1"):
        brought(project, path)
    assert project.file.documents.names() == ["FSW 01 T2 S1"]


def test_two_tables_may_not_bring_the_same_document(project: Project, tmp_path: Path) -> None:
    paths = [table(tmp_path, ROWS[0], name=name) for name in ("a.csv", "b.csv")]
    with pytest.raises(InvalidRequestError, match="is already a document called T1"):
        import_coded(project, paths, ALL)


def test_a_codebook_may_be_empty(tmp_path: Path) -> None:
    create_project(tmp_path / "new.coder", Codebook())
    with open_project(tmp_path / "new.coder") as project:
        brought(project, table(tmp_path, *ROWS))
        assert [code.id for code in project.codebook()] == ["PL", "RR", "JOY"]
        undo(project)
        assert len(project.codebook()) == 0


def test_of_many_documents_that_are_there_the_first_few_are_named(
    project: Project, tmp_path: Path
) -> None:
    path = table(tmp_path, *(f"T{n},Mo,,We plan.,PL,ana" for n in range(7)))
    brought(project, path)
    with pytest.raises(InvalidRequestError) as error:
        brought(project, path)
    assert "There are already 7 documents called T0, T1, T2, T3, T4 …." in str(error.value)


def test_a_coded_document_is_present(project: Project, tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match="marked withheld are not coded"):
        brought(project, table(tmp_path, *ROWS), state="withheld")
    brought(project, table(tmp_path, *ROWS), Columns("words"), state="withheld")


def test_a_kind_that_is_asked_for_holds(project: Project, tmp_path: Path) -> None:
    brought(project, table(tmp_path, "T1,Mo,,We plan.,Joy,ana"), kind="Response")
    assert browsing.document(project, "T1").kind is Kind.RESPONSE
    with pytest.raises(TranscriptError, match="PL is for responses only"):
        brought(project, table(tmp_path, "T2,Mo,,We plan.,PL,ana"), kind="interview")


@pytest.mark.parametrize("name", ["none.csv", "folder.csv"])
def test_a_file_that_is_none_is_told(project: Project, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(TranscriptError, match="cannot be read"):
        brought(project, tmp_path / name)


@pytest.mark.parametrize("why", [(13, "Permission denied"), ()])
def test_a_file_that_cannot_be_opened_is_told(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: tuple[object, ...]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(*why)

    monkeypatch.setattr(coded_tables, "read_coded", refuse)
    with pytest.raises(TranscriptError, match=r"talks.csv cannot be read: (Perm|it could not be)"):
        brought(project, table(tmp_path, *ROWS))


def new_code(ben: Project) -> None:
    add(ben, Code("JOY", "Joy"))


def new_case(ben: Project) -> None:
    with ben.action("x") as action:
        ben.file.cases.save(action, Case("P1"))


def new_document(ben: Project) -> None:
    with ben.action("x") as action:
        ben.file.documents.add(action, Document("t1", "Other words.", ()))


@pytest.mark.parametrize("act", [new_code, new_case, new_document])
def test_what_another_program_does_meanwhile_is_not_mixed_in(
    ben: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[Project], None]
) -> None:
    def slow(*args: Any, **fields: Any) -> Brought:
        done = preview_coded(*args, **fields)
        act(ben)
        return done

    monkeypatch.setattr(coded_tables, "preview_coded", slow)
    with open_project(ben.path) as project:
        with pytest.raises(ProjectBusyError):
            brought(project, table(tmp_path, *ROWS), case="P 1")
        assert codings(project) == []


def test_new_codes_that_seem_to_mean_none_are_asked_about(project: Project, tmp_path: Path) -> None:
    rows = ["T1,Mo,,Yes.,1 - None;n/a,ana", "T1,Mo,,No.,Nonesuch;Joy,ana"]
    done = brought(project, table(tmp_path, *rows))
    assert done.remarks[-1] == (
        "If 1 - None, n/a means that there is no code, undo this and add: --no-code '1 - None' "
        "--no-code n/a"
    )
    without = Columns("words", "talk", "who", "voice", ("code",), "rater", ("n/a", "1 - None"))
    undo(project)
    assert "no code" not in " ".join(brought(project, table(tmp_path, *rows), without).remarks)


def test_of_many_new_codes_the_first_are_named(project: Project, tmp_path: Path) -> None:
    rows = [f"T1,Mo,,Yes {number}.,theme {number},ana" for number in range(30)]
    [told] = brought(project, table(tmp_path, *rows)).remarks
    assert told.startswith("30 new codes: T0 theme 0, ")
    assert told.endswith("theme 19 ….")
