from pathlib import Path

import pytest

from transcripts.errors import InvalidTableError
from transcripts.formats.table import read
from transcripts.model import Document, Guide, Prompt, Scenario, State, Voice

BEFORE, AFTER = "What would you do before you go?", "And afterwards?"
KNOWN = Guide(
    (
        Scenario(
            "S1", "The third call", "A nursery rings.", (Prompt("a", BEFORE), Prompt("b", AFTER))
        ),
    )
)


def answers(tmp_path: Path, text: str, guide: Guide = KNOWN) -> tuple[Document, ...]:
    path = tmp_path / "answers.csv"
    path.write_text(text, encoding="utf-8")
    return read(path, guide).documents


def said(document: Document) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.span.of(document.text)) for turn in document.turns]


def test_rows_of_one_respondent_scenario_and_time_are_one_response(tmp_path: Path) -> None:
    [one] = answers(
        tmp_path,
        "respondent,scenario,prompt,time,answer\n"
        'FSW 04,S1,a,T2,"I plan,\nthen go."\nfsw-04,S1,(b) Later?,T2,I stop.\n',
    )
    assert (one.name, one.case, one.time, one.scenario) == ("FSW 04 T2 S1", "FSW 04", "T2", "S1")
    assert said(one) == [
        ("S1", "The third call\n\nA nursery rings."),
        ("S1 (a)", BEFORE), ("FSW 04", "I plan,\nthen go."),
        ("S1 (b)", AFTER), ("FSW 04", "I stop."),
    ]  # fmt: skip
    voices = [turn.voice for turn in one.turns]
    assert voices.count(Voice.RESPONDENT) == 2
    assert all(turn.start == turn.speech for turn in one.turns)


def test_a_scenario_may_be_named_by_its_title(tmp_path: Path) -> None:
    rows = "P1,the third call,x\nP2,S1: The third call,y\nP3,s1,z\nP4,S9,z\n"
    documents = answers(tmp_path, f"id,scenario,answer\n{rows}")
    assert [one.scenario for one in documents] == ["S1", "S1", "S1", "S9"]


def test_without_known_scenarios_the_table_names_the_prompts(tmp_path: Path) -> None:
    [one] = answers(tmp_path, "id,scenario,question,response\nP1,S1,Why so?,Because.\n", Guide())
    assert said(one) == [("S1", "Why so?"), ("P1", "Because.")]


def test_a_table_may_be_as_plain_as_who_and_what(tmp_path: Path) -> None:
    [one] = answers(tmp_path, "participant,text\nP1,Because.\n", Guide())
    assert (one.name, said(one)) == ("P1", [("P1", "Because.")])


def test_columns_of_answers_say_scenario_prompt_and_time(tmp_path: Path) -> None:
    documents = answers(
        tmp_path,
        "id;S1a T1;T2 S1 (b);S2 And now?;S1_b T1;role\nP1;early;late;now;more;lead\n",
    )
    assert [one.name for one in documents] == ["P1 T1 S1", "P1 T2 S1", "P1 S2"]
    assert said(documents[0])[1:] == [("S1 (a)", BEFORE), ("P1", "early"), ("S1 (b)", AFTER),
                                      ("P1", "more")]  # fmt: skip
    assert said(documents[2]) == [("S2", "And now?"), ("P1", "now")]


def test_a_time_column_serves_all_columns_of_answers(tmp_path: Path) -> None:
    documents = answers(tmp_path, "id,time,S1\nP1,T1,a\nP1,T2,b\n")
    assert [one.name for one in documents] == ["P1 T1 S1", "P1 T2 S1"]
    assert said(documents[0])[1:] == [("P1", "a")]


def test_a_prompts_full_text_names_its_column(tmp_path: Path) -> None:
    [one] = answers(tmp_path, f"id,{AFTER}\nP1,I stop.\n")
    assert (one.scenario, said(one)[-2:]) == ("S1", [("S1 (b)", AFTER), ("P1", "I stop.")])


def test_a_prompt_of_two_scenarios_names_no_column(tmp_path: Path) -> None:
    twice = (*KNOWN.scenarios, Scenario("S2", "x", prompts=(Prompt("a", AFTER),)))
    with pytest.raises(InvalidTableError, match="no column of answers"):
        answers(tmp_path, f"id,{AFTER}\nP1,x\n", Guide(twice))


def test_a_scenario_with_a_name_of_its_own_is_found(tmp_path: Path) -> None:
    [one] = answers(tmp_path, "id,call\nP1,x\n", Guide((Scenario("Call", "The call"),)))
    assert (one.scenario, said(one)) == ("Call", [("Call", "The call"), ("P1", "x")])


def test_a_blank_cell_is_no_answer(tmp_path: Path) -> None:
    [one, two] = answers(tmp_path, "id,S1a,S1b\nP1,,x\nP2,n/a,\n")
    assert said(one)[1:] == [("S1 (a)", BEFORE), ("S1 (b)", AFTER), ("P1", "x")]
    assert (two.state, two.respondent_turns()) == (State.BLANK, ())


def test_a_withheld_cell_withholds_the_response(tmp_path: Path) -> None:
    [one] = answers(tmp_path, "id,S1a,S1b\nP1,[withheld],x\n")
    assert (one.state, one.respondent_turns()) == (State.WITHHELD, ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("age,S1\nx,y\n", "there is no column 'respondent'. It may also be called case, id, part"),
        ("id,age\nx,y\n", "no column of answers"),
        ("id,S1\n,y\n", "row 2: column 'id' is empty"),
        ("id,scenario,answer\nx,,y\n", "row 2: column 'scenario' is empty"),
        ("id,S1a\nFSW 7,y\nfsw07,z\n", "row 3: fsw07 S1 (a) is answered here and in row 2"),
        ("id,scenario,answer\nx,S1,y\nx,S1,z\n", "row 3: x S1 is answered here"),
    ],
)
def test_a_refusal_names_row_and_column(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InvalidTableError) as error:
        answers(tmp_path, text)
    assert told in str(error.value)


@pytest.mark.parametrize("who", ["Respondent name", "Respondent ID", "Participant No.", "Case_ID"])
@pytest.mark.parametrize("when", ["Time point", "Wave"])
@pytest.mark.parametrize("answer", ["Free text", "Response text"])
def test_columns_may_be_called_as_teams_call_them(
    tmp_path: Path, who: str, when: str, answer: str
) -> None:
    [one] = answers(tmp_path, f"{who},{when},Scenario,{answer}\nP1,T2,Scenario 1,Because.\n")
    assert (one.name, one.respondent_turns()[0].span.of(one.text)) == ("P1 T2 S1", "Because.")


def test_an_id_wins_over_a_name(tmp_path: Path) -> None:
    [one] = answers(tmp_path, "Respondent name,Respondent ID,S1\nAna,P1,x\n")
    assert one.case == "P1"


@pytest.mark.parametrize(
    "column", ["Scenario 1 (a)", "Scenario 1a", "T2 scenario 1 a", "SCENARIO1A"]
)
def test_a_numbered_scenario_names_its_column(tmp_path: Path, column: str) -> None:
    [one] = answers(tmp_path, f"id,{column}\nP1,x\n", Guide())
    assert (one.scenario, said(one)) == ("S1", [("S1 (a)", "S1 (a)"), ("P1", "x")])


def told(tmp_path: Path, text: str) -> tuple[str, ...]:
    path = tmp_path / "answers.csv"
    path.write_text(text, encoding="utf-8")
    return read(path, KNOWN).remarks


def test_columns_that_do_not_come_in_are_told(tmp_path: Path) -> None:
    expected = "Not imported: Borough, Role. Load attributes of people with: coder cases load TABLE"
    assert told(tmp_path, "id,Borough,Role,Wave,S1a\nP1,Ashmere,lead,T1,x\n") == (expected,)
    long = "id,Borough,Role,time,scenario,prompt,answer\nP1,Ashmere,lead,T1,S1,a,x\n"
    assert told(tmp_path, long) == (expected,)


def test_notes_that_stand_for_no_answer_are_told(tmp_path: Path) -> None:
    rows = "P1,N/A,x\nP2,y,-\nP3,,z\n"
    assert told(tmp_path, f"id,S1a,S1b\n{rows}") == (
        "Read as a blank answer: “N/A” in row 2, “-” in row 3.",
    )
    many = "".join(f"P{number},n/a\n" for number in range(9))
    (remark,) = told(tmp_path, f"id,S1\n{many}")
    assert remark.endswith("“n/a” in row 6 ….")
