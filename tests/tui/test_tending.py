"""The codebook beside the text: walked, revised and used while one codes."""

from pathlib import Path

import pytest

from codebook.checks import checked
from codebook.model import Code, Codebook
from coder.workflow import browsing, revising
from coder.workflow.coding import apply_code
from coder.workflow.project import Project, open_project
from tests.tui.coding_stage import FIRST, NAME, coded, coding_screen, hint, words
from tests.tui.screen import assert_looks_like, screen_text
from tui.dialogs.naming import Naming

SCREENS = Path(__file__).parent / "screens"


@pytest.fixture
def codebook(codebook: Codebook) -> Codebook:
    """As it comes from a file, every code with a colour."""
    return checked(codebook, title=codebook.title)


def tree(project: Project) -> list[str]:
    """The codes as the project file has them, each behind the one above it."""
    return [f"{code.parent}>{code.id}" for code in project.file.codes.current()]


def code(project: Project, name: str) -> Code:
    found = project.file.codes.current().find(name)
    assert found is not None
    return found


async def test_the_tree_is_walked_with_keys_and_left_again(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("T", "down", "down", "k")
        assert screen.codes.here == code(ana, "PL2")
        assert "CODEBOOK" in hint(screen)
        await pilot.press("end", "home", "pagedown", "pageup", "left")
        assert screen.codes.here == code(ana, "PL")
        await pilot.press("T", "s")
        assert screen.view.selection == words(FIRST, screen.session.document)


async def test_keys_that_were_typed_at_once_reach_the_tree(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", *"Tjj", "escape")
        assert screen.codes.here == code(ana, "RR")
        assert screen.view.selection == words(FIRST, screen.session.document)


async def test_what_is_folded_stays_so(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("T", "j", "h", "h")
        assert "Reading first" not in screen_text(screen.app)
        await pilot.press("j", "escape", "T", "k", "l", "l")
        assert screen.codes.here == code(ana, "PL2")
        await pilot.press("z", "z")
        assert "Reading first" in screen_text(screen.app)
        await pilot.press("end", "z", "escape")
        assert screen.codes.here == code(ana, "SUP")


async def test_the_definition_stands_under_the_tree(ana: Project) -> None:
    revising.redefine(ana, code(ana, "PL2"), {"use_when": "A file is read."})
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("T", "j")
        assert "Use when  A file is read." in screen_text(screen.app)


async def test_a_code_is_found_by_typing_its_name(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("T", "z", "slash", *"read", "backspace", "x", "backspace", "enter")
        assert screen.codes.here == code(ana, "PL2")
        await pilot.press("slash", "p", "down", "down", "up", "pageup", "escape", "k", "j")
        assert screen.codes.finding is None


async def test_enter_gives_the_code_to_the_selection(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("T", "j", "enter")
        assert "Nothing is selected" in hint(screen)
        await pilot.press("escape", "s", "T", "enter")
        assert coded(ana) == [("PL2", FIRST)]
        assert screen.focused is screen.view


async def test_a_click_goes_to_a_code_and_two_take_it(ana: Project) -> None:
    async with coding_screen(ana, size=(200, 50)) as (screen, pilot):
        await pilot.press("s")
        await pilot.click(screen.codes, offset=(8, 2), times=2)
        assert coded(ana) == [("PL2", FIRST)]
        await pilot.click(screen.codes, offset=(3, 1))
        assert "Reading first" not in screen_text(screen.app).split("AT THE CURSOR")[0]
        await pilot.click(screen.codes, offset=(3, 40))


async def test_a_new_code_is_made_from_the_selected_words_and_given_to_them(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "C")
        assert "Label    I'd read the file first" in screen_text(screen.app)
        await pilot.press("enter")
        made = code(ana, "IRTF")
        assert (made.label, made.example, made.hotkey) == ("I'd read the file first", FIRST, "i")
        assert coded(ana) == [("IRTF", FIRST)]
        await pilot.press("escape", "u")
        assert coded(ana) == []
        await pilot.press("u")
        assert ana.file.codes.current().find("IRTF") is None
        assert screen.session.codebook.find("IRTF") is None


async def test_a_new_code_stands_where_it_is_told_to(ana: Project) -> None:
    async with coding_screen(ana) as (_, pilot):
        await pilot.press("s", "C", *"Asking", "tab", *"AS", "tab", "tab", *"plan", "shift+tab")
        await pilot.press(*"z", "enter")
        assert (code(ana, "AS").parent, code(ana, "AS").hotkey) == ("PL", "z")
        assert coded(ana) == [("AS", FIRST)]


async def test_a_name_that_is_nearly_anothers_is_told_and_the_other_offered(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "C", *"Reflections", "enter")
        assert "RR “Reflection” is called nearly so already. Tab takes it." in " ".join(
            screen_text(screen.app).split()
        ).replace(" │ │ ", " ")
        await pilot.press("tab")
        assert coded(ana) == [("RR", FIRST)]
        assert len(tree(ana)) == 4
        await pilot.press("C", *"Reflections", "enter", "enter")
        assert code(ana, "REF").label == "Reflections"


async def test_what_cannot_be_a_code_is_told_and_nothing_is_lost(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "C", *"planning", "enter", "enter")
        assert isinstance(screen.app.screen, Naming)
        assert "'planning' is also that of PL" in screen_text(screen.app)
        await pilot.press("up", "down", "ctrl+u", "enter")
        assert "Give the code a name first." in screen_text(screen.app)
        await pilot.press("escape")
        assert len(tree(ana)) == 4
        assert coded(ana) == []


async def test_enter_on_a_name_that_finds_nothing_makes_a_new_code(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "enter", *"Quixotic")
        assert "Enter makes a new code: “Quixotic”" in " ".join(screen_text(screen.app).split())
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        assert coded(ana) == [("QUI", FIRST)]


async def test_codes_are_renamed_split_and_retired_and_it_is_undone(ana: Project) -> None:
    before = ana.codebook()
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("T", "j", "R", *"Reading the file", "tab", "tab", "q", "enter")
        assert (code(ana, "PL2").label, code(ana, "PL2").hotkey) == ("Reading the file", "q")
        await pilot.press("S", *"Reading on", "enter")
        assert tree(ana) == [">PL", "PL>PL2", "PL>PL1", ">RR", ">SUP"]
        assert screen.codes.here == code(ana, "PL1")
        await pilot.press("X")
        assert "is retired" in hint(screen)
        assert "Reading on (retired)" in screen_text(screen.app)
        await pilot.press("X")
        assert "is back in use" in hint(screen)
        await pilot.press("u", "u", "u", "u")
        assert ana.file.codes.current().codes == before.codes
        await pilot.press("u")
        assert "nothing of yours left to undo" in hint(screen)
        await pilot.press("ctrl+r")
        assert code(ana, "PL2").label == "Reading the file"


async def test_a_retired_code_has_no_letter_and_is_not_picked(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("T", "j", "X", "escape", "s", "r")
        assert coded(ana) == []
        await pilot.press("enter", *"reading first")
        assert "No code is like this." in screen_text(screen.app)


async def test_codes_move_in_their_order_and_in_and_out(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("T", "j", "j", "greater_than_sign")
        assert tree(ana) == [">PL", "PL>PL2", "PL>RR", ">SUP"]
        await pilot.press("K")
        assert tree(ana) == [">PL", "PL>RR", "PL>PL2", ">SUP"]
        await pilot.press("K")
        assert "RR is the first there." in hint(screen)
        await pilot.press("J", "J")
        assert "RR is the last there." in hint(screen)
        await pilot.press("less_than_sign")
        assert tree(ana) == [">PL", "PL>PL2", ">RR", ">SUP"]
        await pilot.press("less_than_sign")
        assert "RR is at the top already." in hint(screen)
        await pilot.press("home", "greater_than_sign")
        assert "Nothing stands before PL" in hint(screen)


async def test_a_code_is_merged_with_its_codings(ana: Project) -> None:
    document = browsing.document(ana, NAME)
    apply_code(ana, code(ana, "PL2"), document=document, span=words(FIRST, document))
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("T", "M", *"refl", "enter")
        assert coded(ana) == [("RR", FIRST)]
        assert "PL2 is one with RR now: 1 coding." in hint(screen)
        assert screen.codes.here == code(ana, "RR")
        await pilot.press("M", "escape")
        assert tree(ana) == [">PL", ">RR", ">SUP"]


async def test_what_is_refused_in_the_tree_is_said(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("T", "M", *"superv", "enter")
        assert "only codes of one kind can be merged" in hint(screen)
        assert len(tree(ana)) == 4


async def test_a_definition_is_written_in_a_form(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("T", "j", "d", *"Reads it.", "tab", "tab", *"Often.", "escape")
        made = code(ana, "PL2")
        assert (made.brief, made.use_when) == ("Reads it.", "Often.")
        await pilot.press("d", *["tab"] * 5, *"file, read", "ctrl+s")
        assert code(ana, "PL2").keywords.seek == ("file", "read")
        assert "PL2 Reading first: saved." in hint(screen)


async def test_a_form_that_cannot_be_kept_says_so_and_esc_leaves_it(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("T", "j", "d", "shift+tab", "f7", *"Planning", "escape")
        assert "also that of PL" in screen_text(screen.app)
        await pilot.press("x", "escape")
        assert code(ana, "PL2").label == "Planningx"
        await pilot.press("d", "shift+tab", "backspace", "escape", "escape")
        assert code(ana, "PL2").label == "Planningx"


async def test_a_colour_is_chosen_or_typed(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("T", "o", "down", "down", "up", "enter")
        assert code(ana, "PL").colour == "#e69f00"
        await pilot.press("o", *"zz", "enter")
        assert "A colour is written as #7a3fb0" in " ".join(screen_text(screen.app).split())
        await pilot.press("ctrl+u", *"7A3FB0", "enter", "o", "escape")
        assert code(ana, "PL").colour == "#7a3fb0"
        await pilot.press("o", "4", "enter")
        assert code(ana, "PL").colour == "#d55e00"


async def test_new_codes_stand_beside_and_below_the_one_at_the_cursor(ana: Project) -> None:
    async with coding_screen(ana) as (_, pilot):
        await pilot.press("T", "n", *"Before", "enter", "N", *"Within", "enter")
        assert tree(ana) == [">PL", "PL>PL2", ">BEF", "BEF>BEF1", ">RR", ">SUP"]


async def test_what_another_program_does_to_the_codebook_shows(
    ana: Project, study_path: Path
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("T")
        with open_project(study_path, coder="ben") as ben:
            revising.rename(ben, browsing.code(ben, "RR"), label="Looking back")
            revising.assign_key(ben, browsing.code(ben, "RR"), "b")
        screen.look_around()
        await pilot.pause()
        assert "Looking back" in screen_text(screen.app)
        await pilot.press("escape", "s", "b")
        assert coded(ana) == [("RR", FIRST)]


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_the_tree_looks_as_it_should(ana: Project, size: tuple[int, int]) -> None:
    revising.redefine(
        ana, code(ana, "PL2"), {"full": "Reads what is there.", "not_when": "Reads later."}
    )
    async with coding_screen(ana, size=size) as (screen, pilot):
        await pilot.press("s", "r", "T")
        await pilot.pause()
        assert_looks_like(screen.app, SCREENS / f"codebook-tree-{size[0]}x{size[1]}.txt")


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_the_window_for_a_new_code_looks_as_it_should(
    ana: Project, size: tuple[int, int]
) -> None:
    async with coding_screen(ana, size=size) as (screen, pilot):
        await pilot.press("s", "C")
        await pilot.pause()
        assert_looks_like(screen.app, SCREENS / f"new-code-{size[0]}x{size[1]}.txt")
