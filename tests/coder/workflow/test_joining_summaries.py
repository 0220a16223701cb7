"""Summaries that two people wrote apart come together, and a copy holds one's own."""

from pathlib import Path

import pytest

from coder.workflow.copying import copy_for
from coder.workflow.project import open_project
from coder.workflow.undoing import undo
from tests.coder.workflow.copies_world import Hands, content, copied, merged
from transcripts.model import Case


@pytest.fixture
def home(study_path: Path) -> Path:
    """A study with a case."""
    with open_project(study_path, coder="lead") as project, project.action("case") as action:
        project.file.cases.save(action, Case("FSW 01"))
    return study_path


def summarise(path: Path, name: str, text: str) -> None:
    with open_project(path, coder=name) as project:
        Hands(project).summarise("PL", text)


def summaries(path: Path) -> list[str]:
    with open_project(path) as project:
        return [one.text for one in project.file.summaries.all()]


def test_a_cell_that_two_people_wrote_apart_holds_what_both_wrote(home: Path) -> None:
    away = copied(home, "ben")
    summarise(home, "ana", "Reads first.")
    summarise(away, "ben", "Rings the school.")
    told = merged(home, away)
    [line] = told.conflicts
    assert line == (
        "the summary of FSW 01 on PL: written in both; it holds both now, “Reads first.” and "
        "“Rings the school.”."
    )
    [text] = summaries(home)
    day = text[6:16]
    assert text == f"[ana, {day}]\nReads first.\n\n[ben, {day}]\nRings the school."
    assert not merged(home, away).anything
    with open_project(home, coder="lead") as project:
        undo(project)
    assert summaries(home) == ["Reads first."]


def test_the_other_way_round_it_is_the_same(home: Path, tmp_path: Path) -> None:
    paths = [copied(home, name) for name in ("ana", "ben")]
    for path, name, text in zip(paths, ("ana", "ben"), ("Reads.", "Rings."), strict=True):
        summarise(path, name, text)
    other = tmp_path / "other.coder"
    other.write_bytes(home.read_bytes())
    merged(home, *paths)
    merged(other, *reversed(paths))
    assert content(home)["summaries"] == content(other)["summaries"]


def test_a_summary_that_both_have_changed_holds_both(home: Path) -> None:
    summarise(home, "ben", "Plans.")
    away = copied(home, "ben")
    summarise(home, "ana", "Plans, and reads.")
    summarise(away, "ben", "Plans by phone.")
    told = merged(home, away)
    assert len(told.conflicts) == 1
    [text] = summaries(home)
    assert "]\nPlans, and reads.\n\n[ben, " in text
    assert text.endswith("]\nPlans by phone.")


def test_the_same_words_written_apart_are_no_conflict(home: Path) -> None:
    away = copied(home, "ben")
    summarise(home, "ana", "Reads first.")
    summarise(away, "ben", "Reads first.")
    assert merged(home, away).conflicts == ()
    assert summaries(home) == ["Reads first."]


def test_a_summary_that_only_one_has_written_comes_home_with_their_name(home: Path) -> None:
    away = copied(home, "ben")
    summarise(away, "ben", "Reads first.")
    told = merged(home, away)
    assert [(one.coder, one.what, one.new) for one in told.tallies] == [("ben", "summaries", 1)]
    assert summaries(home) == ["Reads first."]


def test_a_copy_holds_ones_own_summaries_only(home: Path, tmp_path: Path) -> None:
    summarise(home, "ana", "Nobody else's business yet.")
    with open_project(home, coder="ben") as project:
        copy_for(project, tmp_path / "b.coder")
    assert summaries(tmp_path / "b.coder") == []
    assert b"Nobody else" not in (tmp_path / "b.coder").read_bytes()
    assert not merged(home, tmp_path / "b.coder").anything
    assert summaries(home) == ["Nobody else's business yet."]
