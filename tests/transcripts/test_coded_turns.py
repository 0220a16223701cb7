"""Which rows of a coded table are one turn."""

from pathlib import Path

from tests.transcripts.coded import ALL, HEAD, WORDS, marks, read, written
from transcripts.coded_tables import Columns, read_coded


def test_rows_of_several_coders_on_the_same_words_are_one_turn(tmp_path: Path) -> None:
    [one] = read(
        tmp_path,
        "T1,Mo,,Yes.,PL,ana",
        "T1,Mo,,Yes.,RR,ben",
        "T1,Mo,,Yes.,,ANA",
        "T1,Mo,,Yes.,PL,ben",
        "T1,Ida,,Yes.,PL,ana",
    )
    assert marks(one) == [{"ana": "PL", "ben": "RR"}, {"ana": "", "ben": "PL"}, {"ana": "PL"}]
    assert one.coders() == ["ana", "ben"]


def test_coders_whose_rows_stand_in_blocks_have_coded_the_same_turns(tmp_path: Path) -> None:
    said = ["T1,Mo,,Yes.,PL", "T1,Ida,,No.,", "T1,Mo,,Yes.,RR"]
    [one] = read(tmp_path, *(f"{row},{name}" for name in ("ana", "ben") for row in said))
    assert marks(one) == [{"ana": c, "ben": c} for c in ("PL", "", "RR")]


def test_rows_in_blocks_that_differ_are_turns_of_their_own(tmp_path: Path) -> None:
    [one] = read(tmp_path, "T1,Mo,,Yes.,,ana", "T1,Mo,,No.,,ana", "T1,Mo,,Yes.,,ben")
    assert marks(one) == [{"ana": ""}, {"ana": ""}, {"ben": ""}]


def test_the_same_words_twice_by_one_coder_were_said_twice(tmp_path: Path) -> None:
    [one] = read(tmp_path, ",Mo,,Yes.,PL,", ",Mo,,Yes.,RR,", columns=WORDS)
    assert marks(one) == [{"": "PL"}, {"": "RR"}]


def test_a_row_for_each_code_of_the_same_words_is_one_turn(tmp_path: Path) -> None:
    rows = ("T1,Mo,,We plan it first.,PL,ana", "T1,Mo,,We plan it first.,RR,ana")
    later = ("T1,Mo,,We plan it first.,RR,ben", "T1,Mo,,We plan it first.,HO,ana")
    text = HEAD + "".join(f"{row}\n" for row in (*rows, *later))
    found = read_coded(written(tmp_path, text), ALL)
    assert marks(found.documents[0]) == [{"ana": "PL\n\nRR\n\nHO", "ben": "RR"}]
    assert found.remarks == ("Rows 3, 5: the words above with another code; taken as one turn.",)


def test_words_that_were_left_once_and_coded_once_were_said_twice(tmp_path: Path) -> None:
    columns = Columns("words", codes=("code",), nothing=("none",))
    rows = [f",Mo,,We plan it first.,{code}," for code in ("None", "PL", "", "RR")]
    [one] = read(tmp_path, *rows, columns=columns)
    assert marks(one) == [{"": "None"}, {"": "PL"}, {"": ""}, {"": "RR"}]


def test_rows_that_are_all_the_same_are_told(tmp_path: Path) -> None:
    row = ",Mo,,We plan it first.,PL,\n"
    found = read_coded(written(tmp_path, HEAD + row + row), WORDS)
    assert marks(found.documents[0]) == [{"": "PL"}, {"": "PL"}]
    assert found.remarks == ("Row 3: as the row above, code and all; taken as said twice.",)
    found = read_coded(written(tmp_path, HEAD + 3 * row + ",Mo,,We plan it first.,RR,\n"), WORDS)
    assert found.remarks == (
        "Row 5: the words above with another code; taken as one turn.",
        "Rows 3, 4: as the row above, code and all; taken as said twice.",
    )


def test_coders_one_after_the_other_may_lack_rows_of_each_other(tmp_path: Path) -> None:
    [one] = read(
        tmp_path,
        "T1,Mo,,We plan.,PL,ana",
        "T1,INT,,And then?,,ana",
        "T1,Mo,,We go.,RR,ana",
        "T1,Mo,,Hello.,,ben",
        "T1,Mo,,We plan.,,ben",
        "T1,Mo,,We go.,PL,ben",
        "T1,INT,,Thanks.,,ben",
    )
    assert [turn.said.words for turn in one.turns] == [
        "Hello.", "We plan.", "And then?", "We go.", "Thanks."
    ]  # fmt: skip
    assert marks(one) == [
        {"ben": ""}, {"ana": "PL", "ben": ""}, {"ana": ""}, {"ana": "RR", "ben": "PL"}, {"ben": ""}
    ]  # fmt: skip


def test_coders_of_two_halves_of_a_talk_share_no_turn_by_chance(tmp_path: Path) -> None:
    [one] = read(
        tmp_path,
        *(f"T1,Mo,,{words},,ana" for words in ("Yes.", "We plan.", "We wait.")),
        *(f"T1,Mo,,{words},,ben" for words in ("Yes.", "We go.", "We come.")),
    )
    assert len(one.turns) == 6
