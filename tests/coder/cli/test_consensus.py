"""`coder consensus`: take over, list, settle and count, in the shapes that scripts rely on."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from coder.cli import main
from coder.workflow.project import Project, open_project
from tests.coder.workflow.settled import SAID, code_words, consensus, finish, rate


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner(env={"COLUMNS": "120"}).invoke(main, list(words))
    return result.exit_code, result.stdout, result.stderr


def payload(*words: str) -> Any:
    code, out, err = run(*words, "--format", "json")
    assert code == 0, err
    return json.loads(out)


@pytest.fixture
def study(study_path: Path, ana: Project, ben: Project) -> str:
    """Ana alone finds reading and, on level 2, reflection; both find planning, ana on a level."""
    code_words(ana, "PL2", "read the file")
    code_words(ben, "PL", "read the file")
    rate(ana, "PL", "1")
    rate(ana, "RR", "2", "ask what I missed")
    finish(ana, ben)
    return str(study_path)


def settle(study: str, *words: str) -> tuple[int, str, str]:
    return run("-p", study, "consensus", "settle", *words, "--as", "lead")


def test_the_list_tells_every_side_and_what_is_open(study: str) -> None:
    found = payload("-p", study, "consensus", "list")
    assert [(one["number"], one["code"], one["standing"]) for one in found] == [
        (1, "PL2", "open"),
        (2, "RR", "open"),
    ]
    [reading, _] = found
    assert reading["said"]["ben"] == {"said": "absent", "spans": []}
    assert (reading["words"], reading["above"], reading["taken"]) == ("read the file", [], [])
    code, out, _ = run("-p", study, "consensus", "list")
    assert code == 0
    assert "2 disagreements, 0 of 2 settled" in out
    assert "coder consensus settle" in out


def test_a_disagreement_is_settled_by_number_or_id_and_listed_with_its_reason(study: str) -> None:
    code, _, err = settle(study, "2", "--take", "Ana", "--reason", "Her own part.")
    assert (code, err) == (0, f"Settled: RR in {SAID}.\n")
    [reading] = payload("-p", study, "consensus", "list", "--open")
    [reflection] = payload("-p", study, "consensus", "list", "--settled")
    assert (reflection["verdict"], reflection["taken"], reflection["by"]) == (
        "one",
        ["ana"],
        "lead",
    )
    assert (reflection["reason"], reflection["settled"]) == ("Her own part.", "discussion")
    code, _, err = settle(study, reading["id"], "--take", "none", "--settled", "lead")
    assert code == 0, err
    out = run("-p", study, "consensus", "list", "--settled")[1]
    assert "ana (discussion)" in out
    assert "neither (lead)" in out


def test_a_reason_is_given_afterwards(study: str) -> None:
    settle(study, "2", "--take", "ana")
    code, _, err = settle(study, "2", "--reason", "Her own part.")
    assert (code, err) == (0, f"The reason is kept with RR in {SAID}.\n")
    [found] = payload("-p", study, "consensus", "list", "--settled")
    assert (found["reason"], found["taken"]) == ("Her own part.", ["ana"])


def test_words_of_ones_own_and_levels_are_settled_on(study: str) -> None:
    assert settle(study, "2", "--take", "what I missed", "--value", "1")[0] == 0
    assert settle(study, "1", "--take", "both")[0] == 0
    code, _, err = settle(study, "3", "--value", "2")
    assert err == f"Settled: PL in {SAID}; the document is finished as consensus.\n"
    assert code == 0
    with open_project(Path(study)) as project:
        assert consensus(project) == [
            ("PL2", "read the file"),
            ("RR", "what I missed"),
            ("PL", "2"),
            ("RR", "1"),
        ]
    listed = run("-p", study, "consensus", "list", "--unopposed")[1]
    assert "2 (discussion)" in listed


def test_values_that_nobody_contradicts_are_taken_at_once(study: str) -> None:
    code, _, err = settle(study, "--unopposed")
    assert (code, err) == (0, "Taken over: 1 value that nobody contradicts.\n")
    [value] = payload("-p", study, "consensus", "list", "--unopposed", "--settled")
    assert (value["kind"], value["settled"]) == ("unopposed", "")


def test_a_level_that_nobody_gave_is_asked_for(
    study_path: Path, ana: Project, ben: Project
) -> None:
    rate(ana, "RR", "0")
    code_words(ben, "RR", "ask what I missed")
    finish(ana, ben)
    err = settle(str(study_path), "1", "--take", "ben")[2]
    assert "RR has no level yet. Settle again with --value: 1 emerging, 2 embedded." in err
    err = settle(str(study_path), "1", "--take", "ben", "--value", "1")[2]
    assert "no level" not in err


def test_undo_takes_back_what_was_settled(study: str) -> None:
    settle(study, "2", "--take", "ana")
    assert run("-p", study, "undo", "--as", "lead")[0] == 0
    assert payload("-p", study, "consensus", "list", "--settled") == []


def test_a_change_of_a_coders_work_is_told_and_the_decision_stays(study: str, ana: Project) -> None:
    settle(study, "2", "--take", "ana", "--reason", "Her own part.")
    code_words(ana, "RR", "the school")
    [changed] = payload("-p", study, "consensus", "list", "--code", "RR")
    assert changed["standing"] == "changed since"
    assert "changed since" in run("-p", study, "consensus", "list", "--code", "RR")[1]


def test_a_spreadsheet_has_every_field(study: str) -> None:
    settle(study, "2", "--take", "ana")
    out = run("-p", study, "consensus", "list", "--by-document", "--format", "csv")[1]
    [first, second] = csv.DictReader(io.StringIO(out))
    assert {one["code"]: one["verdict"] for one in (first, second)} == {"PL2": "", "RR": "one"}
    assert {"ana", "ben", "standing", "reason", "words"} <= first.keys()


def test_the_summary_counts_how_and_by_whose_version(study: str) -> None:
    settle(study, "2", "--take", "ana", "--settled", "lead")
    *_, whole = payload("-p", study, "consensus", "summary")
    assert (whole["code"], whole["disagreed"], whole["lead"], whole["open"]) == ("all", 2, 1, 1)
    assert whole["taken"] == {"ana": {"count": 1, "share": 1}}
    out = run("-p", study, "consensus", "summary", "--code", "RR", "--format", "markdown")[1]
    assert "| As ana |" in out


def test_nothing_to_settle_is_a_table_without_advice(study_path: Path, ana: Project) -> None:
    with open_project(study_path, coder="ben") as ben:
        finish(ana, ben)
    out = run("-p", str(study_path), "consensus", "list")[1]
    assert "0 disagreements" in out
    assert "coder consensus settle" not in out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("9", "--take", "ana"), "There is no disagreement '9'"),
        (("--take", "ana"), "There is no disagreement ''"),
        (("1",), "Say what to take: --take ana|ben|both|none, or --value VALUE."),
        (("1", "--value", "1"), "take one of them, both, or none"),
        (("2", "--take", "nowhere to be found"), "stand nowhere where they differ on RR"),
    ],
)
def test_mistakes_are_one_sentence(study: str, words: tuple[str, ...], says: str) -> None:
    code, _, err = settle(study, *words)
    assert code == 1
    assert says in err


def test_who_settles_has_to_say_so(study: str) -> None:
    code, _, err = run("-p", study, "consensus", "settle", "1", "--take", "ana")
    assert code == 1
    assert "--as NAME" in err
