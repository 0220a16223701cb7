"""Keywords that ask for a part of speech: how they are written, and that every file keeps them."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl import Workbook

from codebook.checks import checked, tidy
from codebook.formats import csv_table
from codebook.formats.yaml_tree import reader, writer
from codebook.model import Code, Codebook, Keywords, PartOfSpeech, asked_of

parts = some.sampled_from(PartOfSpeech)
plainly = some.sampled_from(["plan", '"plan"', "plan*", "set up", "plan; do", "a = b", "*ing", "'"])
words = some.one_of(plainly, some.text(max_size=12)).map(tidy).filter(bool)
asking = some.builds("{} ({})".format, words, parts)


@pytest.mark.parametrize(
    ("keyword", "words", "part"),
    [
        ("plan (verb)", "plan", PartOfSpeech.VERB),
        ("care plan (noun)", "care plan", PartOfSpeech.NOUN),
        ("calm(Adjective) ", "calm", PartOfSpeech.ADJECTIVE),
        ('"well" (adverb)', '"well"', PartOfSpeech.ADVERB),
        ("reflect* (verb)", "reflect*", PartOfSpeech.VERB),
        ("plan (verb) (noun)", "plan (verb)", PartOfSpeech.NOUN),
        ("plan", "plan", None),
        ("plan (again)", "plan (again)", None),
        ("plan verb", "plan verb", None),
        ('"plan (verb)"', '"plan (verb)"', None),
        ("(verb)", "(verb)", None),
        ("", "", None),
    ],
)
def test_a_keyword_asks_for_a_part_of_speech_in_brackets_at_its_end(
    keyword: str, words: str, part: PartOfSpeech | None
) -> None:
    assert asked_of(keyword) == (words, part)


@given(words, parts)
def test_what_is_asked_is_what_was_written(words: str, part: PartOfSpeech) -> None:
    assert asked_of(f"{words} ({part})") == (words, part)


@settings(max_examples=60)
@given(some.lists(asking, min_size=1, max_size=4).map(tuple), some.lists(asking, max_size=2))
def test_every_file_keeps_what_keywords_ask_for(seek: tuple[str, ...], avoid: list[str]) -> None:
    book = checked([Code("PL", "Planning", keywords=Keywords(seek, tuple(avoid)))])
    assert set(book.codes[0].keywords.seek) == set(seek)
    assert reader.read(writer.written(book)) == book
    assert csv_table.read(csv_table.written(book)) == book


def test_a_spreadsheet_keeps_what_keywords_ask_for() -> None:
    seek = ("plan (verb)", '"plan" (noun)', "plan* (adverb)", "set up (verb)")
    assert _from_workbook("; ".join(seek)).codes[0].keywords.seek == seek


def _from_workbook(cell: str) -> Codebook:
    book, data = Workbook(), BytesIO()
    book.worksheets[0].append(["id", "label", "keywords"])
    book.worksheets[0].append(["PL", "Planning", cell])
    book.save(data)
    return csv_table.read_workbook(data.getvalue())
