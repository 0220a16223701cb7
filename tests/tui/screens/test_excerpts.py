"""Reading the words behind a number."""

from pathlib import Path

import pytest

from coder.themes.excerpts import Excerpt
from coder.workflow import browsing, coding, quotations, reporting
from coder.workflow.project import Project
from tests.tui.screen import assert_looks_like
from tests.tui.screens.host import NARROW, WIDE, hosted
from transcripts.model import Span
from tui.dialogs.notice import Notice
from tui.screens.excerpts import CodeBrowser, ExcerptsScreen
from tui.widgets.messages import OpenDocument

PICTURES = Path(__file__).parent


def planning(study: Project) -> ExcerptsScreen:
    return ExcerptsScreen(study, reporting.excerpts(study, codes=["PL"]), "PL  Planning")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_each_quotation_stands_under_who_said_it(
    study: Project, size: tuple[int, int]
) -> None:
    async with hosted(planning(study), size=size) as (app, _):
        assert_looks_like(app, PICTURES / f"excerpts-{size[0]}x{size[1]}.txt")


async def test_enter_leads_into_the_document(study: Project) -> None:
    async with hosted(planning(study)) as (app, pilot):
        await pilot.press("j", "enter")
        assert app.asked == [OpenDocument("FSW 02 T2 S1", 33)]


async def test_a_choice_has_its_values_name_and_opens_its_document(study: Project) -> None:
    excerpts = reporting.excerpts(study, codes=["SUP"])
    async with hosted(ExcerptsScreen(study, excerpts, "SUP")) as (app, pilot):
        assert "SUP Supervision: Changed  (consensus)" in app.words
        assert "(no words were marked as evidence)" in app.words
        await pilot.press("enter")
        assert app.asked == [OpenDocument("talk", 0)]


async def test_long_context_is_cut_at_words_and_says_so(study: Project) -> None:
    excerpt = Excerpt(
        "FSW 01", "one", "PL", "ana", Span(0, 4), "said", "FSW 01",
        before="x" * 70 + " and then ", after=" and so " + "y" * 72,
    )  # fmt: skip
    async with hosted(ExcerptsScreen(study, [excerpt], "PL")) as (app, _):
        assert "…and then “said” and so…" in app.words


async def test_what_steers_a_terminal_is_shown_as_a_mark(study: Project) -> None:
    excerpt = Excerpt(
        "\x1b[31mA", "one\x1b", "PL", "ana", Span(0, 4), "sa\x1bid", "\x1b[31mA",
        attributes={"role": "\x1bx"}, finished=False,
    )  # fmt: skip
    async with hosted(ExcerptsScreen(study, [excerpt], "P\x1bL")) as (app, _):
        assert "\x1b" not in app.words
        assert "(ana, not finished)" in app.words


async def test_a_number_without_words_says_so(study: Project) -> None:
    screen = ExcerptsScreen(study, [], "PL")
    async with hosted(screen) as (app, pilot):
        assert "No coded words stand behind this number." in app.hint
        await pilot.press("enter")
        assert not app.asked
        await pilot.press("q")
        assert app.screen is not screen


def mine(project: Project) -> list[tuple[str, str]]:
    """Code and document of all that ana has coded, as the project file has them."""
    study = browsing.study(project)
    names = {one.guid: one.name for one in study.documents}
    ids = {code.guid: code.id for code in study.codebook}
    return sorted(
        (ids[one.code], names[one.document])
        for one in study.codings
        if one.coder == project.me().guid
    )


BEFORE = [
    ("PL2", "FSW 01 T2 S1"),
    ("PL2", "FSW 02 T2 S1"),
    ("PL2", "FSW 03 T2 S1"),
    ("RR", "FSW 04 T2 S1"),
]


def browser(study: Project, id_: str = "PL") -> CodeBrowser:
    return CodeBrowser(study, browsing.code(study, id_))


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_code_is_browsed_with_all_its_segments(
    study: Project, size: tuple[int, int]
) -> None:
    async with hosted(browser(study), size=size) as (app, pilot):
        await pilot.press("space")
        assert_looks_like(app, PICTURES / f"segments-{size[0]}x{size[1]}.txt")


async def test_marked_segments_get_another_code_by_its_letter_and_undo_takes_it_back(
    study: Project,
) -> None:
    async with hosted(browser(study)) as (app, pilot):
        await pilot.press("space", "down", "space", "e")
        assert "2 segments now RR." in app.hint
        assert mine(study) == [
            ("PL2", "FSW 03 T2 S1"),
            ("RR", "FSW 01 T2 S1"),
            ("RR", "FSW 02 T2 S1"),
            ("RR", "FSW 04 T2 S1"),
        ]
        assert "1 of 1 excerpts" in app.words
        await pilot.press("u")
        assert "of 3 excerpts" in app.words
    assert mine(study) == BEFORE


async def test_the_segment_at_the_cursor_is_recoded_by_name(study: Project) -> None:
    async with hosted(browser(study)) as (app, pilot):
        await pilot.press("j", "c", *"refl", "enter")
        await pilot.pause()
        assert "1 segment now RR." in app.hint
    assert ("RR", "FSW 02 T2 S1") in mine(study)


async def test_segments_are_taken_away_together(study: Project) -> None:
    async with hosted(browser(study)) as (app, pilot):
        await pilot.press("asterisk", "X")
        assert "3 segments taken away." in app.hint
    assert mine(study) == BEFORE[3:]


async def test_only_ones_own_segments_change(study: Project) -> None:
    async with hosted(browser(study)) as (app, pilot):
        assert "1 of 3 excerpts" in app.words
        await pilot.press("W")
        assert "of 8 excerpts" in app.words
        await pilot.press("asterisk", "e")
        assert "3 segments now RR. 5 left as they are" in app.hint
        await pilot.press("asterisk", "X")
        assert "5 left as they are" in app.hint
    assert {code for code, _ in mine(study)} == {"RR"}


async def test_segments_are_chosen_by_attributes_coders_days_and_words(study: Project) -> None:
    async with hosted(browser(study)) as (app, pilot):
        for asked, many in (
            ("borough=Ashmere", 2),
            ("coder=ben", 2),
            ("since=2000-01-01 text=FILE", 3),
            ("until=2000-01", 0),
        ):
            await pilot.press("slash", "ctrl+u", *asked, "enter")
            assert (f"of {many} excerpts" if many else "no excerpts") in app.words
        await pilot.press("slash", "ctrl+u", *"borough=Nowhere", "enter")
        assert "Nothing has borough 'Nowhere'" in app.hint
        await pilot.press("slash", "ctrl+u", *"nonsense", "enter")
        assert "is not NAME=VALUE" in app.hint
        await pilot.press("ctrl+u", "enter", "slash", "escape")
        assert "of 3 excerpts" in app.words


async def test_codes_below_are_left_out_and_the_order_is_turned(study: Project) -> None:
    async with hosted(browser(study)) as (app, pilot):
        await pilot.press("o")
        assert "by document" in app.words
        await pilot.press("o")
        assert app.words.splitlines()[1].startswith(" FSW 03")
        await pilot.press("C")
        assert "no excerpts" in app.words
        await pilot.press("space", "asterisk", "c", "x", "enter")
        assert "There is nothing to change." in app.hint


async def test_escape_lets_go_of_marks_and_enter_finds_a_code_for_them(study: Project) -> None:
    screen = browser(study)
    async with hosted(screen) as (app, pilot):
        await pilot.press("space", "z")
        assert "No code has the key 'z'" in app.hint
        await pilot.press("enter", "escape")
        await pilot.pause()
        await pilot.press("escape")
        assert "marked" not in app.words
        await pilot.press("escape")
        assert app.screen is not screen


async def test_an_excerpt_behind_a_number_is_recoded_where_it_is_ones_own(study: Project) -> None:
    async with hosted(planning(study)) as (app, pilot):
        await pilot.press("c", *"refl", "enter")
        await pilot.pause()
        assert "only your own segments change" in app.hint
    assert mine(study) == BEFORE


async def test_what_was_changed_in_a_document_is_shown_on_coming_back(study: Project) -> None:
    async with hosted(browser(study)) as (app, pilot):
        await app.push_screen(Notice("Somewhere else."))
        first, *_ = reporting.own_codings(study, reporting.browse(study, "PL"))
        coding.remove_coding(study, first)
        await pilot.press("x")
        await pilot.pause()
        assert "of 2 excerpts" in app.words


def chosen(project: Project) -> list[str]:
    """The documents of the segments that are chosen for the report, as the project file has it."""
    documents = {one.guid: one.name for one in browsing.study(project).documents}
    codings = {one.guid: one for one in project.file.codings.all()}
    return sorted(documents[codings[one.coding].document] for one in project.file.quotations.all())


async def test_a_segment_is_chosen_for_the_report_and_no_longer(study: Project) -> None:
    async with hosted(browser(study)) as (app, pilot):
        await pilot.press("t")
        assert "1 segment chosen for the report." in app.hint
        assert chosen(study) == ["FSW 01 T2 S1"]
        assert "✓ FSW 01" in app.words
        assert "1 chosen" in app.words
        await pilot.press("asterisk", "T")
        assert len(chosen(study)) == 3
        await pilot.press("T")
        assert "3 segments chosen no longer." in app.hint
        assert chosen(study) == []
        await pilot.press("escape", "u")
        assert len(chosen(study)) == 3


async def test_what_has_no_words_is_not_chosen(study: Project) -> None:
    excerpts = reporting.excerpts(study, codes=["SUP"])
    async with hosted(ExcerptsScreen(study, excerpts, "SUP")) as (app, pilot):
        await pilot.press("t")
        assert "There are no words to quote." in app.hint
        assert not study.file.quotations.all()


async def test_who_spoke_is_named_as_a_report_would(study: Project) -> None:
    async with hosted(browser(study)) as (app, pilot):
        await pilot.press("a")
        assert "Attribution: full." in app.hint
        assert "FSW 01, Ashmere  PL2" in app.words
        await pilot.press("a")
        assert "No case has a role to attribute by" in app.hint
        assert "FSW 01, T2, S1  PL2" in app.words


async def test_who_supplies_more_than_a_fifth_stands_above(study: Project) -> None:
    one, two, other = (
        Excerpt(case, "FSW 01 T2 S1", "PL", "ana", Span(0, 4), "said", case)
        for case in ("FSW 01", "FSW 01", "FSW 02")
    )
    async with hosted(ExcerptsScreen(study, [one, two, other], "PL"), size=WIDE) as (app, _):
        assert "FSW 01 2 of them, over a fifth" in app.words


async def test_what_another_window_chooses_appears(study: Project) -> None:
    async with hosted(browser(study)) as (app, pilot):
        quotations.choose(study, [study.file.codings.all()[0].guid])
        assert app.screen is not None
        app.screen.read_news()  # type: ignore[attr-defined]  # as every two seconds
        await pilot.pause()
        assert "1 chosen" in app.words
