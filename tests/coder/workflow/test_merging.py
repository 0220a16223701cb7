"""Two codes become one: what goes along, and what stands in the way."""

import sqlite3
from pathlib import Path

import pytest

from codebook.checks import checked
from codebook.model import Code, Codebook, CodeKind, Value
from coder.errors import CodingRefusedError
from coder.model import Coding, Memo, MemoAbout
from coder.workflow import browsing, revising
from coder.workflow.coding import apply_code, rate
from coder.workflow.merging import merge
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.undoing import redo, undo
from transcripts.model import Document, Kind, Span

FIRST, SECOND = Span(33, 57), Span(58, 85)
TABLES = (
    "codes", "code_values", "code_levels", "keywords", "codings", "ratings", "codebook_versions",
    "memos",
)  # fmt: skip


@pytest.fixture
def codebook(codebook: Codebook) -> Codebook:
    """As it comes from a file, every code with a colour."""
    return checked(codebook, title=codebook.title)


@pytest.fixture
def answer(ana: Project) -> Document:
    return browsing.document(ana, "FSW 01 T2 S1")


def code(project: Project, name: str) -> Code:
    return browsing.code(project, name)


def rows(project: Project) -> list[object]:
    """Every row that codebook and coding are made of."""
    with sqlite3.connect(project.path) as db:
        return [sorted(db.execute(f"SELECT * FROM {table}")) for table in TABLES]


def coded(project: Project, answer: Document) -> list[tuple[str, Span, int]]:
    ids = {one.guid: one.id for one in project.codebook()}
    found = browsing.codings_in(project, answer)
    return [(ids[one.code], one.span, one.version) for one in found]


def give(project: Project, name: str, answer: Document, span: Span = FIRST) -> Coding:
    return apply_code(project, code(project, name), document=answer, span=span)


def test_a_merge_takes_everybodys_codings_along_under_the_new_version(
    ana: Project, ben: Project, answer: Document
) -> None:
    give(ana, "PL2", answer)
    give(ana, "RR", answer)
    give(ben, "PL2", answer, SECOND)
    before = rows(ana)
    done = merge(ana, code(ana, "PL2"), code(ana, "RR"))
    assert (done.code.id, done.codings, done.values, done.twins) == ("RR", 1, 0, 1)
    assert coded(ana, answer) == [("RR", FIRST, 1), ("RR", SECOND, 2)]
    assert ana.codebook().version == 2
    undo(ana)
    assert rows(ana) == before
    redo(ana)
    assert coded(ben, answer) == [("RR", FIRST, 1), ("RR", SECOND, 2)]


def test_memos_go_along_with_a_merge(ana: Project) -> None:
    source, target = code(ana, "PL2"), code(ana, "RR")
    with ana.action("memo") as action:
        ana.file.coders.ensure(action, ana.me())
        memo = Memo(MemoAbout.CODE, source.guid, ana.me().guid, "Too near?", action.at, action.at)
        ana.file.memos.save(action, memo)
    merge(ana, source, target)
    assert [one.text for one in ana.file.memos.on(MemoAbout.CODE, target.guid)] == ["Too near?"]


def test_levels_go_along_where_they_agree_and_are_refused_where_they_differ(
    ana: Project, ben: Project, answer: Document
) -> None:
    for project, one, two in ((ana, "1", "1"), (ben, "2", "")):
        give(project, "PL", answer)
        rate(project, code(project, "PL"), document=answer, value=one)
        if two:
            give(project, "RR", answer)
            rate(project, code(project, "RR"), document=answer, value=two)
    done = merge(ana, code(ana, "PL"), code(ana, "RR"))
    assert (done.values, done.twins) == (1, 1)
    undo(ana)
    rate(ana, code(ana, "RR"), document=answer, value="2")
    before = rows(ana)
    with pytest.raises(CodingRefusedError, match=r"ana in FSW 01 T2 S1 \(PL 1, RR 2\)"):
        merge(ana, code(ana, "PL"), code(ana, "RR"))
    assert rows(ana) == before


def test_a_merge_onto_other_levels_is_refused(ana: Project, answer: Document) -> None:
    give(ana, "PL", answer)
    rate(ana, code(ana, "PL"), document=answer, value="1")
    revising.add(ana, revising.drafted(ana, "New"))
    with pytest.raises(CodingRefusedError, match="PL has 1 levels given, and NEW has other levels"):
        merge(ana, code(ana, "PL"), code(ana, "NEW"))


def test_a_merge_or_move_that_would_prove_a_level_wrong_is_refused_with_who_and_where(
    ana: Project, answer: Document
) -> None:
    give(ana, "PL2", answer)
    rate(ana, code(ana, "RR"), document=answer, value="0")
    before = rows(ana)
    what = "ana in FSW 01 T2 S1 says that RR is absent"
    with pytest.raises(CodingRefusedError, match=what):
        merge(ana, code(ana, "PL2"), code(ana, "RR"))
    with pytest.raises(CodingRefusedError, match=what):
        revising.move(ana, code(ana, "PL2"), parent="RR")
    rate(ana, code(ana, "PL"), document=answer, value="1")
    with pytest.raises(CodingRefusedError, match="level 1 of PL by ana in FSW 01 T2 S1 would lose"):
        revising.move(ana, code(ana, "PL2"), parent="")
    undo(ana)
    assert rows(ana) == before


def test_values_of_a_choice_are_merged_where_the_other_has_them(tmp_path: Path) -> None:
    one, two = (Value("yes", "Yes"), Value("no", "No")), (Value("yes", "Yes"), Value("un", "?"))
    choices = [
        Code("A", "Alpha", kind=CodeKind.CHOICE, values=one),
        Code("B", "Beta", kind=CodeKind.CHOICE, values=two),
    ]
    create_project(tmp_path / "x.coder", checked(choices))
    with open_project(tmp_path / "x.coder", coder="ana") as project:
        answer = Document("FSW 01 T2 S1", "I would.", (), kind=Kind.RESPONSE)
        with project.action("x") as action:
            project.file.documents.add(action, answer)
        rate(project, code(project, "A"), document=answer, value="no")
        with pytest.raises(CodingRefusedError, match="the value no, which B does not have"):
            merge(project, code(project, "A"), code(project, "B"))
        rate(project, code(project, "A"), document=answer, value="yes")
        assert merge(project, code(project, "A"), code(project, "B")).values == 1
