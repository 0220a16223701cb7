import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.model import Code, Codebook
from coder.errors import NothingToUndoError, TwoWindowsError, UndoConflictError
from coder.store.connection import Row, fetch
from coder.workflow.browsing import codings_in, document
from coder.workflow.coding import apply_code, finish, remove_coding
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.undoing import redo, undo
from transcripts.model import Document, Kind, Span, Turn, Voice

TABLES = ("documents", "turns", "codes", "codings", "ratings", "finishes")


def rows(project: Project) -> dict[str, list[Row]]:
    """Every row of the tables that undo works on."""
    return {
        table: fetch(project.file._db, f"SELECT * FROM {table} ORDER BY guid") for table in TABLES
    }


def code(project: Project, name: str) -> Code:
    found = project.codebook().find(name)
    assert found is not None
    return found


def words(project: Project, text: str) -> tuple[Document, Span]:
    there = document(project, "FSW 01 T2 S1")
    start = there.text.index(text)
    return there, Span(start, start + len(text))


def put(project: Project, name: str, text: str) -> None:
    there, span = words(project, text)
    apply_code(project, code(project, name), document=there, span=span)


def spans(project: Project) -> list[str]:
    there, _ = words(project, "file")
    return [coding.span.of(there.text) for coding in codings_in(project, there)]


def test_the_making_of_a_project_is_not_undone(tmp_path: Path, codebook: Codebook) -> None:
    create_project(tmp_path / "new.coder", codebook)
    with open_project(tmp_path / "new.coder") as project:
        with pytest.raises(NothingToUndoError):
            undo(project)
        assert len(project.codebook()) == len(codebook)


def test_the_trail_tells_who_did_what_and_what_was_before(ana: Project) -> None:
    put(ana, "PL2", "read the file")
    last = ana.file.history.past()[-1]
    assert (last.name, last.coder) == ("PL2 Reading first in FSW 01 T2 S1", "ana")
    changes = fetch(ana.file._db, "SELECT * FROM changes WHERE action = :id", {"id": last.id})
    assert [(one["table_name"], one["before"]) for one in changes] == [("codings", None)]


def test_who_undoes_their_first_act_stays_a_coder(study_path: Path) -> None:
    with open_project(study_path, coder="ana") as project:
        put(project, "PL2", "read the file")
        undo(project)
    with open_project(study_path, coder="ana") as project:
        redo(project)
        put(project, "PL", "ring the school")
        assert spans(project) == ["read the file", "ring the school"]


def test_the_trail_never_holds_the_words_of_a_respondent(ana: Project) -> None:
    put(ana, "PL2", "read the file")
    trail = fetch(ana.file._db, "SELECT * FROM changes")
    assert not any("ring the school" in str(row.values()) for row in trail)


def test_undo_and_redo_survive_closing_the_program(study_path: Path) -> None:
    with open_project(study_path, coder="ana") as project:
        put(project, "PL2", "read the file")
    with open_project(study_path, coder="ana") as project:
        assert undo(project) == "PL2 Reading first in FSW 01 T2 S1"
        assert spans(project) == []
    with open_project(study_path, coder="ana") as project:
        assert redo(project) == "PL2 Reading first in FSW 01 T2 S1"
        assert spans(project) == ["read the file"]


def test_each_coder_undoes_only_their_own_work(ana: Project, ben: Project) -> None:
    put(ana, "PL2", "read the file")
    put(ben, "PL", "ring the school")
    undo(ana)
    assert spans(ben) == ["ring the school"]
    with pytest.raises(NothingToUndoError, match="nothing of yours"):
        undo(ana)


def test_work_that_another_coder_built_on_is_not_undone(ana: Project, ben: Project) -> None:
    before = ana.codebook()
    with ana.file.action("add a code", "ana") as action:
        ana.file.codes.save(action, Codebook((*before, Code("NEW", "New"))))
    put(ben, "NEW", "ring the school")
    with pytest.raises(UndoConflictError, match="add a code"):
        undo(ana)
    assert spans(ana) == ["ring the school"]


def test_a_row_that_somebody_changed_since_is_not_undone(ana: Project, ben: Project) -> None:
    put(ana, "PL2", "read the file")
    [coding] = codings_in(ana, words(ana, "file")[0])
    with ben.file.action("take it away", "ben") as action:
        ben.file.codings.remove(action, coding)
    with pytest.raises(UndoConflictError):
        undo(ana)


def test_something_new_ends_what_can_be_redone(ana: Project) -> None:
    put(ana, "PL2", "read the file")
    undo(ana)
    put(ana, "PL", "ring the school")
    with pytest.raises(NothingToUndoError, match="nothing to redo"):
        redo(ana)


def test_undo_goes_on_backwards_after_a_redo(ana: Project) -> None:
    put(ana, "PL2", "read the file")
    put(ana, "PL", "ring the school")
    undo(ana)
    redo(ana)
    undo(ana)
    undo(ana)
    assert spans(ana) == []
    redo(ana)
    redo(ana)
    assert spans(ana) == ["read the file", "ring the school"]


def test_a_name_that_joins_from_two_windows_at_once_is_told(study_path: Path) -> None:
    with (
        open_project(study_path, coder="zoe") as first,
        open_project(study_path, coder="zoe") as second,
    ):
        put(first, "PL2", "read the file")
        with pytest.raises(TwoWindowsError, match="Open the project again"):
            put(second, "PL", "ring the school")
        assert spans(first) == ["read the file"]


STEPS = st.lists(st.tuples(st.sampled_from(["PL", "PL2", "RR", "x", "f"]), st.integers(0, 70)))


def play(project: Project, step: str, place: int) -> None:
    there = document(project, "FSW 01 T2 S1")
    if step == "f":
        finish(project, [there])
    elif step == "x":
        for coding in codings_in(project, there)[:1]:
            remove_coding(project, coding)
    else:
        start = there.turns[1].speech + place
        apply_code(project, code(project, step), document=there, span=Span(start, start + 5))


@given(STEPS)
def test_undoing_everything_brings_the_start_back_and_redoing_the_end(
    steps: list[tuple[str, int]],
) -> None:
    project = in_memory()
    start = rows(project)
    states = [start]
    for step, place in steps:
        play(project, step, place)
        if rows(project) != states[-1]:
            states.append(rows(project))
    for state in reversed(states[:-1]):
        undo(project)
        assert rows(project) == state
    for state in states[1:]:
        redo(project)
        assert rows(project) == state
    project.close()


def in_memory() -> Project:
    from coder.model import Coder
    from coder.store.connection import memory
    from coder.store.project_file import ProjectFile
    from coder.store.schema import migrations

    db = memory()
    migrations.apply(db)
    file = ProjectFile(db)
    text = "What first?\n" + "I would read the file and then ring the school before I go. " * 2
    turns = (
        Turn(0, 0, 11, "S1 (a)", Voice.PROMPT),
        Turn(12, 12, len(text) - 1, "A", Voice.RESPONDENT),
    )
    codes = (Code("PL", "Planning"), Code("PL2", "Reading", parent="PL"), Code("RR", "Reflection"))
    with file.action("set up", "lead") as action:
        file.codes.save(action, Codebook(codes))
        file.documents.add(action, Document("FSW 01 T2 S1", text, turns, kind=Kind.RESPONSE))
    return Project(Path("memory"), file, Coder("ana"))


CODING_LOOP = """
import sys
from pathlib import Path
from coder.workflow.browsing import document
from coder.workflow.coding import apply_code
from coder.workflow.project import open_project
from transcripts.model import Span

with open_project(Path(sys.argv[1]), coder=sys.argv[2]) as project:
    there = document(project, "FSW 01 T2 S1")
    code = project.codebook().find("PL2")
    first = there.turns[1].speech
    for n in range(int(sys.argv[3])):
        start = first + n % 60
        apply_code(project, code, document=there, span=Span(start, start + 1 + n // 60))
        print(n, flush=True)
"""


def start_coding(path: Path, name: str, times: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", CODING_LOOP, str(path), name, str(times)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])},
    )


def test_a_killed_program_loses_at_most_the_keystroke_in_flight(study_path: Path) -> None:
    chance = random.Random(4)
    for attempt in range(6):
        name = f"coder{attempt}"
        process = start_coding(study_path, name, 1200)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.15))
        process.send_signal(signal.SIGKILL)
        saved = 1 + len(process.stdout.read().splitlines())
        process.stdout.close()
        process.wait()
        with open_project(study_path, coder=name) as project:
            assert fetch(project.file._db, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
            me = project.me().guid
            mine = [c for c in codings_in(project, words(project, "f")[0]) if c.coder == me]
            assert saved <= len(mine) <= saved + 1


def test_two_programs_write_at_once_and_no_coding_is_lost(study_path: Path) -> None:
    both = [start_coding(study_path, name, 100) for name in ("ana", "ben")]
    for process in both:
        process.communicate()
        assert process.returncode == 0
    with open_project(study_path) as project:
        counts = project.file.codings.counts()
    assert sorted(counts.values()) == [100, 100]


def test_the_file_is_closed_when_the_work_ends(tmp_path: Path) -> None:
    path = tmp_path / "study.coder"
    create_project(path, Codebook())
    with open_project(path) as project:
        file = project.file
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        file.data_version()


def test_undo_in_a_document_leaves_alone_what_was_done_in_another(ana: Project) -> None:
    here, _ = words(ana, "file")
    other = Document(
        "Another", "I would ring first.", (Turn(0, 0, 19, "FSW 02", Voice.RESPONDENT),)
    )
    with ana.action("add a document") as action:
        ana.file.documents.add(action, other)
    put(ana, "PL", "read the file")
    finish(ana, [other])
    assert undo(ana, here) == "PL Planning in FSW 01 T2 S1"
    with pytest.raises(NothingToUndoError):
        undo(ana, here)
    assert redo(ana, here) == "PL Planning in FSW 01 T2 S1"
    assert ana.file.finishes.of(other.guid, ana.me().guid) is not None
