"""The paragraph on methods: what is recorded stands there, and nothing else."""

from dataclasses import replace

from coder.agreement.bootstrap import Resampling
from coder.agreement.intervals import Interval, IntervalMethod
from coder.agreement.methods import Facts, methods_paragraph
from coder.agreement.report import AgreementReport, agreement
from coder.agreement.terms import Terms
from coder.model import Round, RoundKind
from coder.units import CodedStudy, UnitKind
from tests.coder.agreement.worlds import ANA, BEN, CEM, PLANNING, PRIDE, rated, two_coders

FACTS = Facts(compared=40, documents=196, versions=(3,))
ROUND = Round(1, (), ())


def report(*, coverage: int = 0, replicates: int = 100) -> AgreementReport:
    study = two_coders({"++": 27, "+-": 1, "-+": 2, "--": 10})
    terms = Terms((ANA, BEN), interval=Interval(plan=Resampling(replicates)))
    return agreement(CodedStudy(study, coverage), (PLANNING, PRIDE), terms)


def test_the_numbers_of_the_report_stand_in_the_paragraph() -> None:
    text = methods_paragraph(report(), FACTS)
    assert text.startswith(
        "Two coders coded 40 of 196 documents (20 %), with version 3 of the codebook."
    )
    assert "measured by document (coded where any part of it is)" in text
    assert "percentiles of 100 bootstrap resamples of whole documents (seed 1)" in text
    assert "Alpha was .819 [" in text
    assert "for Planning (PL) (40 units)." in text
    assert text.endswith("No unit was coded by two coders for PR.")


def test_the_versions_of_the_codebook_are_those_that_were_coded_under() -> None:
    several = methods_paragraph(report(), replace(FACTS, versions=(2, 3)))
    assert "with versions 2 and 3 of the codebook." in several
    assert "codebook" not in methods_paragraph(report(), replace(FACTS, versions=()))


def test_what_nobody_recorded_is_said_not_to_be() -> None:
    text = methods_paragraph(report(), FACTS)
    assert text.count("[not recorded]") == 2
    assert "random" not in text
    assert "hid " not in text
    assert "settled" not in text


def test_a_blind_draw_is_told_with_its_seed_and_what_was_hidden() -> None:
    drawn = replace(ROUND, seed=7, strata=("role", "time"), blind=True, masks=("borough",), pool=98)
    text = methods_paragraph(report(), replace(FACTS, round=drawn))
    assert "drawn at random from 98 within role and time (seed 7)." in text
    assert "hid the coders' coding of a document from each other until all of them had" in text
    assert "Until then it suggested no code there, and hid of it: borough. Agreement" in text
    assert "[not recorded]" not in text


def test_every_round_is_told_to_have_kept_coders_apart() -> None:
    text = methods_paragraph(report(), replace(FACTS, round=ROUND))
    assert "from each other until all of them had finished it. Agreement" in text
    assert "[not recorded]" not in text
    assert "suggested" not in text
    closed = replace(ROUND, closed="2026-11-20")
    text = methods_paragraph(report(), replace(FACTS, round=closed))
    assert "until all of them had finished it or the round was closed." in text


def test_looks_behind_masks_are_told_of() -> None:
    masked = replace(ROUND, blind=True, masks=("name",))
    once = methods_paragraph(report(), replace(FACTS, round=masked, looks=1))
    assert "hid of it: name. Somebody looked behind that once." in once
    text = methods_paragraph(report(), replace(FACTS, round=masked, looks=3))
    assert "Somebody looked behind that 3 times." in text


def test_who_codes_again_is_one_coder_and_not_two() -> None:
    again = replace(ROUND, kind=RoundKind.AGAIN, blind=True)
    text = methods_paragraph(report(), replace(FACTS, round=again))
    assert text.startswith("One coder coded once more 40 of 196 documents (20 %)")
    assert "hid the earlier coding of a document, and suggested nothing, until it was" in text
    assert text.count("suggested") == 1


def test_trainees_are_told_with_their_measure() -> None:
    training = replace(FACTS, round=replace(ROUND, kind=RoundKind.TRAINING, blind=True))
    text = methods_paragraph(report(), training)
    assert text.startswith("A trainee coded, to be compared with ana, 40 of 196 documents")
    assert "until a trainee had finished the document." in text
    several = replace(report(), coders=("ana", "ben", "cem"))
    assert methods_paragraph(several, training).startswith("2 trainees coded, to be compared")


def test_a_plain_draw_and_a_choice_by_hand_are_told_apart() -> None:
    drawn = methods_paragraph(report(), replace(FACTS, round=replace(ROUND, seed=7, blind=True)))
    assert "drawn at random (seed 7)." in drawn
    chosen = methods_paragraph(report(), replace(FACTS, round=ROUND))
    assert "chosen by hand" in chosen


def test_one_day_is_not_between_two() -> None:
    day = replace(FACTS, first="2026-11-02", last="2026-11-02")
    assert "(20 %) on 2026-11-02, with" in methods_paragraph(report(), day)
    days = replace(day, last="2026-11-20")
    assert "between 2026-11-02 and 2026-11-20" in methods_paragraph(report(), days)


def test_differences_settled_after_frozen_passes_are_counted() -> None:
    settled = replace(FACTS, talked=12, led=3)
    assert "settled" not in methods_paragraph(report(), settled)
    text = methods_paragraph(report(), replace(settled, round=ROUND))
    assert text.endswith("before differences were settled: 12 by discussion, 3 by a lead.")


def test_more_coders_other_intervals_and_a_coverage_are_told() -> None:
    few = replace(report(coverage=10, replicates=0), coders=("ana", "ben", "cem"))
    text = methods_paragraph(few, replace(FACTS, documents=0, compared=0))
    assert text.startswith("At least two of 3 coders coded 0 of 0 documents, with")
    assert "(coded where at least 10 % of its characters are)" in text
    assert "No intervals were made." in text
    assert "Alpha was .819 for Planning" in text
    formula = replace(report(), interval=Interval(IntervalMethod.JACKKNIFE))
    assert "The 95 % intervals were made by a jackknife of units," in methods_paragraph(
        formula, FACTS
    )


def test_an_alpha_that_is_undefined_says_why_and_perfect_agreement_is_one() -> None:
    alike = agreement(CodedStudy(two_coders({"++": 4})), (PLANNING,), Terms((ANA, BEN)))
    text = methods_paragraph(alike, FACTS)
    assert "Alpha was undefined for Planning (PL), because the ratings do not vary." in text
    same = agreement(CodedStudy(two_coders({"++": 4, "--": 3})), (PLANNING,), Terms((ANA, BEN)))
    assert "Alpha was 1.000" in methods_paragraph(same, FACTS)
    nothing = agreement(CodedStudy(two_coders({})), (PLANNING,), Terms((ANA, CEM)))
    assert "Alpha was" not in methods_paragraph(nothing, FACTS)


def test_levels_have_their_own_alpha() -> None:
    study = two_coders({"++": 2})
    one, two = study.documents
    ratings = [rated(one, PLANNING, who, "1") for who in (ANA, BEN)]
    ratings += [rated(two, PLANNING, ANA, "2"), rated(two, PLANNING, BEN, "1")]
    given = replace(study, ratings=tuple(ratings))
    terms = Terms((ANA, BEN), unit=UnitKind.DOCUMENT)
    text = methods_paragraph(agreement(CodedStudy(given), (PLANNING,), terms), FACTS)
    assert "nominal for codes and ordinal for levels" in text


def test_units_are_named_only_where_something_was_compared_in_them() -> None:
    study = two_coders({})
    nothing = agreement(CodedStudy(study), (PLANNING, PRIDE), Terms((ANA, BEN)))
    assert "measured by" not in methods_paragraph(nothing, FACTS)


def test_what_was_resampled_is_told_as_it_was() -> None:
    few = CodedStudy(two_coders({"++": 3, "+-": 1, "--": 3}))
    by_sentence = agreement(few, (PLANNING,), Terms((ANA, BEN), UnitKind.SENTENCE))
    text = methods_paragraph(by_sentence, FACTS)
    assert "For PL, of few documents, units were resampled within each document." in text
    by_case = agreement(few, (PLANNING,), Terms((ANA, BEN), UnitKind.CASE))
    assert "resamples of whole documents or cases (seed 1)" in methods_paragraph(by_case, FACTS)
