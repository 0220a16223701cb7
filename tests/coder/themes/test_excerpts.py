"""The words behind the numbers are found, placed and attributed."""

import pytest

from coder.errors import UnclearConsensusError
from coder.themes.excerpts import Excerpt, collected
from coder.themes.selection import Question
from coder.themes.table import theme_table
from tests.coder.themes.worlds import (
    AGREED,
    ANSWER,
    BEN,
    PROMPT,
    SPOKEN,
    World,
    interview,
    response,
)
from transcripts.model import Document, Span, State


def planning(world: World, **question: object) -> list[Excerpt]:
    return collected(world.study(), Question(codes=("PL",), **question))  # type: ignore[arg-type]  # each test passes what Question takes


def span_of(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def test_an_excerpt_is_verbatim_and_tells_where_it_stands() -> None:
    world = World()
    world.person("FSW 01", borough="Ashmere")
    answer = world.read(response("FSW 01"))
    world.code(answer, "PL2", span=span_of(answer, "read the file"))
    (excerpt,) = planning(world)
    assert excerpt.text == "read the file"
    assert excerpt.span is not None
    assert excerpt.span.of(answer.text) == excerpt.text
    assert (excerpt.before, excerpt.after) == ("I would ", " first.")
    assert (excerpt.case, excerpt.document) == ("FSW 01", "FSW 01 T2 S1")
    assert (excerpt.code, excerpt.coder) == ("PL2", "ana")
    assert excerpt.attribution == "FSW 01, T2, S1"
    assert excerpt.attributes == {"borough": "Ashmere"}


def test_only_words_of_the_respondent_are_quoted() -> None:
    world = World()
    talk = interview("FSW 01", ("FSW 01", "We plan."), ("INT", "Plan?"), ("FSW 01", "Yes, always."))
    world.read(talk)
    world.code(talk, "REC", span=Span(3, span_of(talk, "Yes").stop))
    world.code(talk, "REC", span=span_of(talk, "Plan?"))
    (excerpt,) = collected(world.study(), Question(codes=("REC",)))
    assert excerpt.text == "We plan. [...] Yes"
    assert (excerpt.before, excerpt.after) == ("", ", always.")


def test_words_of_a_printed_prompt_are_no_excerpt() -> None:
    world = World()
    answer = world.read(response("FSW 01"))
    world.code(answer, "PL", span=Span(0, len(PROMPT)))
    assert planning(world) == []


def test_excerpts_stand_by_case_document_and_place() -> None:
    world = World()
    for case in ("FSW 10", "FSW 9"):
        world.read(response(case, scenario="S2"), "PL1")
        world.read(response(case, scenario="S1"), "PL2", "PL1")
    assert [(excerpt.document, excerpt.code) for excerpt in planning(world)] == [
        ("FSW 9 T2 S1", "PL1"),
        ("FSW 9 T2 S1", "PL2"),
        ("FSW 9 T2 S2", "PL1"),
        ("FSW 10 T2 S1", "PL1"),
        ("FSW 10 T2 S1", "PL2"),
        ("FSW 10 T2 S2", "PL1"),
    ]


def test_behind_each_mention_stands_one_excerpt() -> None:
    world = World()
    answer = world.read(response("FSW 01"), "PL", "PL1")
    world.read(answer, "PL2", by=AGREED)
    world.read(response("FSW 02"), "PL", "EN")
    world.read(interview("FSW 02"), "PL", "REC")
    study = world.study()
    for count in theme_table(study, Question()).codes:
        assert count.mentions == len(collected(study, Question(codes=(count.code.id,))))


def test_what_nobody_has_finished_is_shown_and_marked() -> None:
    world = World()
    answer = world.unread(response("FSW 01"))
    world.code(answer, "PL")
    world.code(answer, "PL", by=BEN)
    assert [(one.coder, one.finished) for one in planning(world)] == [
        ("ana", False),
        ("ben", False),
    ]
    assert [one.coder for one in planning(world, coder="ben")] == ["ben"]


def test_two_finished_coders_are_asked_about_first() -> None:
    world = World()
    answer = world.read(response("FSW 01"), "PL")
    world.read(answer, "PL", by=BEN)
    with pytest.raises(UnclearConsensusError):
        planning(world)
    assert [one.coder for one in planning(world, coder="ana")] == ["ana"]


def test_words_that_were_withheld_are_never_shown() -> None:
    world = World()
    talk = world.read(interview("FSW 26", state=State.WITHHELD))
    world.code(talk, "REC", span=span_of(talk, "Different"))
    assert collected(world.study(), Question(codes=("REC",))) == []


def test_only_documents_that_are_asked_about_are_quoted() -> None:
    world = World()
    world.read(response("FSW 01", time="T1"), "PL")
    world.read(response("FSW 01", time="T2"), "PL")
    assert [one.document for one in planning(world, where={"time": ["T1"]})] == ["FSW 01 T1 S1"]


def test_a_choice_shows_its_value_and_its_evidence_if_there_is_any() -> None:
    world = World()
    first = world.read(interview("ASW 01"))
    world.rate(first, "SUP", "changed", span=span_of(first, "Different"))
    world.rate(world.read(interview("ASW 02")), "SUP", "none")
    world.rate(world.read(response("ASW 03"), "PL"), "PL", "1")
    evidence, bare = collected(world.study(), Question(codes=("SUP", "PL1")))
    assert (evidence.value, evidence.text) == ("changed", "Different")
    assert (bare.value, bare.text, bare.span) == ("none", "", None)


def test_a_choice_that_rests_on_words_of_the_interviewer_is_shown_without_them() -> None:
    world = World()
    talk = world.read(interview("ASW 01"))
    world.rate(talk, "SUP", "changed", span=span_of(talk, "How is"))
    (bare,) = collected(world.study(), Question(codes=("SUP",)))
    assert (bare.value, bare.text, bare.before, bare.span) == ("changed", "", "", None)


def test_a_document_without_a_case_is_attributed_to_itself() -> None:
    world = World()
    answer = world.read(response(""), "PL")
    (excerpt,) = planning(world)
    assert excerpt.attribution == answer.name
    assert excerpt.attributes == {}
    assert (excerpt.text, excerpt.span) == (ANSWER, SPOKEN)
