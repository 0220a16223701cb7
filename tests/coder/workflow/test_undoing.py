from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Keywords
from coder.errors import CodingRefusedError, ProjectBusyError
from coder.store.connection import reading
from coder.workflow.coding import apply_code, rate, remove_coding, unrate
from coder.workflow.project import Project, open_project
from coder.workflow.suggesting import accept, log, offer_again, reject, suggestions
from coder.workflow.transferring import import_codings
from coder.workflow.undoing import last, redo_in, undo, undo_in
from tests.tui.coding_stage import FIRST, words
from transcripts.model import Document


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


def test_a_rejection_is_taken_back_and_the_log_tells_both(ana: Project, response: Document) -> None:
    seek(ana, "read")
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


def seek(project: Project, *found: str) -> None:
    with project.action("keywords") as action:
        book = project.codebook()
        planning = replace(book.codes[0], keywords=Keywords(seek=found))
        project.file.codes.save(action, replace(book, codes=(planning, *book.codes[1:])))
