"""The report of a study, code by code."""

from dataclasses import replace

import pytest

from codebook.model import Code
from coder.agreement.bootstrap import Resampling
from coder.agreement.disagreements import disagreements
from coder.agreement.intervals import Interval
from coder.agreement.report import Agreement, AgreementReport, agreement, of_code
from coder.agreement.terms import Terms
from coder.model import Study
from coder.units import CodedStudy, UnitKind
from tests.coder.agreement.worlds import (
    ANA,
    BEN,
    CEM,
    PLANNING,
    PRIDE,
    READING,
    SUPERVISION,
    coded,
    finished,
    interview,
    rated,
    two_coders,
)

TERMS = Terms((ANA, BEN), interval=Interval(plan=Resampling(200)))


def planning(study: Study, terms: Terms = TERMS) -> Agreement:
    return of_code(CodedStudy(study), PLANNING, terms)


def measured(found: Agreement, name: str) -> float | None:
    return found.measures[name].value


def test_a_double_coded_sample_gives_the_numbers_worked_out_by_hand() -> None:
    found = planning(two_coders({"++": 27, "+-": 1, "-+": 2, "--": 10}))
    assert found.cells == {"++": 27, "+-": 1, "-+": 2, "--": 10}
    assert found.units == 40
    assert found.prevalence == {"ana": 28 / 40, "ben": 29 / 40}
    assert measured(found, "percent_agreement") == pytest.approx(0.925)
    assert measured(found, "cohen_kappa") == pytest.approx(0.817, abs=5e-4)
    assert measured(found, "alpha_nominal") == pytest.approx(0.819, abs=5e-4)
    assert measured(found, "gwet_ac1") == pytest.approx(0.873, abs=5e-4)
    assert measured(found, "f1_positive") == pytest.approx(54 / 57)


def test_a_document_that_one_coder_has_not_finished_is_left_out() -> None:
    study = two_coders({"++": 5, "+-": 1, "--": 4})
    unfinished = replace(study, finishes=study.finishes[:-1])
    assert planning(unfinished).units == 9


def test_three_coders_have_no_cells_and_a_coder_without_units_no_prevalence() -> None:
    found = planning(two_coders({"++": 5, "--": 4}), replace(TERMS, coders=(ANA, BEN, CEM)))
    assert found.cells == {}
    assert set(found.prevalence) == {"ana", "ben"}


def test_a_report_keeps_the_order_asked_for_and_can_show_the_weakest_first() -> None:
    study = two_coders({"++": 12, "+-": 6, "-+": 4, "--": 20})
    report = agreement(CodedStudy(study), (READING, PRIDE), TERMS)
    assert (report.unit, report.coders) == ("auto", ("ana", "ben"))
    assert (report.seed, report.replicates) == (1, 200)
    assert [one.code.id for one in report.codes] == ["PL2", "PR"]
    assert [one.code.id for one in report.lowest_first()] == ["PL2", "PR"]


def test_the_weakest_is_the_lowest_end_and_what_was_not_compared_comes_last() -> None:
    study = two_coders({"++": 12, "+-": 6, "-+": 4, "--": 20})
    known = agreement(CodedStudy(study), (READING,), TERMS).codes[0]

    def code(name: str, value: float | None, low: float | None) -> Agreement:
        alpha = replace(known.alpha, value=value, low=low)
        return replace(known, code=Code(name, name), measures={"alpha_nominal": alpha})

    found = AgreementReport(
        "turn",
        ("ana", "ben"),
        (
            code("nothing", None, None),
            code("strong", 0.9, 0.8),
            code("weak", 0.9, 0.1),
            code("no interval", 0.9, None),
        ),
    )
    ordered = [one.code.id for one in found.lowest_first()]
    assert ordered == ["no interval", "weak", "strong", "nothing"]


def test_the_unit_that_was_asked_for_holds_for_every_code() -> None:
    study = two_coders({"++": 12, "--": 9})
    report = agreement(CodedStudy(study), (READING,), replace(TERMS, unit=UnitKind.SENTENCE))
    assert report.unit == "sentence"
    assert report.codes[0].units == 42


def test_flags_warn_of_little_data() -> None:
    flags = planning(two_coders({"++": 1, "+-": 1, "--": 4})).flags
    assert "fewer than 20 units" in flags
    assert "coded in fewer than 5 units" in flags


def test_flags_warn_of_high_percent_with_low_alpha() -> None:
    flags = planning(two_coders({"++": 2, "+-": 4, "-+": 1, "--": 93})).flags
    assert "percent is high but α is low: look at F1+" in flags
    assert "a coder used it in less than 5% of the units" in flags
    assert "α's interval is wider than 0.3" in flags


def test_flags_say_when_few_documents_were_resampled_within() -> None:
    study = two_coders({"++": 3, "--": 3})
    found = planning(study, replace(TERMS, unit=UnitKind.SENTENCE))
    assert "fewer than 10 documents, so their units were resampled" in found.flags


def test_many_units_without_trouble_have_no_flags() -> None:
    assert planning(two_coders({"++": 50, "--": 50})).flags == ()


def test_levels_have_ordinal_measures_of_their_own() -> None:
    study = two_coders({"++": 4})
    values = ("1", "2", "2", "1"), ("1", "2", "1", "1")
    ratings = [
        rated(document, PLANNING, coder, row[place])
        for place, document in enumerate(study.documents)
        for coder, row in zip((ANA, BEN), values, strict=True)
    ]
    levels = planning(replace(study, ratings=tuple(ratings))).levels
    assert levels is not None
    assert levels.units == 4
    assert levels.prevalence == {}
    assert levels.shares["ana"] == {"0": 0, "1": 0.5, "2": 0.5}
    assert measured(levels, "alpha_ordinal") == pytest.approx(8 / 15)
    assert measured(levels, "cohen_kappa_quadratic") == pytest.approx(1 / 2)


def test_choices_are_compared_by_value() -> None:
    talks = tuple(interview(f"ASW {number}") for number in range(3))
    given = ("changed", "none", "none"), ("changed", "none", "changed")
    ratings = [
        rated(talk, SUPERVISION, coder, row[place])
        for place, talk in enumerate(talks)
        for coder, row in zip((ANA, BEN), given, strict=True)
    ]
    study = replace(
        two_coders({}),
        documents=talks,
        ratings=tuple(ratings),
        finishes=finished(talks, ANA, BEN),
    )
    found = of_code(CodedStudy(study), SUPERVISION, TERMS)
    assert found.categories == ("changed", "none")
    assert measured(found, "percent_agreement") == pytest.approx(2 / 3)
    [differing] = disagreements(CodedStudy(study), [SUPERVISION], (ANA, BEN))
    assert differing.document == talks[2]
    assert differing.said == {"ana": "none", "ben": "changed"}


def test_disagreements_tell_where_and_who_said_what() -> None:
    study = two_coders({"++": 1, "+-": 1, "--": 1})
    [found] = disagreements(CodedStudy(study), [READING], (ANA, BEN, CEM))
    assert found.document.name == "FSW 01"
    assert found.span.of(found.document.text) == "I would read. I would ring."
    assert found.said == {"ana": "present", "ben": "absent"}


def test_levels_are_told_apart_only_where_presence_agrees() -> None:
    study = two_coders({"++": 1, "+-": 1})
    first, second = study.documents
    ratings = (
        rated(first, PLANNING, ANA, "1"),
        rated(first, PLANNING, BEN, "2"),
        rated(second, PLANNING, ANA, "1"),
        rated(second, PLANNING, BEN, "0"),
    )
    found = disagreements(CodedStudy(replace(study, ratings=ratings)), [PLANNING], (ANA, BEN))
    assert [one.said for one in found] == [
        {"ana": "present", "ben": "absent"},
        {"ana": "1", "ben": "2"},
    ]


def test_turns_of_an_interview_are_compared_one_by_one() -> None:
    talk = interview("ASW 18")
    study = replace(
        two_coders({}),
        documents=(talk,),
        codings=(coded(talk, PRIDE, ANA, "Hughes"), coded(talk, PRIDE, BEN, "Truly")),
        finishes=finished([talk], ANA, BEN),
    )
    found = of_code(CodedStudy(study), PRIDE, TERMS)
    assert (found.unit, found.units, found.documents) == (UnitKind.TURN, 2, 1)
    assert found.cells == {"++": 0, "+-": 1, "-+": 1, "--": 0}


def test_a_coder_who_gave_one_category_only_is_named() -> None:
    flags = planning(two_coders({"++": 10, "-+": 20})).flags
    assert "ben gave one category only" in flags
    assert not any("category" in one for one in planning(two_coders({"++": 30})).flags)
