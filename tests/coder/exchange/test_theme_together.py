"""Codes that go together stand in a list and a matrix, with the unit told."""

from dataclasses import replace

from coder.exchange.theme_notes import FEW
from coder.exchange.theme_together import together_payload, together_rows, together_tables
from coder.themes.cooccurrence import Unit, cooccurrence
from coder.themes.selection import Question
from tests.coder.themes.test_cooccurrence import coded, counted, two_scenarios
from tests.coder.themes.worlds import World


def test_pairs_are_listed_with_those_most_often_together_first() -> None:
    pairs, matrix = together_tables(counted(two_scenarios(), "PL1", "PL2", "EN"))
    assert pairs.title == "Codes that go together: all respondents"
    assert pairs.columns == ("code", "with", "both", "n code", "n with", "Jaccard")
    assert pairs.rows[:2] == (
        ("PL1  Purpose", "EN  Engaging", "1 of 4", "1", "2", "0.500"),
        ("PL2  Reading", "EN  Engaging", "1 of 4", "1", "2", "0.500"),
    )
    assert matrix.columns == ("code", "PL1", "PL2", "EN")
    assert matrix.rows[0] == ("PL1  Purpose", "1", "0", "1")
    assert matrix.rows[2] == ("EN  Engaging", "1", "1", "2")
    assert "Of 4 respondents in every base, 0 have all of PL1, PL2, EN, 2 none." in matrix.notes
    assert matrix.notes[-1] == FEW


def test_one_person_is_no_persons() -> None:
    found = counted(two_scenarios(), "PL1", "EN")
    assert found.combined is not None
    alone = replace(found, combined=replace(found.combined, base=1, every=1, none=0))
    _, matrix = together_tables(alone)
    assert "Of 1 respondent in every base, 1 has all of PL1, EN, 0 none." in matrix.notes


def test_a_code_and_one_below_it_have_a_dash() -> None:
    _, matrix = together_tables(counted(two_scenarios(), "PL", "PL1", "EN"))
    assert matrix.rows[0] == ("PL  Planning", "3", "–", "2")


def test_codes_that_are_never_looked_for_together_are_told_apart() -> None:
    found = cooccurrence(two_scenarios().study(), Question())
    pairs, matrix = together_tables(found)
    assert len(pairs.rows) == 1
    assert "Nothing is in the base of both for PL with REC, EN with REC." in matrix.notes
    names = ("PL", "PL1", "PL2", "EN", "REC")
    apart = together_tables(counted(two_scenarios(), *names))[1].notes
    assert any(note.endswith(" and 1 more.") for note in apart)


def test_the_unit_is_told() -> None:
    for unit, word in ((Unit.DOCUMENT, "documents"), (Unit.SEGMENT, "coded segments")):
        notes = together_tables(counted(two_scenarios(), unit=unit))[1].notes
        assert notes[0].startswith(f"Unit: {word}.")
        assert FEW not in notes
    segments = together_tables(counted(coded(("PL", 0, 5), ("EN", 2, 4)), unit="segment"))
    assert segments[0].title == "Codes that go together: all documents"
    assert segments[1].title.startswith("How many segments have both")
    assert not any("every base" in note for note in segments[1].notes)


def test_nobody_at_all_is_told_without_a_sum() -> None:
    pairs, matrix = together_tables(counted(World()))
    assert pairs.rows == ()
    assert not any("every base" in note for note in matrix.notes)


def test_scripts_find_every_pair() -> None:
    payload = together_payload(counted(two_scenarios()))
    assert payload["unit"] == "respondent"
    assert payload["pairs"] == [
        {"code": "PL", "with": "EN", "both": 2, "base": 4, "n_code": 3, "n_with": 2}
        | {"jaccard": 2 / 3}
    ]
    assert (payload["all"], payload["none"], payload["base"]) == (2, 1, 4)
    assert [(one["code"], one["n"]) for one in payload["codes"]] == [("PL", 3), ("EN", 2)]
    segments = together_payload(counted(two_scenarios(), unit="segment"))
    assert (segments["all"], segments["base"]) == (None, None)


def test_a_spreadsheet_has_a_row_for_each_pair() -> None:
    table = together_rows(counted(two_scenarios()))
    assert table.columns == ("code", "with", "both", "base", "n_code", "n_with", "jaccard")
    assert table.rows == (("PL", "EN", 2, 4, 3, 2, 2 / 3),)
    assert together_rows(counted(two_scenarios(), "PL", "PL1")).rows == ()


def test_what_is_hidden_is_blank_or_has_its_sign() -> None:
    found = counted(two_scenarios(), least=5)
    pairs, matrix = together_tables(found)
    assert pairs.rows[0][2:] == ("[c] of 4", "[c]", "[c]", "[c]")
    assert matrix.rows[0][1:] == ("[c]", "[c]")
    assert "Of 4 respondents in every base, [c] have all of PL, EN, [c] none." in matrix.notes
    assert matrix.notes[-1].startswith("[c] Hidden: under 5")
    [pair] = together_payload(found)["pairs"]
    assert (pair["both"], pair["n_code"], pair["jaccard"], pair["suppressed"]) == (
        *(None, None, None),
        True,
    )
    assert together_payload(found)["all"] is None
