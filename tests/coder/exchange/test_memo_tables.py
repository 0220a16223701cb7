"""Memos leave the program as a table, as data and as pages."""

import csv
import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from coder.exchange.memo_tables import COLUMNS, memo_pages, memo_payload, memo_table
from coder.exchange.spreadsheets import write_xlsx
from coder.exchange.tables import csv_text
from coder.model import Memo, MemoAbout, Noted, Subject
from transcripts.model import Span
from transcripts.tables import read_table

DAY = "2026-03-02T09:30:00Z"
WORDS = Subject(
    MemoAbout.CODING,
    "c1",
    "PL1 on “I'd read it” in FSW 04 T2 S1",
    document="FSW 04 T2 S1",
    case="FSW 04",
    code="PL1",
    coder="ana",
    span=Span(3, 13),
    words="I'd read\nit",
)
CODE = Subject(MemoAbout.CODE, "k1", "PL1 Purpose", code="PL1", words="A purpose is named.")


def noted(text: str, subject: Subject = CODE, coder: str = "ana") -> Noted:
    memo = Memo(subject.about, subject.guid, "a1", text, DAY, DAY, "m1")
    return Noted(memo, subject, coder)


def test_only_a_segment_has_a_place_and_a_quotation() -> None:
    table = memo_table([noted("On a code."), noted("On words.", WORDS)])
    assert table.title == "2 memos"
    code, words = (dict(zip(COLUMNS, row, strict=True)) for row in table.rows)
    assert (code["start"], code["quote"], code["document"]) == (None, None, None)
    assert (words["start"], words["stop"], words["quote"]) == (3, 13, "I'd read\nit")
    assert (words["document"], words["case"], words["coder"]) == ("FSW 04 T2 S1", "FSW 04", "ana")
    assert memo_table([noted("One.")]).title == "1 memo"


def test_data_for_scripts_has_the_guids_and_null_for_the_project() -> None:
    [words, project] = memo_payload(
        [noted("On words.", WORDS), noted("All.", Subject(MemoAbout.PROJECT))]
    )
    assert (words["guid"], words["subject"]) == ("m1", "c1")
    assert project["subject"] is None


def test_pages_stand_by_subject_and_no_memo_makes_a_heading_of_its_own() -> None:
    project = Subject(MemoAbout.PROJECT)
    shown = [noted("All.", project), noted("# Look\nat it."), noted("Yes.", coder="ben")]
    assert memo_pages([*shown, noted("Why?", WORDS)]) == (
        "# Memos\n\n## On the project\n\n*ana, 2026-03-02*\n\nAll.\n\n"
        "## On codes\n\n### PL1 Purpose\n\n*ana, 2026-03-02*\n\n\\# Look\nat it.\n\n"
        "*ben, 2026-03-02*\n\nYes.\n\n"
        "## On coded segments\n\n### FSW 04 T2 S1\n\n*PL1, ana, 2026-03-02*\n\n"
        "> I'd read\n> it\n\nWhy?\n"
    )


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), min_size=1)
    )
)
def test_a_table_that_is_read_back_holds_every_memo(texts: list[str]) -> None:
    written = csv_text(memo_table([noted(text) for text in texts]))
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert [row["memo"].removeprefix("'") for row in rows] == [t.removeprefix("'") for t in texts]


def test_a_spreadsheet_that_is_read_back_holds_every_memo(tmp_path: Path) -> None:
    texts = ["=1+1", "Two\n\nparagraphs.", "ünï → 漢字 🙂"]
    write_xlsx(memo_table([noted(text) for text in texts]), tmp_path / "memos.xlsx")
    assert [row.cells["memo"] for row in read_table(tmp_path / "memos.xlsx").rows] == texts
