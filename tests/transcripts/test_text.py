import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.model import Span
from transcripts.text import canonical, count_words, decode, fingerprint, natural, trimmed, visible

ANYTHING = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANYTHING)
def test_canonical_text_is_canonical_once_and_for_all(raw: str) -> None:
    once = canonical(raw)
    assert canonical(once) == once
    assert "\r" not in once
    assert "\0" not in once
    assert not once.startswith("\ufeff")
    assert unicodedata.is_normalized("NFC", once)
    once.encode()  # no lone surrogate is left


def test_every_kind_of_line_end_becomes_one() -> None:
    assert canonical("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_decomposed_accent_becomes_one_character() -> None:
    assert canonical("cafe\u0301") == "café"


def test_an_emoji_in_two_halves_becomes_one_character() -> None:
    assert canonical("\ud83d\ude00") == "😀"


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode(codecs.BOM_UTF8 + b"Hello") == ("Hello", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_whatever_its_encoding(encoding: str) -> None:
    assert decode("‘Café’ 😀".encode(encoding)) == ("‘Café’ 😀", ())


def test_windows_text_is_read_and_told() -> None:
    text, [remark] = decode("“Café”".encode("cp1252"))
    assert text == "“Café”"
    assert "Windows-1252" in remark


def test_a_fingerprint_does_not_see_line_ends_or_accents() -> None:
    assert fingerprint("cafe\u0301\r\n") == fingerprint("café\n")
    assert fingerprint("a") != fingerprint("b")
    assert len(fingerprint("")) == 64


@given(st.text())
def test_visible_text_keeps_every_place(text: str) -> None:
    assert len(visible(text)) == len(text)


def test_what_steers_a_terminal_becomes_a_mark() -> None:
    assert visible("a\x1b[31m\u202eb\x7f\x9b") == "a␛[31m␦b␡\ufffd"
    assert visible("a\tb\nc 👩‍👧") == "a\tb\nc 👩‍👧"


def test_trimming_leaves_words_without_blank_edges() -> None:
    assert trimmed("  a b \n", 0, 7) == Span(2, 5)
    assert trimmed(" \n ", 0, 3) is None


def test_words_are_counted_as_a_word_processor_does() -> None:
    assert count_words("I'd ring the school – twice.") == 6


def test_names_stand_in_the_order_that_people_count_in() -> None:
    names = ["FSW 10", "FSW 9", "ASW 2", "fsw 1 T10", "FSW 1 T9"]
    assert sorted(names, key=natural) == ["ASW 2", "FSW 1 T9", "fsw 1 T10", "FSW 9", "FSW 10"]


def test_figures_come_before_words_and_a_blank_last() -> None:
    names = ["", "T10", "T9", "a", "10", "9"]
    assert sorted(names, key=natural) == ["9", "10", "a", "T9", "T10", ""]


@given(st.lists(st.text(max_size=8), max_size=6))
def test_any_names_can_be_put_in_order(names: list[str]) -> None:
    assert sorted(sorted(names, key=natural)) == sorted(names)
