"""The codebook is revised while people code: what stays, what follows, and the way back."""

import sqlite3
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from codebook.checks import checked
from codebook.errors import InvalidCodebookError
from codebook.model import Code, Codebook, Keywords
from coder.errors import CodingRefusedError, NothingToUndoError, UndoConflictError, UnknownCodeError
from coder.model import Coding
from coder.workflow import browsing, revising, suggesting
from coder.workflow.coding import apply_code, rate
from coder.workflow.merging import merge
from coder.workflow.project import Project
from coder.workflow.undoing import redo, redo_codebook, undo, undo_codebook
from transcripts.model import Document, Span

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


def test_a_renamed_code_keeps_its_codings_and_their_version(ana: Project, answer: Document) -> None:
    give(ana, "PL2", answer)
    renamed = revising.rename(ana, code(ana, "PL2"), label="Reading the file", new_id="RF")
    assert (renamed.id, renamed.label) == ("RF", "Reading the file")
    assert coded(ana, answer) == [("RF", FIRST, 1)]
    assert ana.codebook().version == 2
    assert ana.file.codes.current() == ana.codebook()


def test_a_new_name_and_letter_are_one_version_told_by_what_is_new(ana: Project) -> None:
    revising.rename(ana, code(ana, "PL2"), label="Reading the file", new_id="PL2", hotkey="f")
    assert (ana.codebook().version, code(ana, "PL2").hotkey) == (2, "f")
    assert undo(ana) == "rename PL2 to Reading the file"
    revising.rename(ana, code(ana, "PL2"), label="Reading first", new_id="PL2", hotkey="f")
    assert undo(ana) == "give PL2 the key f"


def test_an_edit_that_changes_nothing_is_no_action(ana: Project) -> None:
    revising.rename(ana, code(ana, "PL2"), label="Reading first")
    revising.move(ana, code(ana, "PL2"), parent="PL")
    with pytest.raises(NothingToUndoError):
        undo(ana)


def test_each_edit_is_one_action_that_is_undone_from_any_document(
    ana: Project, answer: Document
) -> None:
    before = rows(ana)
    drafted = revising.drafted(ana, "Asking around", parent="PL")
    assert (drafted.id, drafted.hotkey) == ("PL1", "a")
    edits: list[Callable[[], object]] = [
        lambda: revising.redefine(ana, code(ana, "RR"), {"brief": "Asks why."}),
        lambda: revising.recolour(ana, code(ana, "RR"), "4"),
        lambda: revising.assign_key(ana, code(ana, "RR"), ""),
        lambda: revising.assign_key(ana, code(ana, "RR"), "z"),
        lambda: revising.rename(ana, code(ana, "RR"), label="Why", new_id="WHY", hotkey="w"),
        lambda: revising.add(ana, drafted, after=code(ana, "PL2")),
        lambda: revising.split(ana, code(ana, "PL2"), label="Reading later"),
        lambda: revising.move(ana, code(ana, "PL2"), parent="RR"),
        lambda: revising.move(ana, code(ana, "RR"), parent="", before=code(ana, "PL")),
        lambda: revising.retire(ana, code(ana, "RR")),
        lambda: merge(ana, code(ana, "PL2"), code(ana, "PL")),
    ]
    for edit in edits:
        edit()
        assert rows(ana) != before
        undo(ana, answer)
        assert rows(ana) == before
        assert ana.codebook() == ana.file.codes.current()


def test_only_what_changed_is_written(ana: Project) -> None:
    revising.add(ana, revising.drafted(ana, "New"), after=code(ana, "PL"))
    with sqlite3.connect(ana.path) as db:
        sql = "SELECT table_name FROM changes WHERE action = (SELECT MAX(id) FROM actions)"
        assert sorted(db.execute(sql)) == [("codebook_versions",), ("codes",)]
    assert [one.id for one in ana.codebook()] == ["PL", "PL2", "NEW", "RR", "SUP"]


def test_a_draft_below_an_unknown_code_is_refused(ana: Project) -> None:
    with pytest.raises(UnknownCodeError, match="no code 'PX'"):
        revising.drafted(ana, "New", parent="PX")


def test_a_retired_code_keeps_its_codings_and_is_given_no_more(
    ana: Project, answer: Document
) -> None:
    revising.redefine(ana, code(ana, "PL2"), {}, keywords=Keywords(("file",)))
    give(ana, "PL2", answer)
    assert [one.id for one in ana.codebook() if one.keywords.seek] == ["PL2"]
    assert len(suggesting.forms(ana)) > 0
    revising.retire(ana, code(ana, "PL2"))
    assert coded(ana, answer) == [("PL2", FIRST, 2)]
    with pytest.raises(CodingRefusedError, match="PL2 is retired: it keeps its codings"):
        give(ana, "PL2", answer, SECOND)
    assert suggesting.forms(ana) == []
    revising.redefine(ana, code(ana, "PL2"), {}, keywords=Keywords(("chronology",)))
    revising.retire(ana, code(ana, "PL"))
    with pytest.raises(CodingRefusedError, match="PL is retired"):
        rate(ana, code(ana, "PL"), document=answer, value="0")
    revising.revive(ana, code(ana, "PL2"))
    give(ana, "PL2", answer, SECOND)


def test_the_codings_of_a_code_are_counted_for_all_coders_together(
    ana: Project, ben: Project, answer: Document
) -> None:
    planning = code(ana, "PL")
    for project, span in ((ana, FIRST), (ana, SECOND), (ben, FIRST)):
        apply_code(project, planning, document=answer, span=span)
    assert browsing.code_counts(ana) == {planning.guid: 3}


def test_a_code_that_another_program_has_merged_away_is_refused_in_a_sentence(
    ana: Project, ben: Project, answer: Document
) -> None:
    stale = code(ana, "PL2")
    merge(ben, code(ben, "PL2"), code(ben, "PL"))
    with pytest.raises(CodingRefusedError, match="PL2 is not in the codebook any more"):
        apply_code(ana, stale, document=answer, span=FIRST)
    with pytest.raises(InvalidCodebookError, match="PL2 is not in the codebook any more"):
        revising.rename(ana, stale, label="New")


def test_an_undo_is_refused_when_somebody_has_built_on_the_codebook(
    ana: Project, ben: Project
) -> None:
    revising.rename(ana, code(ana, "PL"), label="Planning ahead")
    revising.rename(ben, code(ben, "RR"), label="Reflecting")
    with pytest.raises(UndoConflictError):
        undo(ana)
    undo(ben)
    undo(ana)
    revising.rename(ben, code(ben, "RR"), label="Reflecting")
    with pytest.raises(UndoConflictError):
        redo(ana)


def test_a_version_does_not_come_back_upon_another_than_it_was_made_from(
    ana: Project, ben: Project, answer: Document
) -> None:
    revising.rename(ana, code(ana, "PL"), label="Plans")
    apply_code(ana, code(ana, "RR"), document=answer, span=FIRST)
    undo_codebook(ana)
    revising.rename(ben, code(ben, "RR"), label="Thinks")
    undo_codebook(ben)
    redo_codebook(ana)
    with pytest.raises(UndoConflictError, match="rename RR to Thinks"):
        redo_codebook(ben)
    assert [one.label for one in ben.codebook().roots()][:2] == ["Plans", "Reflection"]


def test_a_version_that_somebody_coded_under_is_never_used_again(
    ana: Project, ben: Project, answer: Document
) -> None:
    revising.rename(ana, code(ana, "RR"), label="Reflecting")
    give(ben, "PL", answer)
    undo(ana)
    revising.rename(ana, code(ana, "RR"), label="Looking back")
    assert ana.codebook().version == 3


def test_an_edit_builds_on_what_another_program_saved_a_moment_before(
    ana: Project, ben: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = ana.action

    def late(what: str, *, scope: str = "") -> object:
        monkeypatch.undo()
        revising.rename(ben, code(ben, "RR"), label="Reflecting")
        return action(what, scope=scope)

    monkeypatch.setattr(ana, "action", late)
    revising.rename(ana, code(ana, "PL"), label="Planning ahead")
    assert {one.label for one in ana.codebook()} >= {"Planning ahead", "Reflecting"}


EDITS: tuple[Callable[[Project, Code, Code], object], ...] = (
    lambda project, one, two: revising.rename(project, one, label=f"{two.label}!"),
    lambda project, one, two: revising.move(project, one, parent=two.id),
    lambda project, one, two: revising.move(project, one, parent=two.parent, before=two),
    lambda project, one, _: revising.split(project, one, label=f"{one.label} anew"),
    lambda project, one, _: revising.retire(project, one),
    lambda project, one, _: revising.revive(project, one),
    merge,
)
steps = some.lists(
    some.tuples(some.sampled_from(EDITS), some.integers(0, 99), some.integers(0, 99)),
    min_size=1,
    max_size=5,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_undo_brings_every_row_back_after_any_edits(
    ana: Project, answer: Document, steps: list[tuple[Callable[..., object], int, int]]
) -> None:
    give(ana, "PL2", answer)
    give(ana, "RR", answer)
    states = [rows(ana)]
    for edit, one, two in steps:
        codes = ana.codebook().codes
        try:
            edit(ana, codes[one % len(codes)], codes[two % len(codes)])
        except (InvalidCodebookError, CodingRefusedError):
            continue
        if rows(ana) != states[-1]:
            states.append(rows(ana))
        assert ana.file.codes.current() == ana.codebook()
    for state in reversed(states[:-1]):
        undo(ana)
        assert rows(ana) == state
