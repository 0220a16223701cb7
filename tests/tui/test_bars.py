"""The status line and the hint bar."""

from tests.tui.screen import screen_text
from tests.tui.stage import Stage
from tui.keys import KEYS, Layer, display, hints
from tui.widgets.bars import HintBar, Part, StatusLine, fitting

PARTS = [Part("FSW 04", 0), Part("turn 3/20", 3), Part("16%", 5), Part("ana", 1), Part("saved", 6)]


def test_parts_that_matter_least_are_dropped_first_and_the_first_stays() -> None:
    rows = {
        width: " · ".join(part.text for part in fitting(PARTS, width)) for width in (80, 30, 12, 3)
    }
    assert rows == {
        80: "FSW 04 · turn 3/20 · 16% · ana · saved",
        30: "FSW 04 · turn 3/20 · 16% · ana",
        12: "FSW 04 · ana",
        3: "FSW 04",
    }


async def test_a_status_line_that_is_too_narrow_for_the_name_says_so() -> None:
    line = StatusLine()
    async with Stage(line).run_test(size=(20, 2)) as pilot:
        line.show([Part("A very long document's name", 0)])
        await pilot.pause()
        assert screen_text(line.app).strip() == "A very long docum…"
        line.show([])
        await pilot.pause()
        assert not screen_text(line.app)


async def test_the_last_hint_stays_when_there_is_no_room_for_all() -> None:
    bar = HintBar()
    async with Stage(bar).run_test(size=(40, 2)) as pilot:
        bar.show("CODE", [("p", "planning"), ("e", "engaging"), ("r", "review"), ("Esc", "leave")])
        await pilot.pause()
        assert screen_text(bar.app).strip() == "CODE   p planning  Esc leave"


async def test_a_long_sentence_gets_a_second_line_and_gives_it_back() -> None:
    bar = HintBar()
    async with Stage(bar).run_test(size=(50, 4)) as pilot:
        bar.show("CODE", [])
        bar.say("Only a respondent's words are coded, not the interviewer's.")
        await pilot.pause()
        said = " ".join(screen_text(bar.app).split())
        assert said.endswith("not the interviewer's.")
        bar.show("CODE", [("p", "planning")])
        await pilot.pause()
        assert bar.size.height == 1


async def test_a_question_shows_all_its_answers_however_long_they_are() -> None:
    bar = HintBar()
    answers = [("1", "Change described with an instance"), ("2", "No change")]
    async with Stage(bar).run_test(size=(50, 4)) as pilot:
        bar.ask("SUP", answers)
        await pilot.pause()
        said = "SUP   1 Change described with an instance 2 No change"
        assert screen_text(bar.app).split() == said.split()
        assert bar.size.height == 2
        bar.ask("SUP", answers[1:])
        await pilot.pause()
        assert bar.size.height == 1


async def test_answers_too_long_for_two_lines_are_cut_and_none_is_left_out() -> None:
    bar = HintBar()
    async with Stage(bar).run_test(size=(40, 4)) as pilot:
        bar.ask("SUP", [(f"{digit}", "Change with an instance") for digit in range(1, 5)])
        await pilot.pause()
        said = screen_text(bar.app)
        assert [f"{digit} Change" in said for digit in range(1, 5)] == [True] * 4
        assert bar.size.height == 2


def test_every_key_has_its_own_id_and_no_screen_binds_one_key_twice() -> None:
    ids = [key.id for key in KEYS]
    assert len(ids) == len(set(ids))
    bound = [(key.owner, one) for key in KEYS for one in key.keys.split(",")]
    assert len(bound) == len(set(bound))


def test_keys_are_shown_as_people_read_them() -> None:
    assert display("ctrl+right,w") == "ctrl+→ w"
    assert ("'", "quick code") in hints("coding", Layer.COMMAND)
