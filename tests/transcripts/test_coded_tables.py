"""Tables that are coded already: which rows are which turns of which document."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.transcripts.coded import ALL, HEAD, WORDS, marks, read, written
from transcripts.coded_tables import Columns, read_coded, rows_named
from transcripts.errors import InvalidTableError, TranscriptError, UnreadableFileError
from transcripts.model import Voice


def test_rows_of_one_document_need_not_follow_each_other(tmp_path: Path) -> None:
    first, second = read(
        tmp_path,
        "T1,Mo,respondent,We plan.,PL,ana",
        "T2,Ida,Respondent,We rush.,,ana",
        "t1,INT,INTERVIEWER,And then?,,ana",
    )
    assert (first.name, second.name) == ("T1", "T2")
    document = first.document()
    assert document.text == "We plan.\n\nAnd then?"
    assert [turn.span.of(document.text) for turn in document.turns] == ["We plan.", "And then?"]
    assert [turn.speaker for turn in document.turns] == ["Mo", "INT"]
    assert [turn.voice for turn in document.turns] == [Voice.RESPONDENT, Voice.INTERVIEWER]
    assert all(turn.start == turn.speech for turn in document.turns)
    assert document.source == "talks.csv"
    assert marks(first) == [{"ana": "PL"}, {"ana": ""}]


def test_a_file_without_a_column_of_documents_is_one_document(tmp_path: Path) -> None:
    [one] = read(tmp_path, "T1,Mo,,We plan.,PL,ana", "T2,Ida,,We rush.,,ben", columns=WORDS)
    assert one.name == "talks"
    assert marks(one) == [{"": "PL"}, {"": ""}]
    assert one.coders() == [""]
    assert {turn.said.speaker for turn in one.turns} == {""}


def test_where_nothing_is_coded_nobody_has_looked(tmp_path: Path) -> None:
    [one] = read(tmp_path, ",Mo,,Yes.,PL,ana", ",Mo,,Yes.,PL,ben", columns=Columns("words"))
    assert marks(one) == [{}, {}]
    assert one.coders() == []


def test_a_row_without_coder_is_nobodys_if_it_has_no_code(tmp_path: Path) -> None:
    columns = Columns("words", "talk", "who", "voice", ("code",), "rater", nothing=("None",))
    rows = ("T1,Mo,,Yes.,PL,ana", "T1,Mo,,Yes.,,", "T1,Mo,,Yes.,NONE,")
    [one] = read(tmp_path, *rows, columns=columns)
    assert marks(one) == [{"ana": "PL"}, {}, {}]


def voices(folder: Path, *words: str, interviewers: tuple[str, ...] = ()) -> list[str]:
    """The voices that a column of such words makes, and what is said of that."""
    columns = Columns("words", "talk", "who", "voice", interviewers=interviewers)
    rows = "".join(f"T1,Mo,{word},Yes.,,\n" for word in words)
    found = read_coded(written(folder, HEAD + rows), columns)
    return [*(turn.said.voice for turn in found.documents[0].turns), *found.remarks]


def test_parts_that_people_play_are_voices_and_that_is_told(tmp_path: Path) -> None:
    assert voices(tmp_path, "therapist", "client", "Therapist", "INT", "P 4") == [
        *("interviewer", "respondent", "interviewer", "interviewer", "respondent"),
        (
            "Column 'voice': 'therapist' as interviewer, 'client' as respondent, 'INT' as "
            "interviewer, 'P 4' as respondent."
        ),
    ]
    assert voices(tmp_path, "Interviewer", "prompt", "") == ["interviewer", "prompt", "respondent"]


def test_a_column_of_voices_may_call_who_asks_by_any_name(tmp_path: Path) -> None:
    assert voices(tmp_path, "Host", "Guest", "prompt", interviewers=("host",)) == [
        *("interviewer", "respondent", "prompt"),
        "Column 'voice': 'Host' as interviewer, 'Guest' as respondent.",
    ]


def test_who_asks_is_told_by_name_where_no_voice_is(tmp_path: Path) -> None:
    columns = Columns("words", "talk", "who", "voice", interviewers=("mo",))
    rows = ("T1,Mo,,So?,,", "T1,Ida,,Yes.,,", "T1,Mo,prompt,Read this.,,")
    [one] = read(tmp_path, *rows, columns=columns)
    voices = [turn.said.voice for turn in one.turns]
    assert voices == [Voice.INTERVIEWER, Voice.RESPONDENT, Voice.PROMPT]


def test_rows_without_words_are_counted_and_codes_in_them_are_told(tmp_path: Path) -> None:
    text = HEAD + "T1,Mo,,Yes.,PL,ana\nT1,Mo,,,PL,ana\nT1,Mo,,\ufeff,,ana\n,,,,,\n"
    table = read_coded(written(tmp_path, text), ALL)
    assert table.remarks == ("2 rows have no words and came not in, with the codes in row 3.",)
    assert len(table.documents[0].turns) == 1


def test_one_row_without_words_is_one_row(tmp_path: Path) -> None:
    table = read_coded(written(tmp_path, HEAD + "T1,Mo,,Yes.,PL,ana\nT1,Mo,,,,ana\n"), ALL)
    assert table.remarks == ("1 row has no words and came not in.",)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("T1,Mo,choir,Yes.,PL,ana", "row 2: 'choir' in column 'voice' is no voice. Use resp"),
        (",Mo,,Yes.,PL,ana", "row 2: column 'talk' is empty."),
        ("T1,Mo,,Yes.,PL,", "row 2: column 'rater' is empty."),
    ],
)
def test_a_row_that_cannot_be_taken_is_named(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(InvalidTableError) as error:
        read(tmp_path, row)
    assert told in str(error.value)


def test_a_column_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(InvalidTableError, match="no column 'Utterance'") as error:
        read(tmp_path, columns=Columns("Utterance"))
    assert "Its columns are: talk, who, voice, words, code, rater." in str(error.value)


def test_columns_are_known_whatever_their_capitals(tmp_path: Path) -> None:
    text = "Main_Code,The  Words\nPL,Yes.\n"
    columns = Columns("the words", codes=("MAIN CODE",))
    assert marks(read_coded(written(tmp_path, text), columns).documents[0]) == [{"": "PL"}]


def test_row_numbers_without_a_name_are_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, ",words,code\n0,Yes.,PL\n")
    assert marks(read_coded(path, WORDS).documents[0]) == [{"": "PL"}]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.csv", "words,code\n", "its column 'words' holds no words"),
        ("a.csv", "\n", "it is empty"),
        ("a.docx", "x", "a coded table is one of .csv, .tsv, .txt, .xlsx"),
    ],
)
def test_a_file_without_a_coded_table_is_refused(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    with pytest.raises(UnreadableFileError) as error:
        read_coded(written(tmp_path, text, name), WORDS)
    assert told in str(error.value)
    assert isinstance(error.value, TranscriptError)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_words_in_quotation_marks_come_in_as_they_were_said(tmp_path: Path, delimiter: str) -> None:
    cell = '"She said ""no""; then, \tnothing."'
    path = written(tmp_path, f"words{delimiter}code\n{cell}{delimiter}PL\n", "talks.tsv")
    [turn] = read_coded(path, WORDS).documents[0].turns
    assert turn.said.words == 'She said "no"; then, \tnothing.'


def test_a_spreadsheet_is_a_coded_table_too(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["words", "code"])
    sheet.append(["Yes.\nIndeed.", 7])
    workbook.save(tmp_path / "talks.xlsx")
    [one] = read_coded(tmp_path / "talks.xlsx", WORDS).documents
    assert one.document().text == "Yes.\nIndeed."
    assert marks(one) == [{"": "7"}]


def test_of_many_rows_the_first_few_are_named() -> None:
    assert rows_named([7]) == "row 7"
    assert rows_named([7, 9]) == "rows 7, 9"
    assert rows_named(range(1, 8)) == "rows 1, 2, 3, 4, 5 …"


def coded(folder: Path, head: str, *rows: str) -> tuple[list[str], tuple[str, ...]]:
    """The cells of codes under a head of columns after that of the words, and the remarks."""
    text = "".join(f"{row}\n" for row in (f"words,{head}", *rows))
    columns = Columns("words", codes=tuple(head.split(",")), nothing=("n/a",))
    found = read_coded(written(folder, text), columns)
    return [turn.marks[""].codes for turn in found.documents[0].turns], found.remarks


def test_codes_may_stand_in_several_columns(tmp_path: Path) -> None:
    rows = ("We plan.,PL,n/a", "We go.,,RR;HO", "We rest.,1,n/a")
    assert coded(tmp_path, "main,other", *rows) == (["PL\nn/a", "RR;HO", "1\nn/a"], ())


def test_a_column_of_yes_and_no_is_of_the_code_of_its_name(tmp_path: Path) -> None:
    rows = ("We plan.,1,True,", "We go.,0,False,x", "We rest.,1.0,n/a,")
    told = "Columns that say yes or no to the code of their name: Hope, Joy, Fear."
    assert coded(tmp_path, "Hope,Joy,Fear", *rows) == (["Hope\nJoy", "Fear", "Hope"], (told,))
    assert coded(tmp_path, "Hope", "Yes.,1", "No.,0")[0] == ["Hope", ""]


def test_a_lone_column_of_ones_has_a_code_called_1(tmp_path: Path) -> None:
    assert coded(tmp_path, "tag", "Yes.,1", "No.,") == (["1", ""], ())
    assert coded(tmp_path, "tag", "Yes.,n/a", "No.,") == (["n/a", ""], ())


def test_a_row_without_words_or_coder_may_be_without_code_in_every_column(tmp_path: Path) -> None:
    text = "words,a,b,rater\n,n/a,n/a,ana\nYes.,n/a,n/a,\n,n/a,PL,ana\n"
    columns = Columns("words", codes=("a", "b"), coder="rater", nothing=("n/a",))
    found = read_coded(written(tmp_path, text), columns)
    assert marks(found.documents[0]) == [{}]
    assert found.remarks == ("2 rows have no words and came not in, with the codes in row 4.",)
