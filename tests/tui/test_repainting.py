"""How little is painted: a key costs the rows that it changes, and no row looks different."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from textual import events
from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip

from coder.workflow.project import Project
from tests.tui.coding_stage import coded, coding_screen
from tui.screens.coding import CodingScreen
from tui.widgets.line_painter import Focus, LinePainter
from tui.widgets.repainting import RowCompositor


@contextmanager
def painting() -> Iterator[list[int]]:
    """The lines of the transcript that are painted meanwhile."""
    lines: list[int] = []
    original = LinePainter.strip

    def counted(self: LinePainter, line: int, focus: Focus) -> Strip:
        lines.append(line)
        return original(self, line, focus)

    with patch.object(LinePainter, "strip", counted):
        yield lines


def sent(screen: CodingScreen, *dirty: Region) -> str:
    """What goes to the terminal when these regions are dirty."""
    screen._compositor._dirty_regions.update(dirty)
    update = screen._compositor.render_partial_update()
    return update.render_segments(screen.app.console) if update else ""


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_what_is_sent_is_what_textual_would_have_sent(
    ana: Project, size: tuple[int, int]
) -> None:
    width, height = size
    async with coding_screen(ana, size=size) as (screen, pilot):
        await pilot.press("s", "p", "escape", "right_parenthesis", "s", "e")
        for row in range(1, height - 1):
            dirty = (Region(0, 0, width, 1), Region(row, row, width // 2, 2))
            ours = sent(screen, *dirty)
            with patch.object(RowCompositor, "_get_renders", Compositor._get_renders):
                assert sent(screen, *dirty) == ours


async def test_all_that_is_under_way_to_a_screen_is_painted_at_once(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        compositor = screen._compositor
        with patch.object(compositor, "render_update", wraps=compositor.render_update) as paint:
            for _ in range(5):
                screen.post_message(events.Resize(screen.size, screen.size))
            await pilot.pause()
        assert paint.call_count <= 2  # once more at the next tick


async def test_a_cursor_that_moves_paints_at_most_two_lines(ana: Project) -> None:
    async with coding_screen(ana, size=(200, 50)) as (_, pilot):
        for key, most in (("right", 1), ("down", 2), ("w", 2), ("shift+right", 1), ("escape", 1)):
            with painting() as lines:
                await pilot.press(key)
            assert len(set(lines)) <= most, key


async def test_a_code_paints_only_the_lines_that_it_touches(ana: Project) -> None:
    async with coding_screen(ana, size=(200, 50)) as (screen, pilot):
        await pilot.press("s")
        touched = set(screen.view.page.lines_of(screen.view.selection or pytest.fail("none")))
        with painting() as lines:
            await pilot.press("p")
            await pilot.pause()
        assert coded(ana)
        assert set(lines) <= touched


async def test_what_has_not_changed_is_not_painted_a_second_time(ana: Project) -> None:
    async with coding_screen(ana, size=(200, 50)) as (screen, pilot):
        with painting() as lines:
            screen.view.refresh()
            await pilot.pause()
        assert lines == []
