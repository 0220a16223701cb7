"""Everybody's answers to one prompt: who was asked, what was answered, how far a coder is."""

import pytest

from codebook.model import Code, Codebook
from coder.errors import InvalidRequestError
from coder.model import Coder, Coding, Finish, Rating, Study
from coder.themes.answer_order import in_order, orders, shuffled
from coder.themes.answers import (
    Answer,
    AnswerState,
    Asked,
    Collected,
    answers_in,
    prompt_at,
    questions_in,
)
from transcripts.model import (
    Case,
    Document,
    Kind,
    Prompt,
    Scenario,
    Span,
    State,
    Turn,
    Voice,
    response_name,
)

PL = Code("PL", "Planning")
ANA = Coder("ana")
BOROUGHS = {"FSW 1": "Ashmere", "FSW 2": "", "FSW 10": "Brackwell"}


def response(case: str, *parts: str, time: str = "T2", state: State = State.PRESENT) -> Document:
    """A response whose parts are prompts (`a?`), headings (`=`) and answers."""
    text, turns = "", list[Turn]()
    for part in parts:
        is_print = part.endswith("?") or part == "="
        speaker = f"S1 ({part[0]})" if part.endswith("?") else "S1" if is_print else case
        voice = Voice.PROMPT if is_print else Voice.RESPONDENT
        turns.append(Turn(len(text), len(text), len(text) + len(part), speaker, voice))
        text += f"{part}\n"
    name = response_name(case, time, "S1")
    known = case if case in BOROUGHS else ""
    return Document(name, text, tuple(turns), Kind.RESPONSE, known, "S1", time, state, guid=name)


def study(*documents: Document, **work: tuple[object, ...]) -> Study:
    cases = {name: Case(name, {"borough": of} if of else {}) for name, of in BOROUGHS.items()}
    scenario = Scenario("S1", "The third call", prompts=(Prompt("a", "What before?"),))
    return Study(
        Codebook((PL,)),
        documents,
        cases,
        (scenario,),
        (ANA,),
        **work,  # type: ignore[arg-type]  # codings, ratings and finishes, as each test has them
    )


def asked(found: Study, prompt: str = "a", time: str = "T2", **more: object) -> Collected:
    return answers_in(found, Asked("S1", prompt, time), **more)  # type: ignore[arg-type]  # where


def texts(found: Collected) -> list[str]:
    return [one.text for one in found.answers]


WHOLE = response("FSW 1", "=", "a?", "I ask.", "I ring.", "b?", "I go.")


def test_an_answer_is_what_stands_under_its_prompt_in_one_stretch() -> None:
    found = study(WHOLE)
    assert texts(asked(found)) == ["I ask.\nI ring."]
    assert texts(asked(found, "b")) == ["I go."]
    assert texts(asked(found, "")) == ["I ask.\nI ring.\n\nI go."]
    assert [asked(found, one).text for one in ("A", "b", "")] == [
        "What before?",
        "b?",
        "The third call",
    ]


def test_what_is_asked_is_understood_in_other_letters_and_told_where_nobody_has_it() -> None:
    found = study(WHOLE)
    assert answers_in(found, Asked("s1", "B", "t2")).asked == Asked("S1", "b", "T2")
    for wrong, sentence in (
        (Asked("S9"), "Nothing has scenario 'S9'"),
        (Asked("S1", "x"), "S1 has no prompt 'x'. There are: a, b."),
        (Asked("S1", "", "T7"), "Nothing has time 'T7'"),
    ):
        with pytest.raises(InvalidRequestError, match=sentence):
            answers_in(found, wrong)
    with pytest.raises(InvalidRequestError, match="prompts have no letters"):
        asked(study(response("FSW 1", "=", "I ask.")))


def test_a_scenario_that_nobody_has_loaded_has_no_words() -> None:
    bare = Study(Codebook((PL,)), (WHOLE,))
    assert [asked(bare, one).text for one in ("", "a")] == ["", "a?"]


def test_only_who_was_asked_stands_there_and_blanks_and_withheld_ones_are_told() -> None:
    found = study(
        WHOLE,
        response("FSW 2", "a?", "b?", "I go."),
        response("FSW 10", state=State.BLANK),
        response("FSW 10", "a?", "Secret.", time="T1", state=State.WITHHELD),
        response("stranger", "b?", "I stay."),
    )
    every = asked(found, time="")
    assert [(one.respondent, one.state) for one in every.answers] == [
        ("FSW 1", AnswerState.UNCODED),
        ("FSW 2", AnswerState.BLANK),
        ("FSW 10", AnswerState.BLANK),
        ("FSW 10", AnswerState.WITHHELD),
    ]
    assert texts(every)[3] == ""
    assert [one.respondent for one in asked(found, "b").answers][-1] == "stranger T2 S1"
    where = {"borough": ["ashmere"]}
    assert [one.respondent for one in asked(found, where=where).answers] == ["FSW 1"]


def test_a_coder_sees_their_own_work_in_the_answer() -> None:
    place, other = WHOLE.text.index("ring"), WHOLE.text.index("go")
    codings = (
        Coding(WHOLE.guid, PL.guid, ANA.guid, Span(place, place + 4)),
        Coding(WHOLE.guid, PL.guid, ANA.guid, Span(other, other + 2)),
        Coding(WHOLE.guid, PL.guid, "ben", Span(place, place + 4)),
    )
    ratings = (Rating(WHOLE.guid, PL.guid, ANA.guid, "2"),)
    found = study(WHOLE, codings=codings, ratings=ratings)
    [answer] = asked(found, coder=ANA.guid).answers
    assert answer.codings == codings[:1]
    assert (answer.value_of(PL.guid), answer.value_of("other")) == ("2", None)
    assert answer.state is AnswerState.CODED
    [nobodys] = asked(found).answers
    assert (nobodys.codings, nobodys.state) == ((), AnswerState.UNCODED)
    finished = study(WHOLE, finishes=(Finish(WHOLE.guid, ANA.guid),))
    assert asked(finished, coder=ANA.guid).answers[0].state is AnswerState.FINISHED


def test_everything_that_was_asked_is_listed_with_what_waits() -> None:
    earlier = response("FSW 1", "a?", "Early.", time="T1")
    blank = response("FSW 2", state=State.BLANK)
    found = questions_in(study(WHOLE, earlier, blank, Document("talk", "", ())))
    assert [(one.asked.name, one.answers, one.uncoded) for one in found] == [
        ("S1 (a) T1", 1, 1),
        ("S1 (a) T2", 2, 1),
        ("S1 (a)", 3, 2),
        ("S1 (b) T2", 2, 1),
        ("S1 T1", 1, 1),
        ("S1 T2", 2, 1),
        ("S1", 3, 2),
    ]
    timeless = questions_in(study(response("FSW 1", "a?", "Ask.", time="")))
    assert [one.asked.name for one in timeless] == ["S1 (a)", "S1"]


def test_a_place_in_a_response_has_a_prompt() -> None:
    places = {word: WHOLE.text.index(word) for word in ("=", "a?", "ring", "go")}
    prompts = {word: prompt_at(WHOLE, place) for word, place in places.items()}
    assert prompts == {"=": "", "a?": "a", "ring": "a", "go": "b"}
    assert prompt_at(Document("empty", "", ()), 0) == ""


MANY = study(
    response("FSW 10", "a?", "I ring the school."),
    response("FSW 2", "a?", "I ask."),
    response("FSW 1", "a?", "I read a file.", time="T1"),
    response("FSW 1", "a?", "I go now."),
)


@pytest.mark.parametrize(
    ("by", "order"),
    [
        ("respondent", ["FSW 1 T1 S1", "FSW 1 T2 S1", "FSW 2 T2 S1", "FSW 10 T2 S1"]),
        ("time", ["FSW 1 T1 S1", "FSW 1 T2 S1", "FSW 2 T2 S1", "FSW 10 T2 S1"]),
        ("words", ["FSW 2 T2 S1", "FSW 1 T2 S1", "FSW 1 T1 S1", "FSW 10 T2 S1"]),
        ("borough", ["FSW 1 T1 S1", "FSW 1 T2 S1", "FSW 10 T2 S1", "FSW 2 T2 S1"]),
    ],
)
def test_answers_are_read_in_the_order_that_is_wanted(by: str, order: list[str]) -> None:
    answers = asked(MANY, time="").answers
    assert by in orders(answers)
    assert [one.document.name for one in in_order(answers, by)] == order


def test_an_order_that_nobody_knows_is_refused() -> None:
    with pytest.raises(InvalidRequestError, match=r"no 'burough' to sort by\. Did you mean"):
        in_order(asked(MANY).answers, "burough")


def test_a_shuffled_order_is_the_same_again_and_another_for_each_question() -> None:
    many = [Answer(response(f"FSW {number}", "a?", "Ask."), ()) for number in range(30)]
    once = shuffled(many, Asked("S1", "a"))
    assert once == shuffled(reversed(many), Asked("S1", "a"))
    assert once != shuffled(many, Asked("S1", "b"))
    assert once != many
