"""Who has which code, as arrays and as a table of pandas."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from coder.themes.incidence import Incidence, RowKind, incidence
from coder.themes.selection import Question
from coder.themes.standing import Standing
from coder.themes.table import theme_table
from tests.coder.themes.worlds import World, interview, response
from transcripts.model import State

PRESENCE = Question(codes=("PL", "EN", "REC"))


def answers() -> World:
    world = World()
    for case in ("FSW 10", "FSW 2", "FSW 3"):
        world.person(case)
    world.read(response("FSW 10", scenario="S1"), "PL1", "PL2")
    world.read(response("FSW 10", scenario="S2"), "PL1")
    world.read(response("FSW 2"), "EN")
    world.read(interview("FSW 2", state=State.WITHHELD))
    return world


def row(matrix: Incidence, name: str) -> list[int]:
    return [int(one) for one in matrix.standing[matrix.names.index(name)]]


def test_rows_are_respondents_in_natural_order_and_columns_are_codes() -> None:
    matrix = incidence(answers().study(), PRESENCE)
    assert matrix.names == ("FSW 2", "FSW 3", "FSW 10")
    assert [code.id for code in matrix.codes] == ["PL", "EN", "REC"]
    assert row(matrix, "FSW 10") == [Standing.PRESENT, Standing.ABSENT, Standing.NOT_ASKED]
    assert row(matrix, "FSW 2") == [Standing.ABSENT, Standing.PRESENT, Standing.WITHHELD]
    assert row(matrix, "FSW 3") == [Standing.NOT_ASKED] * 3


def test_mentions_are_added_up_over_a_respondent_s_documents() -> None:
    frame = incidence(answers().study(), PRESENCE).mentions_frame()
    assert frame.loc["FSW 10"].to_dict() == {"PL": 3, "EN": 0, "REC": 0}


def test_a_table_of_pandas_is_blank_outside_the_base() -> None:
    frame = incidence(answers().study(), PRESENCE).frame()
    assert frame.loc["FSW 2", "PL"] == False  # noqa: E712 - of a column that may be blank
    assert frame.loc["FSW 2", "EN"] == True  # noqa: E712 - as above
    assert frame.loc["FSW 2", "REC"] is pd.NA
    assert frame["PL"].sum() == 1


def test_documents_can_be_rows_too() -> None:
    matrix = incidence(answers().study(), PRESENCE, rows=RowKind.DOCUMENT)
    assert matrix.names == ("FSW 2 T2 S1", "FSW 10 T2 S1", "FSW 10 T2 S2", "Interview FSW 2")
    assert matrix.mentions[:, 0].tolist() == [0, 2, 1, 0]
    assert row(matrix, "Interview FSW 2") == [Standing.NOT_ASKED] * 2 + [Standing.WITHHELD]


def test_a_respondent_without_a_case_is_called_by_the_document() -> None:
    world = World()
    world.read(response(""), "PL1")
    matrix = incidence(world.study(), PRESENCE)
    assert matrix.names == (world.documents[0].name,)
    assert matrix.rows == (world.documents[0].guid,)


def test_a_choice_code_is_there_where_it_was_rated() -> None:
    world = World()
    world.rate(world.read(interview("ASW 1")), "SUP", "changed")
    matrix = incidence(world.study(), Question(codes=("SUP",)))
    assert matrix.present.tolist() == [[True]]


def test_a_code_of_responses_is_not_looked_for_in_interviews() -> None:
    world = World()
    talk = world.read(interview("ASW 1"))
    world.code(talk, "PL1", span=next(turn.span for turn in talk.respondent_turns()))
    assert incidence(world.study(), PRESENCE).mentions.sum() == 0


CODES = st.lists(st.sampled_from(["PL", "PL1", "EN"]), max_size=3)


@given(st.lists(st.tuples(st.sampled_from(["A", "B", "C"]), CODES, st.booleans()), max_size=6))
def test_its_columns_say_what_the_theme_table_says(
    read: list[tuple[str, list[str], bool]],
) -> None:
    world = World()
    for number, (case, codes, finished) in enumerate(read):
        document = response(case, scenario=f"S{number}")
        if finished:
            world.read(document, *codes)
        else:
            world.unread(document)
    matrix = incidence(world.study(), PRESENCE)
    for column, count in enumerate(theme_table(world.study(), PRESENCE).codes):
        assert matrix.present[:, column].sum() == count.share.n
        assert matrix.in_base[:, column].sum() == count.share.base
        assert matrix.mentions[:, column].sum() == count.mentions
