"""`coder import`, as a person gives it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coder.cli import main

TALK = "INT: How do you plan?\n\nFSW 07: I read the file.\n"


@pytest.fixture
def folder(tmp_path: Path, study_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a study of one document, in which the commands run."""
    monkeypatch.chdir(tmp_path)
    assert study_path.parent == tmp_path
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


def test_import_says_what_came_in(folder: Path) -> None:
    result = run("import", write(folder, "talk.txt", TALK), "--set", "time=T2")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "Of no case yet: talk. Say whose they are with: coder documents load TABLE\n"
        "Imported 1 document.\n"
    )
    listed = json.loads(run("documents", "--format", "json").stdout)
    assert listed[1]["time"] == "T2"


def test_interviews_whose_case_is_told_need_no_remark(folder: Path) -> None:
    result = run("import", write(folder, "talk.txt", TALK), "--set", "case=P1")
    assert result.stderr == "Imported 1 document.\n"


def test_many_interviews_of_no_case_are_told_by_the_first_few(folder: Path) -> None:
    files = [write(folder, f"talk{n}.txt", f"{TALK} {n}") for n in range(6)]
    assert "talk4 …. Say whose" in run("import", *files, "--dry-run").stderr


def test_import_goes_on_after_a_refusal_and_fails_in_the_end(folder: Path) -> None:
    one, copy = write(folder, "one.txt", TALK), write(folder, "copy.txt", TALK)
    result = run("import", one, copy, "none.txt")
    assert result.exit_code == 1
    assert "the words of copy are there already, as one." in result.stderr
    assert "none.txt cannot be read: there is no such file." in result.stderr
    assert "Imported 1 document." in result.stderr


def test_a_dry_run_shows_who_speaks_and_writes_nothing(folder: Path) -> None:
    text = TALK.replace("INT", "Ana") * 2
    args = ("import", write(folder, "talk.txt", text), "--dry-run", "--interviewer", "ana")
    result = run(*args)
    assert result.exit_code == 0
    assert "interviewer" in result.stdout
    assert "How do you plan?" in result.stdout
    assert "Nothing was written" in result.stderr
    assert len(json.loads(run("documents", "--format", "json").stdout)) == 1


def test_a_setting_given_twice_is_refused(folder: Path) -> None:
    talk = write(folder, "talk.txt", TALK)
    result = run("import", talk, "--set", "time=T1", "--set", "time=T2")
    assert result.exit_code == 1
    assert "--set time was given twice" in result.stderr


CODED = (
    "talk,who,words,code,rater\n"
    "T1,INT,And then?,,ana\nT1,Mo,We plan.,Joy;Calm,ana\nT1,Mo,We plan.,Other,ben\n"
)
COLUMNS = (
    *("--text", "words", "--document", "talk", "--speaker", "who"),
    *("--codes", "code", "--coder", "rater", "--no-code", "other"),
)


def test_a_coded_table_comes_in_with_its_codes_and_coders(folder: Path) -> None:
    args = ("import", write(folder, "talks.csv", CODED), *COLUMNS)
    result = run(*args, "--interviewer", "int", "--set", "case=P1")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "2 new codes: JOY Joy, CAL Calm.\nImported 1 document with 2 codings by ana, ben.\n"
    )
    [talk] = [one for one in json.loads(run("documents", "--format", "json").stdout)
              if one["document"] == "T1"]  # fmt: skip
    assert (talk["case"], talk["turns"]) == ("P1", 2)
    assert talk["coders"] == {
        "ana": {"codings": 2, "finished": True},
        "ben": {"codings": 0, "finished": True},
    }


def test_words_of_a_coded_table_are_of_nobody_without_its_codes(folder: Path) -> None:
    args = ("import", write(folder, "talks.csv", CODED), "--text", "words", "--set", "case=P1")
    assert run(*args).stderr == "Imported 1 document.\n"


def test_who_imports_a_coded_table_is_its_coder_where_it_tells_none(folder: Path) -> None:
    table = write(folder, "talks.csv", CODED)
    args = ("import", table, "--text", "words", "--codes", "code", "--as", "cleo")
    assert "Imported 1 document with 3 codings by cleo." in run(*args).stderr
    assert run("undo", "--as", "cleo").stderr == "Undone: imported 1 coded document\n"


def test_a_coded_table_can_be_looked_at_first(folder: Path) -> None:
    result = run("import", write(folder, "talks.csv", CODED), *COLUMNS, "--dry-run")
    assert result.exit_code == 0
    assert "We plan." in result.stdout
    assert "1 document with 2 codings by ana, ben would come in. Nothing was" in result.stderr
    assert len(json.loads(run("documents", "--format", "json").stdout)) == 1


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--codes", "code"), "--codes is for tables that are coded already: name the column"),
        (("--no-code", "Other"), "--no-code is for tables that are coded already"),
        (("--text", "words", "--coder", "rater"), "--coder says nothing without codes"),
        (("--text", "words", "--no-code", "Other"), "--no-code says nothing without codes"),
    ],
)
def test_options_of_coded_tables_that_say_nothing_are_refused(
    folder: Path, args: tuple[str, ...], told: str
) -> None:
    result = run("import", write(folder, "talks.csv", CODED), *args)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_coded_table_that_cannot_be_taken_is_one_sentence(folder: Path) -> None:
    result = run("import", write(folder, "talks.csv", CODED), "--text", "said")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: talks.csv: there is no column 'said'. Its columns are: talk, who, words, code, "
        "rater.\n"
    )
