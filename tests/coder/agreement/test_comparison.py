"""Coders compared from every side: by pairs, without each, by confusions, over rounds."""

from dataclasses import replace

import pytest

from codebook.model import Code
from coder.agreement.bootstrap import Resampling
from coder.agreement.code_sets import code_sets
from coder.agreement.comparison import comparison, details
from coder.agreement.confusion import NOTHING, confusions
from coder.agreement.intervals import Interval
from coder.agreement.pairs import pairs, without_each
from coder.agreement.rated import PRESENT, rated
from coder.agreement.reliability import Scale, reliability
from coder.agreement.standings import Progress, unfinished
from coder.agreement.terms import Terms
from coder.agreement.trend import trend
from coder.model import Coder, Study
from coder.units import CodedStudy, UnitKind
from tests.coder.agreement.worlds import (
    ANA,
    BEN,
    CEM,
    CODEBOOK,
    PLANNING,
    PRIDE,
    READING,
    SUPERVISION,
    coded,
    finished,
    interview,
    response,
    two_coders,
)
from tests.coder.agreement.worlds import rated as valued

QUICK = Interval(plan=Resampling(50))
TWO, THREE = Terms((ANA, BEN), interval=QUICK), Terms((ANA, BEN, CEM), interval=QUICK)


def a_study(*given: tuple[str, Code, Coder, str], coders: tuple[Coder, ...] = (ANA, BEN)) -> Study:
    """Responses that all coders finished, with these codes on these words."""
    names = dict.fromkeys(name for name, *_ in given)
    documents = {name: response(name) for name in names}
    codings = [coded(documents[name], code, coder, words) for name, code, coder, words in given]
    return Study(
        CODEBOOK,
        tuple(documents.values()),
        coders=coders,
        codings=tuple(codings),
        finishes=finished(list(documents.values()), *coders),
    )


def test_each_two_coders_are_compared_on_what_both_rated() -> None:
    rows: dict[str, list[object]] = {
        "ana": [1, 1, 0, 0],
        "ben": [1, 1, 0, None],
        "cem": [0, 1, 1, 0],
    }
    data = reliability(rows, categories=(0, 1))
    found = {(one.one, one.other): one for one in pairs(data, QUICK)}
    assert list(found) == [("ana", "ben"), ("ana", "cem"), ("ben", "cem")]
    assert [one.units for one in found.values()] == [3, 4, 3]
    assert found["ana", "ben"].measures["percent_agreement"].value == 1
    assert found["ana", "cem"].measures["cohen_kappa"].value == 0


def test_agreement_rises_where_the_coder_who_differs_is_left_out() -> None:
    rows = {"ana": [1, 1, 0, 0], "ben": [1, 1, 0, 0], "cem": [0, 1, 1, 0]}
    without = without_each(reliability(rows, categories=(0, 1)), QUICK)
    assert without["cem"].value == 1
    assert without["ana"].value == without["ben"].value == pytest.approx(0.125)


def test_of_two_coders_none_can_be_left_out() -> None:
    assert without_each(reliability({"ana": [1, 0], "ben": [1, 0]}), QUICK) == {}


def test_ordered_ratings_are_compared_by_measures_that_know_the_order() -> None:
    rows = {"ana": [0, 1, 2], "ben": [0, 2, 2]}
    [found] = pairs(reliability(rows, scale=Scale.ORDINAL), QUICK)
    assert set(found.measures) == {"percent_agreement", "cohen_kappa_quadratic", "alpha_ordinal"}


def test_a_code_in_the_place_of_another_is_told_once_and_with_its_units() -> None:
    study = a_study(
        ("FSW 01", PLANNING, ANA, "read"),
        ("FSW 01", READING, BEN, "read"),
        ("FSW 02", READING, ANA, "read"),
        ("FSW 02", PLANNING, BEN, "ring"),
        ("FSW 03", READING, ANA, "read"),
        ("FSW 03", READING, BEN, "ring"),
        ("FSW 03", PLANNING, BEN, "ring"),
    )
    found = confusions(code_sets(CodedStudy(study), tuple(CODEBOOK), TWO))
    told = [(one.said, one.by, one.instead, one.other, len(one.units)) for one in found]
    assert told == [
        ("PL", "ben", NOTHING, "ana", 1),
        ("PL", "ana", "PL2", "ben", 1),
        ("PL", "ben", "PL2", "ana", 1),
    ]
    assert [one.units[0].document.name for one in found] == ["FSW 03", "FSW 01", "FSW 02"]


def test_in_single_sentences_what_differs_is_told_apart() -> None:
    study = a_study(("FSW 01", READING, ANA, "read"), ("FSW 01", PLANNING, BEN, "ring"))
    terms = replace(TWO, unit=UnitKind.SENTENCE)
    found = confusions(code_sets(CodedStudy(study), tuple(CODEBOOK), terms))
    assert [(one.said, one.instead, one.by) for one in found] == [
        ("PL", NOTHING, "ben"),
        ("PL2", NOTHING, "ana"),
    ]


def test_agreement_on_the_whole_codebook_is_that_of_code_sets() -> None:
    study = a_study(
        ("FSW 01", PLANNING, ANA, "read"),
        ("FSW 01", PLANNING, BEN, "read"),
        ("FSW 02", READING, ANA, "read"),
        ("FSW 02", READING, BEN, "read"),
    )
    found = comparison(CodedStudy(study), tuple(CODEBOOK), TWO)
    assert found.whole.alpha.value == 1
    assert [one.units for one in found.whole.pairs] == [2]
    assert found.whole.without == {}
    assert not found.confusions
    assert not found.disagreements
    assert not found.unfinished
    assert [one.code.id for one in found.report.codes] == ["PL", "PL2", "PR", "SUP"]


def test_a_coder_who_has_not_finished_is_missing_in_the_sets_and_not_empty() -> None:
    study = a_study(
        ("FSW 01", PLANNING, ANA, "read"),
        ("FSW 02", PLANNING, BEN, "read"),
        coders=(ANA, BEN, CEM),
    )
    alone = response("FSW 03")
    finishes = (*study.finishes[:-1], *finished([alone], ANA))  # cem has not finished the second
    study = replace(study, documents=(*study.documents, alone), finishes=finishes)
    sets = code_sets(CodedStudy(study), tuple(CODEBOOK), replace(THREE, unit=UnitKind.CASE))
    assert sets.given == {"ana": [{"PL"}, set()], "ben": [set(), {"PL"}], "cem": [set(), None]}
    assert sets.clusters == (0, 1)


def test_what_two_have_finished_and_the_third_not_comes_first_among_the_unfinished() -> None:
    names = ("FSW 01", "FSW 02", "FSW 03", "FSW 04")
    one, two, three, four = (response(name) for name in names)
    study = Study(
        CODEBOOK,
        (one, two, three, four),
        codings=(coded(three, PLANNING, BEN, "read"),),
        finishes=(*finished([one, two], ANA), *finished([two], BEN), *finished([four], ANA, BEN)),
    )
    found = unfinished(study, (ANA, BEN, CEM))
    assert [each.document.name for each in found] == ["FSW 02", "FSW 04", "FSW 01", "FSW 03"]
    assert [each.compared for each in found] == [True, True, False, False]
    done, begun, nothing = Progress.FINISHED, Progress.BEGUN, Progress.NOTHING
    assert found[2].progress == {"ana": done, "ben": nothing, "cem": nothing}
    assert found[3].progress == {"ana": nothing, "ben": begun, "cem": nothing}
    assert [each.document.name for each in unfinished(study, (ANA, BEN))] == ["FSW 01", "FSW 03"]


def test_the_details_of_a_code_tell_of_coders_and_of_the_words_they_marked() -> None:
    study = a_study(
        ("FSW 01", READING, ANA, "I would read."),
        ("FSW 01", READING, BEN, "read"),
        ("FSW 02", READING, ANA, "ring"),
    )
    found = details(CodedStudy(study), PLANNING, TWO)
    assert found.agreement.units == 2
    assert [one.units for one in found.pairs] == [2]
    assert found.without == {}
    assert found.spans is not None
    words = found.spans.scores.scores["token_f1"]
    assert words.value == pytest.approx(2 * 1 / (3 + 1 + 1))
    assert found.spans.unitizing.length == 2 * len("I would read. I would ring.")


def test_a_choice_and_a_case_have_no_spans_to_compare() -> None:
    talk = interview("FSW 01")
    study = Study(
        CODEBOOK,
        (talk,),
        ratings=(valued(talk, SUPERVISION, ANA, "none"), valued(talk, SUPERVISION, BEN, "none")),
        finishes=finished([talk], ANA, BEN),
    )
    assert details(CodedStudy(study), SUPERVISION, TWO).spans is None
    assert details(CodedStudy(study), PRIDE, replace(TWO, unit=UnitKind.CASE)).spans is None


def test_every_figure_leads_to_its_units() -> None:
    study = two_coders({"++": 2, "+-": 1, "--": 1})
    given = rated(CodedStudy(study), PLANNING, TWO)
    assert given.is_presence
    assert given.data.categories[1] == PRESENT
    [column] = given.differing()
    document, span = given.place(column)
    assert (document.name, span.of(document.text)) == ("FSW 02", "I would read. I would ring.")


def test_the_place_of_a_sentence_is_found_in_its_own_document() -> None:
    study = two_coders({"++": 1, "+-": 2})
    given = rated(CodedStudy(study), PLANNING, replace(TWO, unit=UnitKind.SENTENCE))
    places = [given.place(column) for column in given.differing()]
    assert [(one.document.name, one.span.of(one.document.text)) for one in places] == [
        ("FSW 01", "I would read."),
        ("FSW 02", "I would read."),
    ]


def test_a_trend_goes_over_the_rounds_in_which_a_code_was_compared() -> None:
    first, second = two_coders({"++": 3, "+-": 1, "--": 2}), two_coders({"++": 3, "--": 2})
    rounds = {2: (CodedStudy(second), TWO), 1: (CodedStudy(first), TWO)}
    planning, pride = trend(rounds, (PLANNING, PRIDE))
    assert list(planning.rounds) == [1, 2]
    assert planning.rounds[1].alpha.value == pytest.approx(0.6857, abs=5e-5)
    assert planning.rounds[2].alpha.value == 1
    assert pride.rounds == {}
