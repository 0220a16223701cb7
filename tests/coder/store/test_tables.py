from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Codebook, Keywords
from coder.model import Finish, Rating
from coder.store.events import SuggestionEvent
from coder.workflow.browsing import document
from coder.workflow.coding import apply_code
from coder.workflow.project import Project, create_project, open_project
from transcripts.model import Case, Prompt, Scenario, Span, State


def test_a_document_comes_back_as_it_was_put_in(ana: Project, response: object) -> None:
    assert ana.file.documents.all() == [response]
    assert ana.file.documents.named("fsw 01 t2 s1") == response
    assert ana.file.documents.named("nobody") is None


def test_a_documents_fields_change_while_its_words_stay(ana: Project) -> None:
    there = document(ana, "FSW 01 T2 S1")
    changed = replace(there, case="FSW 01", time="T1", state=State.WITHHELD)
    with ana.file.action("set fields", "ana") as action:
        ana.file.cases.save(action, Case("FSW 01"))
        ana.file.documents.change(action, changed)
    assert ana.file.documents.all() == [changed]


def test_the_same_text_is_found_by_its_fingerprint(ana: Project) -> None:
    text = document(ana, "FSW 01 T2 S1").text
    assert ana.file.documents.with_text(text) == ["FSW 01 T2 S1"]
    assert ana.file.documents.with_text(text + "!") == []


def test_a_case_keeps_its_new_attributes_and_loses_the_old(ana: Project) -> None:
    case = Case("FSW 01", {"borough": "Ashmere", "role": "manager"})
    with ana.file.action("load", "ana") as action:
        ana.file.cases.save(action, case)
    newer = replace(case, attributes={"borough": "Brackwell", "model": "integrated"})
    with ana.file.action("load again", "ana") as action:
        ana.file.cases.save(action, newer)
    assert ana.file.cases.all() == [newer]


def test_a_scenario_comes_back_with_its_prompts(ana: Project) -> None:
    scenario = Scenario("S1", "The call", "A nursery rings.", (Prompt("a", "What first?"),))
    shorter = replace(scenario, prompts=(Prompt("a", "And then?"),), prompted=False)
    with ana.file.action("load", "ana") as action:
        ana.file.scenarios.save(action, scenario, position=0)
    assert ana.file.scenarios.all() == [scenario]
    with ana.file.action("load again", "ana") as action:
        ana.file.scenarios.save(action, shorter, position=0)
    assert ana.file.scenarios.all() == [shorter]


def test_a_codebook_comes_back_whole_and_counts_its_versions(
    ana: Project, codebook: Codebook
) -> None:
    assert ana.codebook() == replace(codebook, version=1)
    words = Keywords(("plan", "prepare"), ("care plan",))
    first, *rest = ana.codebook()
    changed = Codebook((replace(first, keywords=words), *rest), title="A small codebook")
    with ana.file.action("save", "ana") as action:
        saved = ana.file.codes.save(action, changed)
    assert saved.version == 2
    assert ana.codebook() == saved
    assert ana.file.codes.version(1) == replace(codebook, version=1)
    with pytest.raises(KeyError):
        ana.file.codes.version(3)


def test_a_code_that_goes_leaves_its_kept_children_under_another(ana: Project) -> None:
    codes = {code.id: code for code in ana.codebook()}
    smaller = Codebook((replace(codes["PL2"], parent=""), codes["RR"]))
    with ana.file.action("save", "ana") as action:
        ana.file.codes.save(action, smaller)
    assert [(code.id, code.parent) for code in ana.codebook()] == [("PL2", ""), ("RR", "")]


def test_a_project_without_a_codebook_has_an_empty_one(tmp_path: Path) -> None:
    create_project(tmp_path / "bare.coder", Codebook())
    with open_project(tmp_path / "bare.coder") as project:
        assert project.codebook() == Codebook(version=0)


def test_the_codings_of_a_code_are_found(ana: Project) -> None:
    there, code = document(ana, "FSW 01 T2 S1"), ana.codebook().codes[0]
    made = apply_code(ana, code, document=there, span=Span(40, 44))
    assert ana.file.codings.of_code(code.guid) == [made]


def test_a_newer_rating_takes_the_place_of_the_older(ana: Project) -> None:
    there = document(ana, "FSW 01 T2 S1").guid
    code, me = ana.codebook().codes[2].guid, ana.me()
    older = Rating(there, code, me.guid, "1")
    newer = Rating(there, code, me.guid, "2", Span(40, 45))
    with ana.file.action("rate", "ana") as action:
        ana.file.coders.ensure(action, me)
        ana.file.ratings.save(action, older)
        ana.file.ratings.save(action, newer)
    assert ana.file.ratings.all() == [newer]
    assert ana.file.ratings.of_document(there) == [newer]


def test_finished_marks_are_listed(ana: Project) -> None:
    mark = Finish(document(ana, "FSW 01 T2 S1").guid, ana.me().guid, "2026-01-01T00:00:00Z")
    with ana.file.action("finish", "ana") as action:
        ana.file.coders.ensure(action, ana.me())
        ana.file.finishes.add(action, mark)
    assert ana.file.finishes.all() == [mark]


def test_the_log_of_suggestions_stands_outside_undo(ana: Project) -> None:
    event = SuggestionEvent(
        event="rejected", coder="c", document="d", code="k", start=0, stop=4, form="plan",
        keyword="plan", reason="because", score=1.0, rank=1, method="rules", fingerprint="f",
        learned_from=0, blind=True,
    )  # fmt: skip
    with ana.file.action("reject a suggestion", "ana") as action:
        ana.file.events.log(action, event)
        ana.file.events.log(action, replace(event, event="shown"))
    logged = [replace(one, at="") for one in ana.file.events.all()]
    assert logged == [event, replace(event, event="shown")]
    assert [one.event for one in ana.file.events.decisions("c")] == ["rejected"]
    assert ana.file.events.decisions("other") == []
