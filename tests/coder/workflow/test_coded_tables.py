from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Code, Codebook, CodeUnit
from coder.errors import InvalidRequestError
from coder.workflow.coded_tables import Brought, import_coded
from coder.workflow.defining import use_codebook
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.undoing import undo
from transcripts.coded_tables import Columns

COLUMNS = Columns("text", "talk", "who", "voice", "codes", "rater")
ROWS = (
    "talk,who,voice,text,codes,rater\n"
    "one,R,,I read the file.,PL,ana\n"
    "one,R,,I read the file.,pl2,cleo\n"
    "one,R,,Then I slept.,,ana\n"
    "two,I,interviewer,And then?,RR,ana\n"
    "two,R,,I rang her.,Reflection;Calling,ana\n"
)


def brought(
    project: Project, folder: Path, rows: str = ROWS, columns: Columns = COLUMNS
) -> Brought:
    path = folder / "coded.csv"
    path.write_text(rows, encoding="utf-8")
    return import_coded(project, [path], columns)


def coded(project: Project) -> list[tuple[str, str, str, str]]:
    names = {one.guid: one.name for one in project.file.coders.all()}
    documents = {one.guid: one for one in project.file.documents.all()}
    book = {one.guid: one.id for one in project.codebook()}
    return sorted(
        (
            documents[one.document].name,
            book[one.code],
            names[one.coder],
            one.span.of(documents[one.document].text),
        )
        for one in project.file.codings.all()
    )


def test_codes_come_with_their_words_and_who_gave_them(ana: Project, tmp_path: Path) -> None:
    found = brought(ana, tmp_path)
    assert (found.documents, found.codings, found.coders) == (2, 5, ("ana", "cleo"))
    assert coded(ana) == [
        ("one", "PL", "ana", "I read the file."),
        ("one", "PL2", "cleo", "I read the file."),
        ("two", "CAL", "ana", "I rang her."),
        ("two", "RR", "ana", "And then?"),
        ("two", "RR", "ana", "I rang her."),
    ]
    assert [one.label for one in found.codes] == ["Calling"]
    assert found.remarks == (
        "New codes, to be defined in the codebook: CAL.",
        "Interviewers' words are coded once: such codings count nowhere.",
    )


def test_who_coded_in_a_document_has_finished_it_and_one_undo_takes_all_back(
    ana: Project, tmp_path: Path
) -> None:
    before = len(ana.file.documents.all())
    brought(ana, tmp_path)
    assert len(ana.file.finishes.all()) == 3
    versions = {one.version for one in ana.file.codings.all()}
    assert versions == {ana.codebook().version}
    undo(ana)
    assert (len(ana.file.documents.all()), ana.file.codings.all()) == (before, [])
    assert [code.id for code in ana.codebook()] == ["PL", "PL2", "RR", "SUP"]


def test_documents_are_of_the_kind_that_the_codes_are_for(ana: Project, tmp_path: Path) -> None:
    brought(ana, tmp_path)
    kinds = {one.name: str(one.kind) for one in ana.file.documents.all()}
    assert kinds["one"] == "response"
    assert ana.codebook().find("CAL") is not None
    assert str(ana.codebook().find("CAL").unit) == "response"  # type: ignore[union-attr]


def test_a_table_without_known_codes_is_of_interviews_unless_told(
    ana: Project, tmp_path: Path
) -> None:
    path = tmp_path / "more.csv"
    path.write_text("text,codes\nI rang her.,Calling\n", encoding="utf-8")
    found = import_coded(ana, [path], Columns("text", codes="codes"))
    [document] = [one for one in ana.file.documents.all() if one.name == "more"]
    assert (str(document.kind), found.codes[0].unit) == ("interview", CodeUnit.INTERVIEW)
    path = path.rename(tmp_path / "third.csv")
    import_coded(ana, [path], Columns("text"), defaults={"kind": "response"})
    [document] = [one for one in ana.file.documents.all() if one.name == "third"]
    assert str(document.kind) == "response"


def test_codes_of_two_kinds_need_a_word_on_what_the_documents_are(
    ana: Project, tmp_path: Path
) -> None:
    book = ana.codebook()
    more = Code("TALK", "Talking", unit=CodeUnit.INTERVIEW)
    use_codebook(ana, replace(book, codes=(*book.codes, more)), source="test")
    with pytest.raises(InvalidRequestError, match="--set kind=interview"):
        brought(ana, tmp_path, "text,talk,who,voice,codes,rater\nOne.,a,R,,PL TALK;TALK;PL,x\n")


def test_a_choice_and_a_name_that_is_taken_are_refused_and_nothing_comes(
    ana: Project, tmp_path: Path
) -> None:
    with pytest.raises(InvalidRequestError, match="SUP is a choice"):
        brought(ana, tmp_path, ROWS.replace("Calling", "SUP"))
    with pytest.raises(InvalidRequestError, match="already a document called fsw 01 t2 s1"):
        brought(ana, tmp_path, ROWS.replace("two,", "fsw 01 t2 s1,"))
    assert coded(ana) == []


def test_two_tables_may_not_bring_the_same_document(ana: Project, tmp_path: Path) -> None:
    paths = [tmp_path / "a.csv", tmp_path / "b.csv"]
    for path in paths:
        path.write_text("talk,text\none,I slept.\n", encoding="utf-8")
    with pytest.raises(InvalidRequestError, match="already a document called one"):
        import_coded(ana, paths, Columns("text", "talk"))


def test_without_a_column_of_coders_it_was_who_works_here_or_nobody(
    study_path: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("text,codes\nI rang her.,PL\nI rang her.,PL\n", encoding="utf-8")
    with open_project(study_path) as project:
        found = import_coded(project, [path], Columns("text", codes="codes"))
        assert (found.coders, found.codings, found.remarks) == (("imported",), 2, ())
    path = path.rename(tmp_path / "y.csv")
    with open_project(study_path, coder="ben") as project:
        assert import_coded(project, [path], Columns("text", codes="codes")).coders == ("ben",)


def test_a_codebook_may_be_empty(tmp_path: Path) -> None:
    create_project(tmp_path / "new.coder", Codebook())
    with open_project(tmp_path / "new.coder", coder="ana") as project:
        found = brought(project, tmp_path)
        assert {one.id for one in found.codes} == {one.id for one in project.codebook()}
