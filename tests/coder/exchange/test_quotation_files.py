"""Quotations are read from whatever file they were exported to, edited by hand or not."""

import json
from pathlib import Path

import pytest

from coder.errors import InvalidRequestError
from coder.exchange.quotation_files import read_quotations
from coder.exchange.spreadsheets import write_xlsx
from coder.exchange.tables import Table, csv_text
from coder.search.quoted import Quoted
from transcripts.errors import TranscriptError
from transcripts.model import Span

TABLE = Table(
    "Excerpts",
    ("case", "document", "start", "stop", "text"),
    (("FSW 01", "one", 3, 9, "- I'd go.\n“So”"), ("FSW 02", "two", None, None, "")),
)
WANTED = "- I'd go.\n“So”", "one", "FSW 01", Span(3, 9)


def test_a_spreadsheet_and_a_csv_hold_the_same(tmp_path: Path) -> None:
    book, text = tmp_path / "q.xlsx", tmp_path / "q.csv"
    write_xlsx(TABLE, book)
    text.write_text(csv_text(TABLE), encoding="utf-8")
    assert read_quotations(book) == read_quotations(text) == [Quoted(2, *WANTED)]


def test_json_needs_no_more_than_the_words(tmp_path: Path) -> None:
    path = tmp_path / "q.json"
    rows = [{"quote": "I'd go.", "start": "x", "stop": 3}, {"text": ""}, {"text": "Yes."}]
    path.write_text(json.dumps(rows), encoding="utf-8")
    assert read_quotations(path) == [Quoted(1, "I'd go."), Quoted(3, "Yes.")]
    path.write_text("[]", encoding="utf-8")
    assert read_quotations(path) == []


@pytest.mark.parametrize("text", ["{", "{}", "[1]", '[{"words ": "x"}]', '[{"a": 1}]'])
def test_what_is_no_list_of_quotations_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "q.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidRequestError, match=r"q\.json is not a list of quotations"):
        read_quotations(path)


def test_a_file_that_is_not_there_and_a_table_without_words_are_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match="There is no file"):
        read_quotations(tmp_path / "q.csv")
    path = tmp_path / "q.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(TranscriptError, match="there is no column 'text'"):
        read_quotations(path)
