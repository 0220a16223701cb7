import json
from pathlib import Path

from click.testing import CliRunner

from coder.cli import main

NAME = "FSW 01 T2 S1"


def run(path: Path, *words: str) -> tuple[int, str, str]:
    command = ["-p", str(path), "reviews", *words, "--as", "ana"]
    result = CliRunner(env={"CODER_NAME": None}).invoke(main, command)
    return result.exit_code, result.stdout, result.stderr


def test_words_are_marked_as_read_and_listed(study_path: Path) -> None:
    told = run(study_path, "add", NAME, "33", "57")
    assert told == (0, "", f"No code in {NAME}: I'd read the file first.\n")
    _, out, _ = run(study_path, "list", NAME, "--format", "json")
    assert json.loads(out) == [
        {"document": NAME, "start": 33, "stop": 57, "text": "I'd read the file first."}
    ]


def test_places_that_are_none_are_refused(study_path: Path) -> None:
    for start, stop in (("9", "9"), ("30", "999")):
        code, _, err = run(study_path, "add", NAME, start, stop)
        assert (code, "START must be less than STOP" in err) == (1, True)
