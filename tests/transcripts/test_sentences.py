from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.model import Span
from transcripts.sentences import sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


TALK = st.text(st.sampled_from('aB1 .!?…"”)-\n\t,é😀'), min_size=1)


@given(TALK)
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    found = sentences(text, Span(0, len(text)))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert all(one.stop <= other.start for one, other in pairwise(found))
    assert all(span.of(text) == span.of(text).strip() for span in found)


@given(TALK, st.data())
def test_sentences_stay_within_their_stretch(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    within = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert all(within.contains(span) for span in sentences(text, within))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I read it. Then I rang.", ["I read it.", "Then I rang."]),
        ("Really? Yes! Good.", ["Really?", "Yes!", "Good."]),
        ("i read it. then i rang.", ["i read it.", "then i rang."]),
        ("Dr. Lee rang. Mrs. Ash did not.", ["Dr. Lee rang.", "Mrs. Ash did not."]),
        ("Toys, e.g. Lego, help. So do dens.", ["Toys, e.g. Lego, help.", "So do dens."]),
        ("At 6 p.m. we went. At 7 p.m. Home.", ["At 6 p.m. we went.", "At 7 p.m.", "Home."]),
        ("It took 3.5 hours. Too long.", ["It took 3.5 hours.", "Too long."]),
        ("J. Ash came. So did I. Then we sat.", ["J. Ash came.", "So did I.", "Then we sat."]),
        ("“Why now?” she said. I knew.", ["“Why now?” she said.", "I knew."]),
        ("“Why now?” That was it.", ["“Why now?”", "That was it."]),
        ("I thought… well, I did. Yes.", ["I thought… well, I did.", "Yes."]),
        ("I waited... Then he came.", ["I waited...", "Then he came."]),
        ("1. Read first\n2. Ring", ["1. Read first", "2. Ring"]),
        ("No. I would not.", ["No.", "I would not."]),
        ("First visit\n\nand then more", ["First visit", "and then more"]),
        ("Ring Dr.\n\nLee", ["Ring Dr.", "Lee"]),
        ("I would:\n- read\n- ring", ["I would:", "- read", "- ring"]),
        ("one line\nof many", ["one line\nof many"]),
        ("“. Then", ["“.", "Then"]),
    ],
)
def test_sentences_end_where_people_end_them(text: str, expected: list[str]) -> None:
    assert split(text) == expected
