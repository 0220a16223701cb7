"""Finding a quotation in a transcript."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from coder.exchange.tables import Table, csv_text
from coder.workflow.quoting import quoted, same_words
from transcripts.model import Span
from transcripts.tables import read_table
from transcripts.text import canonical


@pytest.mark.parametrize(
    ("text", "quote", "times"),
    [
        ("I'd ring the school.", "I’d ring", 1),
        ("“Plan”, she said", '"plan"', 0),
        ("“Plan”, she said", '"Plan"', 1),
        ("one\n  two", " one two ", 1),
        ("a–b", "a-b", 1),
        ("no no no", "no no", 2),
        ("what (if)?", "(if)?", 1),
        ("anything", "  ", 0),
        ("cafe\u0301", "café", 0),
    ],
)
def test_a_quotation_is_found_as_often_as_it_stands_there(
    text: str, quote: str, times: int
) -> None:
    assert len(quoted(text, quote)) == times


@given(some.text(min_size=1).map(canonical), some.data())
def test_words_that_are_cut_from_a_text_are_found_in_it(text: str, data: some.DataObject) -> None:
    start = data.draw(some.integers(0, len(text) - 1))
    span = Span(start, data.draw(some.integers(start + 1, len(text))))
    words = span.of(text)
    if words.strip() and canonical(words) == words:
        assert any(span.contains(place) for place in quoted(text, words))
        assert same_words(words, words)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.one_of(some.text(), some.text("'=+-@\t\r\n x“”")).map(canonical))
def test_words_that_went_through_a_table_are_the_same_words(tmp_path: Path, words: str) -> None:
    path = tmp_path / "codings.csv"
    path.write_bytes(csv_text(Table("", ("quote", "n"), ((words, 1),))).encode())
    [row] = read_table(path).rows
    if row.cells["quote"]:
        assert same_words(words, row.cells["quote"])
    else:
        assert not words.strip()
