"""`coder queue`: begin, read on, and hear what may be left."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coder.cli import main
from coder.exchange.order_tables import progress_payload, progress_table
from coder.suggest.recall import Reading, left, recall
from coder.workflow import queueing
from coder.workflow.project import open_project
from tests.coder.workflow.order_world import make_study, plans, read_on


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_study(tmp_path)


def coder(path: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-p", str(path), "queue", *words, "--as", "ana"])


def said(reading: Reading) -> dict[object, object]:
    """The table of progress as words and what stands beside them."""
    return {row[0]: row[1] for row in progress_table((), 7, reading, 0).rows}


def test_an_order_is_begun_with_its_seed(path: Path) -> None:
    told = coder(path, "begin", "--code", "PL", "--seed", "7")
    assert told.stderr == "Begun for PL with seed 7: 60 units to read.\n"


def test_without_a_seed_one_is_drawn_and_kept(path: Path) -> None:
    assert coder(path, "begin", "--code", "PL").exit_code == 0
    with open_project(path, coder="ana") as project:
        assert queueing.progress(project).seed >= 0


def test_what_comes_next_is_listed_and_logged(path: Path) -> None:
    coder(path, "begin", "--code", "PL", "--seed", "7")
    told = coder(path, "next", "-n", "3", "--format", "json")
    [first, *_] = found = json.loads(told.stdout)
    assert len(found) == 3
    assert first["document"] == "FSW 00 T1 S1"
    assert first["text"] == "I plan the visit and read the file."
    assert first["reason"] == '"plan" ← plan; keyword only'
    with open_project(path) as project:
        assert [one.event for one in project.file.events.all()] == ["shown"] * 3


def test_progress_is_told_with_its_interval_and_a_caution(path: Path) -> None:
    coder(path, "begin", "--code", "PL", "--seed", "7")
    with open_project(path, coder="ana") as project:
        read_on(project, 12, plans)
    shown = coder(path, "progress").stdout
    assert "12 of 60" in shown
    assert "no proof" in shown
    assert "complete" not in shown
    told = json.loads(coder(path, "progress", "--format", "json").stdout)
    assert told["found"] == 4
    assert told["misses_in_a_row"] == 8
    assert told["recall"]["low"] < told["recall"]["estimate"] < told["recall"]["high"] == 1
    assert told["left"]["low"] == 0
    assert told["waiting"] == []


def test_where_all_was_read_it_says_so(path: Path) -> None:
    coder(path, "begin", "--code", "PL", "--seed", "7")
    with open_project(path, coder="ana") as project:
        read_on(project, 60, plans)
    assert "All was read" in coder(path, "next").stdout
    assert "Every unit of the order was read." in coder(path, "progress").stdout


def test_what_was_found_before_has_its_line() -> None:
    reading = Reading(units=100, read=30, found=5, sampled=3, hits=1, before=4)
    rows = said(reading)
    assert rows["found before the order was begun"] == 4
    assert rows["recall, perhaps (95 % interval)"] == str(recall(reading))


def test_before_anything_was_drawn_nothing_is_known() -> None:
    reading = Reading(units=100, read=3, found=0, sampled=0, hits=0)
    assert left(reading) is None
    assert said(reading)["perhaps left (95 % interval)"] == ("not known yet")
    payload = progress_payload((), 7, reading, 0)
    assert payload["left"] is payload["recall"] is None


def test_without_an_order_the_command_that_begins_one_is_named(path: Path) -> None:
    told = coder(path, "next")
    assert told.exit_code == 1
    assert "coder queue begin --code CODE" in told.stderr
