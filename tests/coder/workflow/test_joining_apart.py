"""Studies that were begun apart, and copies of a part."""

from dataclasses import replace
from pathlib import Path

from codebook.model import Code, Codebook, new_guid
from coder.model import Round
from coder.workflow import browsing, passes, revising
from coder.workflow.copying import copy_for
from coder.workflow.project import create_project, open_project
from tests.coder.workflow.copies_world import Hands, content, copied, merged
from transcripts.model import Document


def test_edited_words_take_memos_and_values_along(
    study_path: Path, tmp_path: Path, codebook: Codebook, response: Document
) -> None:
    apart = tmp_path / "apart.coder"
    create_project(apart, codebook)
    text = response.text + " Nobody told me. Nobody asked."
    turns = (response.turns[0], replace(response.turns[1], stop=len(text)))
    gone, last = text.index("Nobody told"), text.index("Nobody asked")
    twin = replace(response, guid=new_guid(), text=text, turns=turns)
    with open_project(apart, coder="ben") as project:
        with project.action("import") as action:
            project.file.documents.add(action, twin)
        hands = Hands(project)
        hands.memo("On the whole.")
        hands.code("PL2", gone, gone + 15)
        hands.memo_on_coding("Telling.")
        hands.code("PL2", last, len(text))
        hands.rate("PL", "2", gone, gone + 15)
        hands.code("PL", 33, 57)
    merged(study_path, apart)
    with open_project(study_path) as project:
        [memo] = project.file.memos.all()
        [rating] = project.file.ratings.all()
    assert memo.text == (
        "On the whole.\n\n"
        "Coded PL2 in apart.coder, words that are not here: “Nobody told me.”\n"
        "Telling.\n"
        "Coded PL2 in apart.coder, words that are not here: “Nobody asked.”"
    )
    assert (rating.value, rating.span) == ("2", None)


def test_a_copy_holds_only_the_documents_that_were_asked_for(study_path: Path) -> None:
    with open_project(study_path, coder="lead") as project, project.action("import") as action:
        project.file.documents.add(action, Document("Elsewhere", "Secret words.", ()))
    with open_project(study_path, coder="ben") as project:
        made = copy_for(project, study_path.with_name("b.coder"), documents=["FSW 01 T2 S1"])
    assert made.documents == ("FSW 01 T2 S1",)
    assert b"Secret words" not in made.path.read_bytes()
    before = content(study_path)
    assert not merged(study_path, made.path).anything
    assert content(study_path) == before


def test_a_study_begun_apart_brings_its_rounds_under_our_names(
    study_path: Path, tmp_path: Path, codebook: Codebook, response: Document
) -> None:
    apart = tmp_path / "apart.coder"
    create_project(apart, replace(codebook, codes=tuple(_anew(codebook))))
    with open_project(apart, coder="lead") as project, project.action("import") as action:
        project.file.documents.add(action, replace(response, guid=new_guid()))
    with open_project(apart, coder="ben") as project:
        [document] = project.file.documents.all()
        Hands(project).code("RR")
        with project.action("freeze") as action:
            me = project.me().guid
            made = Round(1, (document.guid,), (me,), made_by="lead", at=action.at)
            project.file.rounds.add(action, made)
            frozen = passes.taken(project, made, document.guid, me)
            project.file.passes.add(action, frozen)
    merged(study_path, apart)
    with open_project(study_path) as project:
        [frozen] = project.file.passes.all()
        assert frozen.document == response.guid
        assert frozen.codings[0].code == browsing.code(project, "RR").guid


def _anew(codebook: Codebook) -> list[Code]:
    return [replace(code, guid=new_guid()) for code in codebook]


def test_a_code_may_stand_before_the_one_it_was_put_below(study_path: Path) -> None:
    with open_project(study_path, coder="lead") as project:
        revising.move(project, browsing.code(project, "PL2"), parent="RR")
        revising.move(project, browsing.code(project, "PL"), parent="RR")
    with open_project(copied(study_path, "ben")) as project:
        assert {one.parent for one in project.codebook()} == {"", "RR"}
