"""What the coding screen shows: suggestions, panes, others' work, and how it looks."""

from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Codebook, Keywords
from coder.model import CONSENSUS
from coder.workflow import coding, placing, suggestion_log, undoing
from coder.workflow.project import Project, create_project, open_project
from tests.tui.coding_stage import FIRST, coded, coding_screen, hint, words
from tests.tui.screen import assert_looks_like, screen_text
from tests.tui.workers import all_done
from transcripts.model import Document, Kind

SCREENS = Path(__file__).parent / "screens"


async def test_another_coders_work_stays_unseen_but_the_consensus_is_offered_it(
    ana: Project, study_path: Path, response: Document
) -> None:
    planning = ana.codebook().codes[0]
    coding.apply_code(ana, planning, document=response, span=words(FIRST, response))
    with open_project(study_path, coder="ben") as ben:
        async with coding_screen(ben) as (screen, _):
            assert screen.view.marks.marks() == []
    with open_project(study_path, coder=CONSENSUS) as consensus:
        async with coding_screen(consensus, size=(140, 24)) as (screen, pilot):
            assert "?Planning" in screen_text(screen.app)
            await pilot.press("ctrl+home", "tab")
            assert "ana" in screen_text(screen.app)
            await pilot.press("a")
            assert coded(consensus) == [("PL", FIRST)] * 2
            assert [mark.guess for mark in screen.view.marks.marks()] == [False]


async def test_of_two_codes_on_the_same_words_the_consensus_takes_the_second_alone(
    ana: Project, study_path: Path, response: Document
) -> None:
    planning, _, reflection, _ = ana.codebook().codes
    for code in (planning, reflection):
        coding.apply_code(ana, code, document=response, span=words(FIRST, response))
    with open_project(study_path, coder=CONSENSUS) as consensus:
        async with coding_screen(consensus) as (screen, pilot):
            await pilot.press("r")
            assert "Left out" in hint(screen)
            await pilot.press("u")
            assert "Planning is offered again." in hint(screen)
            await pilot.press("r", "a")
            made = [one.code for one in screen.session.codings.values()]
            assert made == [reflection.guid]
            assert "to decide" not in screen_text(screen.app)


async def test_the_consensus_reads_which_level_each_coder_gave(
    ana: Project, study_path: Path, response: Document
) -> None:
    span, planning = words(FIRST, response), ana.codebook().codes[0]
    coding.rate(ana, planning, document=response, value="1", span=span)
    with open_project(study_path, coder="ben") as ben:
        coding.rate(ben, planning, document=response, value="2", span=span)
        async with coding_screen(ben, size=(200, 50)) as (screen, _):
            assert "1 emerging" not in screen_text(screen.app)
    with open_project(study_path, coder=CONSENSUS) as consensus:
        async with coding_screen(consensus, size=(200, 50)) as (screen, _):
            assert "PL Planning: 1 emerging (ana)" in screen_text(screen.app)
            assert "PL Planning: 2 embedded (ben)" in screen_text(screen.app)


async def test_what_the_same_coder_does_in_another_window_appears(
    ana: Project, study_path: Path, response: Document
) -> None:
    async with coding_screen(ana) as (screen, _):
        with open_project(study_path, coder="ana") as other:
            other.coder = ana.coder
            coding.apply_code(
                other, other.codebook().codes[0], document=response, span=words(FIRST, response)
            )
        screen.look_around()
        assert len(screen.view.marks.marks()) == 1


async def test_the_inspector_is_as_wide_with_its_scroll_bar_as_without(ana: Project) -> None:
    async with coding_screen(ana, size=(200, 50)) as (screen, pilot):
        without = screen.inspector.scrollable_content_region.width
        screen.inspector.show((), [f"Value {place}" for place in range(100)], (), {})
        await pilot.pause()
        assert screen.inspector.show_vertical_scrollbar
        assert screen.inspector.scrollable_content_region.width == without


@pytest.mark.parametrize("width", [60, 75, 80])
async def test_the_codes_here_are_named_from_the_start_wherever_the_text_has_no_room_for_them(
    ana: Project, response: Document, width: int
) -> None:
    span = words(FIRST, response)
    coding.apply_code(ana, ana.codebook().codes[0], document=response, span=span)
    placing.keep_place(ana, response, span.start)
    async with coding_screen(ana, size=(width, 24)) as (screen, _):
        status, *lines = screen_text(screen.app).splitlines()
        assert screen.place == span.start
        assert "Planning" in "".join(lines) or " PL " in status


async def test_a_project_without_a_coder_is_only_read(study_path: Path) -> None:
    with open_project(study_path) as project:
        async with coding_screen(project) as (screen, pilot):
            assert "reading only" in screen_text(screen.app)
            await pilot.press("s", "p")
            assert "Say who is coding" in hint(screen)


@pytest.fixture
def with_keywords(tmp_path: Path, codebook: Codebook, response: Document) -> Path:
    """A study whose codebook looks for "read" and "ring"."""
    path = tmp_path / "keywords.coder"
    planning = replace(codebook.codes[0], keywords=Keywords(seek=("read", "ring")))
    create_project(path, replace(codebook, codes=(planning, *codebook.codes[1:])))
    with open_project(path, coder="lead") as project, project.file.action("x", "lead") as action:
        project.file.documents.add(action, response)
        project.file.settings.save(action, "blind first", "off")
    return path


async def test_suggestions_are_shown_on_demand_and_decided_by_one_key(with_keywords: Path) -> None:
    with open_project(with_keywords, coder="ana") as project:
        async with coding_screen(project) as (screen, pilot):
            assert screen.view.marks.marks() == []
            await pilot.press("g")
            await all_done(screen.app)
            await pilot.pause()
            assert "2 to decide" in screen_text(screen.app).splitlines()[0]
            await pilot.press("ctrl+home", "tab")
            assert '"read" ← read; keyword only  a accept  r reject' in hint(screen)
            await pilot.press("a")
            assert coded(project) == [("PL", FIRST)]
            await pilot.press("tab", "r", "u")
            assert "Planning is offered again." in hint(screen)
            await pilot.press("r")
            assert [mark.guess for mark in screen.view.marks.marks()] == [False]
            await pilot.press("a")
            assert "No suggestion here" in hint(screen)
            await pilot.press("tab")
            assert "No further suggestion" in hint(screen)
            undoing.undo(project)
            assert coded(project) == []
            await pilot.press("g")
            assert "Suggestions are hidden." in hint(screen)
        events = [one.event for one in suggestion_log.log(project)]
        assert events == [*["shown"] * 2, "accepted", "rejected", "restored", "rejected"]


async def test_without_keywords_and_coding_it_is_told_why_nothing_is_suggested(
    ana: Project,
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("G", "g")
        await all_done(screen.app)
        await pilot.pause()
        assert "There is nothing to suggest from: no code has keywords" in hint(screen)


async def test_the_codebook_and_the_inspector_come_and_go(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        assert "CODEBOOK" not in screen_text(screen.app)
        await pilot.press("t", "i")
        await pilot.pause()
        assert "CODEBOOK" in screen_text(screen.app)
        assert screen.view.page.width < 40
        assert "AT THE CURSOR" in screen_text(screen.app)
    async with coding_screen(ana, size=(200, 50)) as (screen, pilot):
        assert "CODEBOOK" in screen_text(screen.app)
        await pilot.press("t", "i")
        await pilot.pause()
        assert "CODEBOOK" not in screen_text(screen.app)
        assert "AT THE CURSOR" not in screen_text(screen.app)


async def test_counts_in_the_codebook_are_live(ana: Project) -> None:
    async with coding_screen(ana, size=(200, 50)) as (screen, pilot):
        await pilot.press("s", "p")
        await pilot.pause()
        (line,) = [one for one in screen_text(screen.app).splitlines() if "p ▾ Planning" in one]
        assert line.split("▕")[0].split() == ["p", "▾", "Planning", "1"]


async def test_a_code_of_which_nothing_is_left_is_counted_no_more(ana: Project) -> None:
    async with coding_screen(ana, size=(200, 50)) as (screen, pilot):
        await pilot.press("s", "p", "escape", "u")
        assert coded(ana) == []
        assert "CODES IN THIS DOCUMENT" not in screen_text(screen.app)


async def test_the_list_of_documents_comes_back(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("q")
        await pilot.pause()
        assert screen.app.screen is not screen


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_the_screen_looks_as_it_should(ana: Project, size: tuple[int, int]) -> None:
    async with coding_screen(ana, size=size) as (screen, pilot):
        await pilot.press("s", "p", "r", "escape", "right_parenthesis", "s", "e")
        await pilot.press("shift+right")
        await pilot.pause()
        assert_looks_like(screen.app, SCREENS / f"coding-{size[0]}x{size[1]}.txt")


async def test_a_document_without_words_opens(ana: Project) -> None:
    empty = Document("FSW 26", "", (), kind=Kind.RESPONSE)
    with ana.file.action("x", "ana") as action:
        ana.file.documents.add(action, empty)
    async with coding_screen(ana, document="FSW 26") as (screen, pilot):
        await pilot.press("s", "S", "apostrophe", "p")
        assert "no words here" in hint(screen)


async def test_another_theme_gives_the_codes_other_colours(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        dark = dict(screen.looks)
        screen.app.theme = "textual-light"
        await pilot.pause()
        assert screen.looks != dark
