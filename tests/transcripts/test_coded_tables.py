from pathlib import Path

import pytest

from transcripts.coded_tables import CodedTable, Columns, read_coded
from transcripts.errors import InvalidTableError
from transcripts.model import Voice

COLUMNS = Columns("Text", "talk", "who", "voice", "codes", "rater", nothing=["Other"])
HEADER = "Talk,Who,Voice,Text,Codes,Rater\n"


def read(tmp_path: Path, rows: str, columns: Columns = COLUMNS) -> CodedTable:
    path = tmp_path / "coded.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return read_coded(path, columns)


def test_rows_of_one_document_become_its_turns_wherever_they_stand(tmp_path: Path) -> None:
    found = read(tmp_path, 'a,R,,One.,PL,x\nb,R,,Two.,,x\nA,R,,Three.,"RR; PL|EN",x\n')
    assert [one.name for one in found.documents] == ["a", "b"]
    first = found.documents[0]
    assert [one.marks for one in first.turns] == [{"x": ("PL",)}, {"x": ("RR", "PL", "EN")}]
    text, turns = first.assembled()
    assert [one.span.of(text) for one in turns] == ["One.", "Three."]
    assert found.documents[1].turns[0].marks == {"x": ()}


def test_a_turn_that_several_have_coded_is_one_turn(tmp_path: Path) -> None:
    rows = "a,R,,Same.,PL,x\na,R,,Same.,RR,y\na,R,,Same.,PL,x\na,S,,Same.,PL,y\n"
    turns = read(tmp_path, rows).documents[0].turns
    assert [one.marks for one in turns] == [{"x": ("PL",), "y": ("RR",)}, {"x": ("PL",)},
                                            {"y": ("PL",)}]  # fmt: skip
    assert read(tmp_path, rows).documents[0].coders() == ["x", "y"]


def test_voices_are_told_and_all_are_respondents_where_they_are_not(tmp_path: Path) -> None:
    found = read(tmp_path, "a,I,Interviewer,Well?,,x\na,R,,Yes.,,x\n").documents[0]
    assert [one.said.voice for one in found.turns] == [Voice.INTERVIEWER, Voice.RESPONDENT]
    with pytest.raises(InvalidTableError, match=r"row 2.*'boss' in column 'Voice' is no voice"):
        read(tmp_path, "a,I,boss,Well?,,x\n")


def test_words_that_mean_no_code_and_blank_rows_are_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, "a,R,,One.,other,x\na,R,, ,PL,x\n")
    assert [one.marks for one in found.documents[0].turns] == [{"x": ()}]
    assert found.remarks == ("1 row has no text: left out.",)
    assert read(tmp_path, "a,R,,,PL,x\na,R,,,PL,x\n").remarks == ("2 rows have no text: left out.",)


def test_without_other_columns_the_file_is_one_document(tmp_path: Path) -> None:
    [found] = read(tmp_path, "a,R,,One.,PL,x\n", Columns("text")).documents
    assert (found.name, found.turns[0].said.speaker) == ("coded", "")
    assert found.turns[0].marks == {"": ()}


def test_a_column_that_is_not_there_and_a_row_of_no_document_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidTableError, match="there is no column 'utterance'"):
        read(tmp_path, "a,R,,One.,PL,x\n", Columns("Utterance"))
    with pytest.raises(InvalidTableError, match=r"row 2.*column 'Talk' is empty"):
        read(tmp_path, ",R,,One.,PL,x\n")
