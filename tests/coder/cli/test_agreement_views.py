"""`coder agreement --by …` and `--methods`: the other sides of agreement."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from coder.cli import main
from coder.workflow import browsing
from coder.workflow.coding import apply_code, finish
from coder.workflow.drawing import Plan
from coder.workflow.project import Project, open_project
from coder.workflow.rounds import begin, unmask
from transcripts.model import Document, Span

SAID = "FSW 01 T2 S1"


def run(*words: str) -> str:
    result = CliRunner(env={"COLUMNS": "120"}).invoke(main, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def code_words(project: Project, code: str, words: str) -> None:
    document = browsing.document(project, SAID)
    start = document.text.index(words)
    span = Span(start, start + len(words))
    apply_code(project, browsing.code(project, code), document=document, span=span)


def finish_it(project: Project) -> None:
    finish(project, [browsing.document(project, SAID)])


@pytest.fixture
def coded(study_path: Path, ana: Project, ben: Project) -> str:
    """In a round by hand, ana took for reading what ben took for reflection; both planning."""
    begin(ana, Plan(documents=(SAID,), coders=("ana", "ben")))
    ben.meet()
    code_words(ana, "PL2", "read the file")
    code_words(ben, "RR", "read the file")
    finish_it(ana)
    finish_it(ben)
    return str(study_path)


def shown(path: str, *words: str) -> tuple[str, Any]:
    """What people read and what scripts get."""
    asked = ("agreement", "-p", path, "--replicates", "20", *words)
    return " ".join(run(*asked).split()), json.loads(run(*asked, "--format", "json"))


def test_each_two_coders_have_a_line_for_every_code_and_for_all(coded: str) -> None:
    text, found = shown(coded, "--by", "coders")
    assert "Agreement of each two coders" in text
    assert "without each" not in text
    assert "all codes ana ben 1 – – – 0.000" in text.replace("−", "-")
    assert found["whole"]["alpha_masi"]["value"] == 0
    planning = next(one for one in found["codes"] if one["code"] == "PL")
    [pair] = planning["pairs"]
    assert (pair["one"], pair["other"], pair["units"]) == ("ana", "ben", 1)
    assert pair["measures"]["percent_agreement"]["value"] == 0
    assert "PL ana ben 1 0.0 0.000" in text


def test_where_some_codes_are_chosen_there_is_no_line_for_all(coded: str) -> None:
    text, found = shown(coded, "--by", "coders", "--code", "PL")
    assert "all codes" not in text
    assert found["whole"] is None
    assert [one["code"] for one in found["codes"]] == ["PL"]


def test_of_three_coders_each_is_left_out_once(coded: str) -> None:
    with open_project(Path(coded), coder="cem") as cem:
        code_words(cem, "RR", "read the file")
        finish_it(cem)
    text, found = shown(coded, "--by", "coders", "--coders", "ana,ben,cem")
    assert "Agreement without each coder" in text
    assert set(found["whole"]["without"]) == {"ana", "ben", "cem"}


def test_a_code_taken_for_another_leads_to_its_units(coded: str) -> None:
    text, [found] = shown(coded, "--by", "confusion")
    assert f"PL2 ana RR ben 1 {SAID}" in text
    assert (found["said"], found["instead"], found["count"]) == ("PL2", "RR", 1)
    assert found["units"][0]["document"] == SAID


def test_a_code_for_which_the_other_gave_none_has_a_dash(coded: str) -> None:
    with open_project(Path(coded), coder="cem") as cem:
        finish_it(cem)
    text, found = shown(coded, "--by", "confusion", "--coders", "ana,cem")
    assert f"PL2 ana – cem 1 {SAID}" in text
    assert found[0]["instead"] is None


def test_what_is_not_finished_by_all_is_listed(coded: str) -> None:
    with open_project(Path(coded), coder="cem") as cem:
        code_words(cem, "RR", "read the file")
    text, [found] = shown(coded, "--by", "documents", "--coders", "ana,ben,cem")
    assert "1 documents that not all of ana, ben, cem have finished" in text
    assert found["coders"] == {"ana": "finished", "ben": "finished", "cem": "begun"}
    assert found["compared"] is True


def test_rounds_are_set_side_by_side(coded: str) -> None:
    text, found = shown(coded, "--by", "rounds")
    assert "Agreement round by round" in text
    told = {one["code"]: one["rounds"] for one in found}
    assert [one["units"] for one in told["PL2"]] == [1]
    assert told["SUP"] == []


def test_spans_are_compared_without_units(coded: str) -> None:
    text, found = shown(coded, "--by", "spans")
    assert "How far coders marked the same words" in text
    assert "token_f1: A word is marked" in text
    assert [one["code"] for one in found] == ["PL", "PL2", "RR"]
    assert found[0]["scores"]["token_f1"]["value"] == 0
    text, found = shown(coded, "--by", "spans", "--code", "SUP")
    assert found == []


def test_the_paragraph_on_methods_is_of_what_the_round_holds(coded: str) -> None:
    asked = ("agreement", "-p", coded, "--methods", "--code", "PL2", "--replicates", "0")
    text = run(*asked)
    assert "The documents were chosen by hand." in text
    assert "hid the coders' coding of a document from each other" in text
    assert "[not recorded]" not in text
    assert json.loads(run(*asked, "--format", "json")) == {"methods": text.strip()}
    assert run(*asked, "--round", "1").startswith("Two coders coded 1 of 1 responses (100 %)")
    every = run("agreement", "-p", coded, "--methods", "--replicates", "0")
    assert "1 of 1 responses (100 %)" in every  # interviews were not compared, and are not counted


def test_who_is_not_of_the_round_is_not_told_to_have_coded_apart(coded: str) -> None:
    with open_project(Path(coded), coder="cem") as cem:
        finish_it(cem)
    asked = ("agreement", "-p", coded, "--methods", "--code", "PL2", "--replicates", "0")
    text = run(*asked, "--coders", "ana,cem")
    assert text.count("[not recorded]") == 2
    assert "hid " not in text


def test_where_nobody_has_finished_the_documents_of_the_round_are_told_all_the_same(
    study_path: Path, ana: Project
) -> None:
    begin(ana, Plan(documents=(SAID,), coders=("ana", "ben")))
    text = run("agreement", "-p", str(study_path), "--methods", "--round", "1")
    assert text.startswith(
        "Two coders coded 0 of 1 responses (0 %), of 1 in the round. The documents were chosen"
    )


def test_looks_behind_masks_stand_in_the_paragraph(study_path: Path, ana: Project) -> None:
    begin(ana, Plan(documents=(SAID,), coders=("ana", "ben"), blind=True, masks=("name",)))
    unmask(ana, SAID)
    text = run("agreement", "-p", str(study_path), "--methods", "--round", "1")
    assert "hid of it: name. Somebody looked behind that once." in text


def test_a_round_is_not_told_of_documents_outside_it_nor_a_codebook_of_later(
    coded: str, ana: Project, response: Document
) -> None:
    other = replace(response, name="FSW 02 T2 S1", guid="other")
    with ana.action("x") as action:
        ana.file.documents.add(action, other)
    for name in ("cem", "dee"):
        with open_project(Path(coded), coder=name) as project:
            finish(project, [browsing.document(project, "FSW 02 T2 S1")])
    asked = ("agreement", "-p", coded, "--methods", "--code", "PL2", "--replicates", "0")
    text = run(*asked)
    assert "2 of 2 documents (100 %)" in text
    assert "by hand" not in text
    assert ", with version 1 of the codebook" in text


def test_a_round_compares_its_coders_and_two_of_them_at_least(coded: str) -> None:
    _, found = shown(coded, "--round", "1", "--coders", "ben,ana")
    assert found["coders"] == ["ana", "ben"]
    asked = ["agreement", "-p", coded, "--round", "1"]
    alone = CliRunner().invoke(main, [*asked, "--coders", "ana"])
    assert "Round 1 compares ana and ben; name two of them." in alone.stderr
    with open_project(Path(coded), coder="cem") as cem:
        finish_it(cem)
    other = CliRunner().invoke(main, [*asked, "--coders", "ana,cem"])
    assert "Round 1 compares ana and ben; name two of them." in other.stderr


def test_intervals_can_be_made_otherwise_and_units_need_more_than_a_word(coded: str) -> None:
    _, found = shown(coded, "--interval", "analytic", "--coverage", "90")
    assert found["coverage"] == 90
    assert found["interval"] == "analytic"
    reading = next(one for one in found["codes"] if one["code"] == "PL2")
    assert reading["prevalence"] == {"ana": 0, "ben": 0}
