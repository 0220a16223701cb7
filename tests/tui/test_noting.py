"""Memos on the coding screen, in the list of documents and on the codebook: from key to file."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from coder.model import CONSENSUS, MemoAbout
from coder.workflow import browsing
from coder.workflow.memo_subjects import around, on_project
from coder.workflow.project import Project, open_project
from tests.tui.coding_stage import NAME, coding_screen, hint
from tests.tui.dialogs.memo_stage import SECOND, coded, note, written
from tests.tui.screen import screen_text
from tui.app import CoderApp
from tui.dialogs.memo_editor import MemoEditor
from tui.screens.coding import CodingScreen
from tui.screens.memos import MemosScreen
from tui.widgets.line_painter import ASCII, UNICODE, Glyphs


async def test_m_writes_on_the_coded_words_and_the_code_is_signed(ana: Project) -> None:
    async with coding_screen(ana, size=(200, 50)) as (screen, pilot):
        await pilot.press("s", "p", "escape", "m", *"Why here?", "escape")
        await pilot.pause()
        assert written(ana) == {MemoAbout.CODING: "Why here?"}
        assert "▌✎Planning" in screen_text(screen.app)
        assert "Memo: Why here?" in screen_text(screen.app)
        assert "Memo: saved." in hint(screen)
        await pilot.press("u")
        await settled(pilot)
        assert written(ana) == {}
        assert "✎" not in screen_text(screen.app)
        await pilot.press("ctrl+r", "x")
        assert written(ana) == {}
        await pilot.press("u")
        assert written(ana) == {MemoAbout.CODING: "Why here?"}


async def test_m_writes_on_the_document_where_nothing_is_coded(ana: Project) -> None:
    async with coding_screen(ana) as (_, pilot):
        await pilot.press("m", *"Short.", "escape")
    assert written(ana) == {MemoAbout.DOCUMENT: "Short."}


async def test_of_several_segments_the_one_brought_forward_gets_the_memo(ana: Project) -> None:
    codings = {code: coded(ana, code=code) for code in ("PL", "RR")}
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("right_square_bracket", "left_square_bracket", "o", "m")
        await pilot.pause()
        editor = screen.app.screen
        assert isinstance(editor, MemoEditor)
        chosen = codings[editor.subject.code]
        assert screen.chosen == chosen.guid


async def test_a_narrow_window_without_names_tells_of_a_memo_in_the_status_line(
    ana: Project,
) -> None:
    subject, *_ = around(ana, browsing.document(ana, NAME), coded(ana))
    note(ana, subject, "Why?")
    async with coding_screen(ana, size=(72, 24)) as (screen, pilot):
        await pilot.press("l")
        assert "PL + memo" in screen_text(screen.app).splitlines()[0]


async def test_the_consensus_reads_and_answers_what_a_coder_wrote_on_their_segment(
    ana: Project, study_path: Path
) -> None:
    subject, *_ = around(ana, browsing.document(ana, NAME), coded(ana))
    note(ana, subject, "Or is it reading?")
    with open_project(study_path, coder=CONSENSUS) as consensus:
        async with coding_screen(consensus, size=(200, 50)) as (screen, pilot):
            assert "?✎Planning" in screen_text(screen.app)
            assert "Memo: ana: Or is it reading?" in screen_text(screen.app)
            await pilot.press("m")
            await pilot.pause()
            assert "ana, 2026-03-02" in screen_text(screen.app)
            await pilot.press(*"Planning it is.", "escape")
        assert written(consensus) == {MemoAbout.CODING: "Planning it is."}


async def test_capital_m_lists_the_documents_memos_and_enter_goes_to_the_words(
    ana: Project,
) -> None:
    document = browsing.document(ana, NAME)
    one = coded(ana, SECOND)
    note(ana, around(ana, document, one)[0], "Why ring?")
    note(ana, on_project(), "Of no document.")
    app = CoderApp(ana, document=NAME)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        reading = shown(app)
        assert isinstance(reading, CodingScreen)
        view = reading.view
        await pilot.press("M")
        await settled(pilot)
        assert is_list(app)
        assert "1 memo" in screen_text(app)
        await pilot.press("enter")
        await settled(pilot)
        assert shown(app) is reading
        assert view.cursor.offset == one.span.start
        await pilot.press("M")
        await settled(pilot)
        await pilot.press("q")
        await settled(pilot)
        assert shown(app) is reading


def is_list(app: CoderApp) -> bool:
    return isinstance(app.screen, MemosScreen)


def shown(app: CoderApp) -> Screen[Any]:
    """The screen in front, as it is now."""
    return app.screen


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.pause()


async def test_in_the_list_of_documents_m_is_its_memo_and_capital_m_all_of_them(
    ana: Project,
) -> None:
    app = CoderApp(ana)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("m")
        await settled(pilot)
        await pilot.press(*"Odd.", "escape")
        await settled(pilot)
        assert written(ana) == {MemoAbout.DOCUMENT: "Odd."}
        assert "Memos" in screen_text(app)
        await pilot.press("M")
        await settled(pilot)
        assert is_list(app)
        assert "Odd." in screen_text(app)


async def test_an_empty_list_of_documents_takes_a_memo_on_the_project(ana: Project) -> None:
    app = CoderApp(ana)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"nowhere", "enter", "m")
        await settled(pilot)
        await pilot.press(*"A start.", "escape")
    assert written(ana) == {MemoAbout.PROJECT: "A start."}


async def test_on_the_codebook_m_writes_on_the_code_at_the_cursor(ana: Project) -> None:
    app = CoderApp(ana)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("B")
        await settled(pilot)
        await pilot.press("j", "m")
        await settled(pilot)
        await pilot.press(*"Narrow.", "escape")
        await settled(pilot)
    [memo] = ana.file.memos.all()
    assert (memo.about, memo.subject) == (MemoAbout.CODE, browsing.code(ana, "PL2").guid)


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_the_sign_of_a_memo_is_like_no_other(glyphs: Glyphs) -> None:
    assert glyphs.memo not in {sign for name, sign in glyphs._asdict().items() if name != "memo"}
