from pathlib import Path

import pytest
from openpyxl import Workbook

from coder.measures.key import Item, Key
from coder.measures.sheets import Sheets, read_sheets
from tests.coder.measures.keys import count, key
from transcripts.errors import InvalidTableError

WIDE = "case,time,item1,item2,item3,item4\n"
LONG = "case,time,item,value\n"


def read(folder: Path, text: str, scored: Key | None = None, *, time: str = "") -> Sheets:
    path = folder / "sheets.csv"
    path.write_text(text, encoding="utf-8")
    return read_sheets(path, scored or key(), time=time)


def refusal(folder: Path, text: str, scored: Key | None = None, *, time: str = "") -> str:
    with pytest.raises(InvalidTableError) as refused:
        read(folder, text, scored, time=time)
    return str(refused.value)


def test_a_row_is_what_one_case_answered_at_one_time_and_a_blank_is_missing(
    tmp_path: Path,
) -> None:
    [sheet] = read(tmp_path, WIDE + "FSW 7,T1,1,2.0,,5\n").sheets
    assert (sheet.case, sheet.time, sheet.row) == ("FSW 7", "T1", 2)
    assert sheet.answers == {"1": 1, "2": 2, "3": None, "4": 5}


@pytest.mark.parametrize(
    "names", ["1,2,3,4", "Item 01,Item 02,Item 03,Item 04", "q1,Q2,q_3,q.4", "small_1,small_2,3,i4"]
)
def test_columns_of_items_may_be_called_in_many_ways(tmp_path: Path, names: str) -> None:
    [sheet] = read(tmp_path, f"case,time,{names}\nA,T1,1,2,3,4\n").sheets
    assert list(sheet.answers.values()) == [1, 2, 3, 4]


def test_a_long_table_says_the_same_as_a_wide_one(tmp_path: Path) -> None:
    rows = "".join(f"A,T1,{item},{item}\n" for item in (1, 2, 4))
    [sheet] = read(tmp_path, LONG + rows + "A,T1,item 3,\n").sheets
    assert sheet.answers == {"1": 1, "2": 2, "4": 4, "3": None}


def test_a_workbook_is_read_as_a_csv_is(tmp_path: Path) -> None:
    book = Workbook()
    for row in (("case", "time", 1, 2, 3, 4), ("A", "T1", 1, 2, None, 5)):
        book.worksheets[0].append(row)
    book.save(tmp_path / "sheets.xlsx")
    [sheet] = read_sheets(tmp_path / "sheets.xlsx", key()).sheets
    assert sheet.answers == {"1": 1, "2": 2, "3": None, "4": 5}


def test_the_only_number_of_a_count_stands_under_its_name(tmp_path: Path) -> None:
    for column in ("visits", "Value", "item value"):
        [sheet] = read(tmp_path, f"case,{column}\nA,3\n", count(), time="T1").sheets
        assert (sheet.time, sheet.answers) == ("T1", {"value": 3})


def test_named_items_are_found_by_their_names(tmp_path: Path) -> None:
    scored = count()
    named = Key(
        **{name: getattr(scored, name) for name in ("id", "title", "kind", "low", "high")},
        items=(Item("kin"), Item("friends")),
        direction=scored.direction,
        rules=scored.rules,
    )
    [sheet] = read(tmp_path, "case,time,Kin,friends\nA,T1,3,4\n", named).sheets
    assert sheet.answers == {"kin": 3, "friends": 4}


def test_columns_that_are_no_items_are_left_and_told(tmp_path: Path) -> None:
    table = "case,time,1,2,3,4,Borough\nA,T1,1,2,3,4,Ashmere\n"
    assert read(tmp_path, table).remarks == ("Columns that are no items were left: Borough.",)


def test_every_number_that_cannot_be_is_told_with_its_row_and_column(tmp_path: Path) -> None:
    rows = "A,T1,0,2.5,x,6\nB,T1,1,,99,-1\n"
    assert refusal(tmp_path, WIDE + rows) == (
        "sheets.csv: row 2, column item1: 0 is not 1 to 5; row 2, column item2: 2.5 is not a whole "
        "number; row 2, column item3: 'x' is not a number; row 2, column item4: 6 is not 1 to 5; "
        "row 3, column item3: 99 is not 1 to 5; and 1 more. Leave blank what is missing. Nothing "
        "was loaded."
    )


def test_a_count_below_nought_and_hours_beyond_the_week_are_refused(tmp_path: Path) -> None:
    told = refusal(tmp_path, "case,time,visits\nA,T1,-1\n", count())
    assert "row 2, column visits: -1 is not 0 or more" in told
    assert "169 is not 0 to 168" in refusal(
        tmp_path, "case,time,visits\nA,T1,169\n", count(high=168)
    )


def test_in_a_long_table_a_wrong_number_is_told_with_its_item(tmp_path: Path) -> None:
    told = refusal(tmp_path, LONG + "A,T1,2,7\nA,T1,9,1\n")
    assert "row 2, column value of item 2: 7 is not 1 to 5" in told
    assert "row 3, column item: there is no item '9'" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("time,1,2,3,4\nT1,1,2,3,4\n", "there is no column 'case'"),
        ("case,1,2,3,4\nA,1,2,3,4\n", "say it for all: --time T1"),
        ("case,time,1,2,3\nA,T1,1,2,3\n", "there is no column for item 4"),
        ("case,time,1,2,3,4,item4\nA,T1,1,2,3,4,4\n", "several columns for item 4: 4, item4"),
        (WIDE + "-,T1,1,1,1,1\n", "row 2, column case: the case's id is not there"),
        (WIDE + "A,,1,1,1,1\n", "row 2, column time: the time is not there"),
        (WIDE + "FSW 7,T1,1,1,1,1\nfsw-07,t1,2,2,2,2\n", "row 3: the same case and time stand in"),
        (LONG + "A,T1,1,1\nA,T1,1,2\n", "row 3: the same case and time stand in row 2 too"),
    ],
)
def test_a_table_that_is_not_clear_is_refused(tmp_path: Path, text: str, told: str) -> None:
    assert told in refusal(tmp_path, text)


def test_a_time_for_all_rows_is_refused_where_rows_have_their_own(tmp_path: Path) -> None:
    assert "--time cannot be said for all" in refusal(tmp_path, WIDE, time="T1")
