"""Mentions are counted one by one and all at once alike."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from codebook.model import Code, Codebook
from coder.model import Coder, Coding, Study
from coder.themes.mentions import mentions
from coder.units import met, spoken
from transcripts.model import Document, Span, Turn, Voice

TEXT = "Q: What? A: I plan. Q: And? A: Ask."
TURNS = (
    Turn(0, 3, 8, "Q", Voice.INTERVIEWER),
    Turn(9, 12, 19, "A", Voice.RESPONDENT),
    Turn(20, 23, 27, "Q", Voice.INTERVIEWER),
    Turn(28, 31, 35, "A", Voice.RESPONDENT),
)
DOCUMENTS = [Document(f"D{number}", TEXT, TURNS) for number in range(3)]
DOCUMENTS.append(Document("D3", "Q: What?", TURNS[:1]))
PL, PL1, PL2, RR = (Code("PL", "Plan"), Code("PL1", "Agenda", parent="PL"),
                    Code("PL2", "Roles", parent="PL1"), Code("RR", "Review"))  # fmt: skip
BOOK = Codebook((PL, PL1, PL2, RR))
GONE = Code("XX", "Gone")
ANA, BEN = Coder("ana"), Coder("ben")

spans = st.tuples(st.integers(0, 34), st.integers(1, 35)).filter(lambda ends: ends[0] < ends[1])
codings = st.builds(
    lambda document, code, coder, ends: Coding(document.guid, code.guid, coder.guid, Span(*ends)),
    st.sampled_from([*DOCUMENTS, Document("elsewhere", TEXT, TURNS)]),
    st.sampled_from([*BOOK, GONE]),
    st.sampled_from([ANA, BEN]),
    spans,
)


def study(made: list[Coding]) -> Study:
    return Study(BOOK, tuple(DOCUMENTS), coders=(ANA, BEN), codings=tuple(made))


def one_by_one(made: list[Coding], counted: dict[str, str]) -> dict[str, Counter[str]]:
    """Each coding walks up the tree on its own."""
    found = {code.guid: Counter[str]() for code in BOOK}
    words = {one.guid: spoken(one) for one in DOCUMENTS}
    for one in made:
        if counted.get(one.document) != one.coder or not met(words[one.document], one.span):
            continue
        code = BOOK.of_guid(one.code)
        while code is not None:
            found[code.guid][one.document] += 1
            code = BOOK.find(code.parent) if code.parent else None
    return found


@given(st.lists(codings, max_size=30), st.sets(st.integers(0, 3)))
def test_all_at_once_they_are_as_many_as_one_by_one(made: list[Coding], read: set[int]) -> None:
    counted = {DOCUMENTS[place].guid: (ANA if place % 2 else BEN).guid for place in read}
    assert mentions(study(made), DOCUMENTS, counted) == one_by_one(made, counted)


def test_a_coding_on_an_interviewers_words_is_no_mention() -> None:
    asked = Coding(DOCUMENTS[0].guid, PL1.guid, ANA.guid, Span(3, 12))
    said = Coding(DOCUMENTS[0].guid, PL1.guid, ANA.guid, Span(3, 13))
    found = mentions(study([asked, said]), DOCUMENTS, {DOCUMENTS[0].guid: ANA.guid})
    assert found[PL.guid] == found[PL1.guid] == {DOCUMENTS[0].guid: 1}
    assert not found[PL2.guid]
