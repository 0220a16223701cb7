"""A code is found by a few letters, and its definition stands beside it."""

import pytest
from textual.app import App
from textual.widgets import OptionList

from codebook.model import Code, Codebook, Keywords, Level
from tests.tui.screen import screen_text
from tui.dialogs.code_picker import CodePicker
from tui.dialogs.code_search import found

CODEBOOK = Codebook(
    (
        Code(
            "PL",
            "Planning",
            full="Thinks ahead of the visit.",
            use_when="A step is named that comes first.",
            not_when="The visit itself is told.",
            example="I would ring the school.",
            hotkey="p",
            levels=(Level(0, "absent"), Level(1, "emerging")),
        ),
        Code("PL2", "Reading first", parent="PL", keywords=Keywords(seek=("chronology",))),
        Code("RR", "Reflection", brief="Asks what could have gone otherwise."),
    )
)


class Desk(App[None]):
    """Opens the picker and keeps what it gives."""

    def __init__(self, picker: CodePicker | None = None) -> None:
        super().__init__()
        self.picker = picker or CodePicker(CODEBOOK)
        self.chosen: list[str | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.picker, self._keep)

    def _keep(self, code: Code | None) -> None:
        self.chosen.append(code.id if code else None)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("pl2", "PL2"), ("refl", "RR"), ("chronolgy", "PL2"), ("otherwise", "RR"), ("planing", "PL")],
)
def test_a_code_is_found_by_id_label_keyword_or_definition(typed: str, first: str) -> None:
    assert found(CODEBOOK, typed)[0].id == first


def test_nothing_typed_is_the_whole_codebook_in_its_order() -> None:
    assert [code.id for code in found(CODEBOOK, " ")] == ["PL", "PL2", "RR"]


def test_letters_that_stand_nowhere_find_nothing() -> None:
    assert found(CODEBOOK, "xq") == []


async def test_enter_takes_the_best_code() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.press(*"refl", "enter")
        assert app.chosen == ["RR"]


async def test_arrows_choose_and_stop_at_the_ends() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.press("up", "down", "pagedown", "up", "enter")
        assert app.chosen == ["PL2"]


async def test_a_click_takes_a_code() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.click(OptionList, offset=(4, 2))
        assert app.chosen == ["RR"]


async def test_escape_takes_none() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.press("escape")
        assert app.chosen == [None]


async def test_the_highlighted_code_explains_itself() -> None:
    app = Desk()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        for words in (
            "Thinks ahead of the visit.",
            "Use when  A step is named",
            "Not when  The visit itself",
            "Example  I would ring the school.",
            "0 absent, 1 emerging",
        ):
            assert words in shown


async def test_a_search_without_a_find_says_so_and_enter_waits() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.press(*"xqxq", "down", "enter")
        assert "No code is like this." in screen_text(app)
        assert app.chosen == []


async def test_a_code_that_cannot_be_taken_here_stands_back_and_says_why() -> None:
    def refusal(code: Code) -> str:
        return "RR is for interviews only, and this is none." if code.id == "RR" else ""

    app = Desk(CodePicker(CODEBOOK, refusal=refusal))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "– RR Reflection" in screen_text(app)
        await pilot.press("end", "down", "down", "enter")
        await pilot.pause()
        assert app.chosen == []
        assert screen_text(app).count("RR is for interviews only") == 2
        await pilot.press("up", "enter")
        assert app.chosen == ["PL2"]
