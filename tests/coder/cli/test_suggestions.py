import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from codebook.model import Code, Codebook, Keywords
from coder.cli import main
from coder.workflow.policy import settle
from coder.workflow.project import open_project

NAME = "FSW 01 T2 S1"


@pytest.fixture
def codebook() -> Codebook:
    """Planning with a child, and reflection, each with a keyword that is said once."""
    return Codebook(
        (
            Code("PL", "Planning", keywords=Keywords(("read",), ("care plan",))),
            Code("PL2", "Calls", parent="PL", keywords=Keywords(("ring",))),
            Code("RR", "Reflection", keywords=Keywords(("miss",))),
        )
    )


@pytest.fixture(autouse=True)
def _suggested_at_once(study_path: Path) -> None:
    """The project's owner has decided that nobody has to read a document through first."""
    with open_project(study_path) as project:
        settle(project, blind=False)


def run(path: Path, *words: str) -> tuple[int, str, str]:
    result = CliRunner(env={"CODER_NAME": None}).invoke(main, ["-p", str(path), "suggest", *words])
    return result.exit_code, result.stdout, result.stderr


def listed(path: Path, *words: str) -> list[dict[str, Any]]:
    code, out, _ = run(path, "list", "--format", "json", *words)
    assert code == 0
    rows: list[dict[str, Any]] = json.loads(out)
    return rows


def codings(path: Path) -> int:
    with open_project(path) as project:
        return len(project.file.codings.all())


def test_suggestions_are_listed_for_scripts_with_everything_that_is_known(study_path: Path) -> None:
    first, *_ = listed(study_path)
    assert len(first.pop("id")) == 10
    assert first == {
        "document": NAME,
        "start": 37,
        "stop": 41,
        "code": "PL",
        "form": "read",
        "keyword": "read",
        "reason": '"read" ← read',
        "score": 1.0,
        "band": "",
        "method": "rules",
        "quote": "read",
        "sentence": "I'd read the file first.",
    }


def test_a_code_brings_those_below_it(study_path: Path) -> None:
    assert [row["code"] for row in listed(study_path, "--code", "pl")] == ["PL", "PL2"]
    assert [row["code"] for row in listed(study_path, "--code", "RR")] == ["RR"]


def test_one_document_can_be_asked_for(study_path: Path) -> None:
    assert len(listed(study_path, "--document", NAME)) == 3


@pytest.mark.parametrize(
    ("option", "wrong", "hint"),
    [("--code", "PL9", "Did you mean 'PL'"), ("--document", "FSW 1", "Did you mean 'FSW 01")],
)
def test_an_unknown_name_brings_the_closest_one(
    study_path: Path, option: str, wrong: str, hint: str
) -> None:
    code, out, err = run(study_path, "list", option, wrong)
    assert (code, out) == (1, "")
    assert hint in err


def test_the_table_says_how_to_decide(study_path: Path) -> None:
    code, out, _ = run(study_path, "list")
    assert code == 0
    assert "3 suggestions to decide" in out
    assert "coder suggest accept ID --as NAME" in " ".join(out.split())
    assert "1 suggestion to decide" in run(study_path, "list", "--code", "RR")[1]


def test_the_table_with_nothing_left_says_so(study_path: Path) -> None:
    run(study_path, "reject", *[row["id"] for row in listed(study_path)], "--as", "ana")
    _, out, _ = run(study_path, "list", "--as", "ana")
    assert "0 suggestions to decide" in out
    assert "coder suggest accept" not in out


def test_the_list_leaves_as_csv_with_all_columns(study_path: Path) -> None:
    _, out, _ = run(study_path, "list", "--format", "csv")
    rows = list(csv.DictReader(out.splitlines()))
    assert [row["quote"] for row in rows] == ["read", "ring", "missed"]


def test_accepting_by_id_codes_the_sentence(study_path: Path) -> None:
    [row] = listed(study_path, "--code", "RR")
    code, out, err = run(study_path, "accept", row["id"], "--as", "ana")
    assert (code, out) == (0, "")
    assert err == f"Coded RR in {NAME}: Afterwards I'd ask what I missed.\n"
    assert codings(study_path) == 1
    assert listed(study_path, "--code", "RR", "--as", "ana") == []
    assert len(listed(study_path, "--code", "RR", "--as", "ben")) == 1


def test_rejecting_by_id_codes_nothing(study_path: Path) -> None:
    [row] = listed(study_path, "--code", "RR")
    code, _, err = run(study_path, "reject", row["id"], "--as", "ana")
    assert (code, err) == (0, f'Rejected RR in {NAME}: "missed" ← miss; keyword only\n')
    assert codings(study_path) == 0
    assert listed(study_path, "--code", "RR", "--as", "ana") == []


@pytest.mark.parametrize("verb", ["accept", "reject"])
def test_nothing_is_decided_without_a_coder_or_with_one_wrong_id(
    study_path: Path, verb: str
) -> None:
    known = listed(study_path)[0]["id"]
    assert run(study_path, verb, known)[0] == 1
    code, _, err = run(study_path, verb, known, "wrong", "--as", "ana")
    assert code == 1
    assert "There is no suggestion wrong." in err
    assert json.loads(run(study_path, "log", "--format", "json")[1]) == []


def test_the_log_tells_what_a_coder_was_shown_and_decided(study_path: Path) -> None:
    [row] = listed(study_path, "--code", "RR", "--as", "ana")
    listed(study_path)
    run(study_path, "accept", row["id"], "--as", "ana")
    first, second = json.loads(run(study_path, "log", "--format", "json")[1])
    assert (first["event"], second["event"]) == ("shown", "accepted")
    assert (first["coder"], first["document"], first["code"]) == ("ana", NAME, "RR")
    assert first["blind"] is False
    _, out, _ = run(study_path, "log", "--format", "csv")
    assert [line["blind"] for line in csv.DictReader(out.splitlines())] == ["no", "no"]


def test_the_forms_are_listed_per_code(study_path: Path) -> None:
    code, out, _ = run(study_path, "forms", "--format", "json")
    assert code == 0
    forms = json.loads(out)
    assert [(one["code"], one["form"], one["count"], one["avoid"]) for one in forms] == [
        ("PL", "read", 1, False),
        ("PL", "care plan", 0, True),
        ("PL2", "ring", 1, False),
        ("RR", "missed", 1, False),
    ]


def test_the_forms_of_one_code_can_be_asked_for(study_path: Path) -> None:
    forms = json.loads(run(study_path, "forms", "--code", "RR", "--format", "json")[1])
    assert [one["keyword"] for one in forms] == ["miss"]
