"""Two summaries of one cell become one that holds what both people wrote."""

from hypothesis import given
from hypothesis import strategies as st

from coder.merge.content import Row
from coder.merge.summaries import together

CODERS: dict[str, Row] = {"a": {"name": "ana"}, "b": {"name": "ben"}}
ROWS = st.builds(
    lambda guid, coder, text, day: {
        "guid": guid,
        "case": "case",
        "code": "code",
        "coder": coder,
        "text": text,
        "made": f"2026-03-0{day}T12:00:00Z",
        "at": f"2026-03-0{day}T12:00:00Z",
    },
    st.sampled_from("123"),
    st.sampled_from("ab"),
    st.sampled_from(["Plans.", "Reads first.", "Rings\nthe school.", "[auto]"]),
    st.integers(1, 3),
)


def row(coder: str, text: str, day: int = 1) -> Row:
    at = f"2026-03-0{day}T12:00:00Z"
    return {"guid": coder, "coder": coder, "text": text, "made": at, "at": at}


def test_both_stand_in_it_under_their_names_the_older_first() -> None:
    both = together(row("b", "Rings.", 2), row("a", "Reads.", 1), CODERS)
    assert both["text"] == "[ana, 2026-03-01]\nReads.\n\n[ben, 2026-03-02]\nRings."
    assert (both["coder"], both["guid"]) == ("b", "a")
    assert (both["made"], both["at"]) == ("2026-03-01T12:00:00Z", "2026-03-02T12:00:00Z")


def test_the_same_words_stand_once() -> None:
    assert together(row("b", "Reads.", 2), row("a", "Reads.", 1), CODERS)["text"] == "Reads."


def test_what_is_in_it_already_is_not_put_in_again() -> None:
    ben = row("b", "Rings.", 2)
    both = together(ben, row("a", "Reads."), CODERS)
    assert together(both, ben, CODERS) == together(ben, both, CODERS) == both


@given(ROWS, ROWS, ROWS)
def test_in_whichever_order_it_is_the_same_and_nothing_is_lost(
    one: Row, two: Row, three: Row
) -> None:
    both = together(one, two, CODERS)
    assert together(two, one, CODERS) == both
    assert together(both, one, CODERS)["text"] == both["text"]
    texts = {
        together(together(*pair, CODERS), last, CODERS)["text"]
        for pair, last in (((one, two), three), ((three, one), two), ((two, three), one))
    }
    assert len(texts) == 1
    assert all(each["text"] in next(iter(texts)) for each in (one, two, three))
