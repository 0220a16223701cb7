"""A document is read in plain lines, with everything that was coded on it in words."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from coder.cli import main
from coder.model import MemoAbout, Subject
from coder.workflow import browsing, coding, memoing
from coder.workflow.project import open_project
from transcripts.model import Span

NAME = "FSW 01 T2 S1"
FIRST = "I'd read the file first."


@pytest.fixture
def coded(study_path: Path) -> Path:
    """Ana has coded the first sentence, given a level, noted two things and finished; Ben one."""
    for name in ("ana", "ben"):
        with open_project(study_path, coder=name) as project:
            document = browsing.document(project, NAME)
            start = document.text.index(FIRST)
            span = Span(start, start + len(FIRST))
            code = browsing.code(project, "PL2" if name == "ana" else "RR")
            made = coding.apply_code(project, code, document=document, span=span)
            if name == "ana":
                level = browsing.code(project, "PL")
                coding.rate(project, level, document=document, value="2", span=span)
                memoing.write(project, Subject(MemoAbout.CODING, made.guid), "A clear case.")
                memoing.write(project, Subject(MemoAbout.DOCUMENT, document.guid), "Short.")
                coding.finish(project, [document])
    return study_path


def said(path: Path, *options: str) -> str:
    result = CliRunner().invoke(main, ["-p", str(path), "read", NAME, *options])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_coder_reads_their_own_work_in_words(coded: Path) -> None:
    lines = said(coded, "--as", "ana").splitlines()
    assert lines[0] == f"{NAME}: response, 2 turns."
    assert lines[1].endswith("in 1 turn of 2; finished by ana.")
    assert "Turn 1 of 2, S1 (a), prompt:" in lines
    assert "Turn 2 of 2, FSW 01:" in lines
    assert f"Coded PL2 Reading first, by ana: “{FIRST}”" in lines
    assert "Memo of ana on this: A clear case." in lines
    assert "PL Planning: level 2, embedded, by ana." in lines
    assert "Memo of ana on this document: Short." in lines
    assert lines[-1] == f"End of {NAME}."
    assert "by ben" not in "\n".join(lines)


def test_without_a_name_and_as_consensus_one_reads_everybody_s(coded: Path) -> None:
    for options in ((), ("--as", "consensus")):
        assert f"Coded RR Reflection, by ben: “{FIRST}”" in said(coded, *options)


def test_a_document_that_nobody_has_coded_says_so(study_path: Path) -> None:
    assert "0 coded segments in 0 turns of 2; not finished." in said(study_path)


def test_one_turn_is_read_alone(coded: Path) -> None:
    lines = said(coded, "--turn", "1").splitlines()
    assert lines == ["Turn 1 of 2, S1 (a), prompt:", "What would you do before you go?"]


def test_a_turn_that_is_not_there_is_refused(coded: Path) -> None:
    result = CliRunner().invoke(main, ["-p", str(coded), "read", NAME, "--turn", "3"])
    assert result.exit_code == 1
    assert f"{NAME} has the turns 1 to 2; there is no turn 3." in result.stderr


def test_only_turns_with_codes_are_read_on_demand(coded: Path) -> None:
    assert "Turn 1" not in said(coded, "--codes")
    assert "Turn 2" in said(coded, "--codes")


def test_nothing_is_drawn_and_nothing_coloured(coded: Path) -> None:
    text = said(coded)
    assert not set(text) & set("\x1b│─╭╰▌█")


def test_a_script_reads_the_same(coded: Path) -> None:
    read = json.loads(said(coded, "--as", "ana", "--codes", "--format", "json"))
    [turn] = read["turns"]
    assert turn["number"] == 2
    one = next(one for one in turn["codes"] if one["code"] == "PL2")
    assert one["words"] == FIRST
    assert one["memos"] == [["ana", "A clear case."]]


def test_a_turn_of_an_unnamed_speaker_is_told_by_its_voice(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text("I: Hello?\nR: I listen first.\n")
    path = tmp_path / "s.coder"
    for command in (["new", str(path)], ["-p", str(path), "import", str(tmp_path / "talk.txt")]):
        assert CliRunner().invoke(main, command).exit_code == 0
    shown = CliRunner().invoke(main, ["-p", str(path), "read", "talk"]).stdout
    assert "Turn 1 of 2" in shown
