"""Writing a memo: what stands in the project file after which keys."""

from pathlib import Path

import pytest
from textual import events

from coder.errors import ProjectBusyError
from coder.model import Memo, MemoAbout
from coder.workflow import browsing, coding, memoing, undoing
from coder.workflow.memo_subjects import around, on_code, on_project
from coder.workflow.project import Project, open_project
from tests.tui.dialogs.memo_stage import NAME, SECOND, coded, memo_editor, note, written
from tests.tui.other_program import until
from tests.tui.screen import assert_looks_like, screen_text

PICTURES = Path(__file__).parents[1] / "screens"
ON_ALL = [on_project()]


async def test_what_is_typed_is_in_the_file_once_the_editor_closes(ana: Project) -> None:
    async with memo_editor(ana, ON_ALL) as (app, pilot):
        await pilot.press(*"A (wild)", "enter", *"2nd ^ line?", "escape")
        assert app.closed is True
    assert written(ana) == {MemoAbout.PROJECT: "A (wild)\n2nd ^ line?"}


async def test_closing_without_a_change_changes_nothing(ana: Project) -> None:
    note(ana, on_project(), "There.")
    count = len(ana.file.history.past())
    async with memo_editor(ana, ON_ALL) as (app, pilot):
        assert app.editor.text.text == "There."
        await pilot.press("ctrl+s")
        assert app.closed is False
    assert len(ana.file.history.past()) == count


async def test_a_pause_saves_and_a_whole_sitting_is_undone_at_once(
    ana: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.dialogs.writing._PAUSE_SECONDS", 3600)  # the story says when
    note(ana, on_project(), "There.")
    async with memo_editor(ana, ON_ALL) as (app, pilot):
        for word in (" One.", " Two."):
            await pilot.press(*word)
            app.editor.keep_after_a_pause()  # still typing
            before = written(ana)
            app.editor.keep_after_a_pause()
            assert written(ana) != before
        assert written(ana) == {MemoAbout.PROJECT: "There. One. Two."}
        await pilot.press(*" Three.", "escape")
    assert written(ana) == {MemoAbout.PROJECT: "There. One. Two. Three."}
    undoing.undo(ana)
    assert written(ana) == {MemoAbout.PROJECT: "There."}


async def test_a_program_that_ends_with_the_editor_open_keeps_the_text(ana: Project) -> None:
    async with memo_editor(ana, ON_ALL) as (_, pilot):
        await pilot.press(*"Half a th")
    assert written(ana) == {MemoAbout.PROJECT: "Half a th"}


async def test_an_emptied_memo_is_gone_and_comes_back_with_undo(ana: Project) -> None:
    note(ana, on_project(), "There.")
    async with memo_editor(ana, ON_ALL) as (app, pilot):
        app.editor.text.select_all()
        await pilot.press("delete", "escape")
    assert written(ana) == {}
    undoing.undo(ana)
    assert written(ana) == {MemoAbout.PROJECT: "There."}


async def test_tab_goes_on_with_the_next_subject_and_round(ana: Project) -> None:
    subjects = around(ana, browsing.document(ana, NAME), coded(ana))
    async with memo_editor(ana, subjects) as (app, pilot):
        assert "[segment]  document   code   project" in screen_text(app)
        await pilot.press(*"On words.", "tab")
        assert " segment*  [document]  code   project" in screen_text(app)
        await pilot.press(*"On the answer.", "tab", "tab", *"On all.", "tab")
        assert app.editor.text.text == "On words."
        await pilot.press("shift+tab", "shift+tab", *"On PL.", "escape")
    assert written(ana) == {
        MemoAbout.CODING: "On words.",
        MemoAbout.DOCUMENT: "On the answer.",
        MemoAbout.PROJECT: "On all.",
        MemoAbout.CODE: "On PL.",
    }


async def test_where_there_is_one_subject_tab_does_nothing(ana: Project) -> None:
    async with memo_editor(ana, ON_ALL) as (app, pilot):
        assert "Tab" not in screen_text(app)
        await pilot.press("a", "tab", "b", "escape")
    assert written(ana) == {MemoAbout.PROJECT: "ab"}


async def test_what_others_wrote_is_read_below_and_stays_theirs(ana: Project, ben: Project) -> None:
    subject = on_code(browsing.code(ben, "PL"))
    note(ben, subject, "Lists are not enough.")
    async with memo_editor(ana, [subject]) as (app, pilot):
        lines = [line.strip(" │") for line in screen_text(app).splitlines()]
        assert lines[lines.index("ben, 2026-03-02") + 1] == "Lists are not enough."
        await pilot.press(*"I think so too.", "escape")
    assert written(ben) == {MemoAbout.CODE: "Lists are not enough."}
    assert written(ana) == {MemoAbout.CODE: "I think so too."}


async def test_a_big_paste_comes_in_whole_and_what_steers_a_terminal_as_a_mark(
    ana: Project,
) -> None:
    async with memo_editor(ana, ON_ALL) as (app, pilot):
        app.editor.text.post_message(events.Paste("red \x1b[31m\r\n" + "many words " * 5000))
        await pilot.pause()
        await pilot.press("escape")
    text = written(ana)[MemoAbout.PROJECT]
    assert text.startswith("red ␛[31m\nmany words many")
    assert text.count("many words") == 5000


async def test_a_memo_with_control_characters_is_shown_with_marks(ana: Project) -> None:
    note(ana, on_project(), "red \x1b[31m")
    async with memo_editor(ana, ON_ALL) as (app, pilot):
        assert "red ␛[31m" in screen_text(app)
        await pilot.press("escape")
    assert written(ana) == {MemoAbout.PROJECT: "red \x1b[31m"}


async def test_what_cannot_be_kept_is_told_and_closes_on_the_second_asking_with_a_copy(
    ana: Project,
) -> None:
    one = coded(ana)
    subjects = around(ana, browsing.document(ana, NAME), one)
    async with memo_editor(ana, subjects, size=(80, 24)) as (app, pilot):
        await pilot.press(*"Too late.")
        coding.remove_coding(ana, one)
        await pilot.press("tab")
        assert app.editor.subject.about is MemoAbout.CODING
        await pilot.press("escape")
        assert app.closed is False
        assert app.clipboard == "Too late."
    assert written(ana) == {}


async def test_a_busy_project_is_waited_for(ana: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    keep, refusals = memoing.Sitting.keep, [ProjectBusyError(), ProjectBusyError()]

    def busy(sitting: memoing.Sitting, text: str) -> Memo | None:
        if refusals:
            raise refusals.pop()
        return keep(sitting, text)

    monkeypatch.setattr(memoing.Sitting, "keep", busy)
    async with memo_editor(ana, ON_ALL) as (app, pilot):
        await pilot.press(*"Kept?")
        app.editor.keep_after_a_pause()
        app.editor.keep_after_a_pause()  # refused, and told
        assert "Another coder is writing: kept as soon as" in screen_text(app)
        await pilot.press(*" Yes.", "escape")
        await until(pilot, lambda: app.closed is True)
    assert written(ana) == {MemoAbout.PROJECT: "Kept? Yes."}


async def test_without_a_coder_a_memo_is_only_read(ana: Project, study_path: Path) -> None:
    note(ana, on_project(), "A start.")
    with open_project(study_path) as project:
        async with memo_editor(project, ON_ALL) as (app, pilot):
            await pilot.press("x")
            assert "reading only" in screen_text(app)
            assert "A start." in screen_text(app)
            await pilot.press("escape")
            assert app.closed is False
    assert written(ana) == {MemoAbout.PROJECT: "A start."}


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_the_editor_looks_as_it_should(
    ana: Project, ben: Project, size: tuple[int, int]
) -> None:
    one = coded(ana, f"I'd read the file first. {SECOND}")
    subjects = around(ana, browsing.document(ana, NAME), one)
    note(ana, subjects[0], "Reading first, then ringing.\n\nOne plan, or two?")
    coding.finish(ana, [browsing.document(ana, NAME)])
    note(ben, subjects[1], "Short for the time it took. " * 6)
    async with memo_editor(ana, subjects, size=size) as (app, pilot):
        assert_looks_like(app, PICTURES / f"memo-editor-{size[0]}x{size[1]}.txt")
        await pilot.press("tab")
        await pilot.pause()
        assert_looks_like(app, PICTURES / f"memo-editor-others-{size[0]}x{size[1]}.txt")
