"""Which codes the cells of a coded table name."""

from pathlib import Path

import pytest

from codebook.checks import checked
from codebook.model import Code, Codebook, CodeUnit
from coder.errors import InvalidRequestError
from coder.workflow.coded_codes import CellCodes
from transcripts.coded_tables import CodedDocument
from transcripts.coded_turns import CodedTurn, Mark
from transcripts.errors import InvalidTableError
from transcripts.model import Kind, Voice
from transcripts.speakers import Said

BOOK = checked(
    [
        Code("PL", "Planning, with others"),
        Code("RR", "Reflection"),
        Code("HOPE", "Hope", unit=CodeUnit.INTERVIEW),
    ]
)


def coded(*cells: str) -> list[CodedDocument]:
    said = Said("Mo", Voice.RESPONDENT, "Yes.")
    turns = [CodedTurn(said, {"ana": Mark(row, cell)}) for row, cell in enumerate(cells, start=2)]
    return [CodedDocument(Path("talks.csv"), "T1", turns)]


@pytest.mark.parametrize(
    ("cell", "entries"),
    [
        ("", ()),
        (" PL ", ("PL",)),
        ("PL; rr", ("PL", "rr")),
        ("PL|RR\nNew", ("PL", "RR", "New")),
        ("RR,New,,;", ("RR", "New")),
        ("planning, with others; RR", ("planning, with others", "RR")),
        ("Planning, alone", ("Planning", "alone")),
        ("Other", ()),
        ("RR, OTHER", ("RR",)),
        ("None, or nearly", ()),
        ("New; NEW; new", ("New",)),
        ('["PL", "New, too"]', ("PL", "New, too")),
        ("['PL', 'Other']", ("PL",)),
        ('["PL"]\n["New", "RR"]\nTwo', ("PL", "New", "RR", "Two")),
        ("{'PL', 'New'}", ("New", "PL")),
        ("[3, 1.0]", ("3", "1")),
        ("[]", ()),
        ("[sic; so]", ("[sic", "so]")),
        ("(7)", ("(7)",)),
        ("1.0; 1; 2.00; 1.1; v1.0", ("1", "2", "1.1", "v1.0")),
    ],
)
def test_a_cell_names_codes_between_its_marks(cell: str, entries: tuple[str, ...]) -> None:
    codes = CellCodes(BOOK, ["other", "none, or nearly"])
    assert codes.entries(cell) == entries
    assert codes.entries(cell) == entries


def test_a_known_code_keeps_its_point() -> None:
    codes = CellCodes(checked([Code("A", "1.0")]), ["2.0"])
    assert codes.entries("1.0; 2.0; 3.0") == ("1.0", "3")


def test_a_code_is_found_by_id_or_label_and_given_once() -> None:
    codes = CellCodes(BOOK)
    assert [code.id for code in codes.codes("reflection; pl; RR")] == ["RR", "PL"]


def test_an_id_goes_before_a_label() -> None:
    book = checked([Code("A", "B"), Code("B", "C")])
    assert [code.id for code in CellCodes(book).codes("B")] == ["B"]


def test_entries_without_code_become_codes_of_the_documents_kind() -> None:
    codes, table = CellCodes(BOOK), coded("PL;Anger at work", "anger at WORK;Joy", "")
    codes.add_new(table, Kind.RESPONSE)
    assert [(one.id, one.label, str(one.unit)) for one in codes.new] == [
        ("AAW", "Anger at work", "response"),
        ("JOY", "Joy", "response"),
    ]
    assert len(codes.codebook) == 5
    assert codes.codes("Joy; ANGER at work") == (codes.new[1], codes.new[0])


def test_where_all_is_known_the_codebook_stays() -> None:
    codes = CellCodes(BOOK)
    codes.add_new(coded("PL", "Hope"), Kind.INTERVIEW)
    assert codes.new == ()
    assert codes.codebook is BOOK


def test_the_codes_tell_the_kind_of_the_documents() -> None:
    assert CellCodes(BOOK).kind(coded("PL", "New"), asked="") is Kind.RESPONSE
    assert CellCodes(BOOK).kind(coded("Hope", "New"), asked="") is Kind.INTERVIEW
    assert CellCodes(BOOK).kind(coded("New"), asked="") is Kind.INTERVIEW
    assert CellCodes(BOOK).kind(coded("New"), asked="response") is Kind.RESPONSE
    assert CellCodes(Codebook()).kind(coded(""), asked="") is Kind.INTERVIEW


def test_codes_of_both_kinds_ask_which_it_is() -> None:
    with pytest.raises(InvalidRequestError, match="--set kind=interview or --set kind=response"):
        CellCodes(BOOK).kind(coded("PL", "Hope"), asked="")


def test_a_code_of_the_other_kind_is_refused_with_its_row() -> None:
    with pytest.raises(InvalidTableError) as error:
        CellCodes(BOOK).kind(coded("", "Planning, with others"), asked="interview")
    assert str(error.value) == (
        "talks.csv, row 3: PL is for responses only, and these documents are interviews. Leave it "
        "out with: --no-code 'Planning, with others'"
    )


def test_a_single_choice_is_refused(codebook: Codebook) -> None:
    with pytest.raises(InvalidTableError, match="row 2: SUP is a single choice"):
        CellCodes(codebook).kind(coded("sup"), asked="")


def test_a_column_of_words_is_no_column_of_codes() -> None:
    table = coded(*(f"Something else {number}" for number in range(2001)))
    with pytest.raises(InvalidRequestError, match="2001 entries that are no codes yet"):
        CellCodes(BOOK).add_new(table, Kind.INTERVIEW)
