"""Memos from the command line: written, listed, given out."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from coder.cli import main
from coder.workflow import browsing, coding
from coder.workflow.project import Project, open_project
from transcripts.model import Case, Span

NAME = "FSW 01 T2 S1"


def run(path: Path, *words: str, stdin: str = "") -> tuple[int, str, str]:
    runner = CliRunner(env={"CODER_NAME": None, "COLUMNS": "60"})
    result = runner.invoke(main, ["-p", str(path), "memos", *words], input=stdin)
    return result.exit_code, result.stdout, result.stderr


def write(path: Path, *words: str, text: str = "Look again.", coder: str = "ana") -> str:
    code, _, told = run(path, "write", *words, "--text", text, "--as", coder)
    assert code == 0, told
    return told


@pytest.fixture
def guid(ana: Project) -> str:
    """Of one coded segment; the project has a case, too."""
    with ana.action("add a case") as action:
        ana.file.cases.save(action, Case("FSW 01"))
    document, planning = browsing.document(ana, NAME), browsing.code(ana, "PL")
    return coding.apply_code(ana, planning, document=document, span=Span(33, 41)).guid


def test_each_thing_gets_a_memo_and_the_list_reads_them_under_their_titles(
    study_path: Path, guid: str
) -> None:
    assert write(study_path, "--coding", guid[:8]) == f"Written: the memo on PL in {NAME}.\n"
    assert write(study_path, "--document", NAME) == f"Written: the memo on {NAME}.\n"
    assert write(study_path, "--case", "fsw-1") == "Written: the memo on case FSW 01.\n"
    assert write(study_path, "--code", "RR") == "Written: the memo on code RR.\n"
    assert write(study_path, "--project-memo") == "Written: the memo on the project.\n"
    code, out, told = run(study_path)
    assert (code, told) == (0, "5 memos.\n")
    titles = [line.partition(" · ")[0] for line in out.splitlines() if " · " in line]
    assert titles == [
        "the project, by ana",
        "code RR Reflection, by ana",
        "case FSW 01, by ana",
        f"document {NAME}, by ana",
        f"coding PL on “I'd read” in {NAME}, by ana",
    ]
    assert out.splitlines()[1] == "  Look again."


def test_a_memo_comes_from_stdin_and_what_is_there_already_is_told(study_path: Path) -> None:
    long = "Words. " * 20
    words = ("write", "--project-memo", "--as", "ana", "-")
    assert run(study_path, *words, stdin=long)[2] == "Written: the memo on the project.\n"
    assert run(study_path, *words, stdin=long)[2] == "The memo is as it was.\n"
    assert run(study_path, *words)[2] == "Removed: the memo on the project.\n"
    assert run(study_path)[2] == "0 memos.\n"


def test_without_a_text_the_editor_opens_on_what_is_there(
    study_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = []

    def edit(text: str, *, extension: str) -> str | None:
        shown.append((text, extension))
        return None if text else "From the editor."

    monkeypatch.setattr(click, "edit", edit)
    words = ("write", "--project-memo", "--as", "ana")
    assert run(study_path, *words)[2] == "Written: the memo on the project.\n"
    assert run(study_path, *words)[2] == "The memo is as it was.\n"
    assert shown == [("", ".md"), ("From the editor.", ".md")]


def test_a_memo_is_about_one_thing_and_comes_one_way(study_path: Path) -> None:
    for words in ((), ("--project-memo", "--code", "PL")):
        code, _, told = run(study_path, "write", *words, "--text", "x", "--as", "ana")
        assert (code, "with one of --document" in told) == (2, True)
    code, _, told = run(study_path, "write", "--project-memo", "--text", "x", "-", "--as", "ana")
    assert (code, "not both" in told) == (2, True)
    code, _, told = run(study_path, "write", "--project-memo", "--text", "x")
    assert (code, "Say who is coding" in told) == (1, True)


def test_words_are_found_and_filters_narrow_the_list(study_path: Path) -> None:
    write(study_path, "--code", "RR", text="Rare, but clear.")
    write(study_path, "--document", NAME, text="Odd.")
    write(study_path, "--code", "PL", text="Clear.", coder="ben")
    assert run(study_path, "--find", "clear RARE")[2] == "1 memo.\n"
    assert run(study_path, "--about", "document")[1].endswith("  Odd.\n")
    assert run(study_path, "--by", "ben", "--code", "PL")[2] == "1 memo.\n"
    assert run(study_path, "--document", NAME, "--as", "ben")[2] == "0 memos.\n"
    code, _, told = run(study_path, "--by", "bem")
    assert (code, told) == (1, "Error: There is no coder 'bem'. Did you mean 'ben'?\n")


def test_memos_go_out_as_the_name_of_the_file_asks(study_path: Path, tmp_path: Path) -> None:
    write(study_path, "--code", "RR", text="Rare.")
    for ending in ("csv", "xlsx", "json", "md"):
        path = tmp_path / f"memos.{ending}"
        assert run(study_path, "export", "-o", str(path))[0] == 0
        assert path.stat().st_size > 0
    [memo] = json.loads((tmp_path / "memos.json").read_text())
    assert (memo["about"], memo["code"], memo["memo"]) == ("code", "RR", "Rare.")
    assert "### RR Reflection" in (tmp_path / "memos.md").read_text()
    assert run(study_path, "export")[1].startswith("about,document,case,code,coder,")
    assert run(study_path, "--format", "json")[1] == (tmp_path / "memos.json").read_text()
    code, _, told = run(study_path, "export", "-o", str(tmp_path / "memos.doc"))
    assert (code, "memos.doc: tables are written to .csv, .docx, .html, .json, .md," in told) == (
        1,
        True,
    )
    assert run(study_path, "export", "--format", "md", "-o", str(tmp_path / "memos.doc"))[0] == 0


def test_what_steers_a_terminal_is_listed_as_a_mark(study_path: Path) -> None:
    write(study_path, "--project-memo", text="red \x1b[31m")
    assert "\x1b" not in run(study_path)[1]
    with open_project(study_path) as project:
        [memo] = project.file.memos.all()
        assert memo.text == "red \x1b[31m"
