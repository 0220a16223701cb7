from dataclasses import replace

from coder.exchange.joint_tables import notes
from coder.exchange.measure_notes import key_notes, n_of
from coder.exchange.measure_tables import decimal, shown, signed
from coder.measures.joint import JointCode, JointReport, JointRow, Link, Quotation, by_theme
from coder.measures.key import Key, Rule
from coder.measures.measured import Measured, report
from tests.coder.measures.keys import key, sheet

TIMES = ("T1", "T2")


def of_many(scored: Key, people: int) -> Measured:
    """People whose answers go from 1 to 5 and round again, a point better the second time."""
    sheets = {
        f"P {one}": {"T1": sheet(2 + one % 4, 2 + one % 3), "T2": sheet(1 + one % 4, 1 + one % 3)}
        for one in range(people)
    }
    return Measured(scored, sheets)


def test_numbers_have_one_decimal_and_a_true_minus() -> None:
    assert [signed(one) for one in (1.26, -1.26, 0.04, -0.04, None)] == [
        "+1.3",
        "−1.3",
        "0.0",
        "0.0",
        "–",
    ]
    assert (decimal(2), decimal(None)) == ("2.0", "–")


def test_few_people_are_starred_and_nobody_is_not() -> None:
    assert [n_of(one) for one in (0, 1, 29, 30)] == ["0", "1*", "29*", "30"]


def test_where_there_are_many_there_is_no_word_of_few() -> None:
    last = shown(report(of_many(key(2), 40), TIMES))[-1]
    assert not any(note.startswith("*") for note in last.notes)


def test_a_score_that_nobody_has_is_a_row_of_dashes() -> None:
    scored = key(2)
    tables = shown(report(Measured(scored, {"A": {"T1": sheet(1)}}), ("T1", "T1")))
    assert tables[0].rows == (("total", "T1", "0", "1", "–", "–", "–", "–", "–"),)


def test_the_way_from_answers_to_scores_is_told() -> None:
    assert list(key_notes(key(3))) == [
        "Answers are 1 to 5; no item is turned; lower is better.",
        "Answers needed: total 3 of 3.",
    ]
    told = list(key_notes(replace(key(3, least=2, turned=("2",)), coding="agree is 5")))
    assert told == [
        "Answers are 1 to 5, agree is 5; items 2 are turned (6 − answer); lower is better.",
        "Answers needed: total 2 of 3; the mean of those answered stands for the others.",
    ]


def test_scores_of_one_item_each_need_no_rule_on_missing_answers() -> None:
    whole = key(1)
    alone = replace(whole, rules=(Rule("1", ("1",), whole.main.how, 1),))
    assert list(key_notes(alone)) == ["Answers are 1 to 5; no item is turned; lower is better."]


def test_a_joint_display_of_many_with_chosen_quotations_warns_of_neither() -> None:
    there = of_many(key(2), 80)
    courses = there.courses(there.key.main)
    display = by_theme({one: place % 2 == 0 for place, one in enumerate(courses)}, courses, TIMES)
    said = Quotation("P 0", "I'd ring.", "P 0, T2", chosen=True)
    rows = tuple(JointRow(row, said, ()) for row in display.rows)
    code = JointCode("PL", "Planning", "", rows, display)
    told = list(notes(JointReport(there.key, "total", TIMES, Link.CASE, "", "", (code,))))
    assert not any(note.startswith(("*", "(auto)")) for note in told)
