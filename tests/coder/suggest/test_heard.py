from coder.suggest.heard import heard, others_coded
from transcripts.model import Document, Span, Turn, Voice

ASKS, ANSWERS, PRINTED = Voice.INTERVIEWER, Voice.RESPONDENT, Voice.PROMPT


def talk(name: str, *turns: tuple[str, Voice]) -> Document:
    """A document whose turns are three characters long, a blank between them."""
    spans = range(0, 4 * len(turns), 4)
    said = tuple(
        Turn(place, place, place + 3, *one) for place, one in zip(spans, turns, strict=True)
    )
    return Document(name, "abc " * len(turns), said, guid=name)


FIRST = talk("1", ("Q", ASKS), ("Mo", ANSWERS), ("Q", ASKS), ("", PRINTED))
SECOND = talk("2", ("Q", ASKS), ("Ida", ANSWERS))


def coded(*spans: tuple[int, int]) -> list[tuple[str, str, Span]]:
    return [("1", "code", Span(*one)) for one in spans]


def test_who_asks_is_heard_where_codes_stand_on_questions_alone() -> None:
    assert others_coded([FIRST, SECOND], coded((0, 3), (4, 7))) == (ASKS,)
    assert others_coded([FIRST, SECOND], coded((13, 15), (0, 2))) == (ASKS, PRINTED)


def test_a_coding_that_reaches_across_a_question_is_none_of_it() -> None:
    assert others_coded([FIRST, SECOND], coded((4, 11), (2, 5))) == ()
    assert others_coded([FIRST, SECOND], []) == ()


def test_where_nobody_else_is_heard_documents_stay_as_they_are() -> None:
    assert heard([FIRST, SECOND], ()) == (FIRST, SECOND)


def test_who_is_heard_counts_as_a_respondent_and_the_others_stay() -> None:
    first, second = heard([FIRST, SECOND], [ASKS])
    assert [turn.voice for turn in first.turns] == [ANSWERS, ANSWERS, ANSWERS, PRINTED]
    assert [turn.span for turn in first.turns] == [turn.span for turn in FIRST.turns]
    assert {turn.voice for turn in second.turns} == {ANSWERS}


def test_who_speaks_in_one_document_only_is_called_by_the_voice() -> None:
    first, second = heard([FIRST, SECOND], [ASKS])
    assert [turn.speaker for turn in first.turns] == ["Q", "respondent", "Q", "prompt"]
    assert [turn.speaker for turn in second.turns] == ["Q", "respondent"]
