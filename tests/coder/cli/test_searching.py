"""`coder search`, as it is typed."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from codebook.model import Code, Codebook, CodeUnit, Keywords
from coder.cli import main
from coder.workflow.project import open_project

NAME = "FSW 01 T2 S1"


@pytest.fixture
def codebook() -> Codebook:
    return Codebook(
        (
            Code("PL", "Planning", keywords=Keywords(("read", "ring"))),
            Code("RR", "Reflection"),
            Code("OC", "Culture", unit=CodeUnit.INTERVIEW),
        )
    )


def run(path: Path, *words: str) -> tuple[int, str, str]:
    env = {"CODER_NAME": None, "COLUMNS": "80"}
    result = CliRunner(env=env).invoke(main, ["-p", str(path), "search", *words])
    return result.exit_code, result.stdout, result.stderr


def codings(path: Path) -> int:
    with open_project(path) as project:
        return len(project.file.codings.all())


def test_matches_stand_flush_below_each_other(study_path: Path) -> None:
    code, out, err = run(study_path, "i'd", "--context", "7")
    assert code == 0
    lines = out.splitlines()
    assert len({line.index("I'd r") for line in lines[:2]}) == 1
    assert all(line.startswith(NAME) for line in lines)
    assert max(map(len, lines)) <= 80
    assert "3 hits in 1 document" in err


def test_nothing_found_is_said_and_is_no_error(study_path: Path) -> None:
    code, out, err = run(study_path, "zebra")
    assert (code, out) == (0, "")
    assert "Nothing found for “zebra”. Only respondents" in err
    assert "--everyone" not in run(study_path, "zebra", "--everyone")[2]


def test_the_forms_that_were_looked_for_are_told(study_path: Path) -> None:
    assert "(zebra, zebras)" in run(study_path, "zebra", "--forms")[2]
    assert "1 hit" in run(study_path, "to miss, miss", "--forms")[2]


def test_a_script_gets_everything_that_is_known(study_path: Path) -> None:
    run(study_path, "file", "--code-all", "PL", "--as", "ana", "--yes")
    _, out, _ = run(study_path, "file", "--format", "json", "--as", "ana", "--context", "5")
    assert json.loads(out) == [
        {
            "document": NAME,
            "case": "",
            "time": "T2",
            "scenario": "S1",
            "speaker": "FSW 01",
            "voice": "respondent",
            "turn": 2,
            "start": 46,
            "stop": 50,
            "left": " the ",
            "match": "file",
            "right": " firs",
            "sentence": "I'd read the file first.",
            "codes": ["PL"],
        }
    ]
    _, out, _ = run(study_path, "file", "--format", "csv")
    assert next(csv.DictReader(out.splitlines()))["match"] == "file"
    _, page, _ = run(study_path, "file", "--format", "html")
    assert '<th scope="col">Words</th>' in page
    assert ">I&#39;d read the file first." in page
    assert json.loads(run(study_path, "zebra", "--format", "json")[1]) == []


def test_a_page_can_be_read_and_a_file_written(study_path: Path, tmp_path: Path) -> None:
    _, out, _ = run(study_path, "what would", "--everyone", "--format", "markdown")
    assert "| FSW 01 T2 S1 | 1 | S1 (a) | **What would** you do" in out
    file = tmp_path / "hits.txt"
    assert run(study_path, "file", "-o", str(file))[0] == 0
    assert "read the file first." in file.read_text()


def test_case_whole_words_and_patterns_can_be_asked_for(study_path: Path) -> None:
    assert "2 hits" in run(study_path, "then", "--case")[2] + run(study_path, "the", "--word")[2]
    assert "1 hit " in run(study_path, "Then", "--case")[2]
    assert "2 hits" in run(study_path, "--regex", r"\bthe\b")[2]
    code, _, err = run(study_path, "--regex", "(")
    assert code == 1
    assert "cannot be read" in err


def test_the_keywords_of_a_code_are_searched_for(study_path: Path) -> None:
    assert "2 hits" in run(study_path, "--code", "PL")[2]
    assert "RR has no keywords" in run(study_path, "--code", "RR")[2]


@pytest.mark.parametrize("words", [(), ("plan", "--code", "PL")])
def test_either_words_or_a_code_must_be_named(study_path: Path, words: tuple[str, ...]) -> None:
    code, _, err = run(study_path, *words)
    assert code == 1
    assert "Say what to search for" in err


def test_all_is_coded_only_after_the_number_was_seen(study_path: Path) -> None:
    _, _, err = run(study_path, "the", "--code-all", "RR", "--as", "ana")
    assert "3 hits in 2 sentences would be coded RR by ana. Add --yes" in err
    assert codings(study_path) == 0
    _, _, err = run(study_path, "the", "--code-all", "RR", "--as", "ana", "--yes")
    assert "2 sentences coded RR" in err
    assert codings(study_path) == 2


def test_what_cannot_be_coded_is_told_and_left(study_path: Path) -> None:
    asked = ("you", "--everyone", "--code-all", "RR", "--as", "ana", "--yes")
    _, _, err = run(study_path, *asked)
    assert "not a respondent's words" in err
    assert "Nothing was coded." in err
    _, _, err = run(study_path, "file", "--code-all", "OC", "--as", "ana", "--yes")
    assert "the wrong kind of document" in err
    assert codings(study_path) == 0
