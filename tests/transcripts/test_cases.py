from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.cases import case_key, read_cases, read_document_rows
from transcripts.errors import InvalidTableError


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


@given(
    st.sampled_from(["FSW", "fsw", "Fsw"]),
    st.sampled_from(["", " ", "-", "_", " - ", "\u00a0"]),
    st.integers(0, 3),
    st.integers(1, 999),
)
def test_variants_of_one_id_meet(letters: str, gap: str, zeros: int, number: int) -> None:
    assert case_key(f"{letters}{gap}{'0' * zeros}{number}") == f"fsw{number}"


def test_two_people_do_not_meet() -> None:
    assert case_key("P 1-2") != case_key("P12")
    assert case_key("FSW 107") != case_key("FSW 17")
    assert case_key("FSW 0") == "fsw0"
    assert case_key("- -") == ""


@pytest.mark.parametrize(
    "column", ["id", "case_id", "Participant", "Respondent ID", "Participant ID"]
)
def test_the_column_of_ids_has_any_of_its_usual_names(tmp_path: Path, column: str) -> None:
    [case] = read_cases(table(tmp_path, f"{column},Role\nP1,lead\n"))
    assert (case.id, dict(case.attributes)) == ("P1", {"Role": "lead"})


def test_every_other_column_is_an_attribute(tmp_path: Path) -> None:
    path = table(tmp_path, "ID,borough,role\nFSW 04,Ashmere,\nFSW 09,Brackwell,lead\n")
    one, two = read_cases(path)
    assert (one.id, one.attributes) == ("FSW 04", {"borough": "Ashmere"})
    assert two.attributes == {"borough": "Brackwell", "role": "lead"}


def test_the_same_case_twice_is_one_if_nothing_differs(tmp_path: Path) -> None:
    assert len(read_cases(table(tmp_path, "id,role\nFSW 7,a\nfsw-07,a\n"))) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id,role\nFSW 7,a\nfsw-07,b\n", "row 3: 'fsw-07' and 'FSW 7' in row 2 are one case"),
        ("id,role\n,a\n", "row 2: column 'id' must hold"),
        ("name,role\nx,a\n", "no column 'id'. It may also be called respondent, case, participant"),
        ("id,Time\nx,a\n", "row 1: column 'Time' has the name"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InvalidTableError) as error:
        read_cases(table(tmp_path, text))
    assert told in str(error.value)


def test_rows_say_what_documents_are(tmp_path: Path) -> None:
    [row] = read_document_rows(table(tmp_path, "Document,Case,time,state\na,FSW 7,T2,\n"))
    assert (row.number, row.document, row.fields) == (2, "a", {"case": "FSW 7", "time": "T2"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("document,borough\na,b\n", "coder cases load"),
        ("document,time\n,T2\n", "row 2: column 'document' must hold"),
        ("name,time\na,T2\n", "no column 'document'"),
    ],
)
def test_a_wrong_table_of_documents_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InvalidTableError) as error:
        read_document_rows(table(tmp_path, text))
    assert told in str(error.value)
