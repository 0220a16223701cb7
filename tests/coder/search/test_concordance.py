"""Matches turn by turn, with the words around them and the codes on them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coder.model import Coding
from coder.search.concordance import Hit, hits, with_codes
from coder.search.finding import ends, placed, speeches
from coder.search.patterns import Query, SearchKind, Voices, compiled
from transcripts.model import Document, Span, State, Turn, Voice

LABEL = "FSW 04: "


def interview(*speeches_: str) -> Document:
    """A respondent and an interviewer take turns, each behind a label."""
    text, turns = "", list[Turn]()
    for place, speech in enumerate(speeches_):
        voice = Voice.INTERVIEWER if place % 2 else Voice.RESPONDENT
        start = len(text)
        text += f"{LABEL}{speech}"
        turns.append(Turn(start, start + len(LABEL), len(text), "FSW 04", voice))
        text += "\n"
    return Document("FSW 04", text, tuple(turns))


TALK = interview(
    "I plan the visit. Then I knock,\nand I plan again.", "A plan?", "No plan of mine."
)


def found(document: Document, query: Query, *, context: int = 12) -> list[Hit]:
    pattern = compiled(query)
    assert pattern is not None
    places = [ends(pattern, speech) for speech in speeches(document, query.voices)]
    return hits(document, placed(document, query.voices, places), context=context)


def test_only_respondents_are_searched_unless_all_are_asked_for() -> None:
    assert [one.turn for one in found(TALK, Query("plan"))] == [1, 1, 3]
    everybody = found(TALK, Query("plan", voices=Voices.ALL))
    assert [one.turn for one in everybody] == [1, 1, 2, 3]
    assert [one.codable for one in everybody] == [True, True, False, True]


def test_labels_are_never_searched() -> None:
    assert found(TALK, Query("FSW")) == []


def test_a_withheld_document_is_not_searched() -> None:
    assert found(replace(TALK, state=State.WITHHELD), Query("plan", voices=Voices.ALL)) == []


def test_a_hit_shows_what_the_turn_says_around_it() -> None:
    first, second, last = found(TALK, Query("plan"))
    assert (first.left, first.match, first.right) == ("I ", "plan", " the visit. ")
    assert (second.left, second.right) == ("nock, and I ", " again.")
    assert last.around(100) == ("No ", "plan", " of mine.")
    assert last.speaker == "FSW 04"


def test_the_sentence_of_a_hit_holds_it_whole() -> None:
    hit = found(TALK, Query("visit. Then"))[0]
    assert hit.sentence.of(TALK.text) == "I plan the visit. Then I knock,\nand I plan again."
    assert found(TALK, Query("the visit"))[0].sentence.of(TALK.text) == "I plan the visit."


def test_blanks_between_sentences_stand_for_themselves() -> None:
    talk = interview("One.  Two.")
    hit = found(talk, Query(r"  ", SearchKind.REGEX))[0]
    assert hit.sentence == hit.span


def test_a_hit_tells_the_codes_that_lie_on_it() -> None:
    first, second, last = found(TALK, Query("plan"))
    whole = Span(first.span.start - 2, second.span.stop)
    codings = [
        Coding(TALK.guid, "PL2", "ana", first.span),
        Coding(TALK.guid, "PL", "ana", whole),
        Coding(TALK.guid, "PL", "ana", first.span),
        Coding("elsewhere", "EN", "ana", last.span),
    ]
    marked = with_codes([first, second, last], codings)
    assert [one.codes for one in marked] == [("PL", "PL2"), ("PL",), ()]


speech = st.text(st.sampled_from("aAß sS\n\tİ\u0301e. "), min_size=1, max_size=30)


@given(st.lists(speech, min_size=1, max_size=5), st.sampled_from(["a", "ss", "e.", "İ", "s a"]))
def test_left_match_and_right_stand_in_the_turn_side_by_side(said: list[str], words: str) -> None:
    talk = interview(*said)
    pattern = compiled(Query(words))
    assert pattern is not None
    for hit in found(talk, Query(words, voices=Voices.ALL), context=5):
        turn = hit.said_in
        visible = turn.span.of(talk.text).replace("\n", " ").replace("\t", " ")
        line = hit.left + hit.match + hit.right
        assert line in visible
        assert len(line) <= len(hit.span) + 10
        assert pattern.fullmatch(hit.span.of(talk.text))
        assert turn.span.contains(hit.span)
