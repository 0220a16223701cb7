"""Loading codes into a study that is under way."""

from dataclasses import replace
from pathlib import Path

import pytest

from codebook.checks import checked
from codebook.errors import InvalidCodebookError
from codebook.files import read, shipped, write
from codebook.model import Code, Codebook, CodeKind, CodeUnit, Keywords, Level, Value
from coder.errors import CodingRefusedError, InvalidRequestError
from coder.workflow import browsing
from coder.workflow.coding import apply_code, rate
from coder.workflow.defining import (
    codebook_named,
    load_codebook,
    save_codebook,
    use_codebook,
)
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.undoing import redo, undo
from transcripts.model import Document, Span, Turn, Voice

SPAN = Span(33, 57)


@pytest.fixture
def answer(ana: Project) -> Document:
    return browsing.document(ana, "FSW 01 T2 S1")


def saved(tmp_path: Path, *codes: Code) -> Path:
    path = tmp_path / "codes.yaml"
    write(checked(codes, title="A small codebook"), path)
    return path


def changed(project: Project, tmp_path: Path, name: str, **fields: object) -> Path:
    """The project's codebook in a file, one code in it changed."""
    codes = [
        replace(code, **fields) if code.id == name else code  # type: ignore[arg-type] # any field
        for code in project.codebook()
    ]
    return saved(tmp_path, *codes)


def without(project: Project, tmp_path: Path, name: str) -> Path:
    return saved(tmp_path, *(code for code in project.codebook() if code.id != name))


def test_a_loaded_codebook_is_the_next_version_and_tells_what_is_different(
    ana: Project, tmp_path: Path
) -> None:
    path = changed(ana, tmp_path, "PL2", label="Reading", keywords=Keywords(("file",)))
    told = [change.text for change in load_codebook(ana, path)]
    assert "PL2 was called “Reading first” and is now “Reading”." in told
    assert "PL2 is defined anew: keywords." in told
    assert ana.codebook().version == 2
    assert ana.codebook() == replace(read(path), version=2)


def test_a_code_that_stays_keeps_its_codings(
    ana: Project, answer: Document, tmp_path: Path
) -> None:
    coding = apply_code(ana, browsing.code(ana, "PL2"), document=answer, span=SPAN)
    load_codebook(ana, changed(ana, tmp_path, "PL2", label="Reading"))
    assert browsing.code(ana, "PL2").guid == coding.code
    assert browsing.codings_in(ana, answer) == [coding]
    assert coding.version == 1


def test_the_same_file_twice_makes_one_version(ana: Project, tmp_path: Path) -> None:
    path = saved(tmp_path, Code("A", "Alpha"))
    assert load_codebook(ana, path)
    assert load_codebook(ana, path) == []
    assert ana.codebook().version == 2


def test_older_versions_can_be_saved(ana: Project, tmp_path: Path) -> None:
    load_codebook(ana, saved(tmp_path, Code("A", "Alpha")))
    save_codebook(ana, tmp_path / "now.csv")
    save_codebook(ana, tmp_path / "before.csv", version=1)
    assert [code.id for code in read(tmp_path / "now.csv")] == ["A"]
    assert [code.id for code in read(tmp_path / "before.csv")] == ["PL", "PL2", "RR", "SUP"]
    with pytest.raises(InvalidRequestError, match=r"no version 7 .* the versions are 1 to 2"):
        save_codebook(ana, tmp_path / "later.csv", version=7)


def test_loading_is_one_action_that_can_be_undone_and_redone(ana: Project, tmp_path: Path) -> None:
    before = ana.codebook()
    load_codebook(ana, saved(tmp_path, Code("A", "Alpha"), Code("PL2", "Reading", parent="A")))
    after = ana.codebook()
    assert undo(ana) == "load the codebook codes.yaml"
    assert ana.codebook() == before
    redo(ana)
    assert ana.codebook() == after


def test_a_code_with_codings_cannot_be_left_out(
    ana: Project, answer: Document, tmp_path: Path
) -> None:
    code = browsing.code(ana, "PL")
    apply_code(ana, code, document=answer, span=SPAN)
    apply_code(ana, code, document=answer, span=Span(33, 40))
    rate(ana, code, document=answer, value="2")
    path = saved(tmp_path, *(one for one in ana.codebook() if not one.id.startswith("PL")))
    with pytest.raises(InvalidRequestError, match="PL has 2 codings and 1 value and cannot be"):
        load_codebook(ana, path)
    assert ana.codebook().version == 1


def test_a_code_without_codings_can_be_left_out(ana: Project, tmp_path: Path) -> None:
    load_codebook(ana, without(ana, tmp_path, "RR"))
    assert ana.codebook().find("RR") is None


def test_a_code_with_codings_stays_a_code_of_its_kind_and_unit(
    ana: Project, answer: Document, tmp_path: Path
) -> None:
    apply_code(ana, browsing.code(ana, "RR"), document=answer, span=SPAN)
    path = changed(ana, tmp_path, "RR", unit=CodeUnit.INTERVIEW)
    with pytest.raises(InvalidRequestError, match=r"RR has 1 coding .* presence code of responses"):
        load_codebook(ana, path)


def test_a_value_that_was_given_cannot_be_left_out(ana: Project, tmp_path: Path) -> None:
    interview = Document("talk", "It is.", (Turn(0, 0, 6, "A", Voice.RESPONDENT),))
    with ana.file.action("x", "lead") as action:
        ana.file.documents.add(action, interview)
    rate(ana, browsing.code(ana, "SUP"), document=interview, value="none")
    fewer = (Value("changed", "Changed"), Value("unclear", "Cannot tell"))
    with pytest.raises(InvalidRequestError, match="SUP has 1 time the value 'none', which is not"):
        load_codebook(ana, changed(ana, tmp_path, "SUP", values=fewer))
    more = (*fewer, Value("none", "No change at all"))
    assert load_codebook(ana, changed(ana, tmp_path, "SUP", values=more))


def test_a_level_that_was_given_cannot_be_left_out(
    ana: Project, answer: Document, tmp_path: Path
) -> None:
    rate(ana, browsing.code(ana, "RR"), document=answer, value="2", span=SPAN)
    fewer = (Level(0, "absent"), Level(1, "there"))
    with pytest.raises(InvalidRequestError, match="RR has 1 time the value '2'"):
        load_codebook(ana, changed(ana, tmp_path, "RR", levels=fewer))


def test_a_codebook_is_not_loaded_where_a_level_would_lose_its_words(
    ana: Project, response: Document
) -> None:
    old = ana.codebook()
    above, below, *others = old.codes
    apply_code(ana, below, document=response, span=response.turns[1].span)
    rate(ana, above, document=response, value="1")
    new = checked([above, replace(below, parent="RR"), *others])
    with pytest.raises(CodingRefusedError, match="level 1 of PL by ana in FSW 01 T2 S1"):
        use_codebook(ana, new, source="moved.yaml")
    assert ana.codebook() == old


def test_a_mistake_in_the_file_changes_nothing(ana: Project, tmp_path: Path) -> None:
    path = tmp_path / "codes.yaml"
    path.write_text("codes:\n  A:\n    labl: x\n")
    with pytest.raises(InvalidCodebookError, match="line 3: A: there is no field 'labl'"):
        load_codebook(ana, path)
    assert ana.codebook().version == 1


def test_a_codebook_is_named_by_its_file_or_as_one_that_ships(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert codebook_named("practice") == shipped("practice")
    assert len(codebook_named(str(saved(tmp_path, Code("A", "Alpha"))))) == 1


def test_the_shipped_codebook_is_the_same_in_a_project(tmp_path: Path) -> None:
    create_project(tmp_path / "new.coder", shipped("practice"))
    with open_project(tmp_path / "new.coder") as project:
        assert project.codebook() == shipped("practice")
        assert project.codebook().codes[17].kind is CodeKind.CHOICE


def test_the_first_codebook_of_a_project_without_one_is_version_one(tmp_path: Path) -> None:
    create_project(tmp_path / "new.coder", Codebook())
    with open_project(tmp_path / "new.coder") as project:
        load_codebook(project, saved(tmp_path, Code("A", "Alpha")))
        assert project.codebook().version == 1
