"""Rounds at the screens: one's own documents first, nothing that steers, and names under masks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.model import RoundKind
from coder.workflow import browsing, rounds, suggestion_log
from coder.workflow.drawing import Plan
from coder.workflow.project import Project, open_project
from tests.coder.workflow.round_world import ASK, READ, code, done, fill
from tests.tui.coding_stage import hint
from tests.tui.screen import screen_text
from tui.app import CoderApp
from tui.screens.coding import CodingScreen
from tui.screens.documents import DocumentsScreen

T1, T2 = "FSW 02 T1 S1", "FSW 02 T2 S1"
PAIR = ("ana", "ben")
WIDE = (140, 30)


@pytest.fixture
def lead(study_path: Path) -> Iterator[Project]:
    """The lead of a study with seven answers."""
    fill(study_path)
    with open_project(study_path, coder="lead") as project:
        yield project


@pytest.fixture
def ana(lead: Project) -> Iterator[Project]:
    """Ana, who is in round 1 with ben."""
    rounds.begin(lead, Plan(PAIR, documents=[T1, T2], blind=True, masks=["time"]))
    with open_project(lead.path, coder="ana") as project:
        yield project


async def test_the_list_begins_with_ones_round_and_a_key_shows_all(ana: Project) -> None:
    app = CoderApp(ana)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, DocumentsScreen)
        names = [line.progress.document for line in screen.shown]
        assert names == ["response 1 of round 1", "response 2 of round 1"]
        assert "blind round 1: 0 of 2 finished" in screen_text(app)
        assert "FSW 02" not in screen_text(app)
        await pilot.press("f")
        await pilot.pause()
        assert "blind round 1: 1 of 2 finished" in screen_text(app)
        assert len(ana.file.passes.all()) == 1
        await pilot.press("r")
        assert len(screen.shown) == 7
        assert "All documents." in screen_text(app)
        await pilot.press("r")
        assert len(screen.shown) == 2


async def test_who_is_in_no_round_is_told_so(lead: Project) -> None:
    app = CoderApp(lead)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("r")
        assert "You are in no open round" in screen_text(app)


async def test_a_round_that_was_asked_for_is_shown_though_another_has_more_to_do(
    lead: Project, ana: Project
) -> None:
    rounds.begin(lead, Plan(PAIR, documents=["FSW 03 T1 S1"]))
    rounds.enter(ana, 2)
    app = CoderApp(ana)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "round 2: 0 of 1 finished" in screen_text(app)
        await pilot.press("r", "r")
        assert "blind round 1: 0 of 2 finished" in screen_text(app)


async def test_in_a_blind_round_nothing_steers_and_the_next_document_is_the_rounds(
    ana: Project,
) -> None:
    place = browsing.document(ana, T1).name
    app = CoderApp(ana, document=place)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, CodingScreen)
        assert "blind round 1: " in screen_text(app)
        assert "of 2, 2 open" in screen_text(app)
        assert "FSW 02" not in screen_text(app)
        await pilot.press("g")
        assert "is in the blind round 1: nothing is suggested" in hint(app.screen)
        await pilot.press("f")
        assert f"ben has not finished {place} yet" in hint(app.screen)
        await pilot.press("O")
        assert "nobody sees what others made of it" in hint(app.screen)
    assert suggestion_log.log(ana) == []
    assert len(ana.file.passes.all()) == 1


async def test_when_all_have_finished_the_others_work_and_the_name_are_shown(
    lead: Project, ana: Project
) -> None:
    with open_project(lead.path, coder="ben") as ben:
        code(ben, T1, ASK)
        done(ben, T1)
    done(ana, T1)
    app = CoderApp(ana, document=T1)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "FSW 02 T1 S1" in screen_text(app)
        await pilot.press("O")
        assert isinstance(app.screen, CodingScreen)
        assert [mark.whose for mark in app.screen.session.marks] == ["ben"]


async def test_when_the_lead_ends_a_round_the_mask_is_lifted_from_what_is_open(
    lead: Project, ana: Project
) -> None:
    app = CoderApp(ana, document=browsing.document(ana, T1).name)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("s")
        screen = app.screen
        assert isinstance(screen, CodingScreen)
        place = screen.view.selection
        assert "response 1 of round 1" in screen_text(app)
        rounds.close(lead, 1)
        screen.look_around()
        await pilot.pause()
        assert "FSW 02 T1 S1" in screen_text(app)
        assert "response 1 of round 1" not in screen_text(app)
        assert screen.view.page.turns == browsing.document(lead, T1).turns
        assert screen.view.selection == place
        await pilot.press("p")
    assert [one.document for one in ana.file.codings.all()] == [browsing.document(lead, T1).guid]


async def test_a_trainee_hears_on_finishing_and_sees_the_gold_and_nobody_else(
    lead: Project,
) -> None:
    for name in PAIR:
        with open_project(lead.path, coder=name) as project:
            code(project, T1, READ if name == "ana" else ASK)
            done(project, T1)
    plan = Plan(("tom",), RoundKind.TRAINING, documents=[T1], gold="ana")
    rounds.begin(lead, plan)
    with open_project(lead.path, coder="tom") as tom:
        rounds.enter(tom, 1)
        app = CoderApp(tom, document=T1)
        async with app.run_test(size=WIDE) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, CodingScreen)
            await pilot.press("O")
            assert f"Finish {T1} first" in hint(app.screen)
            await pilot.press("f")
            assert "Against ana: missed PL, PL2." in hint(app.screen)
            await pilot.press("O")
            assert [mark.whose for mark in app.screen.session.marks] == ["ana"]
        assert [one.name for one in browsing.study(tom).coders] == ["ana", "ben", "tom"]
