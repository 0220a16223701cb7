"""Theme counts are shown with all that a reader must know."""

import pytest

from codebook.model import Code, Codebook, Level
from coder.exchange.tables import Table
from coder.exchange.theme_cells import percent
from coder.exchange.theme_notes import RULE, SMALL, notes
from coder.exchange.theme_tables import shown
from coder.model import Rating
from coder.themes.counts import Share
from coder.themes.selection import Question
from coder.themes.table import ThemeTable, theme_table
from tests.coder.themes.worlds import ANA, BEN, LEVELS, World, interview, response
from transcripts.model import State


def counted(world: World, **question: object) -> ThemeTable:
    return theme_table(world.study(), Question(**question))  # type: ignore[arg-type]  # each test passes what Question takes


def two_boroughs() -> World:
    world = World()
    for number in range(1, 5):
        case = f"FSW 0{number}"
        world.person(case, borough="Ashmere" if number < 3 else "Brackwell")
        world.read(response(case), *(["PL1"] if number < 4 else []))
        talk = world.read(interview(case))
        if number < 4:
            world.rate(talk, "SUP", "changed" if number < 3 else "none")
    return world


def row(table: Table, start: str) -> tuple[object, ...]:
    return next(row for row in table.rows if str(row[0]).strip().startswith(start))


def test_codes_stand_in_tree_order_with_counts_before_percents() -> None:
    codes, _ = shown(counted(two_boroughs()))
    assert codes.columns == ("code", "n of N", "%", "95 % interval", "mentions")
    assert [str(cells[0]) for cells in codes.rows] == [
        "PL  Planning",
        "  PL1  Purpose",
        "  PL2  Reading",
        "EN  Engaging",
        "REC  Recording",
    ]
    assert row(codes, "PL ") == ("PL  Planning", "3 of 4", "75*", "30.1–95.4", "3")


def test_groups_stand_side_by_side_under_the_whole() -> None:
    whole, codes, _, choice = shown(counted(two_boroughs(), by="borough"))
    assert row(whole, "PL1")[1:3] == ("3 of 4", "75*")
    assert codes.title == "All respondents, by borough"
    assert codes.columns == ("code", "n of N", "Ashmere (2)", "Brackwell (2)", "p (exploratory)")
    assert row(codes, "PL1")[1:] == ("3 of 4", "2/2", "1/2", "1.0000")
    assert choice.title == "SUP  Supervision: all respondents, by borough"
    assert choice.columns[2:4] == ("Ashmere (2)", "Brackwell (1)")
    assert row(choice, "Changed") == ("Changed", "2 of 3", "2/2", "0/1", ".3333")
    assert row(choice, "together") == ("together", "3 of 3", "2/2", "1/1", "")


def test_a_choice_is_a_table_of_its_own_that_adds_up() -> None:
    _, choice = shown(counted(two_boroughs()))
    assert choice.title == "SUP  Supervision: all respondents"
    assert [cells[:2] for cells in choice.rows] == [
        ("Changed", "2 of 3"),
        ("Little", "0 of 3"),
        ("Not at all", "1 of 3"),
        ("together", "3 of 3"),
    ]
    assert choice.notes[0] == "SUP: 1 respondent not rated, outside the base."


def test_a_choice_that_nobody_made_is_one_sentence() -> None:
    world = World()
    world.read(interview("FSW 01"), "REC")
    (codes,) = shown(counted(world))
    assert codes.notes[0].startswith("SUP: nobody rated; 1 respondent not rated")


def test_the_base_is_told_in_words() -> None:
    table = counted(two_boroughs(), where={"borough": ["ashmere", "Brackwell"], "time": ["T2"]})
    assert shown(table)[0].title == "Respondents with borough Ashmere or Brackwell, time T2"


def test_a_group_without_a_value_is_called_so_and_of_nobody_is_a_dash() -> None:
    world = two_boroughs()
    world.person("FSW 05")
    world.read(interview("FSW 05"), "REC")
    _, codes, *_ = shown(counted(world, by="borough"))
    assert codes.columns[-2] == "(not recorded)"
    assert row(codes, "PL ")[-2] == "–"
    assert row(codes, "REC")[-2] == "1/1"


def test_nobody_at_all_is_dashes_and_a_hint() -> None:
    world = World()
    world.unread(response("FSW 01"))
    codes = shown(counted(world, codes=("EN",)))[0]
    assert codes.columns[-2:] == ("open", "mentions")
    assert row(codes, "EN")[1:] == ("0 of 0", "–", "–", "1", "0")
    assert any("coder finish" in note for note in codes.notes)


def test_where_no_document_is_there_yet_nothing_is_shown_by_group() -> None:
    world = World()
    world.person("FSW 01", borough="Ashmere")
    tables = shown(counted(world, codes=("EN",), by="borough"))
    assert all(len(cells) == len(one.columns) for one in tables for cells in one.rows)
    assert all("p (exploratory)" not in one.columns for one in tables)


def test_levels_are_shown_once_some_are_given() -> None:
    world = two_boroughs()
    world.rate(world.documents[0], "PL", "2")
    _, levels, _ = shown(counted(world))
    assert levels.columns == ("code", "absent", "emerging", "embedded", "together")
    assert levels.rows == (("PL  Planning", "1", "0", "1", "2"),)
    assert levels.notes == ("PL: 2 respondents present without a level.",)
    for document in world.documents[2:6:2]:
        world.rate(document, "PL", "1")
    assert shown(counted(world))[1].notes == ()


def test_codes_with_other_levels_share_the_table_with_dashes() -> None:
    steps = (Level(0, "absent"), Level(1, "some"))
    planning, engaging = Code("PL", "Planning", levels=LEVELS), Code("EN", "Engaging", levels=steps)
    world = World()
    document = world.read(response("FSW 01"))
    for code in (planning, engaging):
        world.ratings.append(Rating(document.guid, code.guid, ANA.guid, "0"))
    study = world.study(Codebook((planning, engaging)))
    _, levels = shown(theme_table(study, Question()))
    assert levels.rows == (
        ("PL  Planning", "1", "0", "0", "–", "1"),
        ("EN  Engaging", "1", "–", "–", "0", "1"),
    )


@pytest.mark.parametrize(("n", "base", "text"), [(1, 8, "13*"), (3, 8, "38*"), (2, 3, "67*")])
def test_halves_of_a_percent_are_rounded_upwards(n: int, base: int, text: str) -> None:
    assert percent(Share(n, base)) == text


def test_the_notes_give_the_rule_and_all_who_stand_outside() -> None:
    world = World()
    world.read(response("", "So."), "EN")
    world.read(response("FSW 02", ""))
    world.unread(response("FSW 03"))
    world.unread(interview("FSW 26", state=State.WITHHELD))
    assert notes(counted(world))[:-1] == (
        RULE,
        SMALL,
        "Outside the base of responses: 2 not asked or blank, 0 withheld, up to 1 open.",
        "Outside the base of interviews: 3 not asked or blank, 1 withheld, 0 open.",
        (
            "1 document is not finished. A respondent whose code may still be found there is open, "
            "not absent; while some are open, percents run high."
        ),
        "Codings of ana (1 document).",
        "1 document belongs to no case: each counts as a respondent of its own.",
    )


def test_several_coders_and_documents_are_told_in_the_plural() -> None:
    world = World()
    for _ in range(2):
        world.read(response(""))
        world.read(response("FSW 02"), by=BEN)
        world.unread(response("FSW 03"))
    told = " ".join(notes(counted(world)))
    assert "Codings of ana (2 documents) and ben (2 documents)." in told
    assert "2 documents are not finished." in told
    assert "2 documents belong to no case" in told


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "1 document belongs to no case and could not be selected."),
        (2, "2 documents belong to no case and could not be selected."),
    ],
)
def test_documents_that_no_attribute_selects_are_told(number: int, told: str) -> None:
    world = World()
    world.person("FSW 01", role="lead")
    for _ in range(number):
        world.read(response(""))
    said = notes(theme_table(world.study(), Question(where={"role": ["lead"]})))
    assert f"{told} Say whose with: coder documents load" in said


def test_a_large_base_has_no_star() -> None:
    world = World()
    for number in range(30):
        world.read(response(f"P {number}"), "EN")
    codes = shown(counted(world, codes=("EN",)))[0]
    assert row(codes, "EN")[2] == "100"
    assert SMALL not in codes.notes


def test_an_empty_codebook_is_an_empty_table() -> None:
    (table,) = shown(theme_table(World().study(Codebook()), Question()))
    assert table.rows == ()
