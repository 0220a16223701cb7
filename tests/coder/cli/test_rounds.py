"""Rounds from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from coder.cli import main
from coder.model import CONSENSUS
from coder.workflow.project import open_project
from tests.coder.workflow.round_world import ASK, READ, code, done, fill

T1, T2 = "FSW 02 T1 S1", "FSW 02 T2 S1"


@pytest.fixture
def path(study_path: Path) -> Path:
    fill(study_path)
    return study_path


def run(path: Path, *words: str) -> tuple[int, str, str]:
    result = CliRunner(env={"CODER_NAME": None}).invoke(main, ["-p", str(path), *words])
    return result.exit_code, result.stdout, result.stderr


def told(path: Path, *words: str) -> Any:
    """What a script reads."""
    status, out, error = run(path, *words, "--format", "json")
    assert status == 0, error
    return json.loads(out)


def begin(path: Path, *words: str) -> None:
    status, _, error = run(path, "round", "new", *words)
    assert status == 0, error


def work(path: Path, name: str, *documents: str, words: str = READ) -> None:
    """Code and finish documents as somebody."""
    with open_project(path, coder=name) as project:
        for document in documents:
            code(project, document, words)
        done(project, *documents)


def test_a_draw_is_told_by_stratum_before_and_when_it_is_made(path: Path) -> None:
    asked = ["--coders", "ana,ben", "--sample", "50%", "--by", "time", "--seed", "7", "--blind"]
    asked += ["--mask", "name", "--where", "scenario=S1", "--as", "lead"]
    status, out, error = run(path, "round", "new", *asked, "--dry-run")
    assert status == 0
    assert "Drawn" in out
    assert "would be coded by ana and ben: 4 of 7 documents, drawn with seed 7." in error
    assert "Hidden: name." in error
    assert told(path, "round", "list") == []
    made = told(path, "round", "new", *asked)
    assert made["documents"] == told(path, "round", "show", "1")["documents"]
    assert made["drawn_by_stratum"] == [
        {"stratum": {"time": "T1"}, "drawn": 2, "of": 3},
        {"stratum": {"time": "T2"}, "drawn": 2, "of": 4},
    ]
    assert (made["seed"], made["pool"], made["share"]) == (7, 7, 50.0)
    assert (made["where"], made["by"], made["masks"]) == ({"scenario": ["S1"]}, ["time"], ["name"])
    assert (made["made_by"], made["blind"], made["dry_run"]) == ("lead", True, False)


def test_documents_chosen_by_hand_are_said_to_be_so(path: Path) -> None:
    status, out, error = run(path, "round", "new", "--coders", "ana,ben", "--documents", T1)
    assert status == 0
    assert T1 in out
    assert "1 document, chosen by hand." in error
    assert "coder open --round 1 --as ana" in error
    _, out, _ = run(path, "round", "show", "1")
    assert "Round 1: independent, by hand" in out
    assert "by hand" in run(path, "round", "list", "--format", "csv")[1]


def test_how_far_a_round_is(path: Path) -> None:
    begin(path, "--coders", "ana,ben", "--sample", "7", "--seed", "1", "--by", "time")
    work(path, "ana", T1, T2)
    work(path, "ben", T1)
    [one] = told(path, "round", "list")
    assert one["finished"] == {"ana": [T1, T2], "ben": [T1]}
    assert (one["finished_by_all"], one["closed"], one["gold"]) == (1, None, None)
    _, out, _ = run(path, "round", "list", "--format", "csv")
    assert "ana finished,ben finished" in out
    assert ",7,2,1,1,open," in out
    assert "ana 2, ben 1" in run(path, "round", "list", "--format", "markdown")[1]
    assert "drawn of 7 by time, seed 1" in out
    _, _, said = run(path, "round", "close", "1", "--as", "lead")
    assert "Closed round 1: 1 of 7 documents were finished by all." in said
    assert "6 were not" in said
    assert told(path, "round", "show", "1")["closed"]
    assert "Closed at" in run(path, "round", "show", "1")[1]


def test_a_round_that_all_have_finished_is_closed_without_more_words(path: Path) -> None:
    begin(path, "--coders", "ana,ben", "--documents", T1)
    work(path, "ana", T1)
    work(path, "ben", T1)
    _, _, said = run(path, "round", "close", "1", "--as", "lead")
    assert said == "Closed round 1: 1 of 1 documents were finished by all.\n"


def test_a_masked_document_is_finished_under_its_number_and_unmasked_with_a_trace(
    path: Path,
) -> None:
    begin(path, "--coders", "ana,ben", "--documents", T2, "--blind", "--mask", "time")
    assert run(path, "finish", "response 1 of round 1", "--as", "ana")[0] == 0
    _, out, _ = run(path, "read", T2, "--as", "ana")
    assert out.startswith("response 1 of round 1: response")
    assert "FSW 02" not in out
    seen = told(path, "round", "unmask", "response 1 of round 1", "--as", "lead")
    assert seen == {
        "name": T2,
        "case": "FSW 02",
        "time": "T2",
        "scenario": "S1",
        "borough": "Ashmere",
    }
    [look] = told(path, "round", "show", "1")["unmasked"]
    assert (look["coder"], look["what"]) == ("lead", "unmasked response 1 of round 1")
    _, out, _ = run(path, "round", "show", "1")
    assert "Hidden: time." in out
    assert "lead unmasked response 1 of round 1" in out


def test_what_has_no_case_is_unmasked_too(path: Path) -> None:
    begin(path, "--coders", "ana,ben", "--documents", "FSW 01 T2 S1", "--blind", "--mask", "name")
    assert run(path, "round", "unmask", "FSW 01 T2 S1")[0] == 1
    status, out, _ = run(path, "round", "unmask", "FSW 01 T2 S1", "--as", "lead")
    assert status == 0
    assert "FSW 01 T2 S1" in out


@pytest.mark.parametrize(("span", "left"), [("3w", 0), ("21d", 0), ("0", 1)])
def test_coding_again_takes_what_is_old_enough(path: Path, span: str, left: int) -> None:
    work(path, "ana", T1)
    status, _, error = run(
        path, "round", "new", "--again", "--coders", "ana", "--sample", "1", "--older-than", span
    )
    assert status == (0 if left else 1)
    assert ("finished by ana less than 21 days ago" in error) is not left
    assert len(told(path, "round", "list")) == left


def test_what_cannot_be_read_is_refused_in_words(path: Path) -> None:
    again = ["round", "new", "--again", "--coders", "ana", "--sample", "1"]
    assert "write 21d or 3w" in run(path, *again, "--older-than", "soon")[2]
    assert "either --again or --training" in run(path, *again, "--training")[2]


def test_a_trainees_score_is_told_code_by_code_and_place_by_place(path: Path) -> None:
    work(path, CONSENSUS, T1, T2)
    begin(path, "--training", "--coders", "tom", "--sample", "2", "--seed", "1")
    assert "Compared with consensus." in run(path, "round", "show", "1")[1]
    assert run(path, "round", "score", "1", "--as", "tom")[0] == 1
    work(path, "tom (round 1)", T1, words=ASK)
    work(path, "tom (round 1)", T2)
    with open_project(path, coder="tom (round 1)") as project:
        code(project, T2, ASK, "RR")
    found = told(path, "round", "score", "1", "--as", "tom")
    assert (found["trainee"], found["gold"]) == ("tom (round 1)", CONSENSUS)
    assert (found["finished"], found["documents"]) == (2, 2)
    planning = next(one for one in found["codes"] if one["code"] == "PL2")
    assert (planning["precision"], planning["recall"], planning["f1"]) == (1.0, 1.0, 1.0)
    assert planning["measures"]["percent_agreement"]["value"] == 1.0
    assert found["missed"] == found["added"] == found["other"] == []
    _, out, _ = run(path, "round", "score", "1", "--as", "tom")
    assert "0 missed, 0 added" in out
    assert "α of the documents' code sets (MASI)" in out


def test_a_difference_is_shown_with_the_words_that_begin_it(path: Path) -> None:
    work(path, CONSENSUS, T1)
    begin(path, "--training", "--coders", "tom", "--documents", T1)
    with open_project(path, coder="tom (round 1)") as project:
        done(project, T1)
    [missed, *_] = told(path, "round", "score", "1", "--document", T1)["missed"]
    assert (missed["document"], missed["words"]) == (T1, READ)
    _, out, _ = run(path, "round", "score", "1")
    assert "2 differences" in out
    assert 'Read one: coder read "DOCUMENT"' in out


def test_finishing_tells_a_trainee_where_they_differ(path: Path) -> None:
    work(path, CONSENSUS, T1)
    begin(path, "--training", "--coders", "tom", "--documents", T1)
    status, _, said = run(path, "finish", T1, "--as", "tom (round 1)")
    assert status == 0
    assert said == "Finished 1 document.\nAgainst consensus: missed PL, PL2.\n"


@pytest.mark.parametrize("seed", ["-1", str(2**63)])
def test_a_seed_that_cannot_be_kept_is_refused_in_words(path: Path, seed: str) -> None:
    drawn = ("--coders", "ana,ben", "--sample", "2", "--seed", seed)
    status, _, said = run(path, "round", "new", *drawn)
    assert status == 2
    assert "is not in the range" in said


def test_all_documents_of_a_trainee_are_those_of_their_round(path: Path) -> None:
    work(path, CONSENSUS, T1, T2)
    begin(path, "--training", "--coders", "tom", "--documents", T1)
    status, _, said = run(path, "finish", "--all", "--as", "tom (round 1)")
    assert (status, said.splitlines()[0]) == (0, "Finished 1 document.")
