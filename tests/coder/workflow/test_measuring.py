"""Agreement in tables that come from elsewhere."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from coder.errors import InvalidRequestError, InvalidTableError
from coder.workflow.measuring import TableTerms, agreement_of_table
from transcripts.errors import TranscriptError


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
    found = agreement_of_table(table, TableTerms("ordinal", ("1", "2", "3")))
    assert found.categories == (1, 2, 3)
    assert "alpha_ordinal" in found.measures


def test_ordered_words_need_their_order(tmp_path: Path) -> None:
    table = written(tmp_path, "ana,ben\nlow,low\nhigh,low\n")
    with pytest.raises(InvalidRequestError, match="Say how the categories"):
        agreement_of_table(table, TableTerms("ordinal"))
    with pytest.raises(InvalidRequestError, match="Level ratio needs numbers"):
        agreement_of_table(table, TableTerms("ratio"))
    found = agreement_of_table(table, TableTerms("ordinal", ("low", "mid", "high")))
    assert found.categories == ("low", "mid", "high")
    assert agreement_of_table(table).categories == ("high", "low")


def test_a_ratio_of_numbers_below_zero_is_refused(tmp_path: Path) -> None:
    table = written(tmp_path, "ana,ben\n-1,1\n2,2\n")
    with pytest.raises(InvalidRequestError, match=r"0 or more, and .* holds -1"):
        agreement_of_table(table, TableTerms("ratio"))
    assert "alpha_interval" in agreement_of_table(table, TableTerms("interval")).measures


@pytest.mark.parametrize("level", ["ordinal", "interval", "ratio"])
def test_numbers_too_large_to_be_subtracted_are_refused(tmp_path: Path, level: str) -> None:
    table = written(tmp_path, "ana,ben\n1e308,1\n2,2\n")
    with pytest.raises(InvalidRequestError, match="too large"):
        agreement_of_table(table, TableTerms(level))
    assert agreement_of_table(table).measures["percent_agreement"].value == pytest.approx(0.5)


def test_a_word_that_looks_like_a_gap_is_told(tmp_path: Path) -> None:
    [remark] = agreement_of_table(written(tmp_path, "ana,ben\n1,NA\n2,1\n")).remarks
    assert remark.startswith("'NA' is taken for a category")


def test_a_coder_who_never_varies_is_told(tmp_path: Path) -> None:
    found = agreement_of_table(written(tmp_path, "ana,ben\n1,2\n1,1\n"))
    assert found.remarks == ("ana gave one category only.",)


def test_a_comma_at_the_end_of_lines_is_no_coder(tmp_path: Path) -> None:
    plain = agreement_of_table(written(tmp_path, "ana,ben\n1,2\n1,1\n"))
    for text in ("ana,ben,\n1,2,\n1,1,\n", "ana,ben\n1,2,\n1,1\n"):
        assert agreement_of_table(written(tmp_path, text)) == plain


def test_numbers_may_have_a_comma_where_semicolons_part_cells(tmp_path: Path) -> None:
    found = agreement_of_table(written(tmp_path, "ana;ben\n1,5;2\n2;0,25\n"))
    assert found.categories == (0.25, 1.5, 2)
    sets = agreement_of_table(written(tmp_path, "ana;ben\na,b;a\nb;b\n"), TableTerms(separator=","))
    assert set(sets.labels) == {"a", "b"}


def test_long_numbers_are_told_apart_to_the_last_digit(tmp_path: Path) -> None:
    long = (9007199254740992, 9007199254740993)
    found = agreement_of_table(written(tmp_path, f"ana,ben\n{long[0]},{long[1]}\n1,1\n"))
    assert found.categories == (1, *long)
    assert found.measures["percent_agreement"].value == pytest.approx(0.5)


def test_labels_with_an_underscore_are_words_and_no_numbers(tmp_path: Path) -> None:
    table = written(tmp_path, "unit,ana,ben\nu1,1_2,12\nu2,1_1,1_1\nu3,11,1_1\n")
    found = agreement_of_table(table)
    assert found.categories == ("11", "12", "1_1", "1_2")
    assert found.measures["percent_agreement"].value == pytest.approx(1 / 3)


def test_a_coder_may_say_something_else_of_every_unit(tmp_path: Path) -> None:
    rows = "".join(f"{n},{n % 2},{n % 2}\n" for n in range(6))
    found = agreement_of_table(written(tmp_path, "unit,ana,ben\n" + rows))
    assert found.coders == ("ana", "ben")


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
        (",,\n,,\n", "row 1: each column"),
        (
            "segment,ana,ben\ns1,1,1\ns2,2,2\ns3,1,1\ns4,1,2\ns5,2,2\n",
            "row 1: 'segment' says something else of every unit.*call it unit",
        ),
        ("document,Document,ana,ben\nd,1,1,1\n", "row 1: two columns are named document"),
        ("ana,ben\n1,1\n1\n", "row 3: it has 1 cells, and row 1 has 2"),
        ('ana,ben\n1,"1\n', "row 2: it is not well-formed csv"),
        ("ana,ben\n1,1\n1,4\n", "row 3: '4' is not one of the categories 1, 2"),
    ],
)
def test_a_bad_table_is_refused_with_its_row(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(InvalidTableError, match=sentence):
        agreement_of_table(written(tmp_path, text), TableTerms(categories=("1", "2")))


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidTableError, match="cannot be read: No such file"):
        agreement_of_table(tmp_path / "missing.csv")


def test_coders_may_stand_in_rows(tmp_path: Path) -> None:
    columns = agreement_of_table(written(tmp_path, "unit,ana,ben\nx,1,1\ny,2,1\nz,,2\n"))
    table = written(tmp_path, "coder,x,y,z\nana,1,2,\nben,1,1,2\n")
    assert agreement_of_table(table, TableTerms(coders_in_rows=True)) == columns


def test_a_table_with_coders_in_rows_is_refused_with_its_column(tmp_path: Path) -> None:
    table = written(tmp_path, "coder,x,y\nana,1,2\nben,1,4\n")
    with pytest.raises(InvalidTableError, match="column 3: '4' is not one of the categories 1, 2"):
        agreement_of_table(table, TableTerms(categories=("1", "2"), coders_in_rows=True))
    table = written(tmp_path, "coder,x,y\nana,1,2\nana,1,4\n")
    with pytest.raises(InvalidTableError, match="column 1: each row of ratings needs a coder's"):
        agreement_of_table(table, TableTerms(coders_in_rows=True))


def test_a_column_of_documents_makes_them_what_is_resampled(tmp_path: Path) -> None:
    rows = "".join(f"d{n // 4},{n % 3},{n % 3 if n % 5 else 0}\n" for n in range(80))
    table = written(tmp_path, f"Document,ana,ben\n{rows}")
    found = agreement_of_table(table, TableTerms(seed=7, replicates=200))
    alpha = found.measures["alpha_nominal"]
    assert (alpha.method, alpha.seed) == ("bootstrap of documents, 200 replicates", 7)
    assert found.coders == ("ana", "ben")
    known = agreement_of_table(table, TableTerms(method="analytic")).measures["alpha_nominal"]
    assert known.method.endswith("units of one document do not stand alone, so it is too narrow")
    left = agreement_of_table(table, TableTerms(method="jackknife")).measures["alpha_nominal"]
    assert left.method == "jackknife of documents"


def test_a_unit_without_its_document_is_refused(tmp_path: Path) -> None:
    table = written(tmp_path, "document,ana,ben\na,1,1\n,1,1\n")
    with pytest.raises(InvalidTableError, match="row 3: it does not say which document"):
        agreement_of_table(table)


def test_cells_may_hold_several_codes(tmp_path: Path) -> None:
    table = written(tmp_path, "ana,ben\nPL;EN,EN; PL\n;,PL\nRR,\nEN,EN\n")
    found = agreement_of_table(table, TableTerms(separator=";"))
    assert found.categories == ((), ("EN",), ("PL",), ("RR",), ("EN", "PL"))
    assert list(found.measures) == [
        *("alpha_masi", "alpha_jaccard", "alpha_dice", "alpha_nominal_sets")
    ]
    assert found.measures["alpha_masi"].pairable == 3
    assert set(found.labels) == {"EN", "PL", "RR"}
    assert found.labels["EN"]["alpha_nominal"].value == pytest.approx(1)


def test_sets_have_no_level_and_no_categories(tmp_path: Path) -> None:
    table = written(tmp_path, "ana,ben\nPL,PL\n")
    for terms in (TableTerms("ordinal", separator=";"), TableTerms(categories="P", separator=";")):
        with pytest.raises(InvalidRequestError, match="leave --level and --categories out"):
            agreement_of_table(table, terms)


def workbook(folder: Path, rows: list[list[object]]) -> Path:
    book, path = Workbook(), folder / "ratings.xlsx"
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_a_workbook_is_read_as_a_csv_file_is(tmp_path: Path) -> None:
    rows: list[list[object]] = [["unit", "ana", "ben"], ["x", 1, 1.0], [], ["y", 1e20, None]]
    path = workbook(tmp_path, [*rows, ["z", 2.5, 1]])
    text = written(tmp_path, "unit,ana,ben\nx,1,1\n\ny,1e20,\nz,2.5,1\n")
    assert agreement_of_table(path) == agreement_of_table(text)


def test_a_workbook_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ratings.xlsx"
    path.write_text("ana,ben\n1,1\n", encoding="utf-8")
    with pytest.raises(TranscriptError, match="it is damaged"):
        agreement_of_table(path)
    with ZipFile(path, "w") as archive:
        archive.writestr("notes.txt", "no workbook")
    with pytest.raises(InvalidTableError, match=r"ratings\.xlsx is no workbook"):
        agreement_of_table(path)


def test_words_that_a_spreadsheet_would_reckon_are_read_as_they_were(tmp_path: Path) -> None:
    found = agreement_of_table(written(tmp_path, "a,b\n'-1,'-1\n1,'-1\n"))
    assert found.categories == (-1, 1)
