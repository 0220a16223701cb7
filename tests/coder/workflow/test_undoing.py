import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Keywords
from coder.errors import CodingRefusedError, LostProjectError, ProjectBusyError
from coder.store.connection import fetch, reading
from coder.workflow import browsing
from coder.workflow.browsing import finished_by
from coder.workflow.coding import apply_code, finish, rate, remove_coding, unrate
from coder.workflow.coding_many import rate_all
from coder.workflow.policy import settle
from coder.workflow.project import Project, open_project
from coder.workflow.revising import move
from coder.workflow.suggesting import accept, offer_again, reject, suggestions
from coder.workflow.suggestion_log import log
from coder.workflow.transferring import import_codings
from coder.workflow.undoing import last, redo, redo_in, undo, undo_in
from tests.tui.coding_stage import FIRST, words
from transcripts.model import Document
from transcripts.text import fingerprint


def test_undo_tells_what_it_took_back_and_where(ana: Project, response: Document) -> None:
    span, planning = words(FIRST, response), ana.codebook().codes[0]
    made = apply_code(ana, planning, document=response, span=span)
    rating = rate(ana, planning, document=response, value="2")
    unrate(ana, rating)
    remove_coding(ana, made)
    told = [undo_in(ana, response) for _ in range(4)]
    assert [one.what for one in told] == [
        "the removal of PL Planning",
        "the removal of level 2 embedded of PL Planning",
        "level 2 embedded of PL Planning in FSW 01 T2 S1",
        "PL Planning in FSW 01 T2 S1",
    ]
    assert [one.spans for one in told] == [(span,), (), (), (span,)]
    assert redo_in(ana, response).spans == (span,)


def test_an_import_is_not_undone_where_a_level_would_lose_its_words(
    ana: Project, response: Document, tmp_path: Path
) -> None:
    table = tmp_path / "codings.csv"
    table.write_text(f"document,code,coder,quote\n{response.name},PL,ana,{FIRST}\n", "utf-8")
    planning = ana.codebook().codes[0]
    with open_project(ana.path, coder="lead") as lead:
        import_codings(lead, table)
        ana.meet()
        rating = rate(ana, planning, document=response, value="1")
        before = last(lead)
        with pytest.raises(CodingRefusedError, match="level 1 of PL by ana in FSW 01 T2 S1"):
            undo(lead)
        assert last(lead) == before
        unrate(ana, rating)
        assert undo(lead) == "import codings from codings.csv"
        assert lead.file.codings.all() == []


def test_words_are_not_taken_back_under_a_level_that_was_given_to_many_at_once(
    ana: Project, response: Document
) -> None:
    span, planning = words(FIRST, response), ana.codebook().codes[0]
    with ana.action("another answer") as action:
        another = replace(response, name="FSW 02 T2 S1", guid="2")
        ana.file.documents.add(action, another)
    apply_code(ana, planning, document=response, span=span)
    rate_all(ana, planning, [response, another], value="2", evidence={another.guid: span})
    with pytest.raises(CodingRefusedError, match="level 2 of PL by ana in FSW 01 T2 S1"):
        undo(ana, response)
    assert undo(ana) == "rate PL 2: 2 documents"
    assert undo(ana, response) == "PL Planning in FSW 01 T2 S1"
    assert ana.file.codings.all() == []


def test_words_do_not_come_back_where_a_code_that_was_moved_makes_them_contradict_a_level(
    ana: Project, ben: Project, response: Document
) -> None:
    reading_first, reflection = ana.codebook().codes[1:3]
    rate(ana, reflection, document=response, value="0")
    apply_code(ana, reading_first, document=response, span=words(FIRST, response))
    undo(ana, response)
    move(ben, reading_first, parent="RR")
    with pytest.raises(CodingRefusedError, match="ana in FSW 01 T2 S1 says that RR is absent"):
        redo(ana, response)
    assert ana.file.codings.all() == []


def test_a_rejection_is_taken_back_and_the_log_tells_both(ana: Project, response: Document) -> None:
    seek(ana, "read")
    settle(ana, blind=False)
    [found] = suggestions(ana, [response])
    reject(ana, found)
    assert suggestions(ana, [response]) == []
    offer_again(ana, found)
    assert suggestions(ana, [response]) == [found]
    assert [one.event for one in log(ana)] == ["rejected", "restored"]


def test_accepting_is_one_action_also_where_the_words_are_coded_so_already(
    ana: Project, response: Document
) -> None:
    seek(ana, "read")
    settle(ana, blind=False)
    [found] = suggestions(ana)
    actions = len(ana.file.history.past())
    made = accept(ana, found)
    assert accept(ana, found) == made
    assert len(ana.file.history.past()) == actions + 2
    assert [one.event for one in log(ana)] == ["accepted", "accepted"]
    assert suggestions(ana, [response]) == []


def test_reading_a_file_that_another_program_locks_is_told_in_a_sentence(
    ana: Project, ben: Project
) -> None:
    ben.file._db.execute("BEGIN EXCLUSIVE")
    with ana.hurried(0), pytest.raises(ProjectBusyError, match="Another program"):
        ana.codebook()
    ben.file._db.rollback()
    with reading():
        assert len(ana.codebook()) == 4


def test_who_has_hurried_is_as_patient_afterwards_as_before(ana: Project) -> None:
    def milliseconds() -> int:
        [found] = fetch(ana.file._db, "PRAGMA busy_timeout")
        return int(found["timeout"])

    ana.be_patient(60)
    assert milliseconds() == 60_000
    with ana.hurried(0.1):
        assert milliseconds() == 100
        with ana.hurried(0):
            assert milliseconds() == 0
        assert milliseconds() == 100
    assert milliseconds() == 60_000


def test_what_was_written_is_counted_and_what_was_refused_is_not(
    ana: Project, ben: Project
) -> None:
    def write() -> None:
        with ana.action("something"):
            pass

    before = ana.kept()
    write()
    assert ana.kept() == before + 1
    ben.file._db.execute("BEGIN IMMEDIATE")
    with ana.hurried(0), pytest.raises(ProjectBusyError):
        write()
    ben.file._db.rollback()
    assert ana.kept() == before + 1


def test_who_begins_to_watch_while_another_program_writes_is_told_of_it(
    ana: Project, ben: Project
) -> None:
    ben.file._db.execute("BEGIN EXCLUSIVE")
    watch = ana.watch()
    assert not watch.changed()
    ben.file._db.rollback()
    assert watch.changed()
    assert not watch.changed()


def seek(project: Project, *found: str) -> None:
    with project.action("keywords") as action:
        book = project.codebook()
        planning = replace(book.codes[0], keywords=Keywords(seek=found))
        project.file.codes.save(action, replace(book, codes=(planning, *book.codes[1:])))


def test_who_asks_again_and_again_is_told_once_of_what_another_wrote(
    ana: Project, ben: Project, response: Document
) -> None:
    watch, another = ana.watch(), ana.watch()
    assert not watch.changed()
    finish(ben, [response])
    assert watch.changed()
    assert not watch.changed()
    ben.file._db.execute("BEGIN EXCLUSIVE")
    assert not another.changed()
    ben.file._db.rollback()
    assert another.changed()
    assert finished_by(ana, response) == {ben.me().guid}


def test_a_document_is_known_by_the_fingerprint_of_its_text_until_it_is_gone(
    ana: Project, response: Document
) -> None:
    assert browsing.fingerprint(ana, response) == fingerprint(response.text)
    with open_project(ana.path, coder="lead") as lead:
        undo(lead)
    assert browsing.fingerprint(ana, response) is None


def test_a_disk_that_fails_while_reading_is_no_busy_project() -> None:
    def fail() -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorname = "SQLITE_IOERR_READ"
        raise error

    with pytest.raises(LostProjectError), reading():
        fail()
