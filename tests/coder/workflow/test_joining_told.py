"""Conflicts as they are told."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from coder.model import Memo, MemoAbout
from coder.workflow import browsing, memo_subjects, memoing, revising
from coder.workflow.coding import rate
from coder.workflow.project import open_project
from tests.coder.workflow.copies_world import merged, two
from transcripts.model import Document, Span, Turn, Voice

if TYPE_CHECKING:
    from coder.store.connection import Row

__all__ = ["two"]  # a fixture


def test_a_code_that_was_moved_and_put_below_others_in_both_is_told(two: tuple[Path, Path]) -> None:
    for path, parent in zip(two, ("", "RR"), strict=True):
        with open_project(path, coder="lead") as project:
            code = browsing.code(project, "PL2")
            with project.action("take the level away") as action:
                [rating] = project.file.ratings.all()
                project.file.ratings.remove(action, rating)
            revising.move(project, code, parent=parent)
    with open_project(two[0], coder="lead") as project:
        revising.add(project, replace(revising.drafted(project, "Top"), id="TOP"))
        revising.move(project, browsing.code(project, "PL2"), parent="TOP")
    told = merged(*two)
    assert "code PL2: parent changed in both; kept “TOP”, not “RR”." in told.conflicts


def test_a_code_that_changed_its_place_in_both_is_told(two: tuple[Path, Path]) -> None:
    for path, position in zip(two, (5, 7), strict=True):
        with open_project(path, coder="lead") as project, project.action("move") as action:
            code = browsing.code(project, "RR")
            places = {one.guid: place * 10 for place, one in enumerate(project.codebook())}
            places |= {code.guid: position}
            project.file.codes.save(action, project.codebook(), places=places)
    told = merged(*two)
    assert "code RR: moved in both; it stands where it was moved to later." in told.conflicts


def test_words_that_were_reshaped_in_both_and_documents_are_told(two: tuple[Path, Path]) -> None:
    for path, stop in zip(two, (45, 40), strict=True):
        with open_project(path, coder="ben") as project, project.action("reshape") as action:
            [coding] = project.file.codings.all()
            shorter = replace(coding, span=Span(33, stop), at=action.at)
            project.file.codings.add(action, shorter)
            [document] = project.file.documents.all()
            project.file.documents.change(action, replace(document, time=f"T{stop}"))
            stale = Memo(MemoAbout.CODING, "long gone", project.me().guid, f"{stop}", guid="memo")
            project.file.memos.save(action, stale)
    told = merged(*two)
    assert told.conflicts == (
        "document FSW 01 T2 S1: time changed in both; kept “T40”, not “T45”.",
        "PL2 in FSW 01 T2 S1 33–45 by ben: changed in both; kept 33–40, not 33–45.",
        "the memo by ben on what has gone: changed in both; kept “40”, not “45”.",
    )


def test_a_choice_needs_no_words(two: tuple[Path, Path]) -> None:
    talk = Document("Talk", "ANN: Hello.", (Turn(0, 5, 11, "ANN", Voice.RESPONDENT),))
    with open_project(two[0], coder="lead") as project, project.action("import") as action:
        project.file.documents.add(action, talk)
    shutil.copy(*two)
    for path, value in zip(two, ("none", "changed"), strict=True):
        with open_project(path, coder="ben") as project:
            document = browsing.document(project, "Talk")
            rate(project, browsing.code(project, "SUP"), document=document, value=value)
    told = merged(*two)
    assert told.conflicts == ("SUP in Talk by ben: changed in both; kept “changed”, not “none”.",)


def test_a_memo_on_the_project_is_joined(two: tuple[Path, Path]) -> None:
    for path in two:
        with open_project(path, coder="ben") as project:
            memoing.write(project, memo_subjects.on_project(), path.stem)
    [line] = merged(*two).conflicts
    assert line.startswith("the memo by ben on the project: changed in both")


def test_what_says_nothing_by_itself_is_told_whole(two: tuple[Path, Path]) -> None:
    for path, reason in zip(two, ("later", "sooner"), strict=True):
        with open_project(path, coder="ben") as project, project.action("rounds") as action:
            [document] = project.file.documents.all()
            coder, made = project.me().guid, "2026-01-01T00:00:00Z"
            there: Row = {"guid": "round", "closed": reason, "masks": "[]", "narrowed": "{}"}
            there |= {"kind": "again", "strata": "[]", "blind": 0, "made_by": "lead", "at": made}
            names = ("seed", "share", "pool", "gold")
            action.put("rounds", "round", there | dict.fromkeys(names) | {"number": 1})
            frozen: Row = {"guid": reason, "round": "round", "document": document.guid}
            frozen |= {"coder": coder, "version": 1, "work": f'["{reason}"]', "at": reason}
            action.put("passes", reason, frozen)
    told = merged(*two)
    assert told.conflicts[0] == "round 1: closed changed in both; kept “sooner”, not “later”."
    assert told.conflicts[1].startswith("FSW 01 T2 S1 by ben: changed in both; kept “{")
