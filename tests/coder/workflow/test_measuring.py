"""Agreement in tables that come from elsewhere."""

from pathlib import Path

import pytest

from coder.errors import InvalidRequestError, InvalidTableError
from coder.workflow.measuring import agreement_of_table


def written(folder: Path, text: str) -> Path:
    path = folder / "ratings.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_of_ratings_needs_no_project(tmp_path: Path) -> None:
    table = written(tmp_path, "unit,ana,ben\n1,1,1\n2,2,1.0\n3,,2\n4,2,2\n")
    found = agreement_of_table(table)
    assert (found.coders, found.units, found.categories) == (("ana", "ben"), 4, (1, 2))
    assert found.measures["percent_agreement"].value == pytest.approx(2 / 3)
    assert found.measures["cohen_kappa"].se is not None
    assert "alpha_ordinal" not in found.measures


@pytest.mark.parametrize("header", ["", "unit", "ID"])
def test_a_first_column_of_unit_names_is_passed_over(tmp_path: Path, header: str) -> None:
    table = written(tmp_path, f"{header};ana;ben\nx;1;2\ny;2;2\n\n")
    assert agreement_of_table(table).coders == ("ana", "ben")


def test_declared_categories_count_even_if_unused(tmp_path: Path) -> None:
    table = written(tmp_path, "ana,ben\n1,1\n2,1\n")
    found = agreement_of_table(table, scale="ordinal", categories=("1", "2", "3"))
    assert found.categories == (1, 2, 3)
    assert "alpha_ordinal" in found.measures


def test_ordered_words_need_their_order(tmp_path: Path) -> None:
    table = written(tmp_path, "ana,ben\nlow,low\nhigh,low\n")
    with pytest.raises(InvalidRequestError, match="Say how the categories"):
        agreement_of_table(table, scale="ordinal")
    with pytest.raises(InvalidRequestError, match="Level ratio needs numbers"):
        agreement_of_table(table, scale="ratio")
    found = agreement_of_table(table, scale="ordinal", categories=("low", "mid", "high"))
    assert found.categories == ("low", "mid", "high")
    assert agreement_of_table(table).categories == ("high", "low")


def test_a_word_that_looks_like_a_gap_is_told(tmp_path: Path) -> None:
    [remark] = agreement_of_table(written(tmp_path, "ana,ben\n1,NA\n1,1\n")).remarks
    assert remark.startswith("'NA' is taken for a category")


def test_numbers_stay_numbers_and_infinity_is_a_word(tmp_path: Path) -> None:
    assert agreement_of_table(written(tmp_path, "a,b\n1.5,10\n2,9\n")).categories == (1.5, 2, 9, 10)
    assert agreement_of_table(written(tmp_path, "a,b\ninf,1\n2,1\n")).categories == (
        "1",
        "2",
        "inf",
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "ratings.csv is empty"),
        ("ana,ana\n1,1\n", "row 1: each column of ratings needs a coder's name of its own"),
        ("unit\n1\n", "row 1: each column"),
        ("ana,ben\n1,1\n1\n", "row 3: it has 1 cells, and row 1 has 2"),
        ('ana,ben\n1,"1\n', "row 2: it is not well-formed csv"),
        ("ana,ben\n1,1\n1,4\n", "row 3: '4' is not one of the categories 1, 2"),
    ],
)
def test_a_bad_table_is_refused_with_its_row(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(InvalidTableError, match=sentence):
        agreement_of_table(written(tmp_path, text), categories=("1", "2"))


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidTableError, match="cannot be read: No such file"):
        agreement_of_table(tmp_path / "missing.csv")
