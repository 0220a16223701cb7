"""Disagreements are settled by one key each, and the project file has it at once."""

from pathlib import Path

import pytest
from textual import events

from coder.model import Decision, Verdict
from coder.workflow import browsing, settling
from coder.workflow.project import Project, open_project
from tests.coder.workflow.settled import (
    SAID,
    code_words,
    consensus,
    finish,
    finished,
    queue,
    rate,
)
from tests.tui.other_program import LOCK, running, until
from tests.tui.screen import assert_looks_like
from tests.tui.screens.host import NARROW, WIDE, counted, hosted
from tui.screens.adjudication import AdjudicationScreen
from tui.widgets.messages import OpenDocument

PICTURES = Path(__file__).parent


def decisions(project: Project) -> dict[str, Decision]:
    """What was decided, by the id of the code."""
    ids = {code.guid: code.id for code in project.codebook()}
    return {ids[one.code]: one for one in project.file.decisions.all()}


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_desk_looks_as_it_should(lead: Project, size: tuple[int, int]) -> None:
    async with hosted(AdjudicationScreen(lead), size=size) as (app, pilot):
        name = f"adjudication-{size[0]}x{size[1]}.txt"
        assert_looks_like(app, PICTURES / name)
        await pilot.press("a", "w", *"Reading is planning.", "enter")
        await pilot.pause()
        assert_looks_like(app, PICTURES / f"settled-{name}")


@pytest.mark.parametrize("theme", ["coder-light", "ansi-dark"])
async def test_it_says_the_same_in_every_theme(lead: Project, theme: str) -> None:
    async with hosted(AdjudicationScreen(lead)) as (app, pilot):
        app.theme = theme if theme in app.available_themes else "textual-light"
        await pilot.pause()
        assert app.row("A ana") == "A ana: present, 3 words"


async def test_without_colours_letters_and_brackets_tell_the_sides(
    lead: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with hosted(AdjudicationScreen(lead)) as (app, pilot):
        await pilot.press("a")
        await pilot.pause()
        assert_looks_like(app, PICTURES / "adjudication-no-colour-80x24.txt")


async def test_a_takes_the_version_of_who_has_it_and_space_goes_on(lead: Project) -> None:
    async with hosted(AdjudicationScreen(lead)) as (app, pilot):
        await pilot.press("a", "space", "b")
        await pilot.pause()
        assert app.row("Disagreements") != ""
    assert consensus(lead) == [("PL2", "read the file"), ("RR", "0")]
    assert {one.verdict for one in decisions(lead).values()} == {Verdict.ONE}
    assert [one.settled for one in decisions(lead).values()] == ["discussion"] * 2


async def test_digits_take_the_sides_and_0_neither(lead: Project) -> None:
    async with hosted(AdjudicationScreen(lead)) as (_, pilot):
        await pilot.press("1", "space", "0")
        await pilot.pause()
    assert decisions(lead)["RR"].verdict is Verdict.NEITHER
    assert consensus(lead) == [("PL2", "read the file"), ("RR", "0")]


async def test_both_and_neither_and_undo_and_redo(lead: Project) -> None:
    async with hosted(AdjudicationScreen(lead)) as (app, pilot):
        await pilot.press("m", "n", "u")
        await pilot.pause()
        assert decisions(lead)["PL2"].verdict is Verdict.BOTH
        assert "Undone: settle PL2" in app.hint
        await pilot.press("u")
        await pilot.pause()
        assert decisions(lead) == {}
        assert consensus(lead) == []
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert decisions(lead)["PL2"].verdict is Verdict.BOTH


async def test_words_are_trimmed_with_the_keys_of_the_coding_screen(lead: Project) -> None:
    async with hosted(AdjudicationScreen(lead)) as (app, pilot):
        await pilot.press("j", "e", "b", "b", "q")
        await pilot.pause()
        assert decisions(lead) == {}
        await pilot.press("e", "u")
        await pilot.pause()
        assert "takes the words" in app.hint
        await pilot.press("tab", "w", "enter")
        await pilot.pause()
        [kept] = lead.file.decisions.all()
        assert kept.verdict is Verdict.TRIMMED
    assert ("RR", "what I missed") in consensus(lead)
    assert ("RR", "2") in consensus(lead)


async def test_a_reason_is_written_once_and_given_again_by_a_dot(lead: Project) -> None:
    async with hosted(AdjudicationScreen(lead)) as (app, pilot):
        await pilot.press("w")
        await pilot.pause()
        assert "Settle it first" in app.hint
        await pilot.press("a", ".", "w", *"It is a plan.", "enter")
        await pilot.press("space", "t", "b", ".")
        await pilot.pause()
        found = decisions(lead)
        assert found["PL2"].reason == found["RR"].reason == "It is a plan."
        assert (found["PL2"].settled, found["RR"].settled) == ("discussion", "lead")
        await pilot.press("w", "x", "escape", "t", "t")
        await pilot.pause()
        assert decisions(lead)["RR"].reason == "It is a plan."


async def test_a_level_that_the_version_lacks_is_asked_for(
    study_path: Path, ana: Project, ben: Project
) -> None:
    rate(ana, "RR", "0")
    code_words(ben, "RR", "ask what I missed")
    finish(ana, ben)
    with open_project(study_path, coder="lead") as lead:
        async with hosted(AdjudicationScreen(lead)) as (app, pilot):
            await pilot.press("a")
            await pilot.pause()
            assert "Which level of RR? 1 emerging, 2 embedded" in app.hint
            await pilot.press("1")
            await pilot.pause()
            assert "The document is finished." in app.hint
        assert consensus(lead) == [("RR", "ask what I missed"), ("RR", "1")]
        assert finished(lead) == [SAID]


async def test_values_are_given_by_digits_or_taken(
    study_path: Path, ana: Project, ben: Project
) -> None:
    rate(ana, "PL", "1", "read the file")
    rate(ben, "PL", "2", "read the file")
    finish(ana, ben)
    with open_project(study_path, coder="lead") as lead:
        async with hosted(AdjudicationScreen(lead)) as (app, pilot):
            await pilot.press("7")
            await pilot.pause()
            assert "Choose one of: 0 absent, 1 emerging, 2 embedded" in app.hint
            await pilot.press("m")
            await pilot.pause()
            assert "has one value" in app.hint
            await pilot.press("e")
            await pilot.pause()
            assert "no words to trim" in app.hint
            await pilot.press("b", "1")
            await pilot.pause()
        assert ("PL", "1") in consensus(lead)
        assert decisions(lead)["PL"].verdict is Verdict.VALUE


async def test_all_that_is_agreed_on_is_taken_over_after_a_question(lead: Project) -> None:
    async with hosted(AdjudicationScreen(lead)) as (app, pilot):
        await pilot.press("A")
        await pilot.pause()
        assert "1 codings, 0 values agreed on in 1 documents?" in app.words
        await pilot.press("escape", "A", "x")
        await pilot.pause()
        assert consensus(lead) == []
        await pilot.press("A", "v")
        await pilot.pause()
        assert consensus(lead) == [("PL", "read the file"), ("PL", "1")]
        assert "Taken over: 1 codings and 1 values." in app.hint
        await pilot.press("A")
        await pilot.pause()
        assert "taken over already" in app.hint


async def test_names_are_hidden_and_the_sides_keep_their_shuffled_order(lead: Project) -> None:
    async with hosted(AdjudicationScreen(lead)) as (app, pilot):
        await pilot.press("v")
        await pilot.pause()
        assert "ana" not in app.words
        first = app.row("A ")
        await pilot.press("v", "v")
        await pilot.pause()
        assert app.row("A ") == first
        here = next(one for one in ("a", "b") if "present" in app.row(f"{one.upper()} "))
        await pilot.press(here)
        await pilot.pause()
    assert consensus(lead)[0] == ("PL2", "read the file")


async def test_what_was_settled_before_is_aside_until_it_is_asked_for(lead: Project) -> None:
    async with hosted(AdjudicationScreen(lead)) as (_, pilot):
        await pilot.press("a", "space", "a")
        await pilot.pause()
    screen = AdjudicationScreen(lead)
    async with hosted(screen) as (app, pilot):
        assert "All 2 are settled" in app.words
        await pilot.press("a", "1", "e", "enter", "space", "pagedown")
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        assert len(screen.queue) == 2


async def test_enter_opens_the_document_at_the_words(lead: Project) -> None:
    async with hosted(AdjudicationScreen(lead)) as (app, pilot):
        await pilot.press("tab", "enter", "enter")
        await pilot.pause()
        at = browsing.document(lead, SAID).text.index("read the file")
        assert app.asked == [OpenDocument(SAID, at)]
        await pilot.press("q")
        await pilot.pause()
        assert not isinstance(app.screen, AdjudicationScreen)


async def test_who_has_no_name_here_reads_and_settles_nothing(lead: Project) -> None:
    with open_project(lead.path) as nobody:
        async with hosted(AdjudicationScreen(nobody)) as (app, pilot):
            await pilot.press("a")
            await pilot.pause()
            assert "Say who is coding" in app.hint
        assert queue(nobody)[0].decision is None


async def test_where_nobody_can_be_compared_it_says_so_and_lets_one_leave(ana: Project) -> None:
    async with hosted(AdjudicationScreen(ana)) as (app, pilot):
        assert "Agreement needs two coders" in app.hint
        await pilot.press("a", "0", "space", "e", "slash", "enter", "A", "i", "q")
        await pilot.pause()
        assert not isinstance(app.screen, AdjudicationScreen)


async def test_keys_that_settle_wait_while_another_program_writes(lead: Project) -> None:
    async with hosted(AdjudicationScreen(lead)) as (app, pilot):
        with running(LOCK, lead.path) as other:
            for key in "a b":
                app.post_message(events.Key("space" if key == " " else key, key))
            await until(pilot, lambda: "Another coder is writing; waiting: a" in app.hint)
            other.kill()
            await until(pilot, lambda: app.is_at_rest)
    found = decisions(lead)
    names = {code: [settling.names(lead)[one] for one in it.taken] for code, it in found.items()}
    assert names == {"PL2": ["ana"], "RR": ["ben"]}


async def test_keys_wait_until_the_disagreements_are_there(lead: Project) -> None:
    screen = AdjudicationScreen(lead)
    async with hosted(screen) as (_, pilot):
        screen.there = None
        screen.study = None
        await screen.on_screen_resume()
        await counted(pilot, "a")
        assert decisions(lead)["PL2"].verdict is Verdict.ONE
