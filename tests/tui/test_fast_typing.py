"""Keys that come many at once, from fast fingers or over a slow line, mean what they say."""

import shutil
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from coder.workflow import memoing
from coder.workflow.project import Project, open_project
from tests.tui.coding_stage import FIRST, NAME, coded, coding_screen, hint
from tests.tui.other_program import at_rest
from tests.tui.screen import screen_text
from tests.tui.workers import all_done
from tui.app import CoderApp
from tui.widgets import key_line

SECOND = "Then I'd ring the school."


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Send keys as a terminal does that has them all in one read."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _ in range(len(keys)):
        await pilot.pause()


async def test_a_letter_right_behind_the_selection_is_a_code(ana: Project) -> None:
    async with coding_screen(ana) as (_, pilot):
        await burst(pilot, "s", "p", "e")
        assert coded(ana) == [("PL", FIRST), ("RR", FIRST)]


async def test_a_letter_right_behind_a_quick_code_is_a_command_again(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await burst(pilot, "apostrophe", "p", "x", "right_parenthesis", "apostrophe", "e")
        assert coded(ana) == [("RR", SECOND)]
        assert hint(screen).lstrip().startswith("COMMAND")


async def test_letters_behind_enter_go_into_the_list_of_codes(ana: Project) -> None:
    async with coding_screen(ana) as (_, pilot):
        await burst(pilot, "s", "enter", *"refl", "enter")
        assert coded(ana) == [("RR", FIRST)]


async def test_escape_right_before_a_letter_lets_go_first(ana: Project) -> None:
    """An escape with a letter hard behind it is told as ^ and the letter."""
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s")
        await burst(pilot, "circumflex_accent", "e")
        assert coded(ana) == []
        assert screen.view.selection is None


@pytest.mark.parametrize(("told", "letter"), [("alt+e", "e"), ("alt+shift+s", "S")])
async def test_escape_and_a_letter_told_as_one_key_are_two(
    ana: Project, told: str, letter: str
) -> None:
    """So tell most terminals a letter that comes within a tenth of a second after Esc."""
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s")
        pilot.app.post_message(events.Key(told, letter))
        await pilot.pause()
        await pilot.pause()
        assert coded(ana) == []
        turn = screen.view.units.turn_at(screen.view.cursor.offset)
        assert screen.view.selection == (turn if letter == "S" else None)


async def test_escape_right_before_a_letter_ends_a_question_first(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "escape", "apostrophe")
        await burst(pilot, "circumflex_accent", "u")
        assert screen.asking is None
        assert coded(ana) == []


EVERY_BURST = (
    "m A_thought_that_is_long_enough_to_come_too_late! escape",
    "s p m of_these_words escape ) s e M e more_of_it escape escape x",
    "s enter refl enter ) s enter nothing_like_it enter enter",
    "s C ctrl+u my_own_name enter ) s p",
    "T n another_name enter / refl enter m of_this_code escape escape s p",
    "/ ring enter s p",
    "F ring escape s p",
    "? memo escape escape s p ctrl+p undo escape",
    "B n a_third_name enter escape s p",
    "R s p q s e",
    "escape q m on_the_document escape / FSW enter enter s p",
)

_NAMES = {
    " ": "space",
    "!": "exclamation_mark",
    "/": "slash",
    ")": "right_parenthesis",
    "?": "question_mark",
}


def typed(spec: str) -> list[events.Key]:
    """The keys of a burst: names of keys, and words with _ between them."""
    named = {"enter": "\r", "escape": "\x1b", "tab": "\t", "ctrl+p": "\x10", "ctrl+u": "\x15"}
    keys = list[events.Key]()
    for part in spec.split():
        letters = [part] if part in named else part.replace("_", " ")
        keys += [events.Key(_key(one), named.get(one, one)) for one in letters]
    return keys


def _key(letter: str) -> str:
    """A sign has a name of its own: / is slash."""
    is_named = len(letter) > 1 or letter.isalnum()
    return letter if is_named else _NAMES[letter]


async def after(project: Project, keys: list[events.Key], *, at_once: bool) -> tuple[str, object]:
    """All but the hint bar after these keys, and what the project file holds."""
    app = CoderApp(project, document=NAME)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        for key in keys:
            app.post_message(key)
            if not at_once:
                await at_rest(pilot)
        await at_rest(pilot)
        await all_done(app)
        await pilot.pause()
        memos = [(str(one.memo.about), one.memo.text) for one in memoing.memos(project)]
        codes = [(code.id, code.label) for code in project.codebook()]
        shown, _, _ = screen_text(app).rpartition("\n\n")
        return shown, (coded(project), memos, codes)


@pytest.mark.parametrize("spec", EVERY_BURST)
async def test_keys_that_come_at_once_do_what_they_do_slowly(
    spec: str, study_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "slow").mkdir()
    other = shutil.copy(study_path, tmp_path / "slow")
    with open_project(Path(other), coder="ana") as project:
        slowly = await after(project, typed(spec), at_once=False)
    with open_project(study_path, coder="ana") as project:
        assert await after(project, typed(spec), at_once=True) == slowly


async def test_a_key_that_is_never_done_does_not_make_the_program_deaf(
    ana: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_line, "LONGEST_SECONDS", 0.0)
    async with coding_screen(ana) as (screen, pilot):
        with monkeypatch.context() as lost:
            lost.setattr(screen.app, "_follow", lambda *_: None)
            await pilot.press("s")
        await pilot.press("p")
        await pilot.press("e")
        assert coded(ana) == [("PL", FIRST), ("RR", FIRST)]
