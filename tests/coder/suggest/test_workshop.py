from dataclasses import replace

import pytest

from codebook.model import Code, Keywords
from coder.suggest.learning import CODED, LEFT, UNKNOWN
from coder.suggest.precision import FormUse, Heard, Past, Reach, Tally, tally
from coder.suggest.rewording import with_keyword
from coder.suggest.workshop import Bench, change, examined
from transcripts.model import Document, Kind, Turn, Voice
from transcripts.sentences import sentences

PLAN = Code("PL", "Planning", keywords=Keywords(("plan",), ("care plan",)))
READ = Code("PL2", "Reading", parent="PL", keywords=Keywords(("file", "genogram")))
TEXTS = {
    "A": "I plan the visit. The care plan is old. I rang her.",
    "B": "Planning meetings tire me. I read the file. She rang.",
    "C": "I plan. I rang the school.",
}
LESSONS = [CODED, CODED, CODED, LEFT, CODED, UNKNOWN, UNKNOWN, CODED]


def answer(name: str, text: str) -> Document:
    turns = (Turn(0, 0, len(text), name, Voice.RESPONDENT),)
    return Document(name, text, turns, Kind.RESPONSE, case=name, guid=name)


@pytest.fixture
def bench() -> Bench:
    """Three answers; the second sentence on planning meetings was left, one has another code."""
    documents = tuple(answer(*one) for one in TEXTS.items())
    spans = [
        (one.guid, span) for one in documents for span in sentences(one.text, one.turns[0].span)
    ]
    heard = tuple(
        Heard(guid, guid, span, lesson, worked=guid != "C")
        for (guid, span), lesson in zip(spans, LESSONS, strict=True)
    )
    return Bench(PLAN, (PLAN, READ), documents, heard)


def of(uses: tuple[FormUse, ...], form: str) -> FormUse:
    return next(one for one in uses if one.form == form)


def test_each_form_tells_how_often_its_sentences_were_coded(bench: Bench) -> None:
    forms = examined(bench).forms
    plan, planning = of(forms, "plan"), of(forms, "planning")
    assert (plan.count, plan.documents, plan.cases) == (3, 2, 2)
    assert (plan.rows, plan.coded, plan.decided) == ((0, 6), 1, 1)
    assert (planning.rows, planning.coded, planning.decided) == ((3,), 0, 1)


def test_the_forms_stand_in_the_codebooks_order_and_silent_keywords_among_them(
    bench: Bench,
) -> None:
    named = [(one.code, one.form, one.count) for one in examined(bench).forms]
    assert named == [
        (PLAN.guid, "plan", 3),
        (PLAN.guid, "planning", 1),
        (PLAN.guid, "care plan", 1),
        (READ.guid, "file", 1),
        (READ.guid, "genogram", 0),
    ]


def test_a_keyword_to_avoid_is_told_by_what_it_silences(bench: Bench) -> None:
    avoided = of(examined(bench).forms, "care plan")
    assert (avoided.rows, avoided.coded) == ((1,), 1)
    assert avoided.misleads
    alone = replace(PLAN, keywords=Keywords(("visit",), ("care plan",)))
    silent = examined(replace(bench.with_keywords(alone), code=alone)).forms
    assert of(silent, "care plan").rows == ()


def test_a_form_misleads_once_most_of_three_were_left() -> None:
    use = FormUse("PL", "plan", "plan", avoid=False, decided=3, coded=1)
    assert use.misleads
    assert not replace(use, decided=2, coded=0).misleads
    assert not replace(use, coded=2).misleads


def test_all_keywords_together_are_set_beside_what_was_coded(bench: Bench) -> None:
    assert examined(bench).reach == Reach(
        Tally(sentences=4, coded=2, left=1), missed=3, cases_hit=3, cases_coded=3
    )


def test_candidates_come_of_what_was_decided_and_no_keyword_covers() -> None:
    coded = "I plan: I ring the school. I plan and ring. Ring her."
    left = "The family was late. The walk took hours. Dinner grew cold. Nobody came home."
    documents = (answer("A", coded), answer("B", left), answer("C", "They ring and ring."))
    spans = [(it.guid, span) for it in documents for span in sentences(it.text, it.turns[0].span)]
    heard = tuple(
        Heard(guid, guid, span, CODED if guid == "A" else UNKNOWN, worked=guid != "C")
        for guid, span in spans
    )
    [ring] = examined(Bench(PLAN, (PLAN,), documents, heard)).candidates
    assert (ring.words, ring.coded, ring.elsewhere) == ("ring", (0, 1, 2), ())


def test_another_keyword_gains_sentences_and_a_dropped_one_loses_them(bench: Bench) -> None:
    before = examined(bench)
    more = change(before, with_keyword(PLAN, "ring"))
    assert more.gained == Tally(sentences=3, coded=2)
    assert more.lost == Tally()
    assert more.rows == (2, 5, 7)
    assert more.gained.open == 1
    fewer = change(before, replace(PLAN, keywords=Keywords()))
    assert fewer.lost == Tally(sentences=3, coded=1, left=1)


def test_a_code_without_keywords_hits_nothing(bench: Bench) -> None:
    bare = replace(PLAN, keywords=Keywords())
    found = examined(replace(bench, family=(bare,)))
    assert (found.said, found.forms, found.reach.hit) == ((), (), Tally())


def test_sentences_with_other_codes_alone_are_coded_otherwise(bench: Bench) -> None:
    other = replace(bench.sentences[3], others=("EN",))
    assert tally([0], [other]) == Tally(sentences=1, otherwise=1)


def test_a_form_is_new_if_it_came_with_later_documents_than_the_keyword() -> None:
    past = Past(saved={("PL", "plan"): 5}, came={"A": 2, "B": 4, "C": 9})
    assert past.is_new("PL", "plan", ["C"])
    assert not past.is_new("PL", "plan", ["B", "C"])
    assert past.is_new("PL", "ring", ["B"])  # a keyword as old as the project


def test_nothing_is_new_in_the_first_documents_of_a_project() -> None:
    past = Past(saved={("PL", "plan"): 1}, came={"A": 2, "B": 2})
    assert not past.is_new("PL", "plan", ["A"])
